"""A form of three questions, for tests that answer it."""

from __future__ import annotations

from dataclasses import dataclass

from leadbooth.domain.form import AnswerIs, Option, Question
from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.words import QuestionKind
from leadbooth.services import answers, capture
from leadbooth.services.captured import Captured
from leadbooth.services.questions import save_question
from tests.services.conftest import Booth


@dataclass(frozen=True)
class Form:
    """When somebody decides (required, intent), whether there is a budget (asked of those who decide soon), and of
    what they want to hear more.
    """

    decision: Question
    budget: Question
    topics: Question


def make_form(booth: Booth) -> Form:
    """Ask the three questions at the event of the booth."""
    store, event = booth.store, booth.event.id
    options = (Option("This quarter", 15), Option("This year", 8), Option("Later", 2))
    decision = Question(
        new_id(), "decision", "When do you plan to decide?", QuestionKind.ONE, options, "intent", required=True
    )
    decision = save_question(store, event, decision)
    soon = AnswerIs(decision.id, ("This quarter",))
    budget = Question(
        new_id(), "budget", "Is there a budget?", QuestionKind.YES_NO, feeds="intent", required=True, shown_if=soon
    )
    topics = Question(
        new_id(), "topics", "More about", QuestionKind.SEVERAL, (Option("Relays"), Option("Meters"), Option("Storage"))
    )
    return Form(decision, save_question(store, event, budget), save_question(store, event, topics))


def scan(booth: Booth, badge: str = "8841-2207") -> Id:
    """Capture a badge, or meet it again."""
    return capture.scan(booth.store, booth.event, booth.staff.id, badge).lead.id


def say(booth: Booth, lead: Id, question: Question, said: object) -> Captured:
    """Keep an answer."""
    return answers.set_answer(booth.store, booth.staff.id, lead, question, said)
