"""A board with more cards than anybody looks at: only what is seen is read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from leadbooth.domain.event import Event
from leadbooth.domain.lead import Lead
from leadbooth.services import browse, demo, events
from leadbooth.storage.store import Store
from leadbooth.ui.desk import Desk
from tests.ui.pipeline.hands import CTRL, KEY, press, settle, show_page, under_cursor

PAGE = 30  # cards are read by so many


def biggest_event(desk: Desk) -> Event:
    """The event that sample leads were captured at."""
    found = max(events.list_events(desk.store), key=lambda one: one.leads)
    return found.event


@pytest.fixture
def rows_read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The row numbers that pages of cards were read for."""
    read: list[int] = []
    page = browse.page

    def counted(store: Store, numbers: Sequence[int]) -> dict[int, Lead]:
        read.extend(numbers)
        return page(store, numbers)

    monkeypatch.setattr(browse, "page", counted)
    return read


@pytest.mark.parametrize("count", [2_500, pytest.param(20_000, marks=pytest.mark.slow)])
def test_only_what_is_seen_is_read(qtbot: QtBot, desk: Desk, rows_read: list[int], count: int) -> None:
    demo.fill(desk.store, leads=count)
    desk.choose_event(biggest_event(desk))
    page = show_page(qtbot, desk)
    columns = page.board.columns()
    assert sum(column.model.rowCount() for column in columns) == count
    assert len(rows_read) <= PAGE * len(columns)
    first = columns[0]
    rows_read.clear()
    first.list.verticalScrollBar().setValue(first.list.verticalScrollBar().maximum())  # flies past all the others
    settle(qtbot, page)
    assert len(rows_read) <= 2 * PAGE
    assert first.model.lead_at(first.model.rowCount() - 1) is not None
    assert first.model.lead_at(first.model.rowCount() // 2) is None


def test_the_place_one_scrolled_to_stays_after_a_move(qtbot: QtBot, desk: Desk) -> None:
    demo.fill(desk.store, leads=200)
    desk.choose_event(biggest_event(desk))
    page = show_page(qtbot, desk)
    first, second = page.board.columns()[:2]
    press(qtbot, page, *[KEY.Key_PageDown] * 4)
    scrolled, name = first.list.verticalScrollBar().value(), under_cursor(page)
    assert scrolled > 0
    press(qtbot, page, KEY.Key_Right, held=CTRL)
    assert under_cursor(page) == name
    assert second.list.hasFocus()
    assert first.list.verticalScrollBar().value() == scrolled
    cursor = second.list.visualRect(second.list.currentIndex())
    assert second.list.viewport().rect().intersects(cursor)
