"""``leadbooth export``: leads as CSV."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from leadbooth.cli.command import Command, folder_of
from leadbooth.cli.exits import Exit
from leadbooth.cli.selection import add_selection, selected
from leadbooth.cli.terminal import Bar, say
from leadbooth.domain.listing import LeadFilter


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="where to write (default: named by event)")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="the same, as an option")
    parser.add_argument(
        "--scope",
        choices=("all", "event", "new"),
        default="all",
        help="leads of all events, of the event, or of the event and new or changed since exported",
    )
    add_selection(parser)
    parser.add_argument("--excel", action="store_true", help="for Excel: byte order mark, no cell taken for a formula")
    parser.add_argument("--delimiter", default=",", type=_delimiter, metavar="SIGN", help='"," (default), ";" or "tab"')


def _delimiter(text: str) -> str:
    sign = "\t" if text.lower() in {"tab", "\\t"} else text
    if sign not in {",", ";", "\t", "|"}:
        raise ArgumentTypeError("one of , ; | tab")
    return sign


def _run(arguments: Namespace) -> int:
    from leadbooth.cli.session import chosen_event, chosen_staff, opened
    from leadbooth.exchange.csv_ import CsvFormat
    from leadbooth.services import export

    folder = folder_of(arguments)
    scope: export.Scope = "event" if arguments.scope == "all" and arguments.event else arguments.scope
    with opened(folder) as store, Bar("Exporting") as bar:
        event = None if scope == "all" else chosen_event(store, folder, arguments.event)
        chosen = replace(selected(arguments, event), only_unexported=scope == "new")
        narrowed = replace(chosen, event_id=None, only_unexported=False) != LeadFilter()
        today = datetime.fromtimestamp(store.now_ms() / 1000, UTC).astimezone().date()
        named = export.file_name(event.name if event else "leads", today)
        target = arguments.output or arguments.file or Path(named)
        form = CsvFormat(excel=arguments.excel, delimiter=arguments.delimiter)
        staff = chosen_staff(store, folder, "")
        done = export.export_csv(
            store, staff.id, target, chosen, scope="filter" if narrowed else scope, form=form, progress=bar
        )
    say(f"{done.count:,} leads written to {done.path}")
    return Exit.OK


COMMAND = Command(
    name="export",
    summary="write leads as CSV",
    description=(
        "Writes leads as CSV (RFC 4180, UTF-8) with fixed columns and one for each question. The file is whole or "
        "not there, and an earlier one of its name stays until the new one is whole. Exports are logged, so that "
        "--scope new writes what was not exported since. Exit code 1 when nothing fits."
    ),
    examples=(
        ("leadbooth export leads.csv", "all leads"),
        ("leadbooth export -o new.csv --scope new --excel --delimiter ';'", "what is new, for Excel in Europe"),
        ("leadbooth export hot.csv --interest hot --event 'Grid & Power Expo'", "the hot leads of an event"),
    ),
    add_arguments=_arguments,
    run=_run,
)
