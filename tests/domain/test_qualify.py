"""Qualifying: what is still to be known before a lead is a prospect."""

from __future__ import annotations

from dataclasses import replace

from leadbooth.domain.form import AnswerIs, Option, Question
from leadbooth.domain.ids import new_id
from leadbooth.domain.qualify import missing, unanswered

DECISION = Question(
    new_id(), "decision", "When?", "one", (Option("now", 15), Option("later")), feeds="intent", required=True
)
BUDGET = Question(
    new_id(), "budget", "Budget?", "yes_no", feeds="intent", required=True, shown_if=AnswerIs(DECISION.id, ("now",))
)
TOPICS = Question(new_id(), "topics", "About?", "text", required=True)
FORM = (DECISION, BUDGET, TOPICS)


def test_interest_and_required_questions_of_intent_are_missing() -> None:
    found = missing("", FORM, {})
    assert found
    assert (found.interest, found.questions) == (True, (DECISION,))


def test_what_an_answer_brings_up_is_missing_then() -> None:
    assert missing("hot", FORM, {DECISION.id: "now"}).questions == (BUDGET,)
    assert not missing("hot", FORM, {DECISION.id: "now", BUDGET.id: False})
    assert not missing("cold", FORM, {DECISION.id: "later"})


def test_only_what_is_asked_required_and_of_intent_counts() -> None:
    optional, retired = replace(DECISION, required=False), replace(DECISION, active=False)
    for question in (optional, retired, replace(DECISION, feeds="interest")):
        assert not missing("warm", (question, BUDGET, TOPICS), {})


def test_every_required_question_is_asked_before_one_is_done() -> None:
    assert unanswered(FORM, {}) == [DECISION, TOPICS]
    assert unanswered(FORM, {DECISION.id: "now", TOPICS.id: "relays"}) == [BUDGET]
