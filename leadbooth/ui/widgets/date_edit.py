"""A day, typed or picked from a calendar."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QWidget

_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class DateEdit(QDateEdit):
    """A date field with a calendar in the theme's colours; Qt would paint week-ends in a red of its own."""

    def __init__(self, date: QDate | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        calendar = self.calendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for day in _WEEKEND:
            calendar.setWeekdayTextFormat(day, QTextCharFormat())
        if date is not None:
            self.setDate(date)
