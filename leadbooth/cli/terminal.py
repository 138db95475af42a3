"""What reaches a terminal: text without control characters, tables that fit, a progress bar."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
import unicodedata
from collections.abc import Sequence
from typing import Self, TextIO

from leadbooth.errors import KnownError
from leadbooth.messages import explain

_ACTIVE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # control, formatting, lone surrogates, line and paragraph ends
_SUSPECT = re.compile(r"[^\x20-\x7e]")
_BAR_AFTER = 1.0  # seconds: what is over sooner needs no bar
_BAR_EVERY = 0.1
_BAR_WIDTH = 30
_LEAST = 4  # letters of a column that is cut


def plain(text: str) -> str:
    """``text`` on one line, without anything that a terminal would act on."""
    if not _SUSPECT.search(text):
        return text
    return "".join(" " if unicodedata.category(sign) in _ACTIVE else sign for sign in text)


def escaped(json_text: str) -> str:
    r"""JSON with what a terminal would act on as ``\uXXXX``: the same values, harmless to look at."""
    return _SUSPECT.sub(_escape, json_text)


def _escape(match: re.Match[str]) -> str:
    sign = match[0]
    return f"\\u{ord(sign):04x}" if unicodedata.category(sign) in _ACTIVE and ord(sign) < 0x10000 else sign


def say(text: str) -> None:
    """One line of output, at once."""
    print(plain(text), flush=True)


def tell(text: str) -> None:
    """One line beside the output, on standard error."""
    print(plain(text), file=sys.stderr, flush=True)


def tell_error(error: KnownError) -> None:
    """What happened, what is safe, what to do: a line each on standard error."""
    happened, safe, do = explain(error)
    tell(f"leadbooth: {happened}")
    tell(f"  {safe}")
    tell(f"  {do}")


def width_of(text: str) -> int:
    """The columns that ``text`` takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(s) else 2 if unicodedata.east_asian_width(s) in "WF" else 1 for s in text)


def fitted(text: str, width: int) -> str:
    """``text`` in exactly ``width`` columns: cut with an ellipsis, or filled with blanks."""
    if width_of(text) > width:
        kept = text
        while kept and width_of(kept) > width - 1:
            kept = kept[:-1]
        text = f"{kept}…"
    return text + " " * (width - width_of(text))


def table(header: Sequence[str], rows: Sequence[Sequence[str]], *, width: int | None = None) -> list[str]:
    """Lines of an aligned table. Where it is wider than ``width`` its widest columns are cut."""
    cells = [[plain(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(width_of, column)) for column in zip(*cells, strict=True)]
    room = (width if width is not None else terminal_width()) - 2 * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
    return ["  ".join(fitted(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]


def terminal_width() -> int:
    """The columns of the terminal; without one there is no end to a line."""
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return sys.maxsize
    return shutil.get_terminal_size().columns


class Bar:
    """A progress bar on a terminal, for what takes longer than a second. Call it with done and total."""

    def __init__(self, label: str, stream: TextIO | None = None) -> None:
        self._label = label
        self._stream = stream or sys.stderr
        self._next = time.monotonic() + _BAR_AFTER
        self._drawn = False

    def __call__(self, done: int, total: int) -> bool:
        """Draw where it is time to; always answers that work goes on."""
        now = time.monotonic()
        if now >= self._next and total and self._stream.isatty():
            self._next, self._drawn = now + _BAR_EVERY, True
            full = min(done, total) * _BAR_WIDTH // total
            bar = "█" * full + "·" * (_BAR_WIDTH - full)
            self._stream.write(f"\r{self._label} {bar} {min(done, total):,} of {total:,}")
            self._stream.flush()
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
