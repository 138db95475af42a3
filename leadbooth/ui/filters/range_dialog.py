"""Asks for two dates."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leadbooth.ui.dialogs.base import Dialog
from leadbooth.ui.widgets import ActionButton, DateEdit, Field


class RangeDialog(Dialog):
    """First and last day of when leads were met. `chosen` carries both as dates, in order."""

    chosen = Signal(object)

    def __init__(self, first: date, last: date, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("RangeDialog", "Met between two dates"), parent=parent)
        self.setObjectName("range-dialog")
        self.first = DateEdit(QDate(first.year, first.month, first.day))
        self.last = DateEdit(QDate(last.year, last.month, last.day))
        self.first.setObjectName("range-first")
        self.last.setObjectName("range-last")
        days = QHBoxLayout()
        days.setSpacing(10)
        days.addWidget(Field(self.tr("From"), self.first), 1)
        days.addWidget(Field(self.tr("To, this day included"), self.last), 1)
        self.body.addLayout(days)
        cancel = self.add_button(ActionButton(self.tr("Cancel")), "range-cancel")
        show = self.add_button(ActionButton(self.tr("Show"), "primary"), "range-show")
        show.setDefault(True)
        cancel.clicked.connect(self.reject)
        show.clicked.connect(self.accept)
        self.accepted.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        first, last = (_as_date(edit.date()) for edit in (self.first, self.last))
        self.chosen.emit((min(first, last), max(first, last)))


def _as_date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
