"""The page fits the smallest window, also in languages with long words and from right to left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.domain.words import Purpose
from leadbooth.errors import KnownError
from leadbooth.ui.desk import Desk
from leadbooth.ui.theme import apply_theme
from tests.ui.capture.conftest import Visitor, vcard

SMALLEST = (1024 - 188, 640 - 52)
"""What side bar and top bar leave of the smallest window, in pixels."""


class LongWords(QTranslator):
    """A language whose texts are twice as long; keys are called as ever."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return source if context == "QShortcut" else f"{source} {source}"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    """Sizes are those of the theme."""
    apply_theme(qapp, "light")


@pytest.fixture
def long_words(qapp: QApplication) -> Iterator[QObject]:
    translator = LongWords()
    QCoreApplication.installTranslator(translator)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield translator
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QCoreApplication.removeTranslator(translator)


def fill(visitor: Visitor) -> None:
    visitor.page.take_scan(vcard("Maximiliane-Alexandra", "von Hohenstein", email="m@alder.example", badge="A1"))
    visitor.page.take_scan(vcard("Maximiliane-Alexandra", "von Hohenstein", email="m@alder.example", badge="A1"))
    visitor.page.form.consents.switch(Purpose.EMAIL).click()
    visitor.press(Qt.Key.Key_1)
    visitor.window.resize(*SMALLEST)
    QApplication.processEvents()


def test_the_smallest_window_holds_it_without_scrolling(visitor: Visitor) -> None:
    fill(visitor)

    assert (visitor.window.width(), visitor.window.height()) == SMALLEST
    area = visitor.page.form.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert not area.verticalScrollBar().isVisible()
    assert_inside(visitor)


def test_trouble_fits_too(visitor: Visitor) -> None:
    fill(visitor)
    visitor.page.form.show_trouble(KnownError("disk_full", path="/booth"))
    QApplication.processEvents()

    assert (visitor.window.width(), visitor.window.height()) == SMALLEST
    assert_inside(visitor)


def test_long_words_from_right_to_left_fit(long_words: QObject, qtbot: QtBot, desk: Desk) -> None:
    visitor = Visitor(qtbot, desk)
    fill(visitor)

    assert (visitor.window.width(), visitor.window.height()) == SMALLEST
    assert_inside(visitor)


def assert_inside(visitor: Visitor) -> None:
    """Nothing stands out of the card it belongs to, or over what stands beside it."""
    form = visitor.page.form
    for name in ("undo", "delete", "done", "quality", "saved"):
        widget = form.findChild(QWidget, name)
        assert isinstance(widget, QWidget)
        corner = widget.mapTo(form, widget.rect().topLeft())
        assert form.rect().contains(widget.rect().translated(corner)), name
