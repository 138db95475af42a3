"""``leadbooth demo``: fill an event with invented leads."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from leadbooth.cli.command import Command, folder_of
from leadbooth.cli.exits import Exit
from leadbooth.cli.terminal import Bar, say


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--leads", type=_count, default=120, metavar="N", help="how many leads at the event (default: 120)"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed gives the same people")
    parser.add_argument("--event", default="", metavar="NAME", help='event to fill (default: "Grid & Power Expo")')


def _count(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if not 1 <= number <= 1_000_000:
        raise ArgumentTypeError("a number from 1 to 1,000,000")
    return number


def _run(arguments: Namespace) -> int:
    from leadbooth.cli.session import opened_or_new
    from leadbooth.services import demo
    from leadbooth.services.sample_people import material

    event = arguments.event or demo.EVENT_NAME
    first = material()["staff"][0]
    with opened_or_new(folder_of(arguments), staff=first, event=event) as store, Bar("Filling") as bar:
        done = demo.fill(store, arguments.leads, seed=arguments.seed, event_name=event, progress=bar)
    say(f"{done.leads:,} leads at {done.event.name} and {done.earlier.name}, none of whom exist.")
    return Exit.OK


COMMAND = Command(
    name="demo",
    summary="fill an event with sample leads",
    description=(
        "Captures invented people with invented badges at an event whose second day is today, and some of them at an "
        "earlier breakfast. Where there is no store yet one is made."
    ),
    examples=(
        ("leadbooth demo", "120 leads to try things with"),
        (
            "leadbooth --data-dir /tmp/try demo --leads 100000 --seed 7",
            "many, always the same, in a store of their own",
        ),
    ),
    add_arguments=_arguments,
    run=_run,
)
