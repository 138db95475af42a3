"""Somebody who has never used it captures three people without a mouse, through the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.domain.lead import Lead
from leadbooth.services import browse, events, stores
from leadbooth.services.captured import open_lead
from leadbooth.ui.launch import Launched

BADGE = "BEGIN:VCARD\nVERSION:3.0\nN:Tanaka;Aiko\nORG:Kitano Controls\nEMAIL:aiko@kitano.example\nEND:VCARD\n"
CTRL = Qt.KeyboardModifier.ControlModifier
TYPIST_MS = 80  # between two keys; anything faster might be a scanner
PASSPHRASE = "three relays"


class Hands:
    """A keyboard, a scanner and no mouse."""

    def __init__(self, qtbot: QtBot, launched: Launched) -> None:
        self.qtbot = qtbot
        self.launched = launched

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.launched.window

    def wait_for(self, name: str) -> None:
        """Until the focus is in the widget of that object name."""
        self.qtbot.waitUntil(lambda: self._is_at(name), timeout=20_000)

    def _is_at(self, name: str) -> None:
        if QApplication.activeWindow() is None:
            # When a dialog closes, a window manager gives the keyboard back. Off screen there is none.
            self.launched.window.activateWindow()
        assert self.focus().objectName() == name

    def type(self, text: str) -> None:
        for character in text:
            self.qtbot.wait(TYPIST_MS)
            QTest.keyClicks(self.focus(), character)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.wait(TYPIST_MS)
        QTest.keyClick(self.focus(), key, modifier)

    def tab_to(self, name: str) -> None:
        for _ in range(40):
            if self.focus().objectName() == name:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name}")

    def scan(self, payload: str) -> None:
        for character in payload:
            if character == "\n":
                QTest.keyClick(self.focus(), Qt.Key.Key_Return)
            else:
                QTest.keyClicks(self.focus(), character)


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Hands]:
    """In front of the window of a laptop on which it was never started."""
    launched = Launched(qapp, tmp_path / "data")
    qtbot.addWidget(launched.window)
    with qtbot.waitSignal(launched.program.ready, timeout=20_000):
        launched.start()
    yield Hands(qtbot, launched)
    if launched.window.isVisible():
        launched.program.quit()
    launched.stop()
    # The program has told the application to exit. A loop that begins and ends forgets that, else no later one runs.
    QTimer.singleShot(0, qapp.quit)
    qapp.exec()


def test_three_people_without_a_mouse(hands: Hands, tmp_path: Path) -> None:
    first_start(hands)
    somebody_is_typed(hands)
    somebody_is_scanned(hands)
    somebody_shows_a_printed_id(hands)
    leave(hands)

    assert what_is_there(tmp_path / "data") == [
        ("Badge 8841", "cold", "Call in May"),
        ("Aiko Tanaka", "warm", ""),
        ("Ewa Nowak", "hot", ""),
    ]


def first_start(hands: Hands) -> None:
    hands.wait_for("yourName")
    hands.type("Mara")
    hands.tab_to("passphrase")
    hands.type(PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    hands.wait_for("keyKept")
    hands.press(Qt.Key.Key_Return)
    hands.wait_for("first-name")


def somebody_is_typed(hands: Hands) -> None:
    hands.type("Ewa")
    hands.press(Qt.Key.Key_Tab)
    hands.type("Nowak")
    hands.press(Qt.Key.Key_1, CTRL)
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.wait_for("first-name")


def somebody_is_scanned(hands: Hands) -> None:
    hands.scan(BADGE)
    hands.wait_for("lead-card")
    hands.press(Qt.Key.Key_2)
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.wait_for("first-name")


def somebody_shows_a_printed_id(hands: Hands) -> None:
    hands.press(Qt.Key.Key_B, CTRL)
    hands.type("8841")
    hands.press(Qt.Key.Key_Return)
    hands.wait_for("lead-card")
    hands.press(Qt.Key.Key_3)
    hands.tab_to("note")
    hands.type("Call in May")


def leave(hands: Hands) -> None:
    with hands.qtbot.waitSignal(hands.launched.program.finished, timeout=20_000):
        hands.press(Qt.Key.Key_Q, CTRL)
        hands.wait_for("exportNow")
        hands.tab_to("quitAnyway")
        hands.press(Qt.Key.Key_Space)


def what_is_there(folder: Path) -> list[tuple[str, str, str]]:
    """Name, interest and note of each lead, newest first, after the program has ended."""
    store = stores.open_store(folder, PASSPHRASE)
    try:
        event = events.list_events(store)[0].event
        leads = browse.today(store, event).leads
        return [(_title(lead), lead.interest, open_lead(store, lead.id).note) for lead in leads]
    finally:
        store.close()


def _title(lead: Lead) -> str:
    return f"Badge {lead.badge_id}" if lead.badge_only else lead.title
