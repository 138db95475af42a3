"""One lead, worked in the pane by keyboard: stage, what is missing for it, owner, deal, tags, who came along."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.domain.form import Option, Question
from leadbooth.domain.ids import new_id
from leadbooth.domain.lead import Defaults
from leadbooth.domain.words import QuestionKind
from leadbooth.services import answers, capture, events, questions
from leadbooth.services.captured import Captured, open_lead
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.leads import LeadsPage
from leadbooth.ui.pages.leads.reading import LeadReading
from tests.ui.leads.people import capture_people, child, pick, said, settle, show_page

KEY = Qt.Key
DEMO = (("Jonas", "Weber", "Alder Energy", None), ("Aiko", "Tanaka", "Kitano Controls", None))


@pytest.fixture
def asked(desk: Desk) -> list[Question]:
    """What the event asks: two of it must be known of a prospect."""
    event = desk.event_now.id
    budget = Question(new_id(), "", "Is there a budget?", QuestionKind.YES_NO, feeds="intent", required=True)
    when = (Option("This quarter", 15), Option("Later", 5))
    time = Question(new_id(), "", "When do you decide?", QuestionKind.ONE, when, feeds="intent", required=True)
    sites = Question(new_id(), "", "Where are your sites?", QuestionKind.TEXT)
    return [questions.save_question(desk.store, event, one, staff=desk.staff.id) for one in (budget, time, sites)]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, asked: list[Question]) -> LeadsPage:
    """The page with Aiko Tanaka chosen, who is on top."""
    capture_people(desk, DEMO)
    return show_page(qtbot, desk)


def reading(page: LeadsPage) -> LeadReading:
    return page.pane.reading


def held(page: LeadsPage, desk: Desk) -> Captured:
    lead = page.pane.lead()
    assert lead is not None
    return open_lead(desk.store, lead.id)


def press(qtbot: QtBot, page: LeadsPage, *keys: KEY) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or page, key)
    settle(qtbot, page)


def test_a_lead_is_moved_and_the_move_taken_back(qtbot: QtBot, page: LeadsPage, desk: Desk) -> None:
    with qtbot.waitSignal(page.message) as told:
        pick(reading(page).stage, "Contacted")
    settle(qtbot, page)
    assert told.args[:2] == ["1 lead moved to Contacted", "Undo"]
    assert held(page, desk).lead.stage == "contacted"
    qtbot.waitUntil(lambda: "Moved from Lead to Contacted" in said(reading(page).timeline))
    assert page.model.index(0, page.model.columns().index("stage")).data() == "Contacted"
    page.undo()
    settle(qtbot, page)
    assert held(page, desk).lead.stage == "lead"


def test_arrows_open_the_stages_rather_than_move_the_lead(page: LeadsPage, desk: Desk) -> None:
    stage = reading(page).stage
    stage.setFocus()
    QTest.keyClick(stage, KEY.Key_Down)
    assert stage.view().isVisible()
    QTest.keyClick(stage.view(), KEY.Key_Escape)
    assert held(page, desk).lead.stage == "lead"


def test_what_a_prospect_lacks_is_asked_right_there(
    qtbot: QtBot, page: LeadsPage, desk: Desk, asked: list[Question]
) -> None:
    pick(reading(page).stage, "Prospect")
    settle(qtbot, page)
    box = reading(page).move_box
    assert box.isVisible()
    assert reading(page).stage.key() == "lead"
    words = child(box, QLabel, "move-words")
    assert words.text() == "For Prospect, say how interested they are, and answer these:"
    press(qtbot, page, KEY.Key_Space)  # hot has the focus
    assert words.text() == "For Prospect, answer these:"
    assert not box.move_button.isEnabled()
    press(qtbot, page, KEY.Key_Tab, KEY.Key_1)  # a budget: yes
    assert words.text() == "For Prospect, answer this:"
    box.form.focus_question(asked[1].id)
    press(qtbot, page, KEY.Key_1)  # this quarter
    assert box.move_button.isEnabled()
    assert held(page, desk).lead.stage == "lead"
    box.move_button.setFocus()
    press(qtbot, page, KEY.Key_Space)
    assert held(page, desk).lead.stage == "prospect"
    assert held(page, desk).lead.interest == "hot"
    assert not box.isVisible()
    assert {"Is there a budget?", "Yes", "When do you decide?", "This quarter"} <= set(said(reading(page).answers))


def test_what_is_still_being_typed_goes_to_the_lead_it_was_said_of(
    qtbot: QtBot, page: LeadsPage, desk: Desk, asked: list[Question]
) -> None:
    needed = replace(asked[2], feeds="intent", required=True)
    questions.save_question(desk.store, desk.event_now.id, needed, staff=desk.staff.id)
    page.refresh()
    settle(qtbot, page)
    aiko = held(page, desk).lead.id
    pick(reading(page).stage, "Prospect")
    field = reading(page).move_box.form.field(needed.id)
    assert field is not None
    assert field.line is not None
    field.line.setFocus()
    QTest.keyClicks(field.line, "Lyon")
    QTest.keyClick(page.table, KEY.Key_Down)
    settle(qtbot, page)
    assert held(page, desk).lead.id != aiko
    assert held(page, desk).answers == {}
    assert [answer.value for answer in open_lead(desk.store, aiko).answers.values()] == ["Lyon"]


def test_a_folded_pane_opens_to_ask_what_is_missing(qtbot: QtBot, desk: Desk, asked: list[Question]) -> None:
    capture_people(desk, DEMO)
    page = show_page(qtbot, desk, width=836)
    assert asked
    assert not page.pane.isVisible()
    page.work.move(page.table.selected_numbers(), "prospect", "Prospect")
    assert page.pane.isVisible()
    assert reading(page).move_box.isVisible()


def test_not_now_leaves_everything_as_it_was(qtbot: QtBot, page: LeadsPage, desk: Desk) -> None:
    pick(reading(page).stage, "Prospect")
    settle(qtbot, page)
    press(qtbot, page, KEY.Key_Escape)
    assert not reading(page).move_box.isVisible()
    assert reading(page).stage.hasFocus()
    assert held(page, desk).lead.stage == "lead"


def test_won_and_lost_ask_why(qtbot: QtBot, page: LeadsPage, desk: Desk) -> None:
    pick(reading(page).stage, "Lost")
    assert reading(page).move_box.reason.editor.hasFocus()
    QTest.keyClicks(reading(page).move_box.reason.editor, "Too expensive")
    press(qtbot, page, KEY.Key_Return)
    lead = held(page, desk).lead
    assert (lead.stage, lead.stage_reason) == ("lost", "Too expensive")
    assert child(reading(page), QLabel, "lead-stage-reason").text() == "Why: Too expensive"


def test_an_owner_who_retired_stays_but_is_not_offered(qtbot: QtBot, page: LeadsPage, desk: Desk) -> None:
    sam = events.add_staff(desk.store, "Sam Park")
    page.refresh()
    settle(qtbot, page)
    pick(reading(page).deal.owner_box, "Sam")
    settle(qtbot, page)
    assert held(page, desk).lead.owner == sam.id
    qtbot.waitUntil(lambda: "Given to Sam Park" in said(reading(page).timeline))
    desk.act(lambda store: events.save_staff(store, replace(sam, active=False)), owner=desk)
    page.refresh()
    settle(qtbot, page)
    assert reading(page).deal.owner_box.currentText() == "Sam Park"
    page.table.setFocus()
    press(qtbot, page, KEY.Key_Down)
    assert "Jonas Weber" in said(page.pane)
    assert reading(page).deal.owner_box.findText("Sam Park") < 0


def test_value_close_date_next_step_and_due_date(qtbot: QtBot, page: LeadsPage, desk: Desk) -> None:
    deal = reading(page).deal
    friday = (date.today() + timedelta(days=3)).isoformat()  # noqa: DTZ011 - the laptop's day is meant
    for editor, text in (
        (deal.value.editor, "48000"),
        (deal.close_day, friday),
        (deal.next_step.editor, "Send the quote"),
        (deal.due_day, friday),
    ):
        editor.setFocus()
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, KEY.Key_Return)
    settle(qtbot, page)
    lead = held(page, desk).lead
    assert (lead.value, lead.close_on, lead.next_step, lead.due_on) == (48000, friday, "Send the quote", friday)


def test_tags_are_added_and_taken_away(qtbot: QtBot, page: LeadsPage, desk: Desk) -> None:
    tags = reading(page).tags
    tags.line.setFocus()
    QTest.keyClicks(tags.line, "relays, VIP, vip")
    press(qtbot, page, KEY.Key_Return)
    assert held(page, desk).lead.tags == ("relays", "VIP")
    child(tags, QWidget, "tag-relays").setFocus()
    press(qtbot, page, KEY.Key_Delete)
    assert held(page, desk).lead.tags == ("VIP",)
    assert tags.line.hasFocus()


def test_answers_keep_the_wording_they_were_given_to(
    qtbot: QtBot, page: LeadsPage, desk: Desk, asked: list[Question]
) -> None:
    lead = held(page, desk).lead.id
    answers.set_answer(desk.store, desk.staff.id, lead, asked[1], "This quarter")
    reworded = replace(asked[1], wording="How soon?")
    questions.save_question(desk.store, desk.event_now.id, reworded, staff=desk.staff.id)
    page.refresh()
    settle(qtbot, page)
    words = said(reading(page).answers)
    assert words[:2] == ["When do you decide?", "This quarter"]
    assert words[2].endswith("Mara · 15 points of Intent")


def test_people_who_came_together_lead_to_each_other(qtbot: QtBot, page: LeadsPage, desk: Desk) -> None:
    group = Defaults(party_id=new_id())
    for first, last in (("Ewa", "Nowak"), ("Tom", "Ashford")):
        capture.scan(desk.store, desk.event_now, desk.staff.id, f"MECARD:N:{last},{first};;", defaults=group)
    page.refresh()
    settle(qtbot, page)
    page.table.go_to_row(0)
    settle(qtbot, page)
    assert "Tom Ashford" in said(page.pane)
    [other] = [one for one in reading(page).party.findChildren(QWidget) if one.objectName().startswith("party-")]
    other.setFocus()
    press(qtbot, page, KEY.Key_Space)
    qtbot.waitUntil(lambda: "Ewa Nowak" in said(page.pane))


def test_each_part_of_the_quality_shows_its_reasons(qtbot: QtBot, page: LeadsPage) -> None:
    rows = reading(page).quality.rows()
    rows[0].setFocus()
    press(qtbot, page, KEY.Key_Space)
    assert rows[0].is_open()
    assert any("E-mail address of valid form" in words for words in said(rows[0]))
    press(qtbot, page, KEY.Key_Down, KEY.Key_Down, KEY.Key_Return)
    assert rows[2].is_open()
    assert not rows[1].is_open()
    press(qtbot, page, KEY.Key_Return)
    assert not rows[2].is_open()


def test_tab_goes_from_the_bar_through_the_list_and_down_the_pane(page: LeadsPage) -> None:
    page.bar.export.setFocus()
    passed: list[str] = []
    while (focused := QApplication.focusWidget()) is not None and focused.objectName() != "lead-capture":
        passed.append(focused.objectName())
        QTest.keyClick(focused, KEY.Key_Tab)
    order = ("leads-table", "lead-edit", "lead-stage", "deal-owner", "quality-accuracy", "deal-value", "tag-line")
    assert sorted(order, key=passed.index) == list(order)
