"""Qualifying: a lead becomes a prospect only when its interest and what the event must know of its intent are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leadbooth.domain.form import Question, Value, asked
from leadbooth.domain.ids import Id


@dataclass(frozen=True, slots=True)
class Missing:
    """What keeps a lead from being a prospect; false where nothing does."""

    interest: bool = False
    questions: tuple[Question, ...] = ()

    def __bool__(self) -> bool:
        return self.interest or bool(self.questions)


def missing(interest: str, questions: Sequence[Question], answers: Mapping[Id, Value]) -> Missing:
    """What is not known yet; ``answers`` maps questions to what was said.

    Only questions count that are required, feed intent and are asked of somebody who answered so.
    """
    lacking = (q for q in asked(questions, answers) if q.required and q.feeds == "intent" and q.id not in answers)
    return Missing(not interest, tuple(lacking))


def unanswered(questions: Sequence[Question], answers: Mapping[Id, Value]) -> list[Question]:
    """The required questions, of any kind, that were asked and not answered."""
    return [question for question in asked(questions, answers) if question.required and question.id not in answers]
