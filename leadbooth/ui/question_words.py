"""Words of questions: what they are, what they feed, what can be chosen, when they are asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from leadbooth.domain.form import NO, YES, AnswerIs, Option, Question
from leadbooth.domain.ids import Id
from leadbooth.domain.words import QuestionKind
from leadbooth.ui.i18n import fill

_AT_MOST = 8  # options that a card names
_translate = QCoreApplication.translate


def kind_word(kind: str) -> str:
    """How a question is answered."""
    words = {
        "one": _translate("Questions", "One"),
        "several": _translate("Questions", "Several"),
        "yes_no": _translate("Questions", "Yes / no"),
        "text": _translate("Questions", "Text"),
        "number": _translate("Questions", "Number"),
        "date": _translate("Questions", "Date"),
        "rating": _translate("Questions", "Rating"),
    }
    return words.get(kind, kind)


def feeds_word(part: str) -> str:
    """The part of a lead's quality that answers feed."""
    words = {
        "": _translate("Questions", "nothing"),
        "intent": _translate("Questions", "intent"),
        "interest": _translate("Questions", "interest"),
        "accuracy": _translate("Questions", "accuracy"),
    }
    return words.get(part, part)


def choice_word(kind: str, choice: str) -> str:
    """An answer to choose: Yes and No in the user's language, an option as it was written."""
    words = {YES: _translate("Questions", "Yes"), NO: _translate("Questions", "No")}
    return words.get(choice, choice) if kind == QuestionKind.YES_NO else choice


def choices(question: Question) -> list[tuple[str, str]]:
    """What can be chosen, as (key, word)."""
    return [(choice, choice_word(question.kind, choice)) for choice in question.choices]


def points_word(points: float) -> str:
    """Points with their sign, as +25 or 0."""
    number = QLocale().toString(float(points), "g", 6)
    return f"+{number}" if points > 0 else number


def feeds_sentence(question: Question) -> str:
    """What a question feeds and how much at most; "" where it feeds nothing."""
    if not question.feeds:
        return ""
    word, most = feeds_word(question.feeds), question.most_points
    number = QLocale().toString(float(most), "g", 6)
    up_to = fill(_translate("Questions", "{part}, up to {points}"), part=word, points=number)
    return up_to if most > 0 else word


def options_line(question: Question) -> str:
    """The options in one line, with the points they earn; the first of many. "" where there is nothing to say."""
    worth = question.most_points > 0 and bool(question.feeds)
    if question.kind == QuestionKind.RATING or not (question.options or worth):
        return ""
    named = [_option(question.kind, option, worth=worth) for option in question.options[:_AT_MOST]]
    if rest := len(question.options) - len(named):
        named.append(fill(_translate("Questions", "and {count} more"), count=QLocale().toString(rest)))
    return " · ".join(named)


def _option(kind: str, option: Option, *, worth: bool) -> str:
    word = choice_word(kind, option.text)
    return f"{word} {points_word(option.points)}" if worth else word


def condition_sentence(condition: AnswerIs | None, questions: Mapping[Id, Question]) -> str:
    """When a question is asked; "" where it is asked always."""
    other = None if condition is None else questions.get(condition.question_id)
    if condition is None or other is None:
        return ""
    if other.kind in (QuestionKind.ONE, QuestionKind.SEVERAL):
        named = one_of([f"“{choice}”" for choice in condition.any_of])
        return fill(_translate("Questions", "asked only if {options} is chosen"), options=named)
    words = one_of([choice_word(other.kind, choice) for choice in condition.any_of])
    return fill(
        _translate("Questions", "asked only if “{question}” is {options}"), question=other.wording, options=words
    )


def one_of(words: Sequence[str]) -> str:
    """Several words, one of which will do."""
    *first, last = words or [""]
    return fill(_translate("Questions", "{some} or {last}"), some=", ".join(first), last=last) if first else last
