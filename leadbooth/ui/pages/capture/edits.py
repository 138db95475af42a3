"""Edits: what can be said about one lead on the Capture page, as data, and how each is written."""

from __future__ import annotations

from dataclasses import dataclass

from leadbooth.domain.consent_text import ConsentText
from leadbooth.domain.event import Event
from leadbooth.domain.form import Question, Value
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Defaults
from leadbooth.domain.words import Interest, Purpose, QuestionKind
from leadbooth.services import capture, parties
from leadbooth.services.answers import set_answer
from leadbooth.services.capture import NO_DEFAULTS
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
    """What somebody said to the wording that was shown to them in ``language`` (ISO 639-1).

    ``text`` is that of the event, None where the wording is the built-in one.
    """

    purpose: Purpose
    granted: bool
    wording: str
    language: str
    text: ConsentText | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody said to a question; None takes back what was said."""

    question: Question
    value: Value | None


@dataclass(frozen=True, slots=True)
class Joined:
    """That somebody came with others, who have the same ``party``."""

    party: Id


Edit = Typed | Noted | Marked | Consented | Answered | Joined

_WRITTEN = frozenset({QuestionKind.TEXT, QuestionKind.NUMBER, QuestionKind.DATE})


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
        case Answered():
            return f"answer {edit.question.id.hex()}"
        case Joined():
            return "party"


def is_text(edit: Edit) -> bool:
    """Whether the edit comes character by character."""
    return isinstance(edit, Typed | Noted) or (isinstance(edit, Answered) and edit.question.kind in _WRITTEN)


def says_something(edit: Edit) -> bool:
    """Whether the edit is worth a new lead: an emptied field of nobody is not."""
    match edit:
        case Typed() | Noted():
            return bool(edit.text.strip())
        case Marked():
            return edit.interest is not None
        case Consented():
            return edit.granted
        case Answered():
            return edit.value not in (None, "", ())
        case Joined():
            return False


def write(
    store: Store,
    event: Event,
    staff: Id | None,
    held: Captured | None,
    edit: Edit,
    action: Id | None,
    defaults: Defaults = NO_DEFAULTS,
) -> Captured:
    """Write an edit of ``held``, or start a lead with it and ``defaults``, which is for typed fields only.

    ``action`` is the one that the edit goes on with, so that both are undone together.
    """
    if held is None:
        assert isinstance(edit, Typed)
        return capture.start_typed(store, event, staff, {edit.field: edit.text}, defaults=defaults)
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
                text=edit.text,
            )
        case Answered():
            going_on = action if is_text(edit) else None
            return set_answer(store, staff, lead, edit.question, edit.value, action=going_on)
        case Joined():
            return parties.join(store, staff, lead, edit.party)
