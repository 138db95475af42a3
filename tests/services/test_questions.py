"""Questions of an event: made, changed in mid-event, put in order, retired and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadbooth.domain.form import RATING, AnswerIs, Option, Question
from leadbooth.domain.ids import new_id
from leadbooth.domain.words import QuestionKind
from leadbooth.errors import KnownError
from leadbooth.services import answers, capture, events
from leadbooth.services.captured import open_lead
from leadbooth.services.questions import (
    bring_back_question,
    list_questions,
    order_questions,
    retire_question,
    save_question,
)
from leadbooth.storage.store import Store, create_store
from tests.exchange.setups import words
from tests.services.conftest import Booth

THIS_QUARTER, LATER, LATER_FOR_3 = Option("This quarter", 15), Option("Later", 2), Option("Later", 3)


def question(wording: str, kind: str = "text", **values: Any) -> Question:
    """A new question."""
    return Question(new_id(), "", wording, kind, **values)


def keys(booth: Booth, *, retired: bool = False) -> list[str]:
    """The keys of what is asked, in order."""
    return [one.key for one in list_questions(booth.store, booth.event.id, retired=retired)]


@pytest.fixture
def decision(booth: Booth) -> Question:
    asked = question("When do you decide?", "one", options=(THIS_QUARTER, LATER), feeds="intent", required=True)
    return save_question(booth.store, booth.event.id, asked)


@pytest.fixture
def budget(booth: Booth, decision: Question) -> Question:
    """A question that is asked only of those who decide this quarter."""
    asked = question("Is there a budget?", "yes_no", shown_if=AnswerIs(decision.id, ("This quarter",)))
    return save_question(booth.store, booth.event.id, asked)


def test_points_that_are_no_number_are_none(booth: Booth) -> None:
    options = (Option("Yes", float("inf")), Option("No", float("nan")), Option("Soon", -2.5))
    save_question(booth.store, booth.event.id, question("Ready?", "one", options=options))
    [kept] = list_questions(booth.store, booth.event.id)
    assert [option.points for option in kept.options] == [0, 0, -2.5]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that many examples share, each with an event of its own."""
    folder = tmp_path_factory.mktemp("questions")
    create_store(folder / "store", bytes(32), passphrase="correct horse", recovery_key="")
    store = Store(folder / "store", bytes(32))
    yield store
    store.close()


def test_a_question_gets_a_key_a_place_and_a_version(booth: Booth, decision: Question, budget: Question) -> None:
    assert (decision.key, decision.position, decision.version) == ("when_do_you_decide", 0, 1)
    assert (budget.key, budget.position, budget.version) == ("is_there_a_budget", 1, 1)
    assert list_questions(booth.store, booth.event.id) == [decision, budget]
    assert list_questions(booth.store, None) == [decision, budget]
    assert list_questions(booth.store, events.create_event(booth.store, "Breakfast").id) == []


@given(st.lists(words, max_size=8))
def test_keys_of_an_event_are_never_the_same(store: Store, wordings: list[str]) -> None:
    event = events.create_event(store, "Expo").id
    for wording in [*wordings, *wordings]:
        save_question(store, event, question(wording))
    found = list_questions(store, event)
    assert len({one.key for one in found}) == len(found) == 2 * len(wordings)
    assert [one.position for one in found] == list(range(len(found)))
    assert [one.wording for one in found] == [*wordings, *wordings]


@given(st.permutations(range(5)), st.integers(0, 5))
def test_any_order_is_kept_and_what_is_not_named_comes_after(store: Store, order: list[int], named: int) -> None:
    event = events.create_event(store, "Expo").id
    made = [save_question(store, event, question(f"Question {number}?")).id for number in range(5)]
    wanted = [made[number] for number in order[:named]]
    order_questions(store, event, wanted)
    found = [one.id for one in list_questions(store, event)]
    assert found == [*wanted, *(one for one in made if one not in wanted)]


MEANINGS = st.fixed_dictionaries(
    {
        "wording": st.sampled_from(["When?", "By when?"]),
        "options": st.sampled_from([(THIS_QUARTER, LATER), (LATER, THIS_QUARTER), (THIS_QUARTER, LATER_FOR_3)]),
        "feeds": st.sampled_from(["", "intent"]),
        "required": st.booleans(),
    }
)


@given(st.lists(MEANINGS, min_size=1, max_size=5))
def test_only_another_meaning_is_another_version(store: Store, meanings: list[dict[str, Any]]) -> None:
    event = events.create_event(store, "Expo").id
    row, version = new_id(), 0
    for number, said in enumerate(meanings):
        version += number == 0 or said != meanings[number - 1]
        kept = save_question(store, event, Question(row, "", kind="one", position=99, **said))
        assert kept == list_questions(store, event)[0]
        assert (kept.version, kept.position) == (version, 0)


def test_blanks_make_no_version_and_a_new_wording_no_new_key(booth: Booth, decision: Question) -> None:
    spaced = replace(decision, wording="  When  do you decide? ", options=(replace(LATER, text=" Later"), THIS_QUARTER))
    assert save_question(booth.store, booth.event.id, replace(spaced, options=decision.options)) == decision
    turned = save_question(booth.store, booth.event.id, spaced)
    assert (turned.version, turned.options) == (2, (LATER, THIS_QUARTER))
    reworded = save_question(booth.store, booth.event.id, replace(turned, wording="By when?", key="another"))
    assert (reworded.version, reworded.key) == (3, decision.key)


def test_a_form_that_changes_in_mid_event_leaves_answers_as_they_were(booth: Booth, decision: Question) -> None:
    lead = capture.start_typed(booth.store, booth.event, booth.staff.id, {"first_name": "Jo"}).lead.id
    said = answers.set_answer(booth.store, booth.staff.id, lead, decision, "This quarter")
    save_question(
        booth.store,
        booth.event.id,
        replace(decision, wording="Soon?", options=(Option("Yes", 1), Option("No", 0)), feeds="", required=False),
    )
    retire_question(booth.store, booth.event.id, decision.id)
    found = open_lead(booth.store, lead)
    assert found.answers == said.answers
    assert found.quality == said.quality
    kept = found.answers[decision.id]
    assert (kept.value, kept.points, kept.feeds, kept.wording, kept.version) == (
        "This quarter",
        15,
        "intent",
        "When do you decide?",
        1,
    )


def test_a_retired_question_is_asked_no_more_and_can_come_back(booth: Booth, decision: Question) -> None:
    retire_question(booth.store, booth.event.id, decision.id)
    assert keys(booth) == []
    assert keys(booth, retired=True) == ["when_do_you_decide"]
    again = save_question(booth.store, booth.event.id, question("When do you decide?"))
    assert again.key == "when_do_you_decide_2"
    bring_back_question(booth.store, booth.event.id, decision.id)
    assert list_questions(booth.store, booth.event.id)[0] == decision


def test_what_depended_on_a_retired_question_is_asked_always(
    booth: Booth, decision: Question, budget: Question
) -> None:
    retire_question(booth.store, booth.event.id, decision.id)
    (left,) = list_questions(booth.store, booth.event.id)
    assert left == replace(budget, shown_if=None, version=2)


def test_who_comes_back_is_asked_always_where_its_condition_is_gone(
    booth: Booth, decision: Question, budget: Question
) -> None:
    retire_question(booth.store, booth.event.id, budget.id)
    bring_back_question(booth.store, booth.event.id, budget.id)
    assert list_questions(booth.store, booth.event.id)[1] == budget
    retire_question(booth.store, booth.event.id, budget.id)
    save_question(booth.store, booth.event.id, replace(decision, options=(LATER, Option("Never", 0))))
    bring_back_question(booth.store, booth.event.id, budget.id)
    assert list_questions(booth.store, booth.event.id)[1] == replace(budget, shown_if=None, version=2)


def refusal(booth: Booth, asked: Question) -> str:
    """The code by which a question is refused; the form is then as it was."""
    before = list_questions(booth.store, booth.event.id, retired=True)
    with pytest.raises(KnownError) as error:
        save_question(booth.store, booth.event.id, asked)
    assert list_questions(booth.store, booth.event.id, retired=True) == before
    return error.value.code


def test_circles_are_refused_however_long(booth: Booth, decision: Question, budget: Question) -> None:
    on_budget = AnswerIs(budget.id, ("yes",))
    assert refusal(booth, replace(decision, shown_if=on_budget)) == "question_cycle"
    assert refusal(booth, replace(budget, shown_if=on_budget)) == "question_cycle"
    sure = save_question(booth.store, booth.event.id, question("Sure?", "yes_no", shown_if=on_budget))
    assert refusal(booth, replace(decision, shown_if=AnswerIs(sure.id, ("no",)))) == "question_cycle"


def test_what_others_depend_on_cannot_be_taken_from_under_them(
    booth: Booth, decision: Question, budget: Question
) -> None:
    assert budget.shown_if == AnswerIs(decision.id, ("This quarter",))
    assert refusal(booth, replace(decision, options=(LATER, Option("Never")))) == "question_condition_gone"
    assert refusal(booth, replace(decision, kind="text", options=())) == "question_condition_gone"


def test_conditions_are_about_what_is_asked_at_this_event(booth: Booth, decision: Question) -> None:
    elsewhere = events.create_event(booth.store, "Breakfast").id
    other = save_question(booth.store, elsewhere, question("Coffee?", "yes_no"))
    coffee = question("Milk?", "yes_no", shown_if=AnswerIs(other.id, ("yes",)))
    assert refusal(booth, coffee) == "question_condition_gone"
    assert refusal(booth, replace(coffee, shown_if=AnswerIs(decision.id, ("Never",)))) == "question_condition_gone"
    retire_question(booth.store, booth.event.id, decision.id)
    assert refusal(booth, replace(coffee, shown_if=AnswerIs(decision.id, ("Later",)))) == "question_condition_gone"


def test_what_cannot_be_asked_is_refused(booth: Booth) -> None:
    assert refusal(booth, question("  ")) == "question_wording_missing"
    assert refusal(booth, question("Which?", "one", options=(LATER,))) == "question_options_missing"
    assert refusal(booth, question("Which?", "several", options=(LATER, LATER))) == "question_options_same"


SAID: dict[str, st.SearchStrategy[Any]] = {
    "one": st.sampled_from(["This quarter", "Later"]),
    "several": st.lists(st.sampled_from(["This quarter", "Later"]), min_size=1),
    "yes_no": st.booleans(),
    "text": words,
    "number": st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**9), 10**9),
    "date": st.dates().map(str),
    "rating": st.integers(1, RATING),
}


@given(st.sampled_from(QuestionKind), st.data())
def test_every_answer_comes_back_as_it_was_said(store: Store, kind: QuestionKind, data: st.DataObject) -> None:
    event = events.create_event(store, "Expo")
    options = (THIS_QUARTER, LATER) if kind in ("one", "several") else ()
    asked = save_question(store, event.id, question("And?", kind, options=options, feeds="intent"))
    lead = capture.start_typed(store, event, None, {"first_name": "Jo"}).lead.id
    said = data.draw(SAID[kind])
    shown = answers.set_answer(store, None, lead, asked, said).answers[asked.id]
    kept = open_lead(store, lead).answers[asked.id]
    assert kept == shown
    assert kept.value == (tuple(c for c in asked.choices if c in said) if kind == "several" else said)
    assert type(kept.value) is {"several": tuple, "yes_no": bool, "number": float, "rating": float}.get(kind, str)
    assert kept.points == asked.points(kept.value)
    assert (kept.wording, kept.version, kept.feeds) == ("And?", 1, "intent")
