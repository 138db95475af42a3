"""Every widget, narrow and wide, in both themes and both directions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
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
    EmptyState,
    Field,
    IconLabel,
    InterestBar,
    KeyHint,
    LabeledMeter,
    NavButton,
    Pill,
    SectionHeading,
    SpinBox,
    Switch,
    TimelineEntry,
    TimelineList,
    divider,
    icon_button,
    text_label,
)
from tests.ui.widgets.driving import put

Key = Qt.Key
LONG = "Vertriebsaußendienstmitarbeiterin für Schaltanlagen und Netzleittechnik " * 3


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
