"""Payloads out of files and standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from io import BufferedReader
from pathlib import Path
from typing import cast

from leadbooth.errors import KnownError

_CHUNK = 65_536


def check_sources(sources: Sequence[str]) -> None:
    """Raise KnownError("file_missing") for a file that is not there, before anything is done with the others."""
    for source in sources:
        if source != "-" and not Path(source).exists():
            raise KnownError("file_missing", path=source)


def payloads(sources: Sequence[str]) -> Iterator[tuple[str, str]]:
    """``(source, payload)`` of every file in turn; ``-`` is standard input, read as it comes.

    Raises KnownError("file_missing", "file_error" ...).
    """
    for source in sources:
        found = _from_input() if source == "-" else _from_file(Path(source))
        yield from ((source, payload) for payload in found)


def _from_input() -> Iterator[str]:
    from leadbooth.reading.payload_lines import PayloadLines

    lines, stream = PayloadLines(), cast(BufferedReader, sys.stdin.buffer)
    while chunk := stream.read1(_CHUNK):
        yield from lines.feed(chunk)
    yield from lines.flush()


def _from_file(path: Path) -> Iterator[str]:
    from leadbooth.reading import split_payloads
    from leadbooth.reading.text import decode_bytes

    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise KnownError("file_missing", path=str(path)) from None
    except OSError as error:
        raise KnownError("file_error", path=str(path), reason=error.strerror or str(error)) from error
    yield from split_payloads(decode_bytes(data))
