"""Answers: what somebody said to a question, and what follows from it by the rules of the event."""

from __future__ import annotations

from typing import Any

from leadbooth.domain.form import Answer, Question, accepted
from leadbooth.domain.ids import Id, derived_id
from leadbooth.domain.rules import rate
from leadbooth.domain.words import SetBy
from leadbooth.errors import KnownError
from leadbooth.services import ownership
from leadbooth.services.captured import Captured, captured, existing
from leadbooth.storage import events, leads
from leadbooth.storage.log import Writer
from leadbooth.storage.store import Store


def answer_row(lead: Id, question: Id) -> Id:
    """The row of an answer: the same on every laptop, so that two answers to one question meet."""
    return derived_id("answer", lead, question)


def set_answer(
    store: Store, staff: Id | None, lead: Id, question: Question, said: Any, *, action: Id | None = None
) -> Captured:
    """Keep what somebody said, with the wording and worth of the question as it is now; nothing takes it back.

    Rules may mark the lead and give it to somebody, in the same action, so that undo takes that back as well.
    ``action`` continues an answer that is typed. Raises KnownError("answer_not_fitting", "lead_gone").
    """
    try:
        value = accepted(question, said)
    except (ValueError, TypeError) as error:
        raise KnownError("answer_not_fitting") from error
    with store.writing(staff, action) as writer:
        held = existing(writer, lead)
        row = answer_row(lead, question.id)
        if value is None:
            if any(answer.question_id == question.id for answer in leads.answers(writer.db, lead)):
                writer.delete("answer", row, held.event_id, subject=lead)
        else:
            facts = answer_facts(writer, lead, question, value)
            writer.edit("answer", row, held.event_id, {"answer": facts}, subject=lead)
        writer.flush()
        _rate(writer, lead)
        ownership.reroute(writer, lead)
        return captured(writer, lead, "saved")


def answer_facts(writer: Writer, lead: Id, question: Question, value: Any) -> dict[str, Any]:
    """An answer as it is recorded: it keeps the wording, version and worth of its question whatever comes later."""
    worth = (question.points(value), question.feeds, question.wording, question.version)
    return recorded(lead, Answer(question.id, value, *worth, writer.now, writer.actor))


def recorded(lead: Id, answer: Answer) -> dict[str, Any]:
    """An answer as a group of a change of a lead."""
    return {
        "lead_id": lead,
        "question_id": answer.question_id,
        "value": list(answer.value) if isinstance(answer.value, tuple) else answer.value,
        "points": answer.points,
        "feeds": answer.feeds,
        "wording": answer.wording,
        "version": answer.version,
        "at": answer.at,
        "staff_id": answer.by,
    }


def _rate(writer: Writer, lead: Id) -> None:
    """Mark the lead as the rules say, unless somebody marked it, or took its mark away."""
    held = existing(writer, lead)
    event = events.get(writer.db, held.event_id)
    by_somebody = held.interest_by == SetBy.STAFF or (held.interest and held.interest_by != SetBy.RULE)
    if event is None or not event.rating or by_somebody:
        return
    interest = rate(event.rating, leads.choices(writer.db, lead))
    if (interest or "") != held.interest:
        said = {"interest": str(interest or ""), "interest_by": SetBy.RULE}
        writer.edit("lead", lead, held.event_id, {"qualification": said})
