"""The Capture page in a window of its own, driven by keyboard, on a real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.domain.form import Option, Question, Value
from leadbooth.domain.ids import new_id
from leadbooth.domain.lead import Lead
from leadbooth.domain.words import QuestionKind
from leadbooth.errors import KnownError
from leadbooth.services import browse, questions
from leadbooth.services.captured import Captured, open_lead
from leadbooth.ui.desk import Desk
from leadbooth.ui.launch import Launched
from leadbooth.ui.pages.capture import CapturePage
from leadbooth.ui.shell.commands import Commands
from leadbooth.ui.widgets import Field
from tests.ui.capture.hands import Hands

CTRL = Qt.KeyboardModifier.ControlModifier


def vcard(first: str, last: str, *, email: str = "", badge: str = "", company: str = "Alder Energy") -> str:
    """What the badge of somebody says."""
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{last};{first}", f"ORG:{company}"]
    lines += [f"EMAIL:{email}"] * bool(email) + [f"UID:{badge}"] * bool(badge)
    return "\n".join([*lines, "END:VCARD"])


class Visitor:
    """Hands on the keyboard, and eyes on the page."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.desk = desk
        self.keys = 0
        self.told: list[tuple[str, str, Callable[[], None] | None]] = []
        self.page = CapturePage(desk)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.page)
        self.commands = Commands(self.window)
        self.commands.offer_on_page(self.page.page_actions())
        self.page.message.connect(self.hear)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
        self.page.shown()

    def hear(self, text: str, action: str, handler: Callable[[], None] | None) -> None:
        self.told.append((text, action, handler))

    def focus(self) -> QWidget:
        focused = QApplication.focusWidget()
        return focused if focused is not None else self.window

    def type(self, text: str) -> None:
        for character in text:
            self.keys += 1
            if character.isascii():
                QTest.keyClicks(self.focus(), character)
            else:  # QTest knows no key for it
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
                    QApplication.sendEvent(self.focus(), key)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        QTest.keyClick(self.focus(), key, modifier)

    def tab_to(self, name: str) -> None:
        """Press Tab until the focus is in the widget of that object name."""
        for _ in range(40):
            if self.focus().objectName() == name:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name}")

    def ask(self, wording: str, *options: str, kind: str = QuestionKind.ONE, **more: Any) -> Question:
        """Have the booth ask something from now on; the first option is worth 10 points, the others less."""
        worth = tuple(Option(text, 10.0 / (place + 1)) for place, text in enumerate(options))
        question = Question(new_id(), "", wording, kind, worth, **more)
        saved = questions.save_question(self.desk.store, self.desk.event_now.id, question)
        self.page.shown()
        return saved

    def answers(self) -> dict[str, Value]:
        """What the newest lead answered, by wording, as it is on the disk."""
        return {answer.wording: answer.value for answer in self.lead().answers.values()}

    def is_asked(self, question: Question) -> bool:
        field = self.page.form.asking.form.field(question.id)
        return field is not None and not field.isHidden()

    def at(self) -> str:
        """The wording of the question that has the focus."""
        focused = self.page.form.asking.form.focused_question()
        return next((q.wording for q in self.page.form.asking.form.asked() if q.id == focused), "")

    def lacking(self) -> str:
        """What the page says to be missing."""
        line = self.page.form.lacking
        return "" if line.isHidden() else line.text()

    def field(self, name: str) -> Field:
        return self.page.form.fields.field(name)

    def shown(self, name: str) -> str:
        return self.field(name).text()

    def note(self) -> str:
        return self.page.form.note.toPlainText()

    def saved(self) -> bool:
        """Have all written now; whether it is on the disk."""
        answers: list[bool] = []
        self.page.flush(answers.append)
        return answers == [True]

    def pill(self) -> str:
        return self.page.form.header.saved.text()

    def leads(self) -> list[Lead]:
        """What is on the disk, newest first."""
        return list(browse.today(self.desk.store, self.desk.event_now).leads)

    def lead(self) -> Captured:
        """The newest lead as the store has it."""
        return open_lead(self.desk.store, self.leads()[0].id)

    def rows(self) -> list[str]:
        """Today's list as it stands there."""
        model = self.page.today.model
        return [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


class FullDisk:
    """A disk that is full for as long as it is told to be."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        self._writing = desk.store.writing
        monkeypatch.setattr(desk.store, "writing", self._write)

    def _write(self, *arguments: object) -> object:
        if self.full:
            raise KnownError("disk_full", path="/booth")
        return self._writing(*arguments)  # type: ignore[arg-type]


@pytest.fixture
def visitor(qtbot: QtBot, desk: Desk) -> Visitor:
    return Visitor(qtbot, desk)


@pytest.fixture
def disk(visitor: Visitor, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    return FullDisk(desk, monkeypatch)


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
