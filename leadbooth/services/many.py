"""Many leads at once, a few at a time: a capture waits for a few of them. Yet it is one action, and one undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.domain.words import Interest, SetBy
from leadbooth.storage import leads as repository
from leadbooth.storage.log import Writer
from leadbooth.storage.store import Store

T = TypeVar("T")

Progress = Callable[[int, int], bool]
"""Called between transactions with how many are done and of how many; answers False to stop. What was done stays."""

PIECE = 100  # leads of one transaction: a capture waits for no more than that


def in_pieces(
    store: Store, staff: Id | None, things: Sequence[T], do: Callable[[Writer, T], None], progress: Progress | None
) -> ChangeSet:
    """Do something to each of ``things``: in several transactions, as one action."""
    changes = ChangeSet()
    for start in range(0, len(things), PIECE):
        piece = things[start : start + PIECE]
        with store.writing(staff, changes.action) as writer:
            for thing in piece:
                do(writer, thing)
        changes = changes.merged(writer.change_set())
        if progress is not None and not progress(start + len(piece), len(things)):
            break
    return changes


def delete_leads(store: Store, staff: Id | None, leads: Iterable[Id], *, progress: Progress | None = None) -> ChangeSet:
    """Take leads out of every list. They come back by undo; forgetting somebody for ever is another matter."""

    def delete(writer: Writer, held: Lead) -> None:
        writer.delete("lead", held.id, held.event_id)

    return each_lead(store, staff, leads, delete, progress)


def mark_leads(
    store: Store, staff: Id | None, leads: Iterable[Id], interest: Interest | None, *, progress: Progress | None = None
) -> ChangeSet:
    """Mark leads hot, warm or cold; None takes it back."""
    said = {"qualification": {"interest": str(interest or ""), "interest_by": SetBy.STAFF}}
    return _edit(store, staff, leads, said, progress)


def assign_leads(
    store: Store, staff: Id | None, leads: Iterable[Id], owner: Id | None, *, progress: Progress | None = None
) -> ChangeSet:
    """Give leads to somebody who follows them up; None leaves them without an owner."""
    return _edit(store, staff, leads, {"ownership": {"owner": owner, "owner_by": SetBy.STAFF}}, progress)


def each_lead(
    store: Store,
    staff: Id | None,
    leads: Iterable[Id],
    do: Callable[[Writer, Lead], None],
    progress: Progress | None,
) -> ChangeSet:
    """Do something to leads, each of them once.

    Those that are gone when it is their turn are passed over: the others are meant all the same.
    """

    def do_if_there(writer: Writer, lead: Id) -> None:
        held = repository.get(writer.db, lead)
        if held is not None and not held.deleted:
            do(writer, held)

    return in_pieces(store, staff, list(dict.fromkeys(leads)), do_if_there, progress)


def _edit(
    store: Store,
    staff: Id | None,
    leads: Iterable[Id],
    groups: Mapping[str, Mapping[str, Any]],
    progress: Progress | None,
) -> ChangeSet:
    def edit(writer: Writer, held: Lead) -> None:
        writer.edit("lead", held.id, held.event_id, groups)

    return each_lead(store, staff, leads, edit, progress)
