"""In a language twice as long, read from right to left, and in the smallest window, nothing is cut off."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget

from leadbooth.ui.main_window import SMALLEST
from leadbooth.ui.widgets import ElidedLabel
from leadbooth.ui.widgets.labeled_button import LabeledButton
from tests.ui.shell.conftest import Hands
from tests.ui.shell.pseudo import PseudoTranslator


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[None]:
    """The pseudo-locale, for windows made after it."""
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    qapp.removeTranslator(translator)


def cut_off(window: QWidget) -> list[str]:
    """Words that have less room than they need. What elides by itself says all of it in its tooltip."""
    found = []
    for widget in window.findChildren(QWidget):
        # Qt places what is inside a line by itself.
        by_qt = isinstance(widget.parentWidget(), QLineEdit)
        if not widget.isVisible() or by_qt or isinstance(widget, ElidedLabel | LabeledButton):
            continue
        if isinstance(widget, QLabel) and widget.text():
            needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            if widget.height() < needed:
                found.append(f"{widget.objectName()} {widget.text()!r}: {widget.height()} of {needed} px")
        elif isinstance(widget, QAbstractButton | QLineEdit):
            needed = widget.minimumSizeHint().height()
            if widget.height() < needed:
                found.append(f"{widget.objectName()}: {widget.height()} of {needed} px")
    return found


def overlapping(window: QWidget) -> list[str]:
    """Neighbours in a layout that cover each other."""
    found: list[str] = []
    for parent in [window, *window.findChildren(QWidget)]:
        layout = parent.layout()
        if layout is None:
            continue
        items = [layout.itemAt(place) for place in range(layout.count())]
        children = [child for item in items if item and (child := item.widget()) and child.isVisible()]
        pairs = itertools.combinations(children, 2)
        found += [f"{one} and {other}" for one, other in pairs if one.geometry().intersects(other.geometry())]
    return found


def settle(hands: Hands) -> None:
    hands.window.resize(SMALLEST)
    for _ in range(5):
        QApplication.processEvents()


@pytest.mark.usefixtures("pseudo")
def test_welcome(request: pytest.FixtureRequest) -> None:
    started: Hands = request.getfixturevalue("started")
    started.press(Qt.Key.Key_Return)  # with what is missing said at the fields
    settle(started)
    assert cut_off(started.window) == []
    assert overlapping(started.window) == []


@pytest.mark.usefixtures("pseudo", "made")
def test_unlock(request: pytest.FixtureRequest) -> None:
    started: Hands = request.getfixturevalue("started")
    started.press(Qt.Key.Key_Return)
    settle(started)
    assert cut_off(started.window) == []
    assert overlapping(started.window) == []


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("section", ["appearance", "staff", "stages", "security", "scanner", "about"])
def test_settings(request: pytest.FixtureRequest, section: str) -> None:
    hands: Hands = request.getfixturevalue("hands")
    hands.booth.shell.go("settings")
    hands.booth.shell.page("settings").show_section(section)
    settle(hands)
    assert cut_off(hands.window) == []
    assert overlapping(hands.window) == []
    assert [area for area in hands.window.findChildren(QScrollArea) if area.horizontalScrollBar().isVisible()] == []


@pytest.mark.usefixtures("pseudo")
def test_dialogs(request: pytest.FixtureRequest, folder: Path) -> None:
    hands: Hands = request.getfixturevalue("hands")
    hands.program.tell(ValueError("x"))
    hands.program.commands.run("program.keys")
    for dialog in [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not hands.window]:
        assert cut_off(dialog) == []
        dialog.close()


def test_the_smallest_window_holds_every_page(hands: Hands) -> None:
    for page in ("capture", "leads", "pipeline", "events", "settings"):
        hands.booth.shell.go(page)
        settle(hands)
        assert hands.window.minimumSizeHint().height() <= SMALLEST.height(), page
        assert hands.window.minimumSizeHint().width() <= SMALLEST.width(), page
