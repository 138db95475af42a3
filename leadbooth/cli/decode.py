"""``leadbooth decode``: what badges say, as JSON. Needs no store and saves nothing."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from leadbooth.cli.command import Command
from leadbooth.cli.exits import Exit
from leadbooth.cli.payloads import payloads
from leadbooth.cli.terminal import escaped, tell_error
from leadbooth.errors import KnownError


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help='picture, text or .vcf file, "-" for text on standard input'
    )


def _run(arguments: Namespace) -> int:
    all_read = True
    for source, read in _readings(arguments.files):
        all_read = all_read and bool(read["format"])
        print(escaped(json.dumps({"source": source, **read}, ensure_ascii=False)), flush=True)
    return Exit.OK if all_read else Exit.FAULT


def _readings(sources: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """``(source, what it says)`` of each payload and of each code in a picture."""
    for source in sources:
        if source != "-" and _shows_picture(Path(source)):
            yield from ((source, read) for read in _codes(Path(source)))
        else:
            yield from ((source, _read(payload)) for _, payload in payloads([source]))


def _shows_picture(path: Path) -> bool:
    """False also for a file that cannot be opened: why, is said where it is read."""
    from leadbooth.reading.pictures import is_picture

    try:
        with path.open("rb") as file:
            return is_picture(file.read(16))
    except OSError:
        return False


def _codes(path: Path) -> Iterator[dict[str, Any]]:
    """What each code says. A picture that cannot be read does not keep the others from being read."""
    from leadbooth.reading.pictures import read_codes, read_picture_file

    try:
        codes = read_codes(read_picture_file(path))
        if not codes:
            raise KnownError("picture_without_code", name=path.name)
    except KnownError as error:
        tell_error(error)
        yield _unread("", error)
    else:
        yield from (_read(code.text, code.symbology) for code in codes)


def _read(payload: str, symbology: str = "") -> dict[str, Any]:
    from leadbooth.reading import read_badge, strip_aim

    symbology = symbology or strip_aim(payload)[1]
    try:
        reading = read_badge(payload, symbology)
    except KnownError as error:
        return _unread(symbology, error)
    contact: dict[str, Any] = dict(reading.contact.known())
    if reading.contact.extra:
        contact["extra"] = dict(reading.contact.extra)
    return {
        "symbology": symbology,
        "format": reading.format,
        "badge_id": reading.badge_id,
        "contact": contact,
        "warnings": list(reading.warnings),
    }


def _unread(symbology: str, error: KnownError) -> dict[str, Any]:
    return {"symbology": symbology, "format": "", "badge_id": "", "contact": {}, "warnings": [error.code]}


COMMAND = Command(
    name="decode",
    summary="show what badges say, as JSON, and save nothing",
    description=(
        "Prints one JSON object on a line for each payload: source, symbology, format, badge_id, contact (the fields "
        "that are known) and warnings. Of a picture it prints one for each code: QR, Micro QR, Data Matrix, Aztec, "
        "PDF417, Code 128, 39 and 93, EAN, ITF. What cannot be read has an empty format, and a warning that says why."
    ),
    examples=(
        ("leadbooth decode badges.txt", "every payload of a file"),
        ("leadbooth decode photo.jpg", "every code in a picture"),
        ("leadbooth decode card.vcf | python3 -m json.tool", "a vCard, laid out"),
        ("echo 'MECARD:N:Okafor,Chidi;;' | leadbooth decode -", "what is piped in"),
    ),
    add_arguments=_arguments,
    run=_run,
)
