"""``leadbooth events``: every event with its dates and how many leads it has."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from leadbooth.cli.command import Command, folder_of
from leadbooth.cli.exits import Exit
from leadbooth.cli.terminal import escaped, table


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object a line instead of a table")


def _run(arguments: Namespace) -> int:
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


COMMAND = Command(
    name="events",
    summary="list events",
    description="Lists every event with its dates and how many leads it has, the latest first.",
    examples=(("leadbooth events", "a table"), ("leadbooth events --json", "one JSON object a line")),
    add_arguments=_arguments,
    run=_run,
)
