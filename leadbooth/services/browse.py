"""Browse: lists of leads, one lead in full, and its timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from leadbooth.domain.event import Event, Staff
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead, TimelineEntry
from leadbooth.domain.listing import LeadFilter, LeadOrder
from leadbooth.services import timeline as timelines
from leadbooth.storage import browse as lists
from leadbooth.storage import events, leads
from leadbooth.storage.store import Store


@dataclass(frozen=True, slots=True)
class LeadList:
    """A list of leads: ``numbers`` in order, to ask pages by. ``cut`` where a search found more than are listed."""

    numbers: Sequence[int]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Today:
    """The leads captured or met at an event today, newest first, beside what the event aims at."""

    leads: tuple[Lead, ...]
    count: int
    goal: int


def list_leads(store: Store, chosen: LeadFilter, order: LeadOrder | None = None) -> LeadList:
    """The leads that ``chosen`` asks for, in order."""
    with store.reading() as db:
        numbers = lists.lead_numbers(db, chosen, order or LeadOrder())
    return LeadList(numbers, cut=bool(chosen.text) and len(numbers) == lists.SEARCH_LIMIT)


def page(store: Store, numbers: Sequence[int]) -> dict[int, Lead]:
    """Leads by row number, up to some hundreds at once; those that are gone are left out."""
    with store.reading() as db:
        return leads.by_numbers(db, numbers)


_IDS_AT_ONCE = 10_000  # parameters of one statement


def ids_of(store: Store, numbers: Sequence[int]) -> list[Id]:
    """The leads behind row numbers, any number of them."""
    with store.reading() as db:
        starts = range(0, len(numbers), _IDS_AT_ONCE)
        return [lead for start in starts for lead in leads.ids_of(db, numbers[start : start + _IDS_AT_ONCE])]


def count_leads(store: Store, chosen: LeadFilter) -> int:
    """How many leads ``chosen`` asks for."""
    with store.reading() as db:
        return lists.count(db, chosen)


def tags_used(store: Store, event: Id | None = None) -> list[str]:
    """Every tag that leads of an event have, or any lead without ``event``."""
    with store.reading() as db:
        return lists.tags(db, event)


def count_unexported(store: Store, event: Id | None = None) -> int:
    """How many leads have something that is only on this laptop; of all events without ``event``."""
    with store.reading() as db:
        return lists.count_pending(db, event)


def today(store: Store, event: Event, limit: int = 200) -> Today:
    """Who was captured at ``event`` since midnight by the laptop's clock."""
    midnight = (
        datetime.fromtimestamp(store.now_ms() / 1000, UTC)
        .astimezone()
        .replace(hour=0, minute=0, second=0, microsecond=0)
    )
    chosen = LeadFilter(
        event_id=event.id,
        met_from=int(midnight.timestamp() * 1000),
        met_to=int((midnight + timedelta(days=1)).timestamp() * 1000),
    )
    with store.reading() as db:
        numbers = lists.lead_numbers(db, chosen, LeadOrder())
        found = leads.by_numbers(db, numbers[:limit])
    return Today(tuple(found[n] for n in numbers[:limit] if n in found), len(numbers), event.goal_per_day)


def timeline(store: Store, lead: Id) -> list[TimelineEntry]:
    """What happened with a lead, latest first: encounters, consents, answers, and the edits that the log knows of."""
    with store.reading() as db:
        return timelines.timeline(db, lead)


def currencies(store: Store) -> dict[Id, str]:
    """The currency of each event (ISO 4217), for lists that show amounts."""
    with store.reading() as db:
        return {event.id: event.currency for event in events.every(db)}


def staff_names(store: Store) -> dict[Id, Staff]:
    """Everybody by id, for lists that show owners."""
    with store.reading() as db:
        return {person.id: person for person in events.staff(db)}
