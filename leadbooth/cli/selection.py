"""Arguments that choose leads, shared by the commands that list and export them."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date

from leadbooth.domain.event import Event
from leadbooth.domain.listing import LeadFilter


def add_selection(parser: ArgumentParser) -> None:
    """``--event``, ``--search``, ``--interest`` and where leads stand in the pipeline."""
    parser.add_argument("--event", default="", metavar="NAME", help="only leads of this event")
    parser.add_argument("--search", default="", metavar="TEXT", help="only leads that have these words")
    parser.add_argument(
        "--interest",
        action="append",
        choices=("hot", "warm", "cold", "none"),
        help="only leads of this interest; may be given several times",
    )
    parser.add_argument("--stage", action="append", metavar="KEY", help="only leads of this stage; several times")
    parser.add_argument(
        "--tag", action="append", metavar="TAG", help="only leads that have one of these; several times"
    )
    parser.add_argument("--due", type=_day, metavar="DAY", help="only what is to be done until YYYY-MM-DD")
    parser.add_argument("--to-finish", action="store_true", help="only leads of rapid mode that nobody qualified yet")


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ArgumentTypeError("a day like 2026-04-30") from None


def selected(arguments: Namespace, event: Event | None) -> LeadFilter:
    """The leads that were asked for, of all events without ``event``."""
    interests = tuple("" if name == "none" else name for name in arguments.interest or ())
    return LeadFilter(
        event_id=event.id if event else None,
        text=arguments.search,
        interests=interests,
        stages=tuple(arguments.stage or ()),
        tags=tuple(arguments.tag or ()),
        due_until=arguments.due or "",
        to_finish=arguments.to_finish,
    )
