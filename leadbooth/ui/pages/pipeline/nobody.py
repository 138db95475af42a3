"""What stands where there are no cards."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from leadbooth.ui.widgets import EmptyState


class NoCards(EmptyState):
    """Says why the board is empty, and offers the way on."""

    capture_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("pipeline", "", "", parent=parent)
        self._searched = False
        self.button.setObjectName("pipeline-empty-action")
        self.action_chosen.connect(self._go_on)

    def explain(self, *, searched: bool) -> None:
        """Nothing matches what was searched for, or there is no lead yet."""
        self._searched = searched
        if searched:
            words = self.tr("No lead matches"), self.tr("Other words or fewer filters find more.")
            self.set_words(*words, self.tr("Clear filters"))
        else:
            words = self.tr("No leads yet"), self.tr("Scan a badge or type a name: its card appears here at once.")
            self.set_words(*words, self.tr("Capture"))

    @Slot()
    def _go_on(self) -> None:
        (self.clear_wanted if self._searched else self.capture_wanted).emit()
