"""Many leads at once: one action each, so that undo takes it back as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.ids import Id
from leadbooth.domain.words import Interest, SetBy
from leadbooth.storage import leads as repository
from leadbooth.storage.store import Store


def mark_leads(store: Store, staff: Id | None, leads: Iterable[Id], interest: Interest | None) -> ChangeSet:
    """Mark leads hot, warm or cold; None takes it back."""
    return _edit(store, staff, leads, {"qualification": {"interest": str(interest or ""), "interest_by": SetBy.STAFF}})


def assign_leads(store: Store, staff: Id | None, leads: Iterable[Id], owner: Id | None) -> ChangeSet:
    """Give leads to somebody who follows them up; None leaves them without an owner."""
    return _edit(store, staff, leads, {"ownership": {"owner": owner, "owner_by": SetBy.STAFF}})


def _edit(store: Store, staff: Id | None, leads: Iterable[Id], groups: Mapping[str, Mapping[str, Any]]) -> ChangeSet:
    """Leads that are gone meanwhile are left out: the others are meant all the same."""
    with store.writing(staff) as writer:
        for lead in leads:
            held = repository.get(writer.db, lead)
            if held is not None and not held.deleted:
                writer.edit("lead", lead, held.event_id, groups)
    return writer.change_set()
