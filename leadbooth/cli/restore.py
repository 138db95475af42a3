"""``leadbooth restore``: a store out of a backup."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from leadbooth.cli.command import Command, folder_of
from leadbooth.cli.exits import Exit
from leadbooth.cli.terminal import say


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a file that LeadBooth backed up to")


def _run(arguments: Namespace) -> int:
    from leadbooth.cli.session import locked, secret_for
    from leadbooth.errors import KnownError
    from leadbooth.services import stores
    from leadbooth.storage.place import check_place

    folder = folder_of(arguments)
    if not arguments.file.exists():
        raise KnownError("file_missing", path=str(arguments.file))
    check_place(folder)
    secret = secret_for(str(arguments.file))
    with locked(folder):
        aside = stores.restore(arguments.file, folder, secret)
    say(f"Restored into {folder}.")
    if aside is not None:
        say(f"What was there is kept in {aside}.")
    return Exit.OK


COMMAND = Command(
    name="restore",
    summary="put the store of a backup in place",
    description=(
        "Checks a backup and puts it in place of the store. What was there is kept aside, not deleted. The passphrase "
        "or recovery key is that of the backup."
    ),
    examples=(
        ("leadbooth restore friday.leadbooth", "into the usual folder"),
        ("leadbooth --data-dir /tmp/look restore friday.leadbooth", "into another folder, to look inside"),
    ),
    add_arguments=_arguments,
    run=_run,
)
