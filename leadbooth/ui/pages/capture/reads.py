"""What the Capture page reads from the store, beside the lead that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leadbooth.domain.consent_text import ConsentText
from leadbooth.domain.event import Event
from leadbooth.domain.form import Question
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.domain.listing import LeadFilter
from leadbooth.services import browse, consent_texts, events
from leadbooth.services.browse import Today
from leadbooth.services.questions import list_questions
from leadbooth.storage.store import Store

_MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class BoothLists:
    """Today's leads, and the newest of those to finish with how many there are, of any day."""

    today: Today
    to_finish: tuple[Lead, ...]
    to_finish_count: int


@dataclass(frozen=True, slots=True)
class EventForm:
    """What the booth asks at an event: its questions, who asks for consent, and the event's own texts for that."""

    questions: Sequence[Question]
    organisation: str
    consent_texts: Sequence[ConsentText]


def read_form(store: Store, event: Id) -> EventForm:
    """What is asked at an event now."""
    return EventForm(
        list_questions(store, event), events.organisation_name(store), consent_texts.list_consent_texts(store, event)
    )


def read_lists(store: Store, event: Event) -> BoothLists:
    """Both lists of an event, newest first."""
    found, count = _leads(store, LeadFilter(event_id=event.id, to_finish=True))
    return BoothLists(browse.today(store, event, _MOST_ROWS), found, count)


def came_with(store: Store, event: Id, party: Id) -> Sequence[Lead]:
    """Who came together, whoever of them was captured first first."""
    found, _ = _leads(store, LeadFilter(event_id=event, party_id=party))
    return found[::-1]


def _leads(store: Store, chosen: LeadFilter) -> tuple[tuple[Lead, ...], int]:
    numbers = browse.list_leads(store, chosen).numbers
    leads = browse.page(store, numbers[:_MOST_ROWS])
    return tuple(leads[number] for number in numbers[:_MOST_ROWS] if number in leads), len(numbers)
