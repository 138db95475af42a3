"""Forms: what is asked, what is an answer, what it is worth, and which questions cannot be asked."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadbooth.domain.form import (
    RATING,
    AnswerIs,
    Option,
    Question,
    Value,
    accepted,
    asked,
    choices_of,
    key_for,
    problem_with,
)
from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.words import QuestionKind
from tests.exchange.setups import questions, words


def question(kind: str = "one", *options: Option, **values: Any) -> Question:
    """A question of a kind, about anything."""
    return Question(new_id(), "key", "What is it?", kind, options, **values)


LINES = question("several", Option("Relays", 2), Option("SCADA", 3), Option("Sensors", -1))
DECISION = question("one", Option("This quarter", 15), Option("Later", 2))
BUDGET = question("yes_no")
RATED = question("rating")


@pytest.mark.parametrize(
    ("asks", "said", "answer"),
    [
        (DECISION, "Later", "Later"),
        (LINES, ["Sensors", "Relays", "Sensors"], ("Relays", "Sensors")),
        (LINES, ("SCADA",), ("SCADA",)),
        (BUDGET, True, True),
        (BUDGET, False, False),
        (BUDGET, 1, True),
        (question("number"), "12,5", 12.5),
        (question("number"), 0, 0.0),
        (RATED, "4", 4.0),
        (question("date"), "2026-04-20", "2026-04-20"),
        (question("text"), "  a quote ", "a quote"),
        (question("text"), "   ", None),
    ],
)
def test_what_is_said_becomes_an_answer(asks: Question, said: Any, answer: Value | None) -> None:
    assert accepted(asks, said) == answer


@pytest.mark.parametrize(
    ("asks", "said"),
    [
        (DECISION, "Never"),
        (LINES, ["Relays", "Trains"]),
        (BUDGET, "maybe"),
        (question("number"), "many"),
        (question("number"), "inf"),
        (question("number"), math.nan),
        (RATED, 6),
        (RATED, 0),
        (RATED, 2.5),
        (question("date"), "2026-02-30"),
    ],
)
def test_what_is_no_answer_is_refused(asks: Question, said: Any) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        accepted(asks, said)


@pytest.mark.parametrize("kind", QuestionKind)
@pytest.mark.parametrize("nothing", [None, "", (), []])
def test_nothing_said_is_no_answer(kind: str, nothing: Any) -> None:
    assert accepted(question(kind, Option("a"), Option("b")), nothing) is None


def test_choices_are_what_an_answer_can_be_compared_by() -> None:
    assert choices_of("one", "Later") == {"Later"}
    assert choices_of("several", ("Relays", "SCADA")) == {"Relays", "SCADA"}
    assert choices_of("yes_no", value=False) == {"no"}
    assert choices_of("rating", 4.0) == {"4"}
    assert choices_of("text", "Later") == choices_of("number", 4.0) == choices_of("date", "2026-04-20") == frozenset()
    assert choices_of("one", None) == frozenset()


@given(st.sampled_from([LINES, DECISION, BUDGET, RATED]), st.data())
def test_every_choice_can_be_said_and_compared(asks: Question, data: st.DataObject) -> None:
    choice = data.draw(st.sampled_from(asks.choices))
    said = {"several": (choice,), "yes_no": choice == "yes", "rating": int(choice) if choice.isdigit() else 0}
    value = accepted(asks, said.get(asks.kind, choice))
    assert choices_of(asks.kind, value) == {choice}


@given(st.sets(st.sampled_from(LINES.choices)))
def test_points_of_several_add_up_and_never_pass_the_most(chosen: set[str]) -> None:
    earned = LINES.points(tuple(chosen))
    assert earned == sum(option.points for option in LINES.options if option.text in chosen)
    assert earned <= LINES.most_points == 5


def test_points_of_one_are_those_of_its_option() -> None:
    assert (DECISION.points("This quarter"), DECISION.points("Later"), DECISION.points(None)) == (15, 2, 0)
    assert DECISION.most_points == 15
    assert BUDGET.points(value=True) == 0


def test_a_question_is_asked_where_the_answer_before_it_is_such() -> None:
    when = replace(BUDGET, shown_if=AnswerIs(DECISION.id, ("This quarter",)))
    how_much = question("number", shown_if=AnswerIs(BUDGET.id, ("yes",)))
    form = [DECISION, when, how_much]
    assert asked(form, {}) == [DECISION]
    assert asked(form, {DECISION.id: "Later", BUDGET.id: True}) == [DECISION]
    assert asked(form, {DECISION.id: "This quarter"}) == [DECISION, when]
    assert asked(form, {DECISION.id: "This quarter", BUDGET.id: True}) == form


def test_a_rating_and_several_answers_can_be_conditions() -> None:
    why = question("text", shown_if=AnswerIs(RATED.id, ("4", "5")))
    which = question("text", shown_if=AnswerIs(LINES.id, ("SCADA",)))
    assert asked([RATED, why, LINES, which], {RATED.id: 5.0, LINES.id: ("Relays", "SCADA")})[1::2] == [why, which]
    assert asked([RATED, why, LINES, which], {RATED.id: 3.0, LINES.id: ("Relays",)}) == [RATED, LINES]


def test_what_waits_for_itself_or_for_what_is_gone_is_never_asked() -> None:
    first, second = question("yes_no"), question("yes_no", shown_if=None)
    first = replace(first, shown_if=AnswerIs(second.id, ("yes",)))
    second = replace(second, shown_if=AnswerIs(first.id, ("yes",)))
    alone = question("text", shown_if=AnswerIs(new_id(), ("yes",)))
    everything: dict[Id, Value] = {first.id: True, second.id: True}
    assert asked([first, second, alone], everything) == []


@given(questions(), st.data())
def test_only_active_questions_are_asked_in_their_order(form: tuple[Question, ...], data: st.DataObject) -> None:
    said: dict[Id, Value] = {
        one.id: data.draw(st.sampled_from(one.choices))
        for one in form
        if one.kind == "one" and data.draw(st.booleans())
    }
    found = asked(form, said)
    assert found == [one for one in form if one in found]
    assert all(one.active for one in found)
    assert {one.id for one in form if one.active and one.shown_if is None} <= {one.id for one in found}


@given(questions())
def test_a_form_that_can_be_made_has_no_problems(form: tuple[Question, ...]) -> None:
    active = [one for one in form if one.active]
    assert [problem_with(one, active) for one in active] == [""] * len(active)


def test_problems_have_names() -> None:
    assert problem_with(replace(BUDGET, wording=" "), []) == "question_wording_missing"
    assert problem_with(question("one", Option("Yes")), []) == "question_options_missing"
    assert problem_with(question("one", Option("Yes"), Option("Yes ")), []) == "question_options_same"
    assert problem_with(question("several", Option("Yes"), Option("No"), Option("")), []) == "question_options_same"
    waiting = question("text", shown_if=AnswerIs(DECISION.id, ("Later",)))
    assert problem_with(waiting, [DECISION]) == ""
    assert problem_with(waiting, []) == "question_condition_gone"
    assert problem_with(replace(waiting, shown_if=AnswerIs(DECISION.id, ("Never",))), [DECISION]) == (
        "question_condition_gone"
    )


@given(st.integers(1, 6))
def test_a_circle_of_any_length_is_one(length: int) -> None:
    ring = [question("yes_no") for _ in range(length)]
    ring = [
        replace(one, shown_if=AnswerIs(before.id, ("yes",)))
        for one, before in zip(ring, ring[-1:] + ring[:-1], strict=True)
    ]
    assert {problem_with(one, ring) for one in ring} == {"question_cycle"}


@given(st.lists(st.text(max_size=60) | words, max_size=12))
def test_keys_are_short_plain_and_never_the_same(wordings: list[str]) -> None:
    taken: list[str] = []
    for wording in wordings:
        taken.append(key_for(wording, taken))
    assert len(set(taken)) == len(wordings)
    assert all(key.isascii() and key.replace("_", "").isalnum() and len(key) <= 43 for key in taken)


def test_a_key_tells_what_was_asked() -> None:
    assert key_for("Wann möchten Sie entscheiden?", ()) == "wann_mochten_sie_entscheiden"
    assert key_for("Wann?", ["wann", "wann_2"]) == "wann_3"
    assert key_for("何時?", ()) == "question"
    assert RATING == 5
