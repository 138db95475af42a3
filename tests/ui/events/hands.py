"""What tests of Event setup do with a tab: find, type, choose."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from leadbooth.domain.event import Event
from leadbooth.services import events
from leadbooth.ui.desk import Desk
from leadbooth.ui.widgets import ChoiceBox

T = TypeVar("T", bound=QObject)


def child(parent: QWidget, kind: type[T], name: str) -> T:
    """The child of that kind and name, which there must be."""
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


def stored(desk: Desk, event: Event | None = None) -> Event:
    """An event as it is in the store, the one in use unless another is named."""
    return events.get_event(desk.store, (event or desk.event_now).id)


def write(line: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Type into a field, in the place of what stands there."""
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)


def pick(box: ChoiceBox, key: str) -> None:
    """Choose in a combo box."""
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())
