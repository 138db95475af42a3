"""The questions of an ordinary booth, one of every kind."""

from dataclasses import replace

from leadbooth.domain.form import AnswerIs, Option, Question
from leadbooth.domain.ids import derived_id
from leadbooth.domain.words import QuestionKind


def question(key: str, wording: str, kind: QuestionKind, *options: str, required: bool = False) -> Question:
    return Question(derived_id(key), key, wording, kind, tuple(Option(text) for text in options), required=required)


LINE = question(
    "line", "Which product line?", QuestionKind.SEVERAL, "Relays", "SCADA", "Sensors", "Other", required=False
)
WHEN = question(
    "when", "When do you plan to decide?", QuestionKind.ONE, "This quarter", "This year", "Later", required=True
)
BUDGET = question("budget", "Is a budget set?", QuestionKind.YES_NO)
SYSTEM = replace(
    question("system", "Which system do you use today?", QuestionKind.TEXT), shown_if=AnswerIs(LINE.id, ("Relays",))
)
UNITS = question("units", "How many units?", QuestionKind.NUMBER)
BY = question("by", "Needed by when?", QuestionKind.DATE)
LIKED = question("liked", "How did you like the demo?", QuestionKind.RATING)

ALL = (LINE, WHEN, BUDGET, SYSTEM, UNITS, BY, LIKED)
