"""What is there after something was done on the Questions tab."""

from __future__ import annotations

from leadbooth.domain.form import Question
from leadbooth.services import questions
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.events.questions import QuestionsTab


def stored(desk: Desk, *, retired: bool = False) -> list[Question]:
    return questions.list_questions(desk.store, desk.event_now.id, retired=retired)


def wordings(desk: Desk) -> list[str]:
    return [question.wording for question in stored(desk)]


def problem(tab: QuestionsTab) -> str:
    """What the editor says is wrong."""
    said = [tab.editor.wording.status_text(), *(label.text() for label in tab.editor._problems.values())]
    return "".join(said)
