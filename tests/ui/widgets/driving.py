"""Putting widgets into a window and typing into them."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from leadbooth.ui.widgets import (
    ActionButton,
    Chip,
    NavButton,
)

W = TypeVar("W", bound=QWidget)


def put(window: QWidget, widget: W) -> W:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    QApplication.processEvents()
    return widget


def press(key: Qt.Key | str) -> None:
    """Type a key into whatever has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    if isinstance(key, str):
        QTest.keyClicks(focused, key)
    else:
        QTest.keyClick(focused, key)


def focused_text() -> str:
    widget = QApplication.focusWidget()
    return widget.text() if isinstance(widget, Chip | NavButton | ActionButton) else ""
