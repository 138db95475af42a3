"""Undo: take back one user action by new changes that restore what was there. The log only grows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from leadbooth.domain.changes import Change, ChangeSet
from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.records import RECORDS
from leadbooth.domain.words import EncounterKind
from leadbooth.errors import KnownError
from leadbooth.storage.log import Writer, changes_of_action, history, last_undoable
from leadbooth.storage.store import Store

Taken = Literal[
    "captured", "deleted", "met", "note", "moved", "interest", "consent", "answer", "owner", "deal", "next", "tags",
    "finished", "edited", "other",
]  # fmt: skip
"""What an action was, for the sentence that says what was taken back."""


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


def undo_last(store: Store, staff: Id | None, event: Id) -> Undone:
    """Take back the last action on leads of an event on this laptop. Raises KnownError("nothing_to_undo")."""
    with store.reading() as db:
        action = last_undoable(db, event)
    if action is None:
        raise KnownError("nothing_to_undo")
    return undo(store, staff, action)


def undo(store: Store, staff: Id | None, action: Id) -> Undone:
    """Take back an action. What was edited since, by whomever, stays as it is."""
    with store.writing(staff) as writer:
        done = changes_of_action(writer.db, action)
        writer.undoing(action)
        created = {
            change.row_id for change in done if change.kind == "set" and change.base == 0 and _is_first(writer, change)
        }
        for change in reversed(done):
            _take_back(writer, change, action, created)
    subjects = dict.fromkeys(c.subject for c in done if c.table == "lead" or RECORDS[c.table].of_lead)
    return Undone(writer.change_set(), tuple(subjects), _what(done, created))


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


def _is_first(writer: Writer, change: Change) -> bool:
    earlier = [c for c in history(writer.db, change.subject) if c.row_id == change.row_id and c.hlc < change.hlc]
    return not earlier


def _take_back(writer: Writer, change: Change, action: Id, created: set[Id]) -> None:
    if change.body is None:
        return
    if change.kind == "delete":
        writer.revive(change.table, change.row_id, change.event_id, subject=change.subject)
    elif change.row_id in created:
        writer.delete(change.table, change.row_id, change.event_id, subject=change.subject)
    elif change.kind == "set":
        if change.table == "lead" or _was_there(writer, change, action):
            _restore_groups(writer, change, action)
        elif not _edited_since(writer, change, action):
            writer.delete(change.table, change.row_id, change.event_id, subject=change.subject)
    elif change.subject not in created:
        _answer_fact(writer, change)


def _restore_groups(writer: Writer, change: Change, action: Id) -> None:
    assert change.body is not None
    standing = _standing(writer, change.row_id, change.subject)
    edits = [c for c in standing if c.kind == "set" and c.action != action]
    for group in change.body:
        touching = [c.body[group] for c in edits if c.body and group in c.body and c.hlc < change.hlc]
        if _edited_since(writer, change, action, group):
            continue  # that edit stays
        before = touching[-1] if touching else {}
        values = dict.fromkeys(RECORDS[change.table].groups[group]) | dict(before)
        writer.edit(change.table, change.row_id, change.event_id, {group: values}, subject=change.subject)


def _standing(writer: Writer, row: Id, subject: Id) -> list[Change]:
    """What was done to a row and holds: neither undone nor itself an undo."""
    about = history(writer.db, subject)
    undone = {c.undoes for c in about if c.undoes}
    return [c for c in about if c.row_id == row and c.undoes is None and c.action not in undone]


def _edited_since(writer: Writer, change: Change, action: Id, group: str = "") -> bool:
    """Whether another action edited the row of a change, or one group of it, later on."""
    since = (c for c in _standing(writer, change.row_id, change.subject) if c.hlc > change.hlc and c.action != action)
    return any(c.kind == "set" and (not group or group in (c.body or ())) for c in since)


def _was_there(writer: Writer, change: Change, action: Id) -> bool:
    """Whether the row of a change held something before: it was made, and not taken away since."""
    before = [c for c in _standing(writer, change.row_id, change.subject) if c.hlc < change.hlc and c.action != action]
    return bool(before) and before[-1].kind == "set"


def _answer_fact(writer: Writer, change: Change) -> None:
    """What was added stays in the log; another fact says that it no longer holds."""
    assert change.body is not None
    facts = {"lead_id": change.subject, "at": writer.now, "staff_id": writer.actor}
    if change.table == "encounter":
        if change.body["kind"] == EncounterKind.STAGE_MOVED and _moved_since(writer, change):
            return  # where it was moved to since stays, and so does the way there
        withdrawn = {**facts, "kind": EncounterKind.WITHDRAWN, "replaces": change.row_id}
        writer.add("encounter", new_id(), change.event_id, withdrawn, subject=change.subject)
    elif change.table == "badge":
        _read_as_before(writer, change)
    elif change.table == "consent":
        opposite = {**facts, "granted": int(not change.body["granted"]), "method": "undo", "seen": change.hlc}
        writer.add("consent", new_id(), change.event_id, {**change.body, **opposite}, subject=change.subject)


def _moved_since(writer: Writer, change: Change) -> bool:
    later = (c for c in _standing(writer, change.subject, change.subject) if c.hlc > change.hlc)
    return any("status" in (c.body or ()) for c in later if c.action != change.action)


def _read_as_before(writer: Writer, change: Change) -> None:
    """A scan that was read again is read as before; one that was read once only goes with its encounter."""
    assert change.body is not None
    earlier = [
        c.body
        for c in history(writer.db, change.subject)
        if c.table == "badge"
        and c.body
        and c.hlc < change.hlc
        and c.body["encounter_id"] == change.body["encounter_id"]
    ]
    if earlier:
        writer.add("badge", new_id(), change.event_id, earlier[-1], subject=change.subject)
