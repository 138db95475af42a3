"""The table of leads: it knows the order of all rows and holds only the pages somebody looks at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from leadbooth.domain.lead import Lead
from leadbooth.domain.listing import DEFAULT_COLUMNS, Column, LeadFilter, LeadOrder
from leadbooth.services import browse
from leadbooth.services.browse import LeadList
from leadbooth.ui.desk import Desk
from leadbooth.ui.models.lead_columns import Legend, cell_text, column_title
from leadbooth.ui.models.lead_pages import LeadPages, runs
from leadbooth.ui.stage_names import stage_names

LEAD_ROLE = Qt.ItemDataRole.UserRole
"""The Lead of a row, None while its page is on its way."""
COLUMN_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class LeadTableModel(QAbstractTableModel):
    """Leads by filter and order. ``listed`` is sent when a list has arrived, with whether a search was cut short.

    A refresh keeps showing what it has until news arrive; what an earlier question still answers is dropped by its
    generation.
    """

    listed = Signal(bool)
    arrived = Signal(object)
    """Leads whose values were read, for whoever shows one of them elsewhere."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._generation = 0  # of the question asked last
        self._chosen = LeadFilter()
        self._order = LeadOrder()
        self._columns: tuple[Column, ...] = DEFAULT_COLUMNS
        self._stages = stage_names(desk)
        self._stages.changed.connect(self._show_anew)
        self._legend = Legend(stage_word=self._stages.word)
        self._pages = LeadPages(desk, self)
        self._pages.read.connect(self._show_rows)
        self._pages.arrived.connect(self.arrived)

    def columns(self) -> tuple[Column, ...]:
        """What is shown, from left to right."""
        return self._columns

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self.endResetModel()

    def order(self) -> LeadOrder:
        """How the list is sorted."""
        return self._order

    def show_leads(self, chosen: LeadFilter, order: LeadOrder) -> None:
        """Ask for a list; it takes the place of the present one when it arrives."""
        self._chosen, self._order = chosen, order
        self._generation += 1
        mine = self._generation

        word = self._stages.word

        def read(store: Any) -> tuple[LeadList, Legend]:
            legend = Legend(browse.staff_names(store), browse.currencies(store), word)
            return browse.list_leads(store, chosen, order), legend

        def arrived(found: tuple[LeadList, Legend]) -> None:
            if mine == self._generation:
                self._take_list(*found)

        self._desk.ask(read, arrived, owner=self)

    @Slot()
    def refresh(self) -> None:
        """Ask again for what is shown."""
        self.show_leads(self._chosen, self._order)

    def numbers(self) -> Sequence[int]:
        """The row numbers of all leads of the list, in order."""
        return self._pages.numbers()

    def lead_at(self, row: int) -> Lead | None:
        """The lead of a row; None while it is being read."""
        return self._pages.lead_at(row)

    def is_reading(self) -> bool:
        """Whether rows were looked at that are not asked for yet."""
        return self._pages.is_reading()

    def held(self) -> int:
        """How many leads lie in memory."""
        return self._pages.held()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._pages.numbers())

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return column_title(self._columns[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self._columns[index.column()]
        if role == COLUMN_ROLE:
            return column
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, LEAD_ROLE):
            return None
        self._pages.want(index.row())
        lead = self.lead_at(index.row())
        if role == LEAD_ROLE:
            return lead
        return cell_text(column, lead, self._legend) if lead is not None else ""

    def rows_of(self, numbers: Iterable[int]) -> list[int]:
        """Where the leads of some row numbers stand now, in order; those that are not in the list are left out."""
        return self._pages.rows_of(numbers)

    def selection_of(self, numbers: Iterable[int]) -> QItemSelection:
        """A selection of whole rows, for the leads that are still in the list."""
        selection = QItemSelection()
        last = len(self._columns) - 1
        for first, final in runs(self.rows_of(numbers)):
            selection.select(self.index(first, 0), self.index(final, last))
        return selection

    def _take_list(self, found: LeadList, legend: Legend) -> None:
        self._legend = legend
        if self._pages.is_same(found.numbers):
            self._pages.set_numbers(found.numbers)
            self._show_anew()
        else:
            self.beginResetModel()
            self._pages.set_numbers(found.numbers)
            self.endResetModel()
        self.listed.emit(found.cut)

    @Slot()
    def _show_anew(self) -> None:
        if count := self.rowCount():
            self._show_rows(0, count - 1)

    @Slot(int, int)
    def _show_rows(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))
