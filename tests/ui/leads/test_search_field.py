"""The search field says what it searches in as far as there is room; the key that leads there gives way first."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from leadbooth.ui.desk import Desk
from leadbooth.ui.filters.search_field import SearchField
from leadbooth.ui.pages.leads import LeadsPage
from tests.ui.leads.people import capture_people, show_page


@pytest.fixture
def field(qtbot: QtBot) -> SearchField:
    made = SearchField()
    qtbot.addWidget(made)
    made.set_prompt("Search 12,000 leads…", "Search")
    made.show()
    return made


def words_and_key(field: SearchField) -> tuple[str, bool]:
    (key,) = field.findChildren(QLabel)
    return field.placeholderText(), key.isVisible()


def test_the_key_gives_way_before_the_words(qtbot: QtBot, field: SearchField) -> None:
    words = field.fontMetrics().horizontalAdvance("Search 12,000 leads…")
    for width, expected in (
        (words + 160, ("Search 12,000 leads…", True)),
        (words + 60, ("Search 12,000 leads…", False)),
        (words + 40, ("Search", True)),
        (90, ("Search", False)),
    ):
        field.resize(width, 32)
        assert words_and_key(field) == expected
        assert field.fontMetrics().horizontalAdvance(field.placeholderText()) < width


def test_what_is_searched_for_has_all_the_room(field: SearchField) -> None:
    field.resize(300, 32)
    field.setText("mul")
    assert not words_and_key(field)[1]
    field.clear()
    assert words_and_key(field) == ("Search 12,000 leads…", True)


@pytest.mark.parametrize("width", [1178, 836])  # of the page in windows 1366 and 1024 wide
def test_on_its_page_the_words_are_whole(qtbot: QtBot, desk: Desk, width: int) -> None:
    capture_people(desk)
    page: LeadsPage = show_page(qtbot, desk, width)
    assert words_and_key(page.bar.search)[0] == "Search 5 leads…"
