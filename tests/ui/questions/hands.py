"""Hands on the keyboard of the Questions tab, and what is there afterwards."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leadbooth.domain.form import Question
from leadbooth.services import questions
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.events.questions import QuestionsTab

Key = Qt.Key
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def press(key: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    if isinstance(key, str):
        QTest.keyClicks(focused, key)
    else:
        QTest.keyClick(focused, key, modifiers)
    QApplication.processEvents()


def focused_name() -> str:
    focused = QApplication.focusWidget()
    return "" if focused is None else focused.objectName()


def tab_to(name: str) -> None:
    for _ in range(40):
        if focused_name() == name:
            return
        press(Key.Key_Tab)
    raise AssertionError(f"{name} is not reached by Tab")


def stored(desk: Desk, *, retired: bool = False) -> list[Question]:
    return questions.list_questions(desk.store, desk.event_now.id, retired=retired)


def wordings(desk: Desk) -> list[str]:
    return [question.wording for question in stored(desk)]


def problem(tab: QuestionsTab) -> str:
    """What the editor says is wrong."""
    said = [tab.editor.wording.status_text(), *(label.text() for label in tab.editor._problems.values())]
    return "".join(said)
