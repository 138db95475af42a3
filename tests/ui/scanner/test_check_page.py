"""The test page in Settings: scan, read what is wrong, press one button."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leadbooth.reading.keyboards import garble_layout
from leadbooth.reading.scanner_check import TEST_CODE128_TEXT, TEST_QR_TEXT
from leadbooth.reading.scanner_settings import ScannerSettings
from leadbooth.ui.scanner.check_page import CheckPage


class Ticks:
    """A clock that moves 8 ms each time it is read."""

    def __init__(self) -> None:
        self.now_ms = 0.0

    def __call__(self) -> float:
        self.now_ms += 8
        return self.now_ms


def key_press(character: str) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)


def scan(page: CheckPage, text: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.pad.keys_received):
        for character in text:
            QApplication.sendEvent(page.pad, key_press(character))
        QTest.keyClick(page.pad, Qt.Key.Key_Return)


def test_a_wrong_layout_is_put_right_with_one_click(qtbot: QtBot) -> None:
    page = CheckPage(ScannerSettings(), clock=Ticks())
    qtbot.addWidget(page)
    page.show()
    scan(page, garble_layout(TEST_CODE128_TEXT, "us", "fr"), qtbot)
    assert page.fix_button.isVisible()
    with qtbot.waitSignal(page.settings_changed) as changed:
        page.fix_button.click()
    assert changed.args[0].computer_layout in ("fr", "be")
    assert not page.fix_button.isVisible()


def test_a_good_scan_is_called_good(qtbot: QtBot) -> None:
    page = CheckPage(ScannerSettings(), clock=Ticks())
    qtbot.addWidget(page)
    page.show()
    scan(page, TEST_QR_TEXT, qtbot)
    assert page.finding() == "All is well. The scanner is ready."
    assert not page.fix_button.isVisible()
