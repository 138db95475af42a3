"""Ownership: a lead belongs to somebody, by the routing rules of its event, else to who captured it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from leadbooth.domain.event import Event
from leadbooth.domain.ids import Id
from leadbooth.domain.rules import RoutingRule, route
from leadbooth.domain.words import SetBy
from leadbooth.storage import events, leads
from leadbooth.storage.log import Writer


def first_owner(writer: Writer, event: Event, country: str) -> dict[str, Any]:
    """Whom a new lead is given to, as a group of its change."""
    if candidates := route(_who_is_here(writer, event), country or event.default_country, {}):
        return {"owner": _whose_turn(writer, event.id, candidates), "owner_by": SetBy.RULE}
    return {"owner": writer.actor, "owner_by": SetBy.CAPTURE}


def reroute(writer: Writer, lead: Id) -> None:
    """Ask the rules again after the country or an answer of a lead changed; whom staff chose keeps it."""
    writer.flush()
    held = leads.get(writer.db, lead)
    event = events.get(writer.db, held.event_id) if held else None
    if held is None or event is None or not event.routing or held.owner_by == SetBy.STAFF:
        return
    country = held.contact.country or event.default_country
    candidates = route(_who_is_here(writer, event), country, leads.choices(writer.db, lead))
    if candidates and held.owner not in candidates:
        owner = _whose_turn(writer, event.id, candidates)
        writer.edit("lead", lead, event.id, {"ownership": {"owner": owner, "owner_by": SetBy.RULE}})


def _who_is_here(writer: Writer, event: Event) -> list[RoutingRule]:
    """The rules of an event without owners that no longer work here: a rule that names nobody else is passed over."""
    here = {person.id for person in events.staff(writer.db) if person.active} if event.routing else set()
    return [replace(rule, owners=tuple(owner for owner in rule.owners if owner in here)) for rule in event.routing]


def _whose_turn(writer: Writer, event: Id, candidates: Sequence[Id]) -> Id:
    """The one with the fewest leads of the event: laptops that do not see each other still share out evenly."""
    held = leads.owned(writer.db, event, candidates) if len(candidates) > 1 else {}
    return min(candidates, key=lambda owner: held.get(owner, 0))
