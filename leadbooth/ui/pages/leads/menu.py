"""The context menu of the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from leadbooth.domain.event import Staff
from leadbooth.domain.pipeline import StageLabel
from leadbooth.domain.words import Interest
from leadbooth.ui.i18n import interest_word
from leadbooth.ui.stage_names import stage_title


class LeadMenu(QMenu):
    """What can be done with the selected leads; what needs a single one only where there is one. Shown once."""

    open_wanted = Signal()
    edit_wanted = Signal()
    mark_wanted = Signal(object)
    """An Interest, or None."""
    stage_wanted = Signal(str)
    owner_wanted = Signal(object)
    """The Id of staff, or None."""
    delete_wanted = Signal()

    def __init__(self, parent: QWidget, *, single: bool, stages: Sequence[StageLabel], people: Iterable[Staff]) -> None:
        super().__init__(parent)
        self.setObjectName("leads-menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if single:
            self.addAction(self.tr("Open on Capture")).triggered.connect(self.open_wanted)
            self.addAction(self.tr("Edit")).triggered.connect(self.edit_wanted)
            self.addSeparator()
        interests = [(interest_word(interest or ""), interest) for interest in (*Interest, None)]
        self._submenu(self.tr("Mark"), interests).triggered.connect(self._mark_chosen)
        offered = [(stage_title(stage), stage.key) for stage in stages if stage.active]
        self._submenu(self.tr("Move to stage"), offered).triggered.connect(self._stage_chosen)
        active = [(person.name, person.id) for person in people if person.active]
        owners = [*active, (self.tr("Nobody"), None)]
        self._submenu(self.tr("Assign to"), owners).triggered.connect(self._owner_chosen)
        self.addSeparator()
        self.addAction(self.tr("Delete")).triggered.connect(self.delete_wanted)

    def _submenu(self, title: str, entries: Iterable[tuple[str, Any]]) -> QMenu:
        menu = self.addMenu(title)
        for words, value in entries:
            menu.addAction(words.replace("&", "&&")).setData(value)
        return menu

    @Slot(QAction)
    def _mark_chosen(self, action: QAction) -> None:
        self.mark_wanted.emit(Interest(action.data()) if action.data() else None)

    @Slot(QAction)
    def _stage_chosen(self, action: QAction) -> None:
        self.stage_wanted.emit(action.data())

    @Slot(QAction)
    def _owner_chosen(self, action: QAction) -> None:
        self.owner_wanted.emit(action.data())
