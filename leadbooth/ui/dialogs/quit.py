"""Leaving while something is only on this laptop."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from leadbooth.ui.dialogs.base import Dialog
from leadbooth.ui.i18n import fill
from leadbooth.ui.widgets import ActionButton

_CONTEXT = "QuitDialog"


class QuitDialog(Dialog):
    """Says how many leads were not exported yet; ``export_wanted`` or ``quit_wanted`` is what was answered."""

    export_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        many = translate(_CONTEXT, "{count} leads are only on this laptop")
        title = fill(many, count=count) if count != 1 else translate(_CONTEXT, "One lead is only on this laptop")
        said = translate(
            _CONTEXT,
            "They are saved here, encrypted, and will be there when you come back. "
            "To have them elsewhere too, export them now.",
        )
        super().__init__(title, said, width=460, parent=parent)
        self.setObjectName("quitDialog")
        stay = self.add_button(ActionButton(self.tr("Stay"), "ghost"), "stay", at_start=True)
        leave = self.add_button(ActionButton(self.tr("Quit anyway")), "quitAnyway")
        export = self.add_button(ActionButton(self.tr("Export now"), "primary"), "exportNow")
        export.setDefault(True)
        export.setFocus()
        stay.clicked.connect(self.reject)
        leave.clicked.connect(self._leave)
        export.clicked.connect(self._export)

    @Slot()
    def _leave(self) -> None:
        self.accept()
        self.quit_wanted.emit()

    @Slot()
    def _export(self) -> None:
        self.accept()
        self.export_wanted.emit()
