"""What is done to thousands of leads: beside all else, with progress and Cancel, while the booth goes on capturing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from leadbooth.domain.listing import LeadFilter
from leadbooth.errors import KnownError
from leadbooth.reading import read_badge
from leadbooth.services import browse, capture, many
from leadbooth.services.settings import Settings
from leadbooth.services.stores import NewStore
from leadbooth.ui import long_work
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.capture import CapturePage
from leadbooth.ui.pages.leads import LeadsPage
from leadbooth.ui.runner import ThreadRunner
from tests.ui.leads.people import child, settle, show_page

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def threaded(new_store: NewStore, qtbot: QtBot) -> Iterator[Desk]:
    """A desk as the window has it, with its threads."""
    runner = ThreadRunner()
    made = Desk(new_store.store, runner, new_store.store.folder, Settings(), new_store.event, new_store.staff)
    yield made
    runner.shut_down()
    made.deleteLater()


def fill(desk: Desk, count: int) -> None:
    """Badges of so many people."""
    with desk.store.writing(desk.staff.id) as writer:
        for number in range(count):
            payload = f"A-{number:05}"
            capture.record_scan(writer, desk.event_now, read_badge(payload), payload)


def shown(qtbot: QtBot, desk: Desk) -> LeadsPage:
    page = show_page(qtbot, desk)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    settle(qtbot, page)
    return page


def act_on_all(page: LeadsPage, key: KEY) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, KEY.Key_A, CTRL)
    QTest.keyClick(page.table, key)


def count(desk: Desk) -> int:
    return browse.count_leads(desk.store, LeadFilter(event_id=desk.event_now.id))


def rows_of_log(desk: Desk, where: str) -> list[int]:
    """Places in the log, which is in the order of what was written."""
    with desk.store.reading() as db:
        return db.values(f"SELECT rid FROM change WHERE {where} ORDER BY rid")


def test_a_scan_while_two_thousand_leads_are_deleted_is_saved_before_their_end(qtbot: QtBot, threaded: Desk) -> None:
    desk = threaded
    fill(desk, 2_000)
    page = shown(qtbot, desk)
    booth = CapturePage(desk)
    qtbot.addWidget(booth)
    booth.show()
    booth.shown()
    with qtbot.waitSignal(desk.long_work.progressed, timeout=20_000):
        act_on_all(page, KEY.Key_Delete)
    booth.take_scan("VISITOR-1")
    qtbot.waitUntil(lambda: "VISITOR-1" in badges(desk), timeout=20_000)
    assert desk.long_work.running
    qtbot.waitUntil(lambda: not desk.long_work.running, timeout=60_000)
    (scanned,) = rows_of_log(desk, "tbl = 'badge' AND body LIKE '%VISITOR-1%'")
    deleted = rows_of_log(desk, "kind = 'delete'")
    assert len(deleted) == 2_000
    assert deleted[0] < scanned < deleted[-1]
    assert count(desk) == 1


def test_undo_on_capture_of_very_many_runs_beside_the_scans_too(qtbot: QtBot, threaded: Desk) -> None:
    desk = threaded
    fill(desk, 500)
    with desk.store.reading() as db:
        leads = db.values("SELECT id FROM lead")
    many.delete_leads(desk.store, desk.staff.id, leads)
    booth = CapturePage(desk)
    qtbot.addWidget(booth)
    booth.show()
    booth.shown()
    with qtbot.waitSignal(desk.long_work.progressed, timeout=20_000):
        next(action for action in booth.page_actions() if action.id == "capture.undo").handler()
    qtbot.waitUntil(lambda: not desk.long_work.running, timeout=20_000)
    assert count(desk) == 500


def badges(desk: Desk) -> list[str]:
    with desk.store.reading() as db:
        return db.values("SELECT badge_id FROM badge WHERE badge_id LIKE 'VISITOR%'")


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> LeadsPage:
    """Seven leads, where more than five are very many, and three are done at a time."""
    monkeypatch.setattr(long_work, "LONG", 5)
    monkeypatch.setattr(many, "PIECE", 3)
    fill(desk, 7)
    return shown(qtbot, desk)


def cancel(page: LeadsPage) -> None:
    button = child(page, QPushButton, "long-work-cancel")
    assert button.isVisible()
    QTest.keyClick(button, KEY.Key_Space)


class AtFirst(QObject):
    """Does something when work has come some way, and keeps what the foot said by then."""

    def __init__(self, page: LeadsPage, desk: Desk, hand: Callable[[LeadsPage], object]) -> None:
        super().__init__(page)
        self._page = page
        self._hand = hand
        self.seen: list[str] = []
        desk.long_work.progressed.connect(self._look)  # after the foot

    @Slot(object, object)
    def _look(self, _done: int, total: int) -> None:
        if not total:
            return
        self.seen.append(self._page.foot.work.said.text())
        if len(self.seen) == 1:
            self._hand(self._page)


def test_the_foot_says_how_far_it_is(page: LeadsPage, desk: Desk) -> None:
    steps = AtFirst(page, desk, LeadsPage.isVisible)
    act_on_all(page, KEY.Key_Delete)
    assert steps.seen == ["3 of 7 leads", "6 of 7 leads", "7 of 7 leads"]
    assert page.foot.work.isHidden()
    assert count(desk) == 0


def test_cancel_keeps_what_was_done_and_undo_takes_that_back(qtbot: QtBot, page: LeadsPage, desk: Desk) -> None:
    AtFirst(page, desk, cancel)
    with qtbot.waitSignal(page.message) as told:
        act_on_all(page, KEY.Key_Delete)
    assert told.args is not None
    assert told.args[:2] == ["Stopped: 3 of 7 leads are done", "Undo"]
    assert count(desk) == 4
    page.undo()
    assert count(desk) == 7


def test_undo_while_it_works_stops_it(page: LeadsPage, desk: Desk) -> None:
    AtFirst(page, desk, LeadsPage.undo)
    act_on_all(page, KEY.Key_Delete)
    assert count(desk) == 4


def test_an_undo_that_was_cancelled_goes_on_at_the_next(qtbot: QtBot, page: LeadsPage, desk: Desk) -> None:
    act_on_all(page, KEY.Key_Delete)
    AtFirst(page, desk, cancel)
    with qtbot.waitSignal(page.message) as told:
        page.undo()
    assert told.args is not None
    assert told.args[:2] == ["Stopped: 3 of 7 leads are done", "Undo"]
    assert count(desk) == 3
    page.undo()
    assert count(desk) == 7


def test_what_fails_on_the_way_is_told_and_what_was_done_is_shown(
    qtbot: QtBot, page: LeadsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_the_disk(_page: LeadsPage) -> None:
        monkeypatch.setattr(desk.store, "writing", full)

    def full(*_: object) -> object:
        raise KnownError("disk_full", path="/booth")

    AtFirst(page, desk, fill_the_disk)
    with qtbot.waitSignal(desk.failed):
        act_on_all(page, KEY.Key_Delete)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    assert page.foot.work.isHidden()
    assert not desk.long_work.running
