"""Leaving: what is only on this laptop is said; nothing is lost either way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leadbooth.services import capture
from leadbooth.ui.main_window import MainWindow
from tests.ui.shell.conftest import Hands


@pytest.fixture
def with_a_lead(hands: Hands) -> Hands:
    desk = hands.booth.desk
    capture.scan(desk.store, desk.event_now, desk.staff.id, "SB-1001")
    return hands


def test_with_nothing_to_export_it_closes_at_once(hands: Hands, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hands.program.finished) as finished:
        hands.close_window()
    assert finished.args == [0]
    assert not hands.window.isVisible()


def test_leads_that_are_only_here_are_said(with_a_lead: Hands, qtbot: QtBot) -> None:
    with_a_lead.close_window()
    dialog = with_a_lead.dialog("quitDialog")
    assert dialog.windowTitle() == "One lead is only on this laptop"
    with qtbot.waitSignal(with_a_lead.program.finished):
        with_a_lead.enter("quitAnyway")


def test_staying_is_possible_and_asks_again_next_time(with_a_lead: Hands) -> None:
    with_a_lead.close_window()
    with_a_lead.dialog("quitDialog")
    with_a_lead.press(Qt.Key.Key_Escape)
    assert with_a_lead.window.isVisible()
    with_a_lead.press(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    with_a_lead.dialog("quitDialog").reject()


def test_export_now_leads_to_the_export(with_a_lead: Hands) -> None:
    with_a_lead.close_window()
    with_a_lead.dialog("quitDialog")
    with_a_lead.press(Qt.Key.Key_Return)  # "Export now" has the focus
    assert with_a_lead.booth.shell.current == "leads"
    with_a_lead.front().close()


def test_the_window_comes_back_as_it_was(hands: Hands, qtbot: QtBot) -> None:
    hands.window.resize(1024, 700)
    hands.program.quit()
    again = MainWindow(hands.program.session.folder)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (1024, 700)
