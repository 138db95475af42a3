"""``leadbooth doctor``: whether everything is well."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from leadbooth.cli.command import Command, folder_of
from leadbooth.cli.exits import Exit
from leadbooth.cli.terminal import Bar, escaped, table
from leadbooth.errors import KnownError

if TYPE_CHECKING:
    from leadbooth.services.doctor import Finding

_MARKS = {"ok": "ok", "warning": "!", "fault": "FAULT"}


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object a line instead of a table")


def _run(arguments: Namespace) -> int:
    findings = list(_examine(folder_of(arguments)))
    if arguments.json:
        for one in findings:
            found = {"check": one.code, "health": one.health, "said": one.said}
            print(escaped(json.dumps(found, ensure_ascii=False)))
    else:
        rows = [(_MARKS[one.health], one.code, one.said) for one in findings]
        print("\n".join(table(("", "Check", "Result"), rows, width=sys.maxsize)))
    return Exit.FAULT if any(one.health == "fault" for one in findings) else Exit.OK


def _examine(folder: Path) -> Iterator[Finding]:
    from leadbooth.cli.session import opened
    from leadbooth.services.doctor import examine
    from leadbooth.ui.cameras import camera_names

    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia*=false")  # which codecs there are is not asked
    trouble = store = None
    with ExitStack() as stack:
        try:
            store = stack.enter_context(opened(folder))
        except KnownError as error:
            if error.code in ("wrong_passphrase", "wrong_key"):
                raise
            trouble = None if error.code == "no_store" else error
        bar = stack.enter_context(Bar("Examining"))
        yield from examine(folder, store, trouble=trouble, cameras=camera_names, progress=bar)


COMMAND = Command(
    name="doctor",
    summary="look after the store, the versions, the camera, the keychain and the disk",
    description=(
        "Examines the store (each page, and whether what is shown is what the change log says), versions, the folder "
        "and its disk, backups, logs, the keychain and cameras. Nothing is changed. Exit code 1 when there is a fault."
    ),
    examples=(
        ("leadbooth doctor", "a table"),
        ("leadbooth doctor --json", "one JSON object a line, for other programs"),
    ),
    add_arguments=_arguments,
    run=_run,
)
