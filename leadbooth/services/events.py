"""Events, staff and the organisation: create, edit, choose."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leadbooth.domain.badge import BadgeProfile
from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.event import Campaign, Event, Staff
from leadbooth.domain.ids import ORGANISATION, Id, derived_id, new_id
from leadbooth.domain.rules import rating_to_json, routing_to_json
from leadbooth.domain.text import fold
from leadbooth.domain.words import EventKind
from leadbooth.errors import KnownError
from leadbooth.storage import events as repository
from leadbooth.storage.log import Writer
from leadbooth.storage.store import Store

_GROUPS: Mapping[str, tuple[str, ...]] = {
    "basics": ("name", "kind", "starts_on", "ends_on", "place", "time_zone", "currency", "archived"),
    "goals": ("goal_per_day", "goal_total"),
    "badges": ("badge_profile",),
    "defaults": ("default_channel", "default_campaign_id", "default_country"),
    "weights": ("weights",),
    "costs": ("costs",),
    "rating": ("rating",),
    "routing": ("routing",),
    "team": ("team",),
}


@dataclass(frozen=True, slots=True)
class EventOverview:
    """An event with how many leads it has."""

    event: Event
    leads: int


def list_events(store: Store) -> list[EventOverview]:
    """Every event, those in use before the archived ones, the latest first."""
    with store.reading() as db:
        counts = repository.lead_counts(db)
        return [EventOverview(event, counts.get(event.id, 0)) for event in repository.every(db)]


def get_event(store: Store, event: Id) -> Event:
    """Raises KnownError("event_gone")."""
    with store.reading() as db:
        found = repository.get(db, event)
    if found is None:
        raise KnownError("event_gone")
    return found


def create_event(store: Store, name: str, *, staff: Id | None = None, **values: Any) -> Event:
    """A new event; ``values`` are fields of Event. Raises KnownError("event_name_missing", "event_dates")."""
    event = Event(id=new_id(), name=name.strip(), **{"kind": EventKind.TRADE_SHOW, **values})
    _check(event)
    with store.writing(staff) as writer:
        writer.create("event", event.id, event.id, event_groups(event))
    return event


def save_event(store: Store, event: Event, *, staff: Id | None = None) -> ChangeSet:
    """Keep an edited event. Raises KnownError as ``create_event`` does."""
    event = dataclasses.replace(event, name=event.name.strip())
    _check(event)
    with store.writing(staff) as writer:
        writer.edit("event", event.id, event.id, event_groups(event))
    return writer.change_set()


def _check(event: Event) -> None:
    if not event.name:
        raise KnownError("event_name_missing")
    try:
        first, last = (date.fromisoformat(day) if day else None for day in (event.starts_on, event.ends_on))
    except ValueError as error:
        raise KnownError("event_dates") from error
    if first and last and last < first:
        raise KnownError("event_dates")


def event_groups(event: Event) -> dict[str, dict[str, Any]]:
    """An event as the groups of a change."""
    lists = {
        "team": [person.hex() for person in event.team],
        "rating": rating_to_json(event.rating),
        "routing": routing_to_json(event.routing),
    }
    return {
        group: {name: lists[name] if name in lists else _plain(getattr(event, name)) for name in names}
        for group, names in _GROUPS.items()
    }


def _plain(value: Any) -> Any:
    match value:
        case BadgeProfile():
            return {name: list(v) if isinstance(v, tuple) else v for name, v in dataclasses.asdict(value).items()}
        case Mapping():
            return dict(value)
        case bool():
            return int(value)
        case _:
            return value


def list_staff(store: Store) -> list[Staff]:
    """Everybody who captures, by name."""
    with store.reading() as db:
        return repository.staff(db)


def add_staff(store: Store, name: str, email: str = "") -> Staff:
    """Somebody new. The same name again is the same person. Raises KnownError("staff_name_missing")."""
    name = " ".join(name.split())
    if not name:
        raise KnownError("staff_name_missing")
    for known in list_staff(store):
        if known.name.casefold() == name.casefold():
            return save_staff(store, dataclasses.replace(known, active=True))
    return save_staff(store, Staff(new_id(), name, email.strip()))


def save_staff(store: Store, staff: Staff) -> Staff:
    """Keep an edited name, address, or that somebody no longer captures."""
    with store.writing() as writer:
        record_staff(writer, staff)
    return staff


def record_staff(writer: Writer, staff: Staff) -> None:
    """``save_staff`` as part of a larger action."""
    profile = {"name": staff.name, "email": staff.email, "active": int(staff.active)}
    writer.edit("staff", staff.id, ORGANISATION, {"profile": profile})


def organisation_name(store: Store) -> str:
    """The company that uses this store."""
    with store.reading() as db:
        return repository.organisation_name(db)


def name_organisation(store: Store, name: str) -> ChangeSet:
    """Set the company that uses this store."""
    with store.writing() as writer:
        writer.edit("organisation", ORGANISATION, ORGANISATION, {"profile": {"name": name.strip()}})
    return writer.change_set()


def list_campaigns(store: Store) -> list[Campaign]:
    """Every campaign, by name."""
    with store.reading() as db:
        return repository.campaigns(db)


def campaign_named(store: Store, name: str, *, staff: Id | None = None) -> Id | None:
    """The campaign of a name, made where there is none; None for no name."""
    with store.writing(staff) as writer:
        return record_campaign(writer, name)


def record_campaign(writer: Writer, name: str) -> Id | None:
    """``campaign_named`` as part of a larger action."""
    name = " ".join(name.split())
    if not name:
        return None
    row = derived_id("campaign", fold(name))
    if not any(known.id == row for known in repository.campaigns(writer.db)):
        writer.create("campaign", row, ORGANISATION, {"label": {"name": name}})
    return row
