"""Arguments that choose leads, shared by the commands that list and export them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from leadbooth.domain.event import Event
from leadbooth.domain.listing import LeadFilter


def add_selection(parser: ArgumentParser) -> None:
    """``--event``, ``--search`` and ``--interest``."""
    parser.add_argument("--event", default="", metavar="NAME", help="only leads of this event")
    parser.add_argument("--search", default="", metavar="TEXT", help="only leads that have these words")
    parser.add_argument(
        "--interest",
        action="append",
        choices=("hot", "warm", "cold", "none"),
        help="only leads of this interest; may be given several times",
    )


def selected(arguments: Namespace, event: Event | None) -> LeadFilter:
    """The leads that were asked for, of all events without ``event``."""
    interests = tuple("" if name == "none" else name for name in arguments.interest or ())
    return LeadFilter(event_id=event.id if event else None, text=arguments.search, interests=interests)
