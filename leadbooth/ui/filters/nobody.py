"""What stands on a page that lists leads where there is none."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from leadbooth.ui.widgets import EmptyState


class NoLeads(EmptyState):
    """Says why no lead is listed, and offers the way on."""

    capture_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, page: str, what_to_do: str, parent: QWidget | None = None) -> None:
        """``page`` names the icon and the button; ``what_to_do`` is said while there is no lead at all."""
        super().__init__(page, "", "", parent=parent)
        self._what_to_do = what_to_do
        self._searched = False
        self.button.setObjectName(f"{page}-empty-action")
        self.action_chosen.connect(self._go_on)

    def explain(self, *, searched: bool) -> None:
        """Nothing matches what was searched for, or there is no lead yet."""
        self._searched = searched
        if searched:
            words = self.tr("No lead matches"), self.tr("Other words or fewer filters find more.")
            self.set_words(*words, self.tr("Clear filters"))
        else:
            self.set_words(self.tr("No leads yet"), self._what_to_do, self.tr("Capture"))

    @Slot()
    def _go_on(self) -> None:
        (self.clear_wanted if self._searched else self.capture_wanted).emit()
