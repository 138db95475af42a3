"""Choosing with chips and the interest bar, by keyboard."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.domain.words import Interest
from leadbooth.ui.widgets import (
    Chip,
    ChipGroup,
    FlowLayout,
    InterestBar,
)
from tests.ui.widgets.driving import focused_text, press, put

Key = Qt.Key
OPTIONS = [("relays", "Relays"), ("scada", "SCADA"), ("sensors", "Sensors"), ("other", "R&D")]


def test_arrows_move_among_chips_and_space_toggles(window: QWidget, qtbot: QtBot) -> None:
    group = put(window, ChipGroup(OPTIONS, name="Product line", several=True))
    group.chips()[0].setFocus()
    press(Key.Key_Right)
    assert focused_text() == "SCADA"
    with qtbot.waitSignal(group.chosen) as chosen:
        press(Key.Key_Space)
    assert chosen.args == [("scada",)]
    press(Key.Key_End)
    press(Key.Key_Space)
    assert group.chosen_keys() == ("scada", "other")
    press(Key.Key_Right)
    assert focused_text() == "Relays"
    press(Key.Key_Left)
    press(Key.Key_Home)
    assert focused_text() == "Relays"


def test_digits_pick_chips_even_where_the_window_has_a_shortcut(window: QWidget, qtbot: QtBot) -> None:
    shortcut = QShortcut("2", window)
    group = put(window, ChipGroup(OPTIONS))
    group.chips()[0].setFocus()
    with qtbot.assertNotEmitted(shortcut.activated), qtbot.waitSignal(group.chosen):
        press("2")
    assert group.chosen_keys() == ("scada",)
    assert focused_text() == "SCADA"
    press("9")
    assert group.chosen_keys() == ("scada",)


def test_without_digits_the_window_keeps_its_shortcuts(window: QWidget, qtbot: QtBot) -> None:
    shortcut = QShortcut("2", window)
    group = put(window, ChipGroup(OPTIONS, digits=False))
    group.chips()[0].setFocus()
    with qtbot.waitSignal(shortcut.activated):
        press("2")
    assert group.chosen_keys() == ()


def test_one_of_several_and_back(window: QWidget) -> None:
    group = put(window, ChipGroup(OPTIONS))
    relays, scada, *_ = group.chips()
    relays.click()
    scada.click()
    assert group.chosen_keys() == ("scada",)
    scada.click()
    assert group.chosen_keys() == ()


def test_a_required_choice_is_not_taken_back(window: QWidget) -> None:
    group = put(window, ChipGroup(OPTIONS, required=True))
    group.set_chosen(["relays"])
    group.chips()[0].click()
    assert group.chosen_keys() == ("relays",)


def test_a_chip_that_is_replaced_while_it_is_pressed_says_nothing(window: QWidget, qtbot: QtBot) -> None:
    group = put(window, ChipGroup(OPTIONS, required=True))
    group.set_chosen(["relays"])
    pressed = group.chips()[1]
    QTest.mousePress(pressed, Qt.MouseButton.LeftButton)
    group.set_options([("relays", "Relays"), ("scada", "Control rooms")])  # as when what was typed is saved now
    with qtbot.assertNotEmitted(group.chosen):
        QTest.mouseRelease(pressed, Qt.MouseButton.LeftButton)
    assert group.chosen_keys() == ("relays",)


def test_the_same_options_again_leave_the_focus_where_it_is(window: QWidget) -> None:
    group = put(window, ChipGroup(OPTIONS))
    chip = group.chips()[1]
    chip.setFocus()
    group.set_options(list(OPTIONS))
    assert group.chips()[1] is chip
    assert chip.hasFocus()


def test_setting_is_silent_and_other_options_keep_what_they_can(window: QWidget, qtbot: QtBot) -> None:
    group = put(window, ChipGroup(OPTIONS, several=True))
    with qtbot.assertNotEmitted(group.chosen):
        group.set_chosen(["relays", "scada", "gone"])
        group.set_options([("scada", "SCADA"), ("new", "New")])
    assert group.chosen_keys() == ("scada",)


def test_tab_stops_once_in_a_group(window: QWidget, qtbot: QtBot) -> None:
    group = put(window, ChipGroup(OPTIONS))
    after = put(window, QLineEdit())
    group.set_chosen(["sensors"])
    group.chips()[2].setFocus()
    press(Key.Key_Tab)
    assert QApplication.focusWidget() is after
    press(Key.Key_Backtab)
    assert focused_text() == "Sensors"


def test_text_of_a_chip_is_shown_as_it_is(window: QWidget) -> None:
    chip = put(window, Chip("R&D <b>bold</b>"))
    assert chip.text() == "R&D <b>bold</b>"
    assert chip.accessibleName() == "R&D <b>bold</b>"
    assert chip.shortcut().isEmpty()


def test_a_chip_does_not_jump_when_it_is_chosen(window: QWidget) -> None:
    chip = put(window, Chip("This quarter"))
    before = chip.sizeHint()
    chip.setChecked(True)
    assert chip.sizeHint() == before


@given(widths=st.lists(st.integers(20, 400), max_size=12), room=st.integers(40, 500))
def test_a_flow_never_leaves_its_width_and_never_overlaps(widths: list[int], room: int, qapp: QApplication) -> None:
    holder = QWidget()
    flow = FlowLayout(holder, spacing=7)
    boxes = []
    for width in widths:
        box = SizedBox(width)
        flow.addWidget(box)
        boxes.append(box)
    height = flow.heightForWidth(room)
    flow.setGeometry(holder.rect().adjusted(0, 0, room - holder.width(), height - holder.height()))
    for number, box in enumerate(boxes):
        assert box.geometry().left() >= 0
        assert box.geometry().right() < room
        assert box.geometry().bottom() < max(height, 1)
        assert not any(box.geometry().intersects(other.geometry()) for other in boxes[:number])


class SizedBox(QWidget):
    def __init__(self, width: int) -> None:
        super().__init__()
        self._hint = QSize(width, 28)

    def sizeHint(self) -> QSize:
        return self._hint


def test_interest_is_chosen_and_taken_back_by_keyboard(window: QWidget, qtbot: QtBot) -> None:
    bar = put(window, InterestBar())
    bar.buttons()[0].setFocus()
    press(Key.Key_Right)
    with qtbot.waitSignal(bar.interest_chosen) as chosen:
        press(Key.Key_Space)
    assert chosen.args == [Interest.WARM]
    with qtbot.waitSignal(bar.interest_chosen) as cleared:
        press(Key.Key_Space)
    assert cleared.args == [None]
    assert bar.interest() is None


def test_interest_can_be_set_silently_and_chosen_from_a_shortcut(window: QWidget, qtbot: QtBot) -> None:
    bar = put(window, InterestBar())
    with qtbot.assertNotEmitted(bar.interest_chosen):
        bar.set_interest(Interest.COLD)
    with qtbot.waitSignal(bar.interest_chosen) as chosen:
        bar.choose(Interest.HOT)
    assert chosen.args == [Interest.HOT]
    assert [button.isChecked() for button in bar.buttons()] == [True, False, False]
