"""A day that may be not said: typed as one writes it, or picked from a calendar."""

from __future__ import annotations

import re
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from leadbooth.ui.theme import icon

_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})", re.ASCII)
_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class DayEdit(QLineEdit):
    """A line for a day. `day_edited` carries it in ISO 8601, "" for none, None while what stands there is no day.

    The calendar opens with its button or Alt+Down.
    """

    day_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        example = QLocale().toString(QDate.currentDate(), QLocale.FormatType.ShortFormat)
        self.setPlaceholderText(example)
        self._calendar: QCalendarWidget | None = None
        self._open = QAction(icon("event"), self.tr("Choose from a calendar"), self)
        self._open.triggered.connect(self.open_calendar)
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._edited)

    def day(self) -> str | None:
        """The day in ISO 8601, "" for none, None where what stands there is no day."""
        return read_day(self.text())

    def set_day(self, day: str) -> None:
        """Show a day, silently."""
        if day != self.day():
            self.setText(_written(day))

    @Slot()
    def open_calendar(self) -> None:
        """Choose from a calendar."""
        if self._calendar is None:
            self._calendar = self._new_calendar()
        shown = QDate.fromString(self.day() or "", Qt.DateFormat.ISODate)
        self._calendar.setSelectedDate(shown if shown.isValid() else QDate.currentDate())
        self._calendar.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._calendar.show()
        self._calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _new_calendar(self) -> QCalendarWidget:
        calendar = QCalendarWidget(self)
        calendar.setObjectName("day-calendar")
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for day in _WEEKEND:
            calendar.setWeekdayTextFormat(day, QTextCharFormat())
        calendar.activated.connect(self._picked)
        calendar.clicked.connect(self._picked)
        return calendar

    @Slot(QDate)
    def _picked(self, day: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        self.set_day(day.toString(Qt.DateFormat.ISODate))
        self.day_edited.emit(self.day())

    @Slot()
    def _edited(self) -> None:
        self.day_edited.emit(self.day())


def read_day(text: str) -> str | None:
    """A day as somebody writes it, in ISO 8601; "" for none, None for no day.

    That is ISO 8601, 31.12.2026, which means the same everywhere, or as the system writes it.
    """
    text = text.strip()
    if not text:
        return ""
    if dotted := _DOTTED.fullmatch(text):
        text = "{2}-{1:0>2}-{0:0>2}".format(*dotted.groups())
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        day = QLocale().toDate(text, QLocale.FormatType.ShortFormat)
    if not day.isValid():
        return None
    # Of a year in two digits Qt takes the last century.
    year = day.year() + 100 if day.year() < datetime.now().astimezone().year - 70 else day.year()
    return date(year, day.month(), day.day()).isoformat()


def _written(day: str) -> str:
    """A day as the system writes it, where that is read back as the same day; else in ISO 8601."""
    written = QLocale().toString(QDate.fromString(day, Qt.DateFormat.ISODate), QLocale.FormatType.ShortFormat)
    return written if read_day(written) == day else day
