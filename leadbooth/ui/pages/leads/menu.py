"""The context menu of the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from leadbooth.domain.words import Interest
from leadbooth.ui.i18n import interest_word


class LeadMenu(QMenu):
    """What can be done with the selected leads; what needs a single one only where there is one. Shown once."""

    open_wanted = Signal()
    edit_wanted = Signal()
    mark_wanted = Signal(object)
    """An Interest, or None."""
    delete_wanted = Signal()

    def __init__(self, parent: QWidget, *, single: bool) -> None:
        super().__init__(parent)
        self.setObjectName("leads-menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if single:
            self.addAction(self.tr("Open on Capture")).triggered.connect(self.open_wanted)
            self.addAction(self.tr("Edit")).triggered.connect(self.edit_wanted)
            self.addSeparator()
        marks = self.addMenu(self.tr("Interest"))
        for interest in (*Interest, None):
            marks.addAction(interest_word(interest or "")).setData(str(interest or ""))
        marks.triggered.connect(self._mark_chosen)
        self.addSeparator()
        self.addAction(self.tr("Delete")).triggered.connect(self.delete_wanted)

    @Slot(QAction)
    def _mark_chosen(self, action: QAction) -> None:
        self.mark_wanted.emit(Interest(action.data()) if action.data() else None)
