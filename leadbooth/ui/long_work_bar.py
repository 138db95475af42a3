"""How far long work has come, with a way to stop it, for the foot of a page."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leadbooth.ui.i18n import fill
from leadbooth.ui.long_work import LongWork
from leadbooth.ui.widgets import ActionButton, Meter, text_label


class LongWorkBar(QWidget):
    """Is there only while something is done to very many leads."""

    def __init__(self, work: LongWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = text_label("", "caption")
        self.meter = Meter(name=self.tr("Progress"))
        self.cancel = ActionButton(self.tr("Cancel"))
        self.cancel.setObjectName("long-work-cancel")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.meter, 1)
        row.addWidget(self.said)
        row.addWidget(self.cancel)
        self.hide()
        self.cancel.clicked.connect(work.stop)
        work.progressed.connect(self._show)

    @Slot(object, object)
    def _show(self, done: int, total: int) -> None:
        number = QLocale().toString
        self.said.setText(fill(self.tr("{done} of {total} leads"), done=number(done), total=number(total)))
        self.meter.set_amount(done, total)
        self.setVisible(total > 0)
