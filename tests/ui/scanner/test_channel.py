"""The channel in a real window: scans are found whatever has the focus, typing arrives where it was going."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.reading.scanner_settings import ScannerSettings
from leadbooth.ui.scanner.channel import ScannerChannel

VCARD = "BEGIN:VCARD\nVERSION:3.0\nN:Dumont;Chris\nEMAIL:chris@acme.example\nEND:VCARD"
KEYS = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}


class Booth:
    """A window with a field, a button and a shortcut, a scanner, and hands on the keyboard in virtual time."""

    def __init__(self, qtbot: QtBot) -> None:
        self.now_ms = 1000.0
        self.payloads: list[str] = []
        self.pressed: list[str] = []
        self.window = QDialog()
        self.field, self.button = QLineEdit(), QPushButton("Done")
        self.button.setDefault(True)
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.field)
        layout.addWidget(self.button)
        self.shortcut = QShortcut(Qt.Key.Key_1, self.window)
        self.channel = ScannerChannel(ScannerSettings(), clock=self.clock)
        self.channel.scanned.connect(self.on_scanned)
        self.button.clicked.connect(self.on_clicked)
        self.shortcut.activated.connect(self.on_shortcut)
        self.channel.resume()
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
        self.field.setFocus()

    def clock(self) -> float:
        return self.now_ms

    def on_scanned(self, scan: object) -> None:
        self.payloads.append(scan.payload)  # type: ignore[attr-defined]

    def on_clicked(self) -> None:
        self.pressed.append("button")

    def on_shortcut(self) -> None:
        self.pressed.append("1")

    def keys(self, text: str, gap_ms: float, to: QWidget | None = None) -> None:
        for character in text:
            self.now_ms += gap_ms
            target = to if to is not None else self.window.focusWidget()
            if character in KEYS:
                QTest.keyClick(target, KEYS[character])
            else:
                QTest.keyClicks(target, character)

    def scan(self, text: str, to: QWidget | None = None) -> None:
        self.keys(text, 8, to)
        self.now_ms += 400


@pytest.fixture
def booth(qtbot: QtBot) -> Iterator[Booth]:
    booth = Booth(qtbot)
    yield booth
    booth.channel.pause()


def test_a_scan_leaves_the_field_empty_and_presses_no_default_button(booth: Booth) -> None:
    booth.scan("2WBCTIXLFURQT\n")
    assert (booth.payloads, booth.field.text(), booth.pressed) == (["2WBCTIXLFURQT"], "", [])


def test_a_scan_with_the_focus_on_a_button_does_not_press_it(booth: Booth) -> None:
    booth.button.setFocus()
    booth.scan("KP 1001\n\n")
    assert (booth.payloads, booth.pressed) == (["KP 1001"], [])


def test_a_scan_arrives_where_nothing_has_the_focus(booth: Booth) -> None:
    booth.field.clearFocus()
    booth.scan("2WBCTIXLFURQT\n", to=booth.window)
    assert (booth.payloads, booth.pressed) == (["2WBCTIXLFURQT"], [])


def test_a_scan_triggers_no_shortcut(booth: Booth) -> None:
    booth.button.setFocus()
    booth.scan("1111111\n")
    assert (booth.payloads, booth.pressed) == (["1111111"], [])


def test_a_typed_key_triggers_its_shortcut_where_no_field_has_the_focus(booth: Booth, qtbot: QtBot) -> None:
    booth.button.setFocus()
    booth.keys("1", 100)
    booth.now_ms += 100
    qtbot.waitUntil(lambda: booth.pressed == ["1"])


def test_a_typed_key_is_text_where_a_field_has_the_focus(booth: Booth, qtbot: QtBot) -> None:
    booth.keys("1", 100)
    booth.now_ms += 100
    qtbot.waitUntil(lambda: booth.field.text() == "1")
    assert booth.pressed == []


def test_a_scan_is_found_with_a_dialog_open(booth: Booth, qtbot: QtBot) -> None:
    dialog, name = QDialog(booth.window), QLineEdit()
    QVBoxLayout(dialog).addWidget(name)
    with qtbot.waitActive(dialog):
        dialog.open()
    booth.scan("2WBCTIXLFURQT\n", to=name)
    assert (booth.payloads, name.text(), dialog.isVisible()) == (["2WBCTIXLFURQT"], "", True)
    dialog.close()


def test_a_vcard_of_many_lines_is_one_scan(booth: Booth) -> None:
    booth.scan(VCARD + "\n")
    assert (booth.payloads, booth.field.text(), booth.pressed) == ([VCARD], "", [])


def test_a_vcard_with_caps_lock_on_is_read(booth: Booth) -> None:
    booth.scan(VCARD.swapcase() + "\n")
    assert booth.payloads == [VCARD]


def test_a_scan_without_enter_ends_by_itself(booth: Booth, qtbot: QtBot) -> None:
    booth.scan("2WBCTIXLFURQT")
    qtbot.waitUntil(lambda: booth.payloads == ["2WBCTIXLFURQT"])
    assert booth.field.text() == ""


def test_typing_stays_typing_and_enter_presses_the_default_button(booth: Booth) -> None:
    booth.keys("Chris Dumont\n", 90)
    assert (booth.payloads, booth.field.text(), booth.pressed) == ([], "Chris Dumont", ["button"])


def test_keys_go_to_the_field_they_were_typed_in(booth: Booth) -> None:
    booth.keys("ab", 30)
    booth.keys("\t", 30)
    booth.now_ms += 100
    booth.keys("\n", 0)
    assert booth.field.text() == "ab"


def test_a_field_can_ask_for_fast_typing(booth: Booth) -> None:
    booth.field.setProperty("allowFastTyping", True)
    booth.keys("2WBCTIXLFURQT", 8)
    assert (booth.payloads, booth.field.text()) == ([], "2WBCTIXLFURQT")


def test_a_paused_channel_lets_everything_through(booth: Booth) -> None:
    booth.keys("ab", 8)
    booth.channel.pause()
    booth.keys("cdefghij", 8)
    assert (booth.payloads, booth.field.text()) == ([], "abcdefghij")
    booth.channel.resume()
    booth.scan("2WBCTIXLFURQT\n")
    assert booth.payloads == ["2WBCTIXLFURQT"]


def test_shortcuts_with_ctrl_give_held_keys_back_first(booth: Booth) -> None:
    booth.keys("ab", 10)
    QTest.keyClick(booth.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert booth.field.selectedText() == "ab"


def test_new_settings_are_in_force_at_once(booth: Booth) -> None:
    booth.channel.set_settings(ScannerSettings(prefix="~"))
    booth.scan("~7\n")
    assert booth.payloads == ["7"]


def test_a_widget_that_is_gone_gets_nothing(booth: Booth, qtbot: QtBot) -> None:
    gone = QLineEdit(booth.window)
    gone.show()
    booth.keys("a", 10, to=gone)
    gone.deleteLater()
    qtbot.waitUntil(lambda: booth.window.findChildren(QLineEdit) == [booth.field])
    booth.now_ms += 100
    booth.keys("b\n", 100)
    assert booth.field.text() == "b"
