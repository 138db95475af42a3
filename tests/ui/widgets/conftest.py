"""Every widget is tested in a window that has the focus and wears the theme."""

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.ui.theme import apply_theme


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    apply_theme(qapp, "light")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """An active window with a column to put widgets in."""
    shown = QWidget()
    QVBoxLayout(shown)
    shown.resize(600, 400)
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
        # A bare X screen has no window manager that would do it.
        shown.activateWindow()
    return shown
