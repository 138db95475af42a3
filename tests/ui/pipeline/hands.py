"""The board in a window of its own, with a few hands to work it, and an event that asks one thing of a prospect."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.domain.form import Option, Question
from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.words import Interest, QuestionKind
from leadbooth.services import capture, questions
from leadbooth.services.captured import open_lead
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.pipeline import PipelinePage
from leadbooth.ui.pages.pipeline.card_list import CardList

D = TypeVar("D", bound=QWidget)
KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier

PEOPLE = (
    ("Jonas", "Weber", "Alder Energy", Interest.HOT),
    ("Aiko", "Tanaka", "Kitano Controls", Interest.WARM),
    ("Luc", "Moreau", "Rhône Electric", Interest.COLD),
    ("Ewa", "Nowak", "Mazur Copper", None),
)
"""From the best to the least: the order of their cards."""


def capture_people(desk: Desk) -> dict[str, Id]:
    """Scan their badges; the leads by first name."""
    leads = {}
    for first, last, company, interest in PEOPLE:
        payload = f"MECARD:N:{last},{first};ORG:{company};EMAIL:{first.lower()}@{last.lower()}.example;;"
        leads[first] = capture.scan(desk.store, desk.event_now, desk.staff.id, payload).lead.id
        if interest:
            capture.set_interest(desk.store, desk.staff.id, leads[first], interest)
    return leads


def ask_when(desk: Desk) -> Question:
    """The event asks when they decide, and wants to know it of every prospect."""
    options = (Option("This quarter", 25), Option("Later", 5))
    asked = Question(new_id(), "", "When do you decide?", QuestionKind.ONE, options, feeds="intent", required=True)
    return questions.save_question(desk.store, desk.event_now.id, asked)


def show_page(qtbot: QtBot, desk: Desk, *, mirrored: bool = False) -> PipelinePage:
    """The page in front, read and painted."""
    page = PipelinePage(desk)
    qtbot.addWidget(page)
    if mirrored:
        page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.resize(1180, 700)
    with qtbot.waitActive(page):
        page.show()
    page.shown()
    settle(qtbot, page)
    return page


def settle(qtbot: QtBot, page: PipelinePage) -> None:
    """Wait until every card on the screen is read."""
    qtbot.waitUntil(lambda: not page.is_busy())
    for column in page.board.columns():
        column.list.viewport().repaint()
    qtbot.waitUntil(lambda: not page.is_busy())


def press(qtbot: QtBot, page: PipelinePage, *keys: KEY | str, held: Qt.KeyboardModifier | None = None) -> None:
    """Press keys wherever the focus is, then wait for what comes of it."""
    for key in keys:
        focused = QApplication.focusWidget() or page
        if isinstance(key, str):
            QTest.keyClicks(focused, key)
        else:
            QTest.keyClick(focused, key, held or Qt.KeyboardModifier.NoModifier)
    settle(qtbot, page)


def type_key(key: KEY | str) -> None:
    """Type a key into whatever has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    if isinstance(key, str):
        QTest.keyClicks(focused, key)
    else:
        QTest.keyClick(focused, key)


def cards(page: PipelinePage, stage: str) -> list[str]:
    """The names on the cards of a stage, from top to bottom."""
    model = page.board.column(stage).model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def board(page: PipelinePage) -> dict[str, list[str]]:
    """The names on all cards by stage, without empty stages."""
    by_stage = {column.stage.key: cards(page, column.stage.key) for column in page.board.columns()}
    return {stage: names for stage, names in by_stage.items() if names}


def under_cursor(page: PipelinePage) -> str:
    """The name on the card under the cursor, in the column that has the focus."""
    focused = QApplication.focusWidget()
    assert isinstance(focused, CardList)
    return str(focused.currentIndex().data())


def opened(qtbot: QtBot, kind: type[D]) -> D:
    """The one window of a kind that is open."""

    def shown() -> list[D]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    dialog = shown()[0]
    if isinstance(dialog, QDialog):
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def closed(qtbot: QtBot, kind: type[QWidget], page: PipelinePage) -> None:
    """Wait until no window of a kind is open and the page is in front again."""
    qtbot.waitUntil(lambda: not any(isinstance(w, kind) and w.isVisible() for w in QApplication.topLevelWidgets()))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    settle(qtbot, page)


def said(widget: QWidget) -> list[str]:
    """Every text that labels below a widget show."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def stage_of(desk: Desk) -> Callable[[Id], str]:
    """What the store says of the stage of a lead."""
    return lambda lead: open_lead(desk.store, lead).lead.stage
