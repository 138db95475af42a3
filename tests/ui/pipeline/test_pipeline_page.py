"""The board as one sees and reaches it: columns, keys, filters, one card opened, and news that come in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.domain.ids import Id
from leadbooth.domain.words import Interest
from leadbooth.services import capture, events, many, pipeline
from leadbooth.services.captured import open_lead
from leadbooth.ui.desk import Desk
from leadbooth.ui.filters.picked import Condition
from leadbooth.ui.models.cards import CARD_ROLE, Card
from leadbooth.ui.pages.leads import LeadsPage
from leadbooth.ui.pages.pipeline import PipelinePage
from leadbooth.ui.pages.pipeline.card_dialog import CardDialog
from leadbooth.ui.pages.pipeline.menu import CardMenu
from tests.ui.pipeline.hands import (
    KEY,
    PEOPLE,
    board,
    capture_people,
    cards,
    closed,
    opened,
    press,
    said,
    settle,
    show_page,
    under_cursor,
)

TODAY = date.today()  # noqa: DTZ011 - the day on the laptop's clock


@pytest.fixture
def leads(desk: Desk) -> dict[str, Id]:
    return capture_people(desk)


def card(page: PipelinePage, stage: str, row: int = 0) -> Card:
    found = page.board.column(stage).model.index(row, 0).data(CARD_ROLE)
    assert isinstance(found, Card)
    return found


def test_every_stage_has_a_column_with_its_count_and_sum(qtbot: QtBot, desk: Desk, leads: dict[str, Id]) -> None:
    staff = desk.staff.id
    events.save_event(desk.store, replace(desk.event_now, currency="EUR"), staff=staff)
    for name, value in (("Jonas", 40000.0), ("Aiko", 8000.0)):
        pipeline.move(desk.store, staff, [leads[name]], "won")
        pipeline.set_deal(desk.store, staff, leads[name], value=value)
    page = show_page(qtbot, desk)
    assert [column.name.text() for column in page.board.columns()] == [
        "Lead", "Contacted", "Prospect", "Meeting", "Proposal", "Won", "Lost",
    ]  # fmt: skip
    won = page.board.column("won")
    assert (won.count.text(), won.total.text()) == ("2", "48000€")
    assert won.list.accessibleName() == "Won: 2 leads, 48000€"
    assert card(page, "won").line == "40000€"


def test_a_card_says_what_is_to_be_done_and_when(qtbot: QtBot, desk: Desk, leads: dict[str, Id]) -> None:
    plans = (("Jonas", -1, "Send the quote"), ("Aiko", 0, "Call"), ("Luc", 1, ""))
    for name, days, step in plans:
        due = (TODAY + timedelta(days=days)).isoformat()
        pipeline.plan_next(desk.store, desk.staff.id, leads[name], step, due_on=due)
    page = show_page(qtbot, desk)
    lines = [card(page, "lead", row).line for row in range(len(PEOPLE))]
    assert lines == ["Overdue · Send the quote", "Today · Call", "Tomorrow", "met today"]
    assert [card(page, "lead", row).late for row in range(len(PEOPLE))] == [True, False, False, False]
    first = page.board.column("lead").model.index(0, 0)
    spoken = str(first.data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Jonas Weber, Alder Energy, Hot, Overdue · Send the quote, due ")


def test_arrows_go_from_card_to_card_and_over_empty_columns(qtbot: QtBot, desk: Desk, leads: dict[str, Id]) -> None:
    pipeline.move(desk.store, desk.staff.id, [leads["Luc"]], "meeting")
    page = show_page(qtbot, desk)
    assert under_cursor(page) == "Jonas Weber"
    press(qtbot, page, KEY.Key_Down, KEY.Key_Down)
    assert under_cursor(page) == "Ewa Nowak"
    press(qtbot, page, KEY.Key_Right)
    assert under_cursor(page) == "Luc Moreau"
    assert len(page.board.selected_numbers()) == 1
    press(qtbot, page, KEY.Key_Right)
    assert under_cursor(page) == "Luc Moreau"  # nothing beyond has cards
    press(qtbot, page, KEY.Key_Left)
    assert under_cursor(page) == "Jonas Weber"


def test_marks_stay_while_the_cursor_moves_until_escape(qtbot: QtBot, desk: Desk, leads: dict[str, Id]) -> None:
    page = show_page(qtbot, desk)
    press(qtbot, page, KEY.Key_Space, KEY.Key_Down, KEY.Key_Down, KEY.Key_Space)
    assert "4 leads · 2 selected" in said(page)
    press(qtbot, page, KEY.Key_Space)
    assert "4 leads · 1 selected" in said(page)
    press(qtbot, page, KEY.Key_Escape, KEY.Key_Down)
    assert page.board.selected_numbers() == [page.board.column("lead").list.cards.numbers()[3]]


def test_filters_are_those_of_leads(qtbot: QtBot, desk: Desk, leads: dict[str, Id]) -> None:
    page = show_page(qtbot, desk)
    listed = LeadsPage(desk)
    qtbot.addWidget(listed)
    page.search()
    with qtbot.waitSignal(page.bar.search.searched):
        QTest.keyClicks(page.bar.search, "tanaka")
    settle(qtbot, page)
    assert board(page) == {"lead": ["Aiko Tanaka"]}
    assert listed.bar.search.text() == "tanaka"
    listed.bar.clear_all()
    listed.bar.toggle(Condition("interests", "hot"))
    settle(qtbot, page)
    assert board(page) == {"lead": ["Jonas Weber"]}
    listed.bar.toggle(Condition("stages", "won"))  # a board shows every stage
    settle(qtbot, page)
    assert board(page) == {"lead": ["Jonas Weber"]}
    assert not any("Won" in getattr(chip, "text", str)() for chip in page.bar.findChildren(type(page.bar.more)))


def test_mine_are_those_of_who_stands_here(qtbot: QtBot, desk: Desk, leads: dict[str, Id]) -> None:
    page = show_page(qtbot, desk)
    page.bar.toggle(Condition("mine"))
    settle(qtbot, page)
    assert len(cards(page, "lead")) == len(PEOPLE)
    desk.act(lambda store: events.add_staff(store, "Sam Pohl"), desk.choose_staff, owner=page)
    settle(qtbot, page)
    assert board(page) == {}
    assert "No lead matches" in said(page)
    press(qtbot, page, KEY.Key_Space)  # the way back has the focus
    assert len(cards(page, "lead")) == len(PEOPLE)


def test_an_empty_event_leads_to_capture(qtbot: QtBot, desk: Desk) -> None:
    page = show_page(qtbot, desk)
    assert "No leads yet" in said(page)
    with qtbot.waitSignal(page.page_wanted) as wanted:
        press(qtbot, page, KEY.Key_Space)
    assert wanted.args == ["capture"]


def test_news_come_in_and_the_selection_stays(qtbot: QtBot, desk: Desk, leads: dict[str, Id]) -> None:
    page = show_page(qtbot, desk)
    press(qtbot, page, KEY.Key_Down)
    assert under_cursor(page) == "Aiko Tanaka"
    payload = "MECARD:N:Rossi,Sofia;ORG:Lume SpA;;"
    desk.act(lambda s: capture.scan(s, desk.event_now, desk.staff.id, payload), owner=desk)
    settle(qtbot, page)
    assert "Sofia Rossi" in cards(page, "lead")
    desk.act(lambda s: capture.set_interest(s, desk.staff.id, leads["Aiko"], Interest.COLD), owner=desk)
    settle(qtbot, page)
    assert under_cursor(page) == "Aiko Tanaka"
    assert len(page.board.selected_numbers()) == 1


def test_a_card_that_is_gone_leaves_the_cursor_on_its_neighbour(qtbot: QtBot, desk: Desk, leads: dict[str, Id]) -> None:
    page = show_page(qtbot, desk)
    desk.act(lambda s: many.delete_leads(s, desk.staff.id, [leads["Jonas"]]), owner=desk)
    settle(qtbot, page)
    assert under_cursor(page) == "Aiko Tanaka"
    assert len(page.board.selected_numbers()) == 1


def test_an_opened_card_is_edited_and_what_is_typed_is_saved(qtbot: QtBot, desk: Desk, leads: dict[str, Id]) -> None:
    page = show_page(qtbot, desk)
    press(qtbot, page, KEY.Key_Return)
    dialog = opened(qtbot, CardDialog)
    QTest.keyClicks(dialog.form.value.editor, "52.500")
    QTest.keyClick(dialog.form.value.editor, KEY.Key_Tab)
    dialog.form.next_step.setFocus()
    QTest.keyClicks(dialog.form.next_step.editor, "Send the quote")
    QTest.keyClick(dialog, KEY.Key_Escape)
    closed(qtbot, CardDialog, page)
    lead = open_lead(desk.store, leads["Jonas"]).lead
    assert (lead.value, lead.next_step) == (52500.0, "Send the quote")
    assert card(page, "lead").line == "Send the quote"
    page.undo()
    settle(qtbot, page)
    assert card(page, "lead").line == "met today"


def test_from_a_card_the_lead_is_opened_elsewhere(qtbot: QtBot, desk: Desk, leads: dict[str, Id]) -> None:
    page = show_page(qtbot, desk)
    press(qtbot, page, KEY.Key_Return)
    dialog = opened(qtbot, CardDialog)
    with qtbot.waitSignal(page.lead_wanted) as wanted:
        dialog.capture_wanted.emit(dialog.lead().id)
    assert wanted.args == [leads["Jonas"]]
    dialog.accept()
    closed(qtbot, CardDialog, page)
    with qtbot.waitSignal(page.list_wanted) as listed:
        page.show_in_leads()
    assert listed.args == [page.board.column("lead").list.cards.numbers()[0]]


def test_the_menu_key_offers_all_that_can_be_done(qtbot: QtBot, desk: Desk, leads: dict[str, Id]) -> None:
    page = show_page(qtbot, desk)
    page.board.menu_wanted.emit(page.board.column("lead").list.below_cursor())
    menu = opened(qtbot, CardMenu)
    words = [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]
    assert words[:4] == ["Open", "Open on Capture", "Show in Leads", "Move to Lead"]
    assert not menu.actions()[4].isEnabled()  # where it is already
    QTest.keyClick(menu, KEY.Key_Escape)
    closed(qtbot, CardMenu, page)


def test_every_action_of_the_page_has_a_name_and_its_own_key(qtbot: QtBot, desk: Desk) -> None:
    page = show_page(qtbot, desk)
    actions = page.page_actions()
    assert all(action.text and action.id.startswith("pipeline.") for action in actions)
    keys = [action.shortcut for action in actions if action.shortcut]
    assert len(set(keys)) == len(keys)
    assert QApplication.focusWidget() is not None


def test_what_was_taken_out_of_the_selection_stays_out_when_news_come(
    qtbot: QtBot, desk: Desk, leads: dict[str, Id]
) -> None:
    page = show_page(qtbot, desk)
    column = page.board.column("lead").list
    ctrl, left = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton
    for row in (1, 2, 2):
        where = column.visualRect(column.cards.index(row)).center()
        QTest.mouseClick(column.viewport(), left, ctrl, where)
    selected = page.board.selected_numbers()
    assert selected == list(column.cards.numbers()[:2])
    desk.act(lambda s: capture.scan(s, desk.event_now, desk.staff.id, "MECARD:N:Rossi,Sofia;;"), owner=desk)
    settle(qtbot, page)
    assert page.board.selected_numbers() == selected


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_board_scrolls_to_the_column_of_the_cursor(
    qtbot: QtBot, desk: Desk, leads: dict[str, Id], *, mirrored: bool
) -> None:
    pipeline.move(desk.store, desk.staff.id, [leads["Luc"]], "lost")
    page = show_page(qtbot, desk, mirrored=mirrored)
    first, last = page.board.columns()[0], page.board.columns()[-1]
    view = page.board.viewport()

    def whole(column: QWidget) -> bool:
        return view.rect().contains(QRect(column.mapTo(view, QPoint()), column.size()).adjusted(0, 20, 0, -20))

    assert whole(first)
    assert not whole(last)
    press(qtbot, page, KEY.Key_Left if mirrored else KEY.Key_Right)
    assert under_cursor(page) == "Luc Moreau"
    assert whole(last)
