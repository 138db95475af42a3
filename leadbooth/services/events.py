"""Events, staff and the organisation: create, edit, choose."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leadbooth.domain.badge import BadgeProfile
from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.event import Event, Staff
from leadbooth.domain.ids import ORGANISATION, Id, derived_id, new_id
from leadbooth.domain.lead import Question
from leadbooth.domain.words import EventKind
from leadbooth.errors import KnownError
from leadbooth.storage import events as repository
from leadbooth.storage.store import Store

_GROUPS: Mapping[str, tuple[str, ...]] = {
    "basics": ("name", "kind", "starts_on", "ends_on", "place", "time_zone", "currency", "archived"),
    "goals": ("goal_per_day", "goal_total"),
    "badges": ("badge_profile",),
    "defaults": ("default_channel", "default_country"),
    "weights": ("weights",),
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
        writer.create("event", event.id, event.id, _body(event))
    return event


def save_event(store: Store, event: Event, *, staff: Id | None = None) -> ChangeSet:
    """Keep an edited event. Raises KnownError as ``create_event`` does."""
    event = dataclasses.replace(event, name=event.name.strip())
    _check(event)
    with store.writing(staff) as writer:
        writer.edit("event", event.id, event.id, _body(event))
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


def _body(event: Event) -> dict[str, dict[str, Any]]:
    return {group: {name: _plain(getattr(event, name)) for name in names} for group, names in _GROUPS.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, BadgeProfile):
        return {name: list(v) if isinstance(v, tuple) else v for name, v in dataclasses.asdict(value).items()}
    return dict(value) if isinstance(value, Mapping) else int(value) if isinstance(value, bool) else value


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
    staff = Staff(new_id(), name, email.strip())
    with store.writing() as writer:
        profile = {"name": staff.name, "email": staff.email, "active": 1}
        writer.create("staff", staff.id, ORGANISATION, {"profile": profile})
    return staff


def save_staff(store: Store, staff: Staff) -> Staff:
    """Keep an edited name, address, or that somebody no longer captures."""
    with store.writing() as writer:
        profile = {"name": staff.name, "email": staff.email, "active": int(staff.active)}
        writer.edit("staff", staff.id, ORGANISATION, {"profile": profile})
    return staff


def organisation_name(store: Store) -> str:
    """The company that uses this store."""
    with store.reading() as db:
        return repository.organisation_name(db)


def name_organisation(store: Store, name: str) -> ChangeSet:
    """Set the company that uses this store."""
    with store.writing() as writer:
        writer.edit("organisation", ORGANISATION, ORGANISATION, {"profile": {"name": name.strip()}})
    return writer.change_set()


def list_questions(store: Store, event: Id | None) -> list[Question]:
    """What is asked at an event, in order; everywhere where ``event`` is None."""
    with store.reading() as db:
        return repository.questions(db, event)


def add_question(store: Store, event: Id, question: Question) -> ChangeSet:
    """Ask something at an event. Its ``key`` names its export column and survives a change of wording."""
    form = {
        "key": question.key,
        "wording": question.wording,
        "kind": question.kind,
        "options": dict(question.options),
        "feeds": question.feeds,
        "required": int(question.required),
        "position": question.position,
        "version": question.version,
        "active": int(question.active),
    }
    with store.writing() as writer:
        writer.create("question", question.id, event, {"form": form})
    return writer.change_set()


def answer_row(lead: Id, question: Id) -> Id:
    """The row of an answer: the same on every laptop, so that two answers to one question meet."""
    return derived_id("answer", lead, question)
