"""The kit of widgets, driven as a person drives it: mostly by keyboard."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QHelpEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.domain.words import Interest
from leadbooth.ui.theme import apply_theme
from leadbooth.ui.widgets import (
    ActionButton,
    Avatar,
    Banner,
    Card,
    Chip,
    ChipGroup,
    DateEdit,
    ElidedLabel,
    EmptyState,
    Field,
    FlowLayout,
    IconLabel,
    InterestBar,
    KeyHint,
    LabeledMeter,
    Meter,
    NavButton,
    Pill,
    SectionHeading,
    SpinBox,
    Switch,
    TimelineEntry,
    TimelineList,
    Toast,
    WrappedLabel,
    divider,
    icon_button,
    initials,
    key_text,
    text_label,
)

W = TypeVar("W", bound=QWidget)
Key = Qt.Key
LONG = "Vertriebsaußendienstmitarbeiterin für Schaltanlagen und Netzleittechnik " * 3
OPTIONS = [("relays", "Relays"), ("scada", "SCADA"), ("sensors", "Sensors"), ("other", "R&D")]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    apply_theme(qapp, "light")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """An active window with a column to put widgets in."""
    shown = QWidget()
    QVBoxLayout(shown)
    shown.resize(600, 400)
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
        # A bare X screen has no window manager that would do it.
        shown.activateWindow()
    return shown


def put(window: QWidget, widget: W) -> W:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    QApplication.processEvents()
    return widget


def press(key: Qt.Key | str) -> None:
    """Type a key into whatever has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    if isinstance(key, str):
        QTest.keyClicks(focused, key)
    else:
        QTest.keyClick(focused, key)


def focused_text() -> str:
    widget = QApplication.focusWidget()
    return widget.text() if isinstance(widget, Chip | NavButton | ActionButton) else ""


# ------------------------------------------------------------------ chips


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


# ------------------------------------------------------------------ interest


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


# ------------------------------------------------------------------ buttons, switch, field


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


# ------------------------------------------------------------------ words


def test_an_elided_label_keeps_its_text_and_gives_way(window: QWidget) -> None:
    label = put(window, ElidedLabel(LONG, "caption"))
    label.setFixedWidth(80)
    assert label.is_elided()
    assert label.text() == LONG
    assert label.minimumSizeHint().width() < 80
    place = QPoint(3, 3)
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, place, label.mapToGlobal(place)))
    assert QToolTip.text() == LONG
    QToolTip.hideText()
    label.setText("one\ntwo")
    assert label.text() == "one two"


@pytest.mark.parametrize(
    "make",
    [ElidedLabel, Pill, WrappedLabel, text_label, lambda text: text_label(text, wrap=True)],
    ids=["elided", "pill", "wrapped", "text", "wrapped text"],
)
def test_data_is_never_rich_text(make: Callable[[str], ElidedLabel], qtbot: QtBot) -> None:
    label = make("<img src=x><b>Jonas</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_pill_has_a_tone_and_room_for_a_dot(window: QWidget) -> None:
    pill = put(window, Pill("Offline · 14 to sync"))
    without = pill.sizeHint().width()
    pill.show_state("Offline · 14 to sync", "neutral", dot_tone="warm")
    assert pill.sizeHint().width() > without
    pill.set_tone("ok")
    assert pill.tone() == "ok"
    assert not pill.grab().isNull()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Jonas Weber", "JW"),
        ("Mara van der Klein", "MK"),
        ("Ōe", "Ō"),
        ("8841-2207", ""),
        ("李 伟", "李伟"),
        ("", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_an_avatar_is_named_and_drawn_also_without_a_name(window: QWidget) -> None:
    avatar = put(window, Avatar("Jonas Weber"))
    assert avatar.accessibleName() == "Jonas Weber"
    with_letters = avatar.grab().toImage()
    avatar.set_name("")
    assert avatar.grab().toImage() != with_letters


def test_words_stand_where_reading_starts(window: QWidget) -> None:
    label = put(window, WrappedLabel("Jonas"))
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert label.alignment() & Qt.AlignmentFlag.AlignRight
    window.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert label.alignment() & Qt.AlignmentFlag.AlignLeft


# ------------------------------------------------------------------ meters, lists, messages


@pytest.mark.parametrize(("value", "maximum", "shown"), [(42, 60, 42), (70, 60, 60), (-1, 60, 0), (5, 0, 0)])
def test_a_meter_stays_between_empty_and_full(value: int, maximum: int, shown: int, qtbot: QtBot) -> None:
    meter = Meter(name="Today")
    qtbot.addWidget(meter)
    meter.set_amount(value, maximum)
    assert meter.value() == shown
    meter.set_tone("ok")
    assert not meter.grab().isNull()


@pytest.mark.parametrize("stacked", [False, True])
def test_a_labeled_meter_names_its_bar(stacked: bool, qtbot: QtBot) -> None:
    labeled = LabeledMeter("Accuracy", stacked=stacked)
    qtbot.addWidget(labeled)
    labeled.set_amount(24, 25, "24/25")
    labeled.set_name("Intent")
    assert (labeled.meter.value(), labeled.meter.accessibleName()) == (24, "Intent")


def test_a_timeline_shows_its_entries_in_order(window: QWidget) -> None:
    timeline = put(window, TimelineList())
    entries = (TimelineEntry("Badge scanned", "today 10:42 · Mara"), TimelineEntry("Won", tone="ok"))
    timeline.set_entries(entries)
    timeline.set_entries(list(entries))
    assert timeline.entries() == entries
    timeline.set_entries([])
    assert timeline.entries() == ()


def test_a_toast_says_offers_and_goes(window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(window)
    toast.show_message("Jonas Weber was deleted.", action="Undo", seconds=60)
    assert (toast.isVisible(), toast.text()) == (True, "Jonas Weber was deleted.")
    assert window.rect().contains(toast.geometry())
    window.resize(420, 300)
    assert window.rect().contains(toast.geometry())
    with qtbot.waitSignal(toast.action_chosen):
        QTest.keyClick(toast.button, Key.Key_Space)
    assert not toast.isVisible()


def test_a_toast_goes_by_itself_but_waits_under_the_mouse(window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(window)
    toast.show_message("Saved", seconds=0.01)
    place = QPointF(2, 2)
    QApplication.sendEvent(toast, QEnterEvent(place, place, place))
    QApplication.processEvents()
    assert toast.isVisible()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(toast.isHidden)
    toast.show_message(LONG, action="Undo", seconds=60)
    assert window.rect().contains(toast.geometry())
    toast.dismiss()


def test_a_banner_carries_its_message_and_its_buttons(window: QWidget, qtbot: QtBot) -> None:
    banner = put(window, Banner("14 leads are only on this laptop.", "warning"))
    export = ActionButton("Export")
    banner.add_button(export)
    banner.show_message("All leads are exported.", "ok")
    assert (banner.text(), banner.accessibleName()) == ("All leads are exported.",) * 2
    with qtbot.waitSignal(export.clicked):
        QTest.keyClick(export, Key.Key_Space)


def test_an_empty_state_says_what_to_do(window: QWidget, qtbot: QtBot) -> None:
    empty = put(window, EmptyState("leads", "No leads yet", "Scan a badge.", action="Capture"))
    with qtbot.waitSignal(empty.action_chosen):
        QTest.keyClick(empty.button, Key.Key_Space)
    empty.set_words("Nothing found", "Try fewer letters.")
    assert not empty.button.isVisible()


# ------------------------------------------------------------------ all of them


def every_widget(text: str) -> list[QWidget]:
    chips = ChipGroup([("a", text), ("b", text)], name=text, several=True)
    chips.set_chosen(["a"])
    interest = InterestBar()
    interest.set_interest(Interest.WARM)
    meter = LabeledMeter(text)
    meter.set_amount(3, 5, text)
    timeline = TimelineList()
    timeline.set_entries([TimelineEntry(text, text)])
    nav = NavButton(text, "capture", key="F1")
    nav.setChecked(True)
    heading = SectionHeading(text, text)
    heading.set_text(text)
    heading.set_remark(text)
    heading.add(icon_button("more", "More"))
    field = Field(text, placeholder=text)
    field.set_error(text)
    card = Card(horizontal=True)
    card.body.addWidget(IconLabel("info"))
    return [
        *(ActionButton(text, role, key="Ctrl+E") for role in ("primary", "secondary", "ghost", "danger")),
        *(chips, interest, meter, timeline, nav, heading, field, card),
        *(Banner(text, "hot"), EmptyState("info", text, text, action=text), Pill(text, "cold", dot_tone="ok")),
        *(Switch(text, checked=True), Switch(text), KeyHint("Ctrl+E"), divider(), divider(vertical=True)),
        *(text_label(text, "title"), text_label(text, wrap=True), Avatar(text)),
    ]


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2], ids=["left to right", "right to left"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_widget_is_drawn_narrow_wide_and_disabled(
    theme: str, direction: Qt.LayoutDirection, qapp: QApplication, qtbot: QtBot
) -> None:
    apply_theme(qapp, "dark" if theme == "dark" else "light")
    for text in ("Hot", LONG):
        for widget in every_widget(text):
            qtbot.addWidget(widget)
            widget.setLayoutDirection(direction)
            for width in (widget.minimumSizeHint().width(), 480):
                widget.resize(max(width, 8), max(widget.sizeHint().height(), 8))
                assert not widget.grab().isNull()
            widget.setEnabled(False)
            assert not widget.grab().isNull()


def test_long_words_never_force_a_widget_wider_than_a_column(qtbot: QtBot) -> None:
    for widget in every_widget(LONG):
        qtbot.addWidget(widget)
        assert widget.minimumSizeHint().width() <= 360, type(widget).__name__


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_focus_is_seen_on_every_control(theme: str, window: QWidget, qapp: QApplication) -> None:
    apply_theme(qapp, "dark" if theme == "dark" else "light")
    controls: list[QWidget] = [
        *(ActionButton("Go", role) for role in ("primary", "secondary", "ghost", "danger", "inverse")),
        *(Chip("Relays"), Chip("Relays", checked=True), NavButton("Leads", "leads"), Switch("Post")),
        *(Switch("Post", checked=True), QLineEdit(), QComboBox(), SpinBox(), icon_button("close", "Close")),
        *InterestBar(window).buttons(),
    ]
    other = put(window, QLineEdit())
    for control in controls:
        put(window, control)
        other.setFocus()
        without = control.grab().toImage()
        control.setFocus()
        assert control.hasFocus(), type(control).__name__
        assert control.grab().toImage() != without, type(control).__name__
