"""The whole program on a real encrypted store, with everything done at once and hands on the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.services import stores
from leadbooth.ui.booth import Booth
from leadbooth.ui.main_window import MainWindow
from leadbooth.ui.program import Program
from leadbooth.ui.runner import DirectRunner

PASSPHRASE = "correct horse battery"


class Hands:
    """Somebody in front of the window. Typing is slower than a scanner: scans are not listened for meanwhile."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.window = program.window

    @property
    def booth(self) -> Booth:
        assert self.program.booth is not None
        return self.program.booth

    def focus(self) -> QWidget:
        """What has the focus, in the dialog in front or else in the window."""
        focused = self.front().focusWidget()
        return focused or self.front()

    def front(self) -> QWidget:
        """The dialog or list in front, or else the window."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def dialog(self, name: str) -> QDialog:
        """The dialog of that name, which must be in front."""
        found = QApplication.activeModalWidget()
        assert isinstance(found, QDialog)
        assert found.objectName() == name
        return found

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.front().activateWindow()
        QApplication.processEvents()
        QTest.keyClick(self.focus(), key, modifiers)
        QApplication.processEvents()

    def close_window(self) -> None:
        """Press the window's own close button."""
        self.window.close()
        QApplication.processEvents()

    def type(self, text: str) -> None:
        if self.program.booth is not None:
            self.program.booth.channel.pause()
        QTest.keyClicks(self.focus(), text)

    def tab_to(self, name: str) -> QWidget:
        """Press Tab until the widget of that name has the focus."""
        for _ in range(60):
            if self.focus().objectName() == name:
                return self.focus()
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"{name} is not reached by Tab")

    def enter(self, name: str) -> None:
        """Go to a button by Tab and press it."""
        self.tab_to(name)
        self.press(Qt.Key.Key_Space)

    def find(self, name: str) -> QWidget:
        """A widget by its object name."""
        found = self.front().findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the store lies, or will lie."""
    return tmp_path / "data"


@pytest.fixture
def started(folder: Path, qtbot: QtBot) -> Iterator[Hands]:
    """The program, started; there is a store only where a test or fixture made one before."""
    window = MainWindow(folder)
    qtbot.addWidget(window)
    program = Program(folder, DirectRunner(), window)
    with qtbot.waitActive(window):
        program.start()
    yield Hands(program)
    program.quit()
    program.deleteLater()


@pytest.fixture
def made(folder: Path) -> str:
    """A store of Mara Klein at Grid & Power Expo, closed again; its recovery key."""
    new = stores.create(folder, name="Mara Klein", event_name="Grid & Power Expo", passphrase=PASSPHRASE)
    new.store.close()
    return new.recovery_key


@pytest.fixture
def hands(made: str, started: Hands) -> Hands:
    """The booth, unlocked and on Capture."""
    started.type(PASSPHRASE)
    started.press(Qt.Key.Key_Return)
    started.booth.channel.pause()
    return started
