"""``leadbooth events``: every event with its leads; and its set-up as a file, from a file, as next year's template."""

from __future__ import annotations

import json
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from leadbooth.cli.command import Command, folder_of
from leadbooth.cli.exits import Exit
from leadbooth.cli.terminal import Bar, escaped, say, table

if TYPE_CHECKING:
    from leadbooth.services.event_setup import Setup


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object a line instead of a table")
    parser.set_defaults(work=_list)
    works = parser.add_subparsers(title="set-up of an event", metavar="WORK", help="what to do, instead of a list")

    def add(name: str, about: str, work: Callable[[Namespace], int]) -> ArgumentParser:
        added = works.add_parser(name, help=about, description=f"{about.capitalize()}.", allow_abbrev=False)
        added.add_argument("--data-dir", type=Path, default=SUPPRESS, metavar="DIR", help="folder of the store")
        added.set_defaults(work=work)
        return added

    exported = add("export", "write the set-up of an event into a file", _export)
    exported.add_argument("file", nargs="?", type=Path, metavar="FILE", help="where to (default: named by the event)")
    exported.add_argument("--event", default="", metavar="NAME", help="the event, by name or id (default: current one)")
    imported = add("import", "make the event of a set-up, or bring the one that is here in line with it", _import)
    imported.add_argument("file", type=Path, metavar="FILE", help="a file that a set-up was written into")
    imported.add_argument(
        "--check", action="store_true", help="only say what is in the file, and whether it can be used"
    )
    duplicated = add("duplicate", "prepare another event as one that is here, without its dates and leads", _duplicate)
    duplicated.add_argument("name", nargs="?", default="", metavar="NAME", help="its name (default: that of next year)")
    duplicated.add_argument("--event", default="", metavar="NAME", help="as which event (default: the current one)")


def _run(arguments: Namespace) -> int:
    work: Callable[[Namespace], int] = arguments.work
    return work(arguments)


def _list(arguments: Namespace) -> int:
    from leadbooth.cli.session import opened
    from leadbooth.services import events

    with opened(folder_of(arguments)) as store:
        found = events.list_events(store)
    if arguments.json:
        for one in found:
            fields = ("name", "kind", "starts_on", "ends_on", "place", "archived")
            values = {"id": one.event.id.hex(), **{name: getattr(one.event, name) for name in fields}}
            print(escaped(json.dumps({**values, "leads": one.leads}, ensure_ascii=False)))
        return Exit.OK
    rows = [
        [one.event.name, one.event.kind.replace("_", " "), one.event.starts_on, one.event.ends_on, f"{one.leads:>6,}"]
        for one in found
    ]
    print("\n".join(table(("Event", "Kind", "From", "To", " Leads"), rows)))
    return Exit.OK


def _export(arguments: Namespace) -> int:
    from leadbooth.cli.session import chosen_event, opened
    from leadbooth.services import event_setup

    folder = folder_of(arguments)
    with opened(folder) as store:
        event = chosen_event(store, folder, arguments.event)
        target = arguments.file or Path(event_setup.file_name(event.name))
        event_setup.export_setup(store, event.id, target)
    say(f"The set-up of {event.name} was written to {target}")
    return Exit.OK


def _import(arguments: Namespace) -> int:
    from leadbooth.cli.session import opened
    from leadbooth.services import event_setup, events, rescoring

    setup = event_setup.read_setup(arguments.file)
    if arguments.check:
        say(_summary(setup))
        return Exit.OK
    with opened(folder_of(arguments)) as store:
        is_here = any(one.event.id == setup.event.id for one in events.list_events(store))
        event_setup.import_setup(store, setup)
        with Bar("Scoring") as bar:
            rescoring.rescore(store, bar)
    say(f"{'Brought in line' if is_here else 'Made'}: {_summary(setup)}")
    return Exit.OK


def _summary(setup: Setup) -> str:
    event = setup.event
    days = f" ({event.starts_on or '?'} to {event.ends_on or '?'})" if event.starts_on or event.ends_on else ""
    counts = f"questions: {len(setup.asked)}, consent texts: {len(setup.texts)}, lead magnets: {len(setup.offered)}"
    return f"{event.name}{days}; {counts}, team: {len(event.team) or 'everybody'}"


def _duplicate(arguments: Namespace) -> int:
    from leadbooth.cli.session import chosen_event, opened
    from leadbooth.services import event_setup

    folder = folder_of(arguments)
    with opened(folder) as store:
        event = chosen_event(store, folder, arguments.event)
        name = arguments.name or event_setup.suggested_name(event.name)
        made = event_setup.duplicate_event(store, event.id, name)
    say(f"{made.name} was prepared as {event.name}")
    return Exit.OK


COMMAND = Command(
    name="events",
    summary="list events, carry their set-up to other laptops, prepare the next one",
    description=(
        "Lists every event with its dates and how many leads it has, the latest first. The set-up of an event is all "
        "that is prepared: basics, costs, goals, team, questions, rules, badge layout, lead magnets, consent texts. "
        "export writes it into a file; import makes the same event on another laptop, or updates it there. What the "
        "file does not have is retired then; leads and answers are never touched."
    ),
    examples=(
        ("leadbooth events", "a table"),
        ("leadbooth events --json", "one JSON object a line"),
        ("leadbooth events export expo.leadbooth-event", "the set-up of the current event, for other laptops"),
        ("leadbooth events import expo.leadbooth-event", "take it in there"),
        ("leadbooth events import --check expo.leadbooth-event", "only look what is in it; needs no store"),
        ("leadbooth events duplicate 'Expo 2027' --event 'Expo 2026'", "prepare next year's event as this year's"),
    ),
    add_arguments=_arguments,
    run=_run,
)
