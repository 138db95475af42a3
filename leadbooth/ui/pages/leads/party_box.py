"""The people a lead came with."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from leadbooth.domain.lead import Lead
from leadbooth.ui.i18n import fill
from leadbooth.ui.models.lead_columns import lead_title
from leadbooth.ui.widgets import ActionButton, FlowLayout


class _Name(ActionButton):
    padding = 10
    tall = 28

    def __init__(self, number: int, lead: Lead, parent: QWidget) -> None:
        super().__init__(lead_title(lead), parent=parent)
        self.number = number
        self.lead = lead
        self.setObjectName(f"party-{number}")
        self.setAccessibleName(fill(self.tr("Came with {name}: show"), name=lead_title(lead)))


class PartyBox(QWidget):
    """Their names; `lead_chosen` carries the row number and the id of the one that was pressed."""

    lead_chosen = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Mapping[int, Lead] = {}
        self._flow = FlowLayout(self, spacing=6)

    def show_party(self, party: Mapping[int, Lead]) -> None:
        """Show these."""
        if party == self._shown:
            return
        self._shown = dict(party)
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, lead in party.items():
            name = _Name(number, lead, self)
            name.clicked.connect(self._clicked)
            self._flow.addWidget(name)
            name.show()
        self.updateGeometry()

    @Slot()
    def _clicked(self) -> None:
        name = self.sender()
        if isinstance(name, _Name):
            self.lead_chosen.emit(name.number, name.lead.id)
