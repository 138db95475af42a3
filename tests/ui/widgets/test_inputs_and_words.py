"""Buttons, switches, fields and labels, by keyboard and as they are drawn."""

import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.ui.widgets import (
    ActionButton,
    DateEdit,
    Field,
    SpinBox,
    Switch,
    key_text,
)
from tests.ui.widgets.driving import put

Key = Qt.Key
LONG = "Vertriebsaußendienstmitarbeiterin für Schaltanlagen und Netzleittechnik " * 3


def test_a_button_shows_the_key_of_its_action(window: QWidget, qtbot: QtBot) -> None:
    button = put(window, ActionButton("Done, next person", "primary", key="Ctrl+Return"))
    assert button.hint() == key_text("Ctrl+Return")
    plain = ActionButton("Done, next person")
    assert button.sizeHint().width() > plain.sizeHint().width()
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Key.Key_Space)
    button.set_key("")
    assert button.hint() == ""
    plain.deleteLater()


@pytest.mark.skipif("sys.platform == 'darwin'", reason="macOS shows signs")
@pytest.mark.parametrize(
    ("key", "shown"),
    [("Ctrl+E", "Ctrl E"), ("Ctrl+Return", "Ctrl ↵"), ("F9", "F9"), ("Ctrl++", "Ctrl +"), ("", "")],
)
def test_keys_read_like_the_caps_they_are_on(key: str, shown: str, qapp: QApplication) -> None:
    assert key_text(key) == shown


def test_a_narrow_button_elides_and_tells_all_in_its_tooltip(window: QWidget) -> None:
    button = put(window, ActionButton(LONG, icon_name="export", key="Ctrl+E"))
    button.setFixedWidth(120)
    assert button.minimumSizeHint().width() < 200
    assert not button.grab().isNull()
    place = QPoint(5, 5)
    QApplication.sendEvent(button, QHelpEvent(QEvent.Type.ToolTip, place, button.mapToGlobal(place)))
    assert QToolTip.text() == LONG
    QToolTip.hideText()


def test_a_switch_is_toggled_by_space_and_by_its_words(window: QWidget, qtbot: QtBot) -> None:
    switch = put(window, Switch("E-mail & phone"))
    switch.setFocus()
    with qtbot.waitSignal(switch.toggled) as toggled:
        QTest.keyClick(switch, Key.Key_Space)
    assert toggled.args == [True]
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(switch.sizeHint().width() - 4, 8))
    assert not switch.isChecked()
    assert (switch.text(), switch.accessibleName()) == ("E-mail & phone", "E-mail & phone")


def test_a_field_tells_typing_from_filling(window: QWidget, qtbot: QtBot) -> None:
    field = put(window, Field("First name", placeholder="Mara"))
    with qtbot.assertNotEmitted(field.edited):
        field.set_text("Jonas")
    field.setFocus()
    assert QApplication.focusWidget() is field.editor
    with qtbot.waitSignal(field.edited) as edited:
        QTest.keyClick(field.editor, Key.Key_X)
    assert edited.args == [field.text()]
    with qtbot.waitSignal(field.left):
        QTest.keyClick(field.editor, Key.Key_Return)


def test_a_field_says_what_is_right_and_what_is_wrong(window: QWidget) -> None:
    field = put(window, Field("E-mail"))
    field.set_status("✓ valid", "ok")
    assert field.status_text() == "✓ valid"
    assert field.editor.property("tone") == ""
    field.set_error("no domain")
    assert field.editor.property("tone") == "error"
    assert field.editor.accessibleDescription() == "no domain"
    field.set_error("")
    assert field.editor.property("tone") == ""
    field.set_label("Private e-mail")
    assert field.editor.accessibleName() == "Private e-mail"


def test_a_field_takes_another_editor(window: QWidget) -> None:
    field = put(window, Field("Kind", QComboBox()))
    field.set_text("ignored")
    assert (field.text(), field.editor.accessibleName()) == ("", "Kind")


def test_dates_and_numbers(window: QWidget, qtbot: QtBot) -> None:
    day = put(window, DateEdit(QDate(2026, 4, 20)))
    number = put(window, SpinBox(0, 500))
    number.setFocus()
    QTest.keyClick(number, Key.Key_Up)
    assert (day.date(), number.value(), day.calendarPopup()) == (QDate(2026, 4, 20), 1, True)
    assert put(window, DateEdit()).date().isValid()
