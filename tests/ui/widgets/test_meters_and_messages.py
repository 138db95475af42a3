"""Pills, meters, timelines, toasts and banners."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.ui.widgets import (
    ActionButton,
    Avatar,
    Banner,
    ElidedLabel,
    EmptyState,
    LabeledMeter,
    Meter,
    Pill,
    TimelineEntry,
    TimelineList,
    Toast,
    WrappedLabel,
    initials,
    text_label,
)
from tests.ui.widgets.driving import put

Key = Qt.Key
LONG = "Vertriebsaußendienstmitarbeiterin für Schaltanlagen und Netzleittechnik " * 3


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


def test_an_empty_state_says_all_of_a_long_sentence(window: QWidget, qtbot: QtBot) -> None:
    empty = put(window, EmptyState("leads", "", ""))
    empty.set_words("No leads yet", "Scan a badge or type a name: it is saved at once, and stands here. " * 2)
    window.resize(500, 400)
    labels = empty.findChildren(QLabel)
    qtbot.waitUntil(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in labels))
