"""``leadbooth backup``: the whole store in one encrypted file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path

from leadbooth.cli.command import Command, folder_of
from leadbooth.cli.exits import Exit
from leadbooth.cli.terminal import say


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="where to write (default: named by date)")


def _run(arguments: Namespace) -> int:
    from leadbooth.cli.session import opened
    from leadbooth.services import stores

    name = f"leadbooth-{datetime.now().astimezone():%Y%m%d-%H%M%S}.leadbooth"
    target: Path = arguments.file or Path(name)
    with opened(folder_of(arguments)) as store:
        stores.backup(store, target.absolute())
    say(f"Backed up to {target}. The passphrase and the recovery key of the store open it.")
    return Exit.OK


COMMAND = Command(
    name="backup",
    summary="copy the store into one encrypted file",
    description=(
        "Copies the store, encrypted as it is, with its key file into one file, and checks the copy before the file "
        "gets its name. The passphrase and the recovery key of the store open it."
    ),
    examples=(
        ("leadbooth backup", "into a file of this folder, named by date and time"),
        ("leadbooth backup /media/stick/friday.leadbooth", "onto a memory stick"),
    ),
    add_arguments=_arguments,
    run=_run,
)
