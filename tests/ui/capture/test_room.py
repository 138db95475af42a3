"""The page fits the smallest window, also in languages with long words and from right to left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.domain.words import Purpose
from leadbooth.errors import KnownError
from leadbooth.services.consent_texts import save_consent_text
from leadbooth.ui.desk import Desk
from leadbooth.ui.theme import apply_theme
from tests.ui.capture.conftest import CTRL, Visitor, vcard

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


def crowd(visitor: Visitor) -> None:
    """Everything the page can show at once."""
    for wording in ("Which of our many product lines would you like to hear more about?", "Is there a budget?"):
        visitor.ask(wording, "Approved by the board", "Applied for", "Not yet", required=True)
    for language in ("en", "de"):
        for purpose in Purpose:
            wording = f"May we contact you by {purpose}? You can take this back at any time. ({language})"
            save_consent_text(visitor.desk.store, visitor.desk.event_now.id, purpose, language, wording)
    visitor.page.shown()
    for key in (Qt.Key.Key_R, Qt.Key.Key_G):
        visitor.press(key, CTRL)
    for name in ("Aiko", "Ben", "Ewa", "Luc", "Priya"):
        visitor.page.take_scan(vcard("Maximiliane", f"{name}-Hohenstein", badge=name))
    visitor.press(Qt.Key.Key_R, CTRL)
    visitor.press(Qt.Key.Key_Return, CTRL)
    visitor.press(Qt.Key.Key_R, CTRL)
    visitor.window.resize(*SMALLEST)
    QApplication.processEvents()


@pytest.mark.parametrize("words", ["short", "long"])
def test_all_of_it_at_once_fits_and_the_form_scrolls(
    qtbot: QtBot, desk: Desk, words: str, request: pytest.FixtureRequest
) -> None:
    if words == "long":
        request.getfixturevalue("long_words")
    visitor = Visitor(qtbot, desk)
    crowd(visitor)

    assert (visitor.window.width(), visitor.window.height()) == SMALLEST
    assert_inside(visitor, "lacking", "stage", "make-prospect", "party-0", "party-more")
    for card in (visitor.page.scan_card, visitor.page.today):
        for widget in card.findChildren(QWidget):
            if widget.isVisible() and widget.parent() is card:
                assert card.rect().contains(widget.geometry()), widget.objectName()
    assert visitor.page.scan_card.geometry().bottom() < visitor.page.today.geometry().top()
    assert visitor.page.today.list.height() > 100  # two rows and more
    visitor.tab_to("note")
    area = visitor.page.form.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert area.viewport().rect().contains(visitor.focus().mapTo(area.viewport(), visitor.focus().rect().center()))


def test_tab_goes_down_the_form(visitor: Visitor) -> None:
    crowd(visitor)
    visitor.page.form.setFocus()
    seen = []
    for _ in range(40):
        visitor.press(Qt.Key.Key_Tab)
        seen.append(visitor.focus().objectName())
        if seen[-1] == "done":
            break

    order = ["make-prospect", "party-0", "first-name", "phone", "interest-hot", "chip-Approved by the board"]
    order += ["consent-email", "consent-share", "note", "more-fields", "quality", "undo", "done"]
    assert [name for name in dict.fromkeys(seen) if name in order] == order


def assert_inside(visitor: Visitor, *more: str) -> None:
    """Nothing stands out of the card it belongs to, or over what stands beside it."""
    form = visitor.page.form
    for name in ("undo", "delete", "done", "quality", "saved", *more):
        widget = form.findChild(QWidget, name)
        assert isinstance(widget, QWidget)
        corner = widget.mapTo(form, widget.rect().topLeft())
        assert form.rect().contains(widget.rect().translated(corner)), name
