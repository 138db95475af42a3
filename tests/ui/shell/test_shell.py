"""The frame of the booth: pages, events, staff, scans from anywhere, and what can be done by keyboard."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from leadbooth.domain.listing import LeadFilter
from leadbooth.services import browse, capture, events
from leadbooth.services.captured import open_lead
from leadbooth.ui.dialogs.report import ReportDialog, details_of
from leadbooth.ui.dialogs.shortcuts import ShortcutSheet
from leadbooth.ui.palette import Palette, matching
from leadbooth.ui.scanner.scan import Scan
from tests.ui.shell.conftest import Hands

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def words_on(hands: Hands, name: str) -> str:
    button = hands.find(name)
    assert isinstance(button, QAbstractButton)
    return button.text()


def says(hands: Hands, name: str, words: str) -> bool:
    return words_on(hands, name) == words


@pytest.mark.parametrize(
    ("key", "page"),
    [(Qt.Key.Key_F2, "leads"), (Qt.Key.Key_F3, "pipeline"), (Qt.Key.Key_F6, "events"), (Qt.Key.Key_F1, "capture")],
)
def test_function_keys_show_pages(hands: Hands, key: Qt.Key, page: str) -> None:
    hands.press(key)
    assert hands.booth.shell.current == page
    button = hands.find(f"nav-{page}")
    assert isinstance(button, QAbstractButton)
    assert button.isChecked()


def test_a_scan_comes_to_capture_whatever_is_in_front(hands: Hands, qtbot: QtBot) -> None:
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_K, CTRL)
    hands.booth.channel.scanned.emit(Scan("MECARD:N:Weber,Jonas;EMAIL:jonas@alder.example;;", "qr", 0, 1, "keyboard"))
    assert hands.booth.shell.current == "capture"
    hands.dialog("palette").reject()
    store = hands.booth.desk.store
    assert browse.count_leads(store, LeadFilter(text="jonas@alder.example")) == 1
    # It is counted when the booth is quiet.
    qtbot.waitUntil(partial(says, hands, "exportStatus", "1 only on this laptop"))


def test_a_card_is_moved_taken_back_and_found_in_the_list(hands: Hands, qtbot: QtBot) -> None:
    desk, shell = hands.booth.desk, hands.booth.shell
    lead = capture.scan(desk.store, desk.event_now, desk.staff.id, "MECARD:N:Weber,Jonas;ORG:Alder Energy;;").lead.id
    hands.press(Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: not shell.page("pipeline").is_busy())
    hands.press(Qt.Key.Key_Right, CTRL)
    assert open_lead(desk.store, lead).lead.stage == "contacted"
    hands.press(Qt.Key.Key_Z, CTRL)
    assert open_lead(desk.store, lead).lead.stage == "lead"
    hands.press(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert shell.current == "leads"
    qtbot.waitUntil(lambda: not shell.page("leads").is_busy())
    assert [browse.page(desk.store, [n])[n].id for n in shell.page("leads").table.selected_numbers()] == [lead]


def test_switching_the_event_by_keyboard(hands: Hands) -> None:
    other = events.create_event(hands.booth.desk.store, "Chamber breakfast")
    hands.press(Qt.Key.Key_E, ALT)
    menu = hands.front()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    menu.setActiveAction(menu.actions()[texts.index("Chamber breakfast")])
    hands.press(Qt.Key.Key_Return)
    assert hands.booth.desk.event_now.id == other.id
    assert words_on(hands, "eventMenu") == "Chamber breakfast"
    assert hands.booth.desk.settings.event == other.id.hex()


def test_somebody_new_captures(hands: Hands) -> None:
    hands.press(Qt.Key.Key_S, ALT)
    hands.press(Qt.Key.Key_Up)  # from the one of now round to the last: "Add somebody…"
    hands.press(Qt.Key.Key_Return)
    hands.dialog("staffDialog")
    hands.press(Qt.Key.Key_Return)
    assert hands.focus().accessibleDescription() == "Who is it?"
    hands.type("Sam Ortega")
    hands.press(Qt.Key.Key_Return)
    assert hands.booth.desk.staff.name == "Sam Ortega"
    assert words_on(hands, "staffMenu") == "Sam Ortega"


def test_the_palette_finds_by_words_and_runs(hands: Hands) -> None:
    hands.press(Qt.Key.Key_K, CTRL)
    hands.type("show le")
    palette = hands.dialog("palette")
    assert isinstance(palette, Palette)
    assert palette.shown_texts() == ["Show Leads"]
    hands.press(Qt.Key.Key_Return)
    assert hands.booth.shell.current == "leads"


def test_the_palette_moves_by_arrows(hands: Hands) -> None:
    hands.press(Qt.Key.Key_K, CTRL)
    hands.type("show")
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    assert hands.booth.shell.current == "leads"


def test_what_starts_with_the_words_comes_first(hands: Hands) -> None:
    found = matching(hands.program.commands.everywhere(), "lock")
    assert found[0].id == "program.lock"
    assert matching(hands.program.commands.everywhere(), "no such thing") == []


def test_a_question_mark_shows_all_keys_but_not_while_typing(hands: Hands, qtbot: QtBot) -> None:
    hands.booth.shell.page("capture").form.focus_first()
    hands.type("?")
    assert QApplication.activeModalWidget() is None
    hands.press(Qt.Key.Key_Slash, CTRL)
    sheet = hands.dialog("shortcutSheet")
    assert isinstance(sheet, ShortcutSheet)
    hands.press(Qt.Key.Key_Escape)
    hands.find("nav-capture").setFocus()
    hands.booth.channel.resume()  # a sign typed with Shift, held back for a moment as if it were part of a scan
    hands.press(Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    hands.dialog("shortcutSheet").reject()


def test_no_two_actions_of_a_page_have_the_same_key(hands: Hands) -> None:
    for page in ("capture", "leads", "events", "settings"):
        hands.booth.shell.go(page)
        offered = [*hands.program.commands.everywhere(), *hands.program.commands.on_page()]
        keys = [key for action in offered for key in action.shortcut.split("|") if key]
        assert len(keys) == len(set(keys)), f"{page}: {sorted(keys)}"


def test_actions_of_a_page_end_with_it(hands: Hands) -> None:
    on_capture = {action.id for action in hands.program.commands.on_page()}
    hands.press(Qt.Key.Key_F2)
    assert not on_capture & {action.id for action in hands.program.commands.on_page()}


def test_the_status_leads_to_the_export(hands: Hands) -> None:
    desk = hands.booth.desk
    capture.scan(desk.store, desk.event_now, desk.staff.id, "SB-1001")
    hands.find("exportStatus").setFocus()
    hands.press(Qt.Key.Key_Space)
    assert hands.booth.shell.current == "leads"
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.close()


def test_a_message_offers_to_take_it_back(hands: Hands) -> None:
    done: list[str] = []
    hands.booth.shell.message.emit("Jonas Weber deleted", "Undo", lambda: done.append("undone"))
    assert hands.window.toast.text() == "Jonas Weber deleted"
    hands.find("toastAction").setFocus()
    hands.press(Qt.Key.Key_Space)
    assert done == ["undone"]


def test_a_fault_of_ours_gives_details_without_data(hands: Hands) -> None:
    try:
        raise ValueError("jonas.weber@alder.example is not a number")
    except ValueError as error:
        hands.booth.desk.failed.emit(error)
        details = details_of(error)
    dialog = hands.dialog("reportDialog")
    assert isinstance(dialog, ReportDialog)
    hands.enter("copyDetails")
    copied = QApplication.clipboard().text()
    assert "ValueError" in copied
    assert "alder" not in copied
    assert copied == details
    dialog.accept()
