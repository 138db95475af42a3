"""What the lists of the Capture page show: today's leads, and those of rapid mode that are to finish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leadbooth.domain.event import Event
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.domain.listing import LeadFilter
from leadbooth.services import browse
from leadbooth.services.browse import Today
from leadbooth.storage.store import Store

_MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class BoothLists:
    """Today's leads, and the newest of those to finish with how many there are, of any day."""

    today: Today
    to_finish: tuple[Lead, ...]
    to_finish_count: int


def read_lists(store: Store, event: Event) -> BoothLists:
    """Both lists of an event, newest first."""
    found, count = _leads(store, LeadFilter(event_id=event.id, to_finish=True))
    return BoothLists(browse.today(store, event, _MOST_ROWS), found, count)


def came_with(store: Store, event: Id, party: Id) -> Sequence[Lead]:
    """Who came together, whoever of them was captured first first."""
    found, _ = _leads(store, LeadFilter(event_id=event, party_id=party))
    return found[::-1]


def _leads(store: Store, chosen: LeadFilter) -> tuple[tuple[Lead, ...], int]:
    numbers = browse.list_leads(store, chosen).numbers
    leads = browse.page(store, numbers[:_MOST_ROWS])
    return tuple(leads[number] for number in numbers[:_MOST_ROWS] if number in leads), len(numbers)
