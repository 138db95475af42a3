"""The four questions most booths ask, to begin with."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from leadbooth.domain.form import NO, YES, Option, Question
from leadbooth.domain.ids import new_id
from leadbooth.domain.words import QuestionKind

_translate = QCoreApplication.translate


def usual_four() -> tuple[Question, ...]:
    """Product line, decision time, budget and decision maker, in the user's language.

    The three of intent come to its 25 points together.
    """
    lines = (
        Option(_translate("UsualQuestions", "First product line")),
        Option(_translate("UsualQuestions", "Second product line")),
        Option(_translate("UsualQuestions", "Other")),
    )
    when = (
        Option(_translate("UsualQuestions", "This quarter"), 12),
        Option(_translate("UsualQuestions", "This year"), 6),
        Option(_translate("UsualQuestions", "Later")),
    )
    who = (
        Option(_translate("UsualQuestions", "I do"), 5),
        Option(_translate("UsualQuestions", "I am asked"), 3),
        Option(_translate("UsualQuestions", "Somebody else")),
    )
    return (
        _question("product_line", _translate("UsualQuestions", "Which product line?"), QuestionKind.SEVERAL, lines),
        _intent(
            "decision_time", _translate("UsualQuestions", "When do you plan to decide?"), QuestionKind.ONE, when,
            required=True,
        ),
        _intent(
            "budget", _translate("UsualQuestions", "Is a budget set?"), QuestionKind.YES_NO,
            (Option(YES, 8), Option(NO)),
        ),
        _intent("decision_maker", _translate("UsualQuestions", "Who decides about it?"), QuestionKind.ONE, who),
    )  # fmt: skip


def _question(key: str, wording: str, kind: QuestionKind, options: tuple[Option, ...]) -> Question:
    return Question(new_id(), key, wording, kind, options)


def _intent(
    key: str, wording: str, kind: QuestionKind, options: tuple[Option, ...], *, required: bool = False
) -> Question:
    return Question(new_id(), key, wording, kind, options, feeds="intent", required=required)
