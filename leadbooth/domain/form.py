"""Form: what the booth asks at an event, what an answer is, and what it is worth.

An answer's *choices* are the texts it can be compared by: the chosen options, ``yes`` or ``no``, the digit of a rating.
Text, numbers and dates have none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from leadbooth.domain.ids import Id
from leadbooth.domain.text import fold
from leadbooth.domain.words import QuestionKind

Value = str | bool | float | tuple[str, ...]
"""What was said, by kind of question: one of the options, several of them, true or false, text, a number, an ISO
date as text, a rating from 1 to ``RATING``."""

RATING = 5
YES, NO = "yes", "no"

FEEDS = ("intent", "interest", "accuracy")
"""The parts of quality that answers may feed."""

_FIXED_CHOICES: Mapping[str, tuple[str, ...]] = {
    QuestionKind.YES_NO: (YES, NO),
    QuestionKind.RATING: tuple(map(str, range(1, RATING + 1))),
}
_WITH_OPTIONS = frozenset({QuestionKind.ONE, QuestionKind.SEVERAL})


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose, and the points of the quality part that choosing it earns."""

    text: str
    points: float = 0.0


@dataclass(frozen=True, slots=True)
class AnswerIs:
    """A condition: the answer to a question has one of these choices."""

    question_id: Id
    any_of: tuple[str, ...]

    def holds(self, choices: Mapping[Id, Collection[str]]) -> bool:
        """Whether it holds for the ``choices`` of each answered question."""
        return not set(self.any_of).isdisjoint(choices.get(self.question_id, ()))


@dataclass(frozen=True, slots=True)
class Question:
    """What the booth asks. ``key`` names its column in exports and survives a new wording; ``feeds`` is one of
    ``FEEDS`` or ""; it is asked only where ``shown_if`` holds; one that is not ``active`` is asked no more.

    ``version`` counts the wordings and meanings it has had.
    """

    id: Id
    key: str
    wording: str
    kind: str
    options: tuple[Option, ...] = ()
    feeds: str = ""
    required: bool = False
    shown_if: AnswerIs | None = None
    position: int = 0
    version: int = 1
    active: bool = True

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be chosen, in the order it is shown."""
        return _FIXED_CHOICES.get(self.kind) or tuple(option.text for option in self.options)

    @property
    def most_points(self) -> float:
        """The most that one answer earns."""
        points = [max(0.0, option.points) for option in self.options]
        return sum(points) if self.kind == QuestionKind.SEVERAL else max(points, default=0.0)

    def points(self, value: Value | None) -> float:
        """What an answer earns of the part it feeds."""
        chosen = choices_of(self.kind, value)
        return sum(option.points for option in self.options if option.text in chosen)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said, with the wording and version of the question at that moment, and what it was worth then.

    ``at`` is milliseconds since 1970, UTC.
    """

    question_id: Id
    value: Value
    points: float = 0.0
    feeds: str = ""
    wording: str = ""
    version: int = 1
    at: int = 0
    by: Id | None = None


def choices_of(kind: str, value: Value | None) -> frozenset[str]:
    """The choices of an answer to a question of some kind."""
    if value is None or kind in (QuestionKind.TEXT, QuestionKind.NUMBER, QuestionKind.DATE):
        return frozenset()
    if isinstance(value, bool):
        return frozenset({YES if value else NO})
    if isinstance(value, str):
        return frozenset({value})
    return frozenset(map(str, value)) if isinstance(value, tuple) else frozenset({f"{value:g}"})


def asked(questions: Sequence[Question], answers: Mapping[Id, Value]) -> list[Question]:
    """The questions to ask, in their order, given what was answered so far.

    What depends on a question that is not asked itself is not asked either.
    """
    by_id = {question.id: question for question in questions if question.active}
    choices = {one: choices_of(by_id[one].kind, value) for one, value in answers.items() if one in by_id}
    return [question for question in by_id.values() if _is_asked(question, by_id, choices)]


def _is_asked(question: Question, by_id: Mapping[Id, Question], choices: Mapping[Id, Collection[str]]) -> bool:
    seen: set[Id] = set()
    while (condition := question.shown_if) is not None:
        before = by_id.get(condition.question_id)
        if before is None or question.id in seen or not condition.holds(choices):
            return False
        seen.add(question.id)
        question = before
    return True


def accepted(question: Question, said: Any) -> Value | None:
    """What was said as an answer to a question; None for nothing. Raises ValueError where it is no answer to it."""
    if said in (None, "", (), []):
        return None
    match question.kind:
        case QuestionKind.ONE:
            return _one(question, said)
        case QuestionKind.SEVERAL:
            return tuple(choice for choice in question.choices if choice in {_one(question, text) for text in said})
        case QuestionKind.YES_NO:
            return _yes_or_no(said)
        case QuestionKind.NUMBER | QuestionKind.RATING:
            return _number(question, said)
        case QuestionKind.DATE:
            return date.fromisoformat(str(said)).isoformat()
        case _:
            return str(said).strip() or None


def _yes_or_no(said: Any) -> bool:
    if said not in (True, False):
        raise ValueError(f"neither true nor false: {said!r}")
    return bool(said)


def _one(question: Question, said: Any) -> str:
    if said not in question.choices:
        raise ValueError(f"not among the options: {said!r}")
    return str(said)


def _number(question: Question, said: Any) -> float:
    number = float(str(said).replace(",", "."))
    if not math.isfinite(number):
        raise ValueError(f"not a number: {said!r}")
    if question.kind == QuestionKind.RATING and number not in range(1, RATING + 1):
        raise ValueError(f"not a rating: {said!r}")
    return number


PROBLEMS = (
    "question_wording_missing",
    "question_options_missing",
    "question_options_same",
    "question_condition_gone",
    "question_cycle",
)


def problem_with(question: Question, others: Sequence[Question]) -> str:
    """Why a question cannot be asked as it is, one of ``PROBLEMS``; "" where it can.

    ``others`` are the questions of its event.
    """
    texts = [option.text.strip() for option in question.options]
    if not question.wording.strip():
        return "question_wording_missing"
    if question.kind in _WITH_OPTIONS and len(list(filter(None, texts))) < 2:
        return "question_options_missing"
    if len(set(texts)) < len(texts) or not all(texts):
        return "question_options_same"
    return _problem_with_condition(question, others)


def _problem_with_condition(question: Question, others: Sequence[Question]) -> str:
    by_id = {other.id: other for other in others if other.id != question.id}
    step, seen = question, {question.id}
    while (condition := step.shown_if) is not None:
        if condition.question_id in seen:
            return "question_cycle"
        if condition.question_id not in by_id:
            return "question_condition_gone"
        seen.add(condition.question_id)
        step = by_id[condition.question_id]
    first = question.shown_if
    if first is not None and not set(first.any_of) & set(by_id[first.question_id].choices):
        return "question_condition_gone"
    return ""


def key_for(wording: str, taken: Collection[str]) -> str:
    """A short key for a wording that no other question of the event has."""
    words = re.findall(r"[a-z0-9]+", fold(wording))
    slug = "_".join(words[:6])[:40].strip("_") or "question"
    number = 2
    key = slug
    while key in taken:
        key, number = f"{slug}_{number}", number + 1
    return key
