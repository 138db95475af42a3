"""Undo: take back one user action by new changes that restore what was there. The log only grows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from leadbooth.domain.changes import Change, ChangeSet
from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.records import RECORDS
from leadbooth.domain.words import EncounterKind
from leadbooth.errors import KnownError
from leadbooth.services.many import Progress, in_pieces
from leadbooth.storage.log import Writer, changes_of_action, history, last_undoable
from leadbooth.storage.store import Store

Taken = Literal[
    "captured", "deleted", "met", "note", "moved", "interest", "consent", "answer", "owner", "deal", "next", "tags",
    "finished", "edited", "other",
]  # fmt: skip
"""What an action was, for the sentence that says what was taken back."""

Past = Sequence[Change]
"""Every change about one subject, oldest first."""


_TAKEN_FACTS: Mapping[object, Taken] = {EncounterKind.NOTE: "note", EncounterKind.STAGE_MOVED: "moved"}
_TAKEN_GROUPS: Mapping[str, Taken] = {
    "qualification": "interest",
    "ownership": "owner",
    "deal": "deal",
    "next": "next",
    "tags": "tags",
    "rapid": "finished",
}


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: the changes of doing so, the leads concerned, and what the action had been."""

    changes: ChangeSet
    leads: tuple[Id, ...]
    what: Taken = "other"


@dataclass(frozen=True, slots=True)
class Latest:
    """The action that undo would take back, and how many subjects it is about."""

    action: Id
    count: int


def latest(store: Store, event: Id) -> Latest:
    """The last action on leads of an event on this laptop. Raises KnownError("nothing_to_undo")."""
    with store.reading() as db:
        action = last_undoable(db, event)
        if action is None:
            raise KnownError("nothing_to_undo")
        return Latest(action, len({change.subject for change in changes_of_action(db, action)}))


def undo_last(store: Store, staff: Id | None, event: Id) -> Undone:
    """Take back the last action on leads of an event on this laptop. Raises KnownError("nothing_to_undo")."""
    return undo(store, staff, latest(store, event).action)


def undo(store: Store, staff: Id | None, action: Id, *, progress: Progress | None = None) -> Undone:
    """Take back an action. What was edited since, by whomever, stays as it is.

    What was taken back already is passed over: an undo that was stopped goes on with the leads that are left.
    """
    with store.reading() as db:
        done = changes_of_action(db, action)
    created, leads = set[Id](), list[Id]()
    of_leads = {change.subject for change in done if change.table == "lead" or RECORDS[change.table].of_lead}

    def take_back(writer: Writer, subject: Id) -> None:
        past = history(writer.db, subject)  # as it is by now: others may have edited or erased meanwhile
        writer.undoing(action)
        created.update(_take_back_about(writer, past, action))
        if subject in of_leads:
            leads.append(subject)

    subjects = list(dict.fromkeys(change.subject for change in done))
    changes = in_pieces(store, staff, subjects, take_back, progress)
    return Undone(changes, tuple(leads), _what(done, created))


def _take_back_about(writer: Writer, past: Past, action: Id) -> set[Id]:
    """Take back what an action did about one subject; answers the rows that it had created."""
    undone_at = max((change.hlc for change in past if change.undoes == action), default=0)
    done = [change for change in past if change.action == action and change.hlc > undone_at]
    made = {change.row_id for change in done if change.kind == "set" and change.base == 0 and _is_first(past, change)}
    for change in reversed(done):
        _take_back(writer, past, change, made)
    return made


def _what(done: list[Change], created: set[Id]) -> Taken:
    if any(change.table == "lead" and change.kind == "delete" for change in done):
        return "deleted"
    if any(change.table == "lead" and change.row_id in created for change in done):
        return "captured"
    if any(change.table == "consent" for change in done):
        return "consent"
    if any(change.table == "answer" for change in done):
        return "answer"
    kinds = {(change.body or {}).get("kind") for change in done if change.table == "encounter"}
    if kinds:
        return _TAKEN_FACTS.get(kinds.pop(), "met") if len(kinds) == 1 else "met"
    groups = {group for change in done if change.table == "lead" for group in change.body or ()}
    if len(groups) == 1:
        return _TAKEN_GROUPS.get(groups.pop(), "edited")
    return "edited" if groups else "other"


def _is_first(past: Past, change: Change) -> bool:
    return not any(c.row_id == change.row_id and c.hlc < change.hlc for c in past)


def _take_back(writer: Writer, past: Past, change: Change, created: set[Id]) -> None:
    if change.body is None:
        return
    if change.kind == "delete":
        writer.revive(change.table, change.row_id, change.event_id, subject=change.subject)
    elif change.row_id in created:
        writer.delete(change.table, change.row_id, change.event_id, subject=change.subject)
    elif change.kind == "set":
        if change.table == "lead" or _was_there(past, change):
            _restore_groups(writer, past, change)
        elif not _edited_since(past, change):
            writer.delete(change.table, change.row_id, change.event_id, subject=change.subject)
    elif change.subject not in created:
        _answer_fact(writer, past, change)


def _restore_groups(writer: Writer, past: Past, change: Change) -> None:
    assert change.body is not None
    edits = [c for c in _others(past, change) if c.kind == "set" and c.hlc < change.hlc]
    for group in change.body:
        if _edited_since(past, change, group):
            continue  # that edit stays
        touching = [c.body[group] for c in edits if c.body and group in c.body]
        before = touching[-1] if touching else {}
        values = dict.fromkeys(RECORDS[change.table].groups[group]) | dict(before)
        writer.edit(change.table, change.row_id, change.event_id, {group: values}, subject=change.subject)


def _others(past: Past, change: Change) -> list[Change]:
    """What other actions did to the row of a change and holds: neither undone nor itself an undo."""
    undone = {c.undoes for c in past if c.undoes} | {change.action}
    return [c for c in past if c.row_id == change.row_id and c.undoes is None and c.action not in undone]


def _edited_since(past: Past, change: Change, group: str = "") -> bool:
    """Whether another action edited the row of a change, or one group of it, later on."""
    since = (c for c in _others(past, change) if c.hlc > change.hlc)
    return any(c.kind == "set" and (not group or group in (c.body or ())) for c in since)


def _was_there(past: Past, change: Change) -> bool:
    """Whether the row of a change held something before: it was made, and not taken away since."""
    before = [c for c in _others(past, change) if c.hlc < change.hlc]
    return bool(before) and before[-1].kind == "set"


def _answer_fact(writer: Writer, past: Past, change: Change) -> None:
    """What was added stays in the log; another fact says that it no longer holds."""
    assert change.body is not None
    facts = {"lead_id": change.subject, "at": writer.now, "staff_id": writer.actor}
    if change.table == "encounter":
        if change.body["kind"] == EncounterKind.STAGE_MOVED and _moved_since(past, change):
            return  # where it was moved to since stays, and so does the way there
        withdrawn = {**facts, "kind": EncounterKind.WITHDRAWN, "replaces": change.row_id}
        writer.add("encounter", new_id(), change.event_id, withdrawn, subject=change.subject)
    elif change.table == "badge":
        _read_as_before(writer, past, change)
    elif change.table == "consent":
        opposite = {**facts, "granted": int(not change.body["granted"]), "method": "undo", "seen": change.hlc}
        writer.add("consent", new_id(), change.event_id, {**change.body, **opposite}, subject=change.subject)


def _moved_since(past: Past, change: Change) -> bool:
    of_lead = replace(change, row_id=change.subject)
    return _edited_since(past, of_lead, "status")


def _read_as_before(writer: Writer, past: Past, change: Change) -> None:
    """A scan that was read again is read as before; one that was read once only goes with its encounter."""
    assert change.body is not None
    earlier = [
        c.body
        for c in past
        if c.table == "badge"
        and c.body
        and c.hlc < change.hlc
        and c.body["encounter_id"] == change.body["encounter_id"]
    ]
    if earlier:
        writer.add("badge", new_id(), change.event_id, earlier[-1], subject=change.subject)
