"""The leads that are meant, on every page that lists some."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from leadbooth.ui.filters.picked import Picked


class ChosenLeads(QObject):
    """What is picked now, shared by pages. ``changed`` carries a Picked whenever somebody asks for other leads."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picked = Picked()

    def picked(self) -> Picked:
        """What is asked for."""
        return self._picked

    def pick(self, picked: Picked) -> None:
        """Ask for other leads."""
        if picked != self._picked:
            self._picked = picked
            self.changed.emit(picked)
