"""The menu of a card: where to move it, and what else can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from leadbooth.domain.pipeline import StageLabel
from leadbooth.ui.i18n import fill
from leadbooth.ui.stage_names import stage_title


class CardMenu(QMenu):
    """Built for one use; with ``only_stages`` it offers where to move, nothing else."""

    stage_chosen = Signal(object, object)
    """Row numbers of the cards the menu was opened for, and a StageLabel."""
    open_wanted = Signal()
    capture_wanted = Signal()
    list_wanted = Signal()

    def __init__(
        self,
        numbers: Sequence[int],
        stages: Sequence[StageLabel],
        held: set[str],
        parent: QWidget,
        *,
        only_stages: bool,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("stage-menu" if only_stages else "card-menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._numbers = numbers
        self._stages: dict[QAction, StageLabel] = {}
        if not only_stages:
            self.addAction(self.tr("Open\tEnter")).triggered.connect(self.open_wanted)
            self.addAction(self.tr("Open on Capture")).triggered.connect(self.capture_wanted)
            self.addAction(self.tr("Show in Leads")).triggered.connect(self.list_wanted)
            self.addSeparator()
        for stage in stages:
            words = fill(self.tr("Move to {stage}"), stage=stage_title(stage).replace("&", "&&"))
            action = self.addAction(words)
            action.setEnabled({stage.key} != held)
            self._stages[action] = stage
        self.triggered.connect(self._chosen)
        if only_stages:
            self.setActiveAction(next((action for action in self._stages if action.isEnabled()), self.actions()[0]))

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        if action in self._stages:
            self.stage_chosen.emit(self._numbers, self._stages[action])
