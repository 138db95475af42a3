"""Weights and rules of an event: entered by keyboard, kept in the event, and what follows for its leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QToolButton
from pytestqt.qtbot import QtBot

from leadbooth.domain.event import Event, Staff
from leadbooth.domain.form import AnswerIs, Option, Question
from leadbooth.domain.rules import RatingRule, RoutingRule
from leadbooth.domain.words import Interest
from leadbooth.services import answers, capture, events, questions, rescoring
from leadbooth.services.captured import open_lead
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.events.draft import EventDraft
from leadbooth.ui.pages.events.scoring import ScoringTab
from leadbooth.ui.theme import apply_theme
from tests.ui.keyboard import ALT, Key, focused_name, press, tab_to
from tests.ui.questions.booth_questions import BUDGET, LINE, WHEN


@pytest.fixture
def asked(desk: Desk) -> tuple[Question, ...]:
    budget = replace(BUDGET, options=(Option("yes", 10), Option("no")), feeds="intent")
    return tuple(questions.save_question(desk.store, desk.event_now.id, one) for one in (LINE, WHEN, budget))


@pytest.fixture
def jonas(desk: Desk) -> Staff:
    return events.add_staff(desk.store, "Jonas Weber")


@pytest.fixture
def draft(desk: Desk) -> Iterator[EventDraft]:
    made = EventDraft(desk)
    yield made
    made.save()


@pytest.fixture
def tab(
    qtbot: QtBot, qapp: QApplication, desk: Desk, asked: tuple[Question, ...], jonas: Staff, draft: EventDraft
) -> Iterator[ScoringTab]:
    apply_theme(qapp, "light")
    window, made = QMainWindow(), ScoringTab(desk)
    window.setCentralWidget(made)
    window.resize(900, 900)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made.edited.connect(draft.edit)
    made.show_event(desk.event_now)
    yield made
    window.close()


def stored(desk: Desk, draft: EventDraft) -> Event:
    draft.save()
    return events.get_event(desk.store, desk.event_now.id)


def test_weights_say_what_they_come_to(tab: ScoringTab, desk: Desk, draft: EventDraft) -> None:
    assert tab.weights._shares["intent"].text() == "25 of 100"
    tab.weights.spins["intent"].setValue(125)
    assert stored(desk, draft).weights == {
        "accuracy": 25, "awareness": 20, "incentive": 15, "intent": 100, "interest": 15,
    }  # fmt: skip
    assert tab.weights._shares["intent"].text() == "57.1 of 100"


def test_back_to_the_usual(tab: ScoringTab, desk: Desk, draft: EventDraft) -> None:
    tab.weights.spins["intent"].setValue(50)
    assert stored(desk, draft).weights
    tab.weights.usual.click()
    assert stored(desk, draft).weights == {}
    assert tab.weights.spins["intent"].value() == 25
    assert not tab.weights.usual.isEnabled()


def test_leads_are_scored_anew_after_a_change_of_weights(
    tab: ScoringTab, desk: Desk, draft: EventDraft, asked: tuple[Question, ...]
) -> None:
    lead = capture.scan(desk.store, desk.event_now, desk.staff.id, "8841-2207").lead.id
    before = answers.set_answer(desk.store, desk.staff.id, lead, asked[2], said=True).quality.score
    for part, spin in tab.weights.spins.items():
        spin.setValue(100 if part == "intent" else 0)
    draft.save()
    after = open_lead(desk.store, lead).lead.score
    assert (after, after > before) == (40, True)
    assert not rescoring.is_left(desk.store)
    assert not tab.progress.isVisible()


def test_a_pause_leaves_the_rest_for_later(tab: ScoringTab, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rescoring, "BATCH", 1)
    for badge in range(5):
        capture.scan(desk.store, desk.event_now, desk.staff.id, f"8841-{badge}")
    events.save_event(desk.store, replace(desk.event_now, weights={"intent": 90.0}))

    def press_at_once(_done: int, total: int) -> None:
        if total:
            tab.progress.button.click()

    desk.rescoring.progressed.connect(press_at_once)
    desk.rescoring.start()
    assert rescoring.is_left(desk.store)
    assert tab.progress.isVisible()
    assert tab.progress.button.text() == "Go on"
    desk.rescoring.progressed.disconnect(press_at_once)
    tab.progress.button.click()
    assert not rescoring.is_left(desk.store)
    assert not tab.progress.isVisible()


def test_a_rule_that_marks_leads_is_made_by_keyboard(
    tab: ScoringTab, desk: Desk, draft: EventDraft, asked: tuple[Question, ...]
) -> None:
    _line, when, budget = asked
    tab_to("rating-add")
    press(Key.Key_Space)
    assert focused_name() == "rule-interest"  # hot is chosen already
    press(Key.Key_Tab)
    press("When")  # begins so
    press(Key.Key_Tab)
    assert stored(desk, draft).rating == (RatingRule((AnswerIs(when.id, ("This quarter",)),), Interest.HOT),)
    tab_to("rule-and")
    press(Key.Key_Space)
    press("Is")
    assert stored(desk, draft).rating == (
        RatingRule((AnswerIs(when.id, ("This quarter",)), AnswerIs(budget.id, ("yes",))), Interest.HOT),
    )
    lead = capture.scan(desk.store, desk.event_now, desk.staff.id, "8841-2207").lead.id
    answers.set_answer(desk.store, desk.staff.id, lead, when, "This quarter")
    assert open_lead(desk.store, lead).lead.interest == ""
    answers.set_answer(desk.store, desk.staff.id, lead, budget, said=True)
    assert open_lead(desk.store, lead).lead.interest == Interest.HOT


def test_a_rule_that_gives_leads_to_people_in_turn(
    tab: ScoringTab, desk: Desk, draft: EventDraft, jonas: Staff
) -> None:
    tab.routing.add.click()
    assert stored(desk, draft).routing == ()  # it names nobody yet, and says so
    assert tab.routing.cards[0].remark.isVisible()
    assert focused_name() == "rule-country"
    press("germ")
    press(Key.Key_Return)
    press("AT")
    press(Key.Key_Tab)
    chips = tab.routing.cards[0].people.chips()
    chips[0].setFocus()
    press("1")
    press("2")
    assert stored(desk, draft).routing == (RoutingRule((jonas.id, desk.staff.id), ("DE", "AT")),)
    assert not tab.routing.cards[0].remark.isVisible()


def test_rules_are_put_into_another_order_and_removed(tab: ScoringTab, desk: Desk, draft: EventDraft) -> None:
    for interest in (Interest.HOT, Interest.WARM):
        tab.rating.add_rule()
        tab.rating.cards[-1].interest.set_key(interest)
        tab.rating.cards[-1].edit()
    tab.rating.cards[1].remove.setFocus()
    press(Key.Key_Up, ALT)
    assert [rule.interest for rule in stored(desk, draft).rating] == ["warm", "hot"]
    tab.rating.cards[0].remove.click()
    assert [rule.interest for rule in stored(desk, draft).rating] == ["hot"]
    assert focused_name() == "rating-add"


def test_a_condition_is_taken_away_again(tab: ScoringTab, desk: Desk, draft: EventDraft) -> None:
    tab.rating.add_rule()
    card = tab.rating.cards[0]
    card.more.click()
    assert len(stored(desk, draft).rating[0].when) == 2
    card.pickers[1].findChild(QToolButton).click()
    assert len(stored(desk, draft).rating[0].when) == 1


def test_a_rule_about_what_is_gone_stays_until_it_is_changed(
    tab: ScoringTab, desk: Desk, draft: EventDraft, asked: tuple[Question, ...]
) -> None:
    rules = (
        RatingRule((AnswerIs(asked[0].id, ("Relays",)),), Interest.HOT),
        RatingRule((AnswerIs(asked[1].id, ("Later",)),), Interest.COLD),
    )
    questions.retire_question(desk.store, desk.event_now.id, asked[0].id)
    event = replace(desk.event_now, rating=rules)
    events.save_event(desk.store, event)
    draft.show(event)
    tab.show_event(event)
    assert tab.rating.cards[0].remark.isVisible()
    tab.rating.cards[1].interest.set_key("warm")
    tab.rating.cards[1].edit()
    assert stored(desk, draft).rating == (rules[0], replace(rules[1], interest=Interest.WARM))


def test_what_is_half_entered_stays_when_the_event_is_shown_again(
    tab: ScoringTab, desk: Desk, draft: EventDraft
) -> None:
    tab.routing.add.click()
    tab.show_event(stored(desk, draft))
    assert len(tab.routing.cards) == 1


def test_without_questions_there_is_nothing_to_mark_by(tab: ScoringTab, desk: Desk) -> None:
    tab.show_event(events.create_event(desk.store, "Chamber breakfast"))
    assert not tab.rating.add.isEnabled()
    assert tab.rating.cards == []
