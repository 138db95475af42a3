"""Hands in front of the real window: keys at the pace of a typist, a scanner, no mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.ui.launch import Launched

CTRL = Qt.KeyboardModifier.ControlModifier
TYPIST_MS = 80  # between two keys; anything faster might be a scanner
PASSPHRASE = "three relays"


class Hands:
    """A keyboard, a scanner and no mouse."""

    def __init__(self, qtbot: QtBot, launched: Launched) -> None:
        self.qtbot = qtbot
        self.launched = launched
        self.keys = 0

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
            self.keys += 1
            self.qtbot.wait(TYPIST_MS)
            QTest.keyClicks(self.focus(), character)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
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


def first_start(hands: Hands) -> None:
    """Answer what is asked on a laptop on which it was never started."""
    hands.wait_for("yourName")
    hands.type("Mara")
    hands.tab_to("passphrase")
    hands.type(PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    hands.wait_for("keyKept")
    hands.press(Qt.Key.Key_Return)
    hands.wait_for("first-name")
