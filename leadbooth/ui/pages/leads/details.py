"""What the detail pane shows of a lead, read in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leadbooth.domain.event import Staff
from leadbooth.domain.form import Question, Value
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead, TimelineEntry
from leadbooth.domain.listing import LeadFilter
from leadbooth.domain.qualify import Missing, missing
from leadbooth.services import browse, questions
from leadbooth.services.captured import Captured, open_lead
from leadbooth.storage.store import Store

_PARTY = 20  # people who came together, at most


@dataclass(frozen=True, slots=True)
class Details:
    """A lead with its quality, its timeline (latest first) and the people named in it.

    ``questions`` are all that its event asks or asked; ``party`` are those it came with, by row number.
    """

    captured: Captured
    timeline: tuple[TimelineEntry, ...]
    people: Mapping[Id, Staff]
    questions: tuple[Question, ...] = ()
    party: Mapping[int, Lead] | None = None
    currency: str = ""

    @property
    def lead(self) -> Lead:
        return self.captured.lead

    def said(self) -> dict[Id, Value]:
        """What was answered, by question."""
        return {question: answer.value for question, answer in self.captured.answers.items()}

    def missing(self) -> Missing:
        """What keeps the lead from being a prospect."""
        return missing(self.lead.interest, self.questions, self.said())


def read_details(store: Store, number: int) -> Details | None:
    """The lead of a row number; None where it is gone."""
    found = browse.ids_of(store, [number])
    if not found:
        return None
    captured = open_lead(store, found[0])
    event = captured.lead.event_id
    return Details(
        captured,
        tuple(browse.timeline(store, found[0])),
        browse.staff_names(store),
        tuple(questions.list_questions(store, event, retired=True)),
        _party(store, captured.lead),
        browse.currencies(store).get(event, ""),
    )


def _party(store: Store, lead: Lead) -> dict[int, Lead]:
    if lead.party_id is None:
        return {}
    together = LeadFilter(event_id=lead.event_id, party_id=lead.party_id)
    numbers = browse.list_leads(store, together).numbers[: _PARTY + 1]
    found = browse.page(store, numbers)
    return {number: found[number] for number in numbers if number in found and found[number].id != lead.id}
