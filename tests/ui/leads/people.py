"""Leads for the tests of their page, and the page with a few hands to work it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.domain.ids import Id
from leadbooth.domain.words import Interest
from leadbooth.services import capture
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.leads import LeadsPage

T = TypeVar("T", bound=QObject)

PEOPLE = (
    ("Jonas", "Weber", "Alder Energy", Interest.HOT),
    ("Aiko", "Tanaka", "Kitano Controls", Interest.WARM),
    ("Priya", "Nair", "Vaya Motors", Interest.HOT),
    ("Luc", "Moreau", "Rhône Electric", Interest.COLD),
    ("Ewa", "Nowak", "Mazur Copper", None),
)


def capture_people(desk: Desk, people: Iterable[tuple[str, str, str, Interest | None]] = PEOPLE) -> list[Id]:
    """Scan their badges, one after the other."""
    leads = []
    for first, last, company, interest in people:
        payload = f"MECARD:N:{last},{first};ORG:{company};EMAIL:{first.lower()}@{last.lower()}.example;;"
        lead = capture.scan(desk.store, desk.event_now, desk.staff.id, payload).lead.id
        if interest:
            capture.set_interest(desk.store, desk.staff.id, lead, interest)
        leads.append(lead)
    return leads


def show_page(qtbot: QtBot, desk: Desk, width: int = 1180, *, mirrored: bool = False) -> LeadsPage:
    """The page in a window of its own, in front and read."""
    page = LeadsPage(desk)
    qtbot.addWidget(page)
    if mirrored:
        page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.resize(width, 700)
    with qtbot.waitActive(page):
        page.show()
    page.shown()
    settle(qtbot, page)
    return page


def settle(qtbot: QtBot, page: LeadsPage) -> None:
    """Wait until the rows on the screen are read and the pane shows what is selected."""
    qtbot.waitUntil(lambda: not page.is_busy())
    page.table.viewport().repaint()
    qtbot.waitUntil(lambda: not page.is_busy())


def pick(box: QComboBox, words: str) -> None:
    """Choose from a list that opens: Down, letters, Enter."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClicks(box.view(), words)
    QApplication.processEvents()  # off screen, a window that was just opened comes to the front a little later
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    box.window().activateWindow()
    QApplication.processEvents()


def names(page: LeadsPage) -> list[str]:
    """The first column, from top to bottom."""
    page.table.viewport().repaint()
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def said(widget: QWidget) -> list[str]:
    """Every text that labels below a widget show."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def child(page: QObject, kind: type[T], name: str = "") -> T:
    """The one object of a kind and name below another."""
    found = page.findChild(kind, name) if name else page.findChild(kind)
    assert found is not None, f"no {kind.__name__} {name!r}"
    return found
