"""Parties: people who came together."""

from __future__ import annotations

from leadbooth.domain.ids import Id
from leadbooth.services.captured import Captured, captured, existing
from leadbooth.storage.store import Store


def join(store: Store, staff: Id | None, lead: Id, party: Id) -> Captured:
    """Have a lead belong to a party, in the place of the one it belonged to. Raises KnownError("lead_gone")."""
    with store.writing(staff) as writer:
        held = existing(writer, lead)
        writer.edit("lead", lead, held.event_id, {"party": {"party_id": party}})
        return captured(writer, lead, "saved")
