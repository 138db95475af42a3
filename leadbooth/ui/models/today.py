"""TodayModel: who was captured today, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.ui.i18n import interest_word, local_time
from leadbooth.ui.models.lead_columns import lead_title

LEAD_ROLE = int(Qt.ItemDataRole.UserRole)

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class TodayModel(QAbstractListModel):
    """Leads as rows. ``LEAD_ROLE`` gives the lead, the accessible text all that the row shows in one sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leads: list[Lead] = []

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._leads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        lead = self._leads[index.row()]
        if role == LEAD_ROLE:
            return lead
        if role == Qt.ItemDataRole.DisplayRole:
            return lead_title(lead)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((lead_title(lead), subtitle(lead), state_word(lead), where_word(lead)))
        return None

    def set_leads(self, leads: Sequence[Lead]) -> None:
        """Show these."""
        self.beginResetModel()
        self._leads = list(leads)
        self.endResetModel()

    def put(self, lead: Lead) -> bool:
        """Show new values of a lead, or a new one on top; True when it is new."""
        row = self.row_of(lead.id)
        if row >= 0:
            self._leads[row] = lead
            index = self.index(row)
            self.dataChanged.emit(index, index)
            return False
        self.beginInsertRows(_NOWHERE, 0, 0)
        self._leads.insert(0, lead)
        self.endInsertRows()
        return True

    def remove(self, lead: Id) -> bool:
        """Show a lead no more; False when it was not shown."""
        row = self.row_of(lead)
        if row < 0:
            return False
        self.beginRemoveRows(_NOWHERE, row, row)
        del self._leads[row]
        self.endRemoveRows()
        return True

    def neighbour(self, lead: Id | None) -> Id | None:
        """Who comes after a lead, after the last the first; None where there is nobody else."""
        row = self.row_of(lead)
        others = self._leads[row + 1 :] or self._leads[: max(row, 0)]
        return others[0].id if others else None

    def row_of(self, lead: Id | None) -> int:
        """The row of a lead, -1 where it is not shown."""
        return next((row for row, shown in enumerate(self._leads) if shown.id == lead), -1)


def subtitle(lead: Lead) -> str:
    """Company and time, under the name."""
    waiting = QCoreApplication.translate("Today", "awaiting list") if lead.badge_only else ""
    company = lead.contact.company or waiting
    return " · ".join(part for part in (company, local_time(lead.captured_at)) if part)


def state_word(lead: Lead) -> str:
    """Hot, warm or cold, else that nothing but a badge is known; "" for none of it."""
    if lead.interest:
        return interest_word(lead.interest)
    return QCoreApplication.translate("Today", "Badge only") if lead.badge_only else ""


def where_word(lead: Lead) -> str:
    """Whether the lead has left this laptop."""
    if lead.exported:
        return QCoreApplication.translate("Today", "exported")
    return QCoreApplication.translate("Today", "only on this laptop")
