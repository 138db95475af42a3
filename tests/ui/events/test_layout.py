"""Event setup in a language twice as long, read from right to left, in the smallest window: nothing is cut off."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from leadbooth.ui.pages.events.tabs import tab_table
from tests.ui.shell import test_layout as window
from tests.ui.shell.conftest import Hands

pseudo = window.pseudo


@pytest.fixture
def in_pseudo(pseudo: None, hands: Hands) -> Hands:
    """The booth in the pseudo-locale, with Event setup in front."""
    hands.booth.shell.go("events")
    return hands


@pytest.mark.parametrize("tab", [entry.id for entry in tab_table()])
def test_nothing_is_cut_off(in_pseudo: Hands, tab: str) -> None:
    in_pseudo.booth.shell.page("events").tabs.show_tab(tab)
    window.settle(in_pseudo)
    assert window.cut_off(in_pseudo.window) == []
    assert window.overlapping(in_pseudo.window) == []
    areas = in_pseudo.window.findChildren(QScrollArea)
    assert [area.objectName() for area in areas if area.isVisible() and too_wide(area)] == []


def too_wide(area: QScrollArea) -> bool:
    """Whether what an area scrolls up and down is cut off at its side."""
    QApplication.processEvents()
    inner = area.widget()
    return inner is not None and inner.width() > area.viewport().width()
