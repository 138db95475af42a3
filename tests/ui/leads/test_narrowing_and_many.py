"""What is mine, due, to be finished or tagged; and many leads moved, given or marked as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Defaults
from leadbooth.services import capture, events, many, pipeline, rescoring, stages
from leadbooth.ui.desk import Desk
from leadbooth.ui.filters.bar import RemovableChip
from leadbooth.ui.filters.picked import Condition
from leadbooth.ui.pages.leads import LeadsPage
from tests.ui.leads.people import capture_people, child, names, pick, said, settle, show_page

KEY = Qt.Key
ALL = ["Ewa Nowak", "Luc Moreau", "Priya Nair", "Aiko Tanaka", "Jonas Weber"]


@pytest.fixture
def leads(desk: Desk) -> list[Id]:
    return capture_people(desk)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, leads: list[Id]) -> LeadsPage:
    return show_page(qtbot, desk)


def choose(page: LeadsPage, *path: str) -> None:
    """An entry of the filter menu."""
    page.bar.fill_menu()
    choose_in(page.bar.menu, *path)


def choose_in(menu: QMenu, *path: str) -> None:
    for words in path[:-1]:
        submenu = next(action for action in menu.actions() if action.text() == words).menu()
        assert isinstance(submenu, QMenu)
        menu = submenu
    next(action for action in menu.actions() if action.text() == path[-1]).trigger()


def context_menu(page: LeadsPage) -> QMenu:
    page.table.menu_wanted.emit(page.mapToGlobal(QPoint(20, 20)))
    return child(page, QMenu, "leads-menu")


def test_mine_follows_who_stands_here(qtbot: QtBot, page: LeadsPage, desk: Desk, leads: list[Id]) -> None:
    sam = events.add_staff(desk.store, "Sam Park")
    many.assign_leads(desk.store, desk.staff.id, leads[:2], sam.id)
    child(page, QWidget, "chip-mine").setFocus()
    QTest.keyClick(child(page, QWidget, "chip-mine"), KEY.Key_Space)
    settle(qtbot, page)
    assert names(page) == ALL[:3]
    desk.choose_staff(sam)
    settle(qtbot, page)
    assert names(page) == ALL[3:]


def test_due_today_or_before(qtbot: QtBot, page: LeadsPage, desk: Desk, leads: list[Id]) -> None:
    today = date.today()  # noqa: DTZ011 - the laptop's day is meant
    for lead, days in zip(leads, (-2, 0, 1), strict=False):
        due = (today + timedelta(days=days)).isoformat()
        pipeline.plan_next(desk.store, desk.staff.id, lead, "Call", due_on=due)
    choose(page, "Due today or before")
    settle(qtbot, page)
    assert names(page) == ["Aiko Tanaka", "Jonas Weber"]


def test_leads_to_finish(qtbot: QtBot, page: LeadsPage, desk: Desk) -> None:
    rapid = Defaults(to_finish=True)
    capture.scan(desk.store, desk.event_now, desk.staff.id, "MECARD:N:Ashford,Tom;;", defaults=rapid)
    choose(page, "To finish")
    settle(qtbot, page)
    assert names(page) == ["Tom Ashford"]


def test_tags_are_offered_once_they_are_used(qtbot: QtBot, page: LeadsPage) -> None:
    page.bar.fill_menu()
    assert not any(action.text() == "Tag" and action.isVisible() for action in page.bar.menu.actions())
    line = page.pane.reading.tags.line
    line.setFocus()
    QTest.keyClicks(line, "relays, VIP")
    QTest.keyClick(line, KEY.Key_Return)
    settle(qtbot, page)
    choose(page, "Tag", "Tag: VIP")
    settle(qtbot, page)
    assert names(page) == ["Ewa Nowak"]
    [chip] = [one for one in page.findChildren(RemovableChip) if one.isVisible()]
    assert chip.text() == "Tag: VIP"


def test_stages_are_called_what_the_organisation_calls_them(
    qtbot: QtBot, page: LeadsPage, desk: Desk, leads: list[Id]
) -> None:
    page.bar.toggle(Condition("stages", "contacted"))
    settle(qtbot, page)
    called = [replace(one, label="Called") if one.key == "contacted" else one for one in stages.list_stages(desk.store)]
    desk.act(lambda store: stages.save_stages(store, called), owner=desk)
    settle(qtbot, page)
    [chip] = [one for one in page.findChildren(RemovableChip) if one.isVisible()]
    assert chip.text() == "Called"
    pipeline.move(desk.store, desk.staff.id, leads[:1], "contacted")
    page.refresh()
    settle(qtbot, page)
    assert page.model.index(0, page.model.columns().index("stage")).data() == "Called"
    qtbot.waitUntil(lambda: "Moved from Lead to Called" in said(page.pane.reading.timeline))


def select_all(qtbot: QtBot, page: LeadsPage) -> None:
    QTest.keyClick(page.table, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page)


def column(page: LeadsPage, name: str) -> list[str]:
    place = [str(one) for one in page.model.columns()].index(name)
    page.table.viewport().repaint()
    return [str(page.model.index(row, place).data()) for row in range(page.model.rowCount())]


def test_many_are_moved_as_one_and_taken_back_as_one(qtbot: QtBot, page: LeadsPage) -> None:
    select_all(qtbot, page)
    with qtbot.waitSignal(page.message) as told:
        pick(page.pane.many.stage, "Meeting")
    settle(qtbot, page)
    assert told.args[:2] == ["5 leads moved to Meeting", "Undo"]
    assert column(page, "stage") == ["Meeting"] * 5
    page.undo()
    settle(qtbot, page)
    assert column(page, "stage") == ["Lead"] * 5


def test_those_that_cannot_be_moved_are_told(qtbot: QtBot, page: LeadsPage) -> None:
    select_all(qtbot, page)
    with qtbot.waitSignal(page.message) as told:
        choose_in(context_menu(page), "Move to stage", "Prospect")
    settle(qtbot, page)
    assert told.args[0] == "4 leads moved to Prospect · 1 stays: its interest or an answer is missing"
    assert column(page, "stage") == ["Lead", *["Prospect"] * 4]  # of Ewa nobody said how interested she is


def test_the_menu_gives_and_marks_many(qtbot: QtBot, page: LeadsPage, desk: Desk) -> None:
    events.add_staff(desk.store, "Sam Park")
    page.refresh()
    settle(qtbot, page)
    select_all(qtbot, page)
    choose_in(context_menu(page), "Assign to", "Sam Park")
    settle(qtbot, page)
    assert column(page, "owner") == ["Sam"] * 5
    choose_in(context_menu(page), "Mark", "Hot")
    settle(qtbot, page)
    assert column(page, "interest") == ["Hot"] * 5
    page.undo()
    page.undo()
    settle(qtbot, page)
    assert column(page, "owner") == ["Mara"] * 5


def test_scoring_anew_refreshes_the_list_once_and_never_empties_it(qtbot: QtBot, page: LeadsPage, desk: Desk) -> None:
    before = column(page, "quality")
    weighed = replace(
        desk.event_now, weights={"interest": 90, "accuracy": 10, "awareness": 0, "incentive": 0, "intent": 0}
    )
    desk.act(lambda store: events.save_event(store, weighed), owner=desk)
    settle(qtbot, page)
    lists: list[bool] = []
    resets: list[bool] = []
    page.model.listed.connect(lambda: lists.append(True))
    page.model.modelReset.connect(lambda: resets.append(True))
    desk.act_aside(rescoring.rescore, lambda _changes: None, owner=desk)
    assert all(page.model.lead_at(row) for row in range(5))  # what is on the screen stays until news arrive
    settle(qtbot, page)
    assert (lists, resets) == ([True], [])
    assert column(page, "quality") != before
