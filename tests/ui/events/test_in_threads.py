"""Event setup with its store on another thread, as in the window: what is typed reaches the event it was typed for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from leadbooth.domain.event import Event
from leadbooth.services import consent_texts, events
from leadbooth.services.settings import Settings
from leadbooth.services.stores import NewStore
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.events import EventsPage
from leadbooth.ui.runner import ThreadRunner
from tests.ui.events.hands import child, stored, write


@pytest.fixture
def desk(new_store: NewStore, qtbot: QtBot) -> Iterator[Desk]:
    """A desk as the window has it."""
    runner = ThreadRunner()
    made = Desk(new_store.store, runner, new_store.store.folder, Settings(), new_store.event, new_store.staff)
    yield made
    runner.shut_down()
    made.deleteLater()


@pytest.fixture
def other(desk: Desk) -> Event:
    """Another event."""
    return events.create_event(desk.store, "Chamber breakfast", kind="chamber")


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, other: Event) -> EventsPage:
    made = EventsPage(desk)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    with qtbot.waitActive(made):
        made.show()
    made.shown()
    qtbot.waitUntil(lambda: made.model.rowCount() == 2)
    return made


def look_at(page: EventsPage, event: Event) -> None:
    page.list.setCurrentIndex(page.model.index(page.model.row_of(event.id), 0))


def test_all_that_is_typed_is_there_after_going_elsewhere_at_once(
    qtbot: QtBot, page: EventsPage, desk: Desk, other: Event
) -> None:
    write(child(page, QLineEdit, "event-place"), "Oslo")
    write(child(page, QLineEdit, "cost-space"), "900")
    write(child(page, QLineEdit, "event-campaign"), "Spring relays")
    look_at(page, other)
    write(child(page, QLineEdit, "event-place"), "Hall 4")
    look_at(page, desk.event_now)
    heard: list[bool] = []
    page.flush(heard.append)
    qtbot.waitUntil(lambda: heard == [True])
    first, second = stored(desk), stored(desk, other)
    assert (first.place, first.costs, second.place, second.costs) == ("Oslo", {"space": 900}, "Hall 4", {})
    assert first.default_campaign_id is not None
    assert second.default_campaign_id is None


def test_a_name_typed_letter_by_letter_stays_while_it_is_saved(qtbot: QtBot, page: EventsPage, desk: Desk) -> None:
    line = child(page, QLineEdit, "event-name")
    line.setFocus()
    line.selectAll()
    for letter in "Grid Expo":
        QTest.keyClicks(line, letter)
        page.save()
        qtbot.wait(1)
    assert line.text() == "Grid Expo"
    qtbot.waitUntil(lambda: stored(desk).name == "Grid Expo" and desk.event_now.name == "Grid Expo")


def test_a_wording_is_kept_when_the_booth_closes(qtbot: QtBot, page: EventsPage, desk: Desk) -> None:
    page.tabs.show_tab("consent")
    write(child(page, QPlainTextEdit, "wording-email"), "You may write to me.")
    heard: list[bool] = []
    page.flush(heard.append)
    qtbot.waitUntil(lambda: heard == [True])
    found = consent_texts.list_consent_texts(desk.store, desk.event_now.id)
    assert [(one.wording, one.version) for one in found] == [("You may write to me.", 1)]


def test_a_new_event_is_named_at_once(qtbot: QtBot, page: EventsPage, desk: Desk) -> None:
    QTest.keyClick(page.new, Qt.Key.Key_Space)
    line = child(page, QLineEdit, "event-name")
    qtbot.waitUntil(line.hasFocus)
    QTest.keyClicks(line, "Grid webinar")
    heard: list[bool] = []
    page.flush(heard.append)
    qtbot.waitUntil(lambda: heard == [True])
    assert {one.event.name for one in events.list_events(desk.store)} == {
        "Grid & Power Expo",
        "Chamber breakfast",
        "Grid webinar",
    }
