"""A scan goes to the badge that is tried while somebody tries one, and to Capture otherwise."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leadbooth.domain.listing import LeadFilter
from leadbooth.services import browse
from leadbooth.ui.desk import Desk
from leadbooth.ui.shell.commands import Commands
from leadbooth.ui.shell.page_table import page_table
from leadbooth.ui.shell.shell import Shell


@pytest.fixture
def shell(qtbot: QtBot, desk: Desk) -> Shell:
    window = QWidget()
    made = Shell(desk, Commands(window), page_table(), window)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    made.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
    return made


def test_a_scan_becomes_no_lead_while_a_badge_is_tried(shell: Shell, desk: Desk) -> None:
    shell.go("events")
    page = shell.page("events")
    page.tabs.show_tab("badges")
    test = page.tabs.tab("badges").side
    test.entry.setFocus()
    shell.take_scan("8841-2207", "")
    assert test.summary.text() == "badge 8841-2207"
    assert browse.count_leads(desk.store, LeadFilter()) == 0
    page.list.setFocus()
    shell.take_scan("8841-2207", "")
    assert browse.count_leads(desk.store, LeadFilter()) == 1
    assert shell.current == "capture"
