"""What the detail pane shows of a lead, read in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leadbooth.domain.event import Staff
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import TimelineEntry
from leadbooth.services import browse
from leadbooth.services.captured import Captured, open_lead
from leadbooth.storage.store import Store


@dataclass(frozen=True, slots=True)
class Details:
    """A lead with its quality, its timeline (latest first) and the people named in it."""

    captured: Captured
    timeline: tuple[TimelineEntry, ...]
    people: Mapping[Id, Staff]


def read_details(store: Store, number: int) -> Details | None:
    """The lead of a row number; None where it is gone."""
    found = browse.ids_of(store, [number])
    if not found:
        return None
    return Details(
        open_lead(store, found[0]),
        tuple(browse.timeline(store, found[0])),
        browse.staff_names(store),
    )
