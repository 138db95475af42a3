"""Questions: what an event asks. Changing the form never alters what was answered before."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.form import Option, Question, key_for, problem_with
from leadbooth.domain.ids import Id
from leadbooth.domain.rules import condition_to_json
from leadbooth.errors import KnownError
from leadbooth.storage import events as repository
from leadbooth.storage.log import Writer
from leadbooth.storage.store import Store

_MEANING = ("wording", "kind", "options", "feeds", "required", "shown_if")
"""What makes another version of a question when it changes."""


def list_questions(store: Store, event: Id | None, *, retired: bool = False) -> list[Question]:
    """What is asked at an event, in order; everywhere where ``event`` is None. ``retired`` ones only when wanted."""
    with store.reading() as db:
        return [question for question in repository.questions(db, event) if retired or question.active]


def count_answers(store: Store, event: Id) -> dict[Id, int]:
    """How many answers each question of an event has; none for those without."""
    with store.reading() as db:
        return repository.answer_counts(db, event)


def save_question(store: Store, event: Id, question: Question, *, staff: Id | None = None) -> Question:
    """Keep a question, new or edited; answers what was kept, with its key, place and version.

    Raises KnownError("question_wording_missing", "question_options_missing", "question_options_same",
    "question_cycle", "question_condition_gone").
    """
    with store.writing(staff) as writer:
        kept = _kept(repository.questions(writer.db, event), question)
        record_question(writer, event, kept)
    return kept


def _kept(known: Sequence[Question], question: Question) -> Question:
    active = [other for other in known if other.active and other.id != question.id]
    question = replace(
        question,
        wording=" ".join(question.wording.split()),
        options=tuple(map(_tidied, question.options)),
    )
    for code in (problem_with(question, active), *(_broken(other, active, question) for other in active)):
        if code:
            raise KnownError(code)
    held = next((other for other in known if other.id == question.id), None)
    if held is None:
        taken = {other.key for other in known}
        key = question.key or key_for(question.wording, taken)
        return replace(question, key=key, position=max((q.position for q in active), default=-1) + 1, version=1)
    return replace(question, key=held.key, position=held.position, version=next_version(held, question))


def _tidied(option: Option) -> Option:
    """An option as it is kept; points that are no number are none."""
    points = option.points if math.isfinite(option.points) else 0.0
    return Option(" ".join(option.text.split()), points)


def next_version(held: Question, question: Question) -> int:
    """The version of a question that takes the place of ``held``: another one only where its meaning is."""
    return held.version + any(getattr(held, name) != getattr(question, name) for name in _MEANING)


def _broken(other: Question, active: Sequence[Question], question: Question) -> str:
    """Whether a question depends on this one in a way that would not hold any more."""
    if other.shown_if is None or other.shown_if.question_id != question.id:
        return ""
    return problem_with(other, [*active, question])


def record_question(writer: Writer, event: Id, question: Question) -> None:
    """Record a question, as it is, as part of a larger action."""
    writer.edit("question", question.id, event, question_groups(question))


def question_groups(question: Question) -> dict[str, dict[str, Any]]:
    """A question as the groups of a change."""
    return {"form": _form(question), "place": _place(question)}


def _form(question: Question) -> dict[str, Any]:
    return {
        "key": question.key,
        "wording": question.wording,
        "kind": str(question.kind),
        "options": [[option.text, option.points] for option in question.options],
        "feeds": question.feeds,
        "required": int(question.required),
        "shown_if": condition_to_json(question.shown_if) if question.shown_if else None,
        "version": question.version,
    }


def _place(question: Question) -> dict[str, Any]:
    return {"position": question.position, "active": int(question.active)}


def order_questions(store: Store, event: Id, order: Sequence[Id], *, staff: Id | None = None) -> ChangeSet:
    """Ask the questions in this order; those not named come after them."""
    with store.writing(staff) as writer:
        active = [question for question in repository.questions(writer.db, event) if question.active]
        places = {question: place for place, question in enumerate(order)}
        for position, question in enumerate(sorted(active, key=lambda q: places.get(q.id, len(places)))):
            writer.edit("question", question.id, event, {"place": _place(replace(question, position=position))})
    return writer.change_set()


def retire_question(store: Store, event: Id, question: Id, *, staff: Id | None = None) -> ChangeSet:
    """Ask something no more. What was answered stays, in leads and in exports; what depended on it is asked always."""
    with store.writing(staff) as writer:
        for one in repository.questions(writer.db, event):
            if one.id == question:
                writer.edit("question", one.id, event, {"place": _place(replace(one, active=False))})
            elif one.shown_if is not None and one.shown_if.question_id == question:
                record_question(writer, event, _asked_always(one))
    return writer.change_set()


def bring_back_question(store: Store, event: Id, question: Id, *, staff: Id | None = None) -> ChangeSet:
    """Ask a retired question again; always, where what it depended on is not offered any more."""
    with store.writing(staff) as writer:
        known = repository.questions(writer.db, event)
        active = [other for other in known if other.active and other.id != question]
        for one in known:
            if one.id == question:
                kept = _asked_always(one) if problem_with(one, active) else one
                record_question(writer, event, replace(kept, active=True))
    return writer.change_set()


def _asked_always(question: Question) -> Question:
    return replace(question, shown_if=None, version=question.version + 1)
