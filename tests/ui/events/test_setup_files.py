"""Whole set-ups: next year's from this year's, out to a file, and in on another laptop."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from leadbooth.domain.ids import new_id
from leadbooth.domain.magnet import Magnet
from leadbooth.services import consent_texts, event_setup, events, magnets
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.events import EventsPage
from tests.ui.events.hands import child, stored


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> EventsPage:
    """Event setup, with an event that is prepared."""
    event = replace(
        desk.event_now, starts_on="2026-04-20", ends_on="2026-04-24", costs={"space": 900.0}, goal_total=300
    )
    events.save_event(desk.store, event)
    desk.choose_event(event)
    magnets.save_magnet(desk.store, event.id, Magnet(new_id(), "Relay guide", "white_paper"))
    consent_texts.save_consent_text(desk.store, event.id, "email", "en", "You may write to me.")
    made = EventsPage(desk)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    with qtbot.waitActive(made):
        made.show()
    made.shown()
    return made


def choose(page: EventsPage, words: str) -> None:
    """Take an item of the menu of the event."""
    menu = page.head.menu()
    next(action for action in menu.findChildren(QAction) if action.text() == words).trigger()
    menu.close()


def dialog(name: str) -> QDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    assert found.objectName() == name
    return found


def drop(page: EventsPage, path: Path) -> bool:
    """Drop a file on the page; whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(5, 5), *how)
    entering.ignore()
    QApplication.sendEvent(page, entering)
    if entering.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPoint(5, 5), *how))
    return entering.isAccepted()


def test_next_years_event_is_made_from_this_years(page: EventsPage, desk: Desk) -> None:
    choose(page, "Duplicate as a template…")
    asked = dialog("duplicate-dialog")
    line = child(asked, QLineEdit, "duplicate-name")
    assert line.text() == "Grid & Power Expo (copy)"
    line.selectAll()
    QTest.keyClicks(line, "Grid & Power Expo 2027")
    QTest.keyClick(line, Qt.Key.Key_Return)
    made = page.draft.current
    assert (made.name, made.starts_on, made.costs) == ("Grid & Power Expo 2027", "", {"space": 900.0})
    assert [one.name for one in magnets.list_magnets(desk.store, made.id)] == ["Relay guide"]
    assert page.list.currentIndex().data() == "Grid & Power Expo 2027"
    assert desk.event_now.name == "Grid & Power Expo"


def test_a_copy_needs_a_name(page: EventsPage, desk: Desk) -> None:
    page.duplicate_event()
    asked = dialog("duplicate-dialog")
    line = child(asked, QLineEdit, "duplicate-name")
    line.clear()
    child(asked, QPushButton, "duplicate-go").click()
    assert asked.isVisible()
    child(asked, QPushButton, "duplicate-cancel").click()
    assert len(events.list_events(desk.store)) == 1


def test_a_set_up_goes_out_and_comes_in(qtbot: QtBot, page: EventsPage, desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "expo.leadbooth-event"
    choose(page, "Export the set-up…")
    chooser = child(page, QFileDialog, "setup-file")
    assert chooser.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    with qtbot.waitSignal(page.message) as told:
        chooser.fileSelected.emit(str(target))
    chooser.close()
    assert told.args[0] == f"The set-up is in {target}"
    held = stored(desk)
    events.save_event(desk.store, replace(held, name="Changed since", goal_total=1))
    page.refresh()
    assert drop(page, target)
    asked = dialog("import-dialog")
    brings = child(asked, QLabel, "import-brings").text().splitlines()
    assert brings == ["Lead magnets: Relay guide", "Consent texts: English", "Goal: 300 leads", "Costs"]
    QTest.keyClick(child(asked, QPushButton, "import-go"), Qt.Key.Key_Return)
    assert stored(desk) == held
    assert page.tabs.tab("basics").fields["name"].text() == "Grid & Power Expo"
    assert desk.event_now.goal_total == 300


def test_nothing_is_imported_before_somebody_wants_it(page: EventsPage, desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "expo.leadbooth-event"
    event_setup.export_setup(desk.store, desk.event_now.id, target)
    changed = replace(stored(desk), name="Changed since")
    events.save_event(desk.store, changed)
    choose(page, "Import a set-up…")
    chooser = child(page, QFileDialog, "setup-file")
    chooser.fileSelected.emit(str(target))
    chooser.close()
    child(dialog("import-dialog"), QPushButton, "import-cancel").click()
    assert stored(desk) == changed


def test_a_file_that_is_no_set_up_is_told_and_changes_nothing(page: EventsPage, desk: Desk, tmp_path: Path) -> None:
    broken = tmp_path / "broken.leadbooth-event"
    broken.write_text("{")
    held = stored(desk)
    assert drop(page, broken)
    assert page.tabs.banner.isVisible()
    assert str(broken) in page.tabs.banner.text()
    assert stored(desk) == held


def test_other_files_are_not_taken(page: EventsPage, tmp_path: Path) -> None:
    assert not drop(page, tmp_path / "picture.png")
