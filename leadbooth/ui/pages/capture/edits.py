"""Edits: what can be said about one lead on the Capture page, as data, and how each is written."""

from __future__ import annotations

from dataclasses import dataclass

from leadbooth.domain.event import Event
from leadbooth.domain.ids import Id
from leadbooth.domain.words import Interest, Purpose
from leadbooth.services import capture
from leadbooth.services.captured import Captured
from leadbooth.storage.store import Store


@dataclass(frozen=True, slots=True)
class Typed:
    """The text of a contact field."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Noted:
    """The text of the note."""

    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """How interested somebody is; None is not said."""

    interest: Interest | None


@dataclass(frozen=True, slots=True)
class Consented:
    """What somebody said to the wording that was shown to them in ``language`` (ISO 639-1)."""

    purpose: Purpose
    granted: bool
    wording: str
    language: str


Edit = Typed | Noted | Marked | Consented


def key_of(edit: Edit) -> str:
    """What the edit is about: a newer edit with the same key takes the place of an older one."""
    match edit:
        case Typed():
            return edit.field
        case Consented():
            return f"consent {edit.purpose}"
        case Noted():
            return "note"
        case Marked():
            return "interest"


def is_text(edit: Edit) -> bool:
    """Whether the edit comes character by character."""
    return isinstance(edit, Typed | Noted)


def says_something(edit: Edit) -> bool:
    """Whether the edit is worth a new lead: an emptied field of nobody is not."""
    match edit:
        case Typed() | Noted():
            return bool(edit.text.strip())
        case Marked():
            return edit.interest is not None
        case Consented():
            return edit.granted


def write(
    store: Store, event: Event, staff: Id | None, held: Captured | None, edit: Edit, action: Id | None
) -> Captured:
    """Write an edit of ``held``, or start a lead with it, which is for typed fields only.

    ``action`` is the one that the edit goes on with, so that both are undone together.
    """
    if held is None:
        assert isinstance(edit, Typed)
        return capture.start_typed(store, event, staff, {edit.field: edit.text})
    lead = held.lead.id
    match edit:
        case Typed():
            return capture.edit_contact(store, staff, lead, {edit.field: edit.text}, action=action)
        case Noted():
            return capture.write_note(store, staff, lead, edit.text, replaces=held.note_id, action=action)
        case Marked():
            return capture.set_interest(store, staff, lead, edit.interest)
        case Consented():
            return capture.set_consent(
                store,
                staff,
                lead,
                edit.purpose,
                granted=edit.granted,
                wording=edit.wording,
                language=edit.language,
            )
