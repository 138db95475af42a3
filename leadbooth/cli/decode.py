"""``leadbooth decode``: what badges say, as JSON. Needs no store and saves nothing."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from typing import Any

from leadbooth.cli.command import Command
from leadbooth.cli.exits import Exit
from leadbooth.cli.payloads import payloads
from leadbooth.cli.terminal import escaped
from leadbooth.errors import KnownError


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help='text or .vcf file, "-" for standard input')


def _run(arguments: Namespace) -> int:
    all_read = True
    for source, payload in payloads(arguments.files):
        read = _read(payload)
        all_read = all_read and bool(read["format"])
        print(escaped(json.dumps({"source": source, **read}, ensure_ascii=False)), flush=True)
    return Exit.OK if all_read else Exit.FAULT


def _read(payload: str) -> dict[str, Any]:
    from leadbooth.reading import read_badge, strip_aim

    symbology = strip_aim(payload)[1]
    try:
        reading = read_badge(payload)
    except KnownError as error:
        return {"symbology": symbology, "format": "", "badge_id": "", "contact": {}, "warnings": [error.code]}
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


COMMAND = Command(
    name="decode",
    summary="show what badges say, as JSON, and save nothing",
    description=(
        "Prints one JSON object on a line for each payload: source, symbology, format, badge_id, contact (the fields "
        "that are known) and warnings. A payload over 64 KiB is not read: its format is empty."
    ),
    examples=(
        ("leadbooth decode badges.txt", "every payload of a file"),
        ("leadbooth decode card.vcf | python3 -m json.tool", "a vCard, laid out"),
        ("echo 'MECARD:N:Okafor,Chidi;;' | leadbooth decode -", "what is piped in"),
    ),
    add_arguments=_arguments,
    run=_run,
)
