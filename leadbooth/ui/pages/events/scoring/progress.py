"""How far scoring anew has come, with a pause."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leadbooth.ui.i18n import fill
from leadbooth.ui.rescoring import Rescoring
from leadbooth.ui.widgets import ActionButton, Meter, text_label


class ScoringProgress(QWidget):
    """Is there only while leads are scored, or wait for it."""

    def __init__(self, rescoring: Rescoring, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rescoring = rescoring
        self.said = text_label("", "muted")
        self.meter = Meter(name=self.tr("Scoring anew"))
        self.button = ActionButton(self.tr("Pause"))
        self.button.setObjectName("scoring-pause")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.said)
        row.addWidget(self.meter, 1)
        row.addWidget(self.button)
        self.hide()
        self.button.clicked.connect(self._pause_or_go_on)
        rescoring.progressed.connect(self._show)
        rescoring.ended.connect(self._ended)

    @Slot(object, object)
    def _show(self, done: int, total: int) -> None:
        if not total:
            return
        number = QLocale().toString
        self.said.setText(fill(self.tr("Scored {done} of {total}"), done=number(done), total=number(total)))
        self.meter.set_amount(done, total)
        self.button.setText(self.tr("Pause"))
        self.show()

    @Slot(bool)
    def _ended(self, finished: bool) -> None:
        self.setVisible(not finished)
        if not finished:
            self.said.setText(self.tr("Paused: the other leads keep their score so far."))
            self.button.setText(self.tr("Go on"))

    @Slot()
    def _pause_or_go_on(self) -> None:
        if self._rescoring.running:
            self._rescoring.pause()
        else:
            self._rescoring.start()
