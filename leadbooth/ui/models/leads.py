"""The table of leads: it knows the order of all rows and holds only the pages somebody looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from leadbooth.domain.lead import Lead
from leadbooth.domain.listing import DEFAULT_COLUMNS, Column, LeadFilter, LeadOrder
from leadbooth.services import browse
from leadbooth.services.browse import LeadList
from leadbooth.ui.desk import Desk
from leadbooth.ui.models.lead_columns import Legend, cell_text, column_title
from leadbooth.ui.stage_names import stage_names

PAGE = 100  # rows that are read at once
PAGES_KEPT = 40  # so that memory stays flat however long the list is
PAGES_AT_ONCE = 3  # rows that flew past under a dragged scroll bar are not read at all

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
        self._shown = 0  # of the question whose answer is shown
        self._chosen = LeadFilter()
        self._order = LeadOrder()
        self._columns: tuple[Column, ...] = DEFAULT_COLUMNS
        self._stages = stage_names(desk)
        self._stages.changed.connect(self._show_anew)
        self._legend = Legend(stage_word=self._stages.word)
        self._numbers: Sequence[int] = ()
        self._leads: dict[int, Lead] = {}
        self._pages: dict[int, bool] = {}  # page to whether it was read anew since the list was asked for
        self._wanted: dict[int, None] = {}  # pages that were looked at, the latest last
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask_pages)

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
                self._shown = mine
                self._take_list(*found)

        self._desk.ask(read, arrived, owner=self)

    @Slot()
    def refresh(self) -> None:
        """Ask again for what is shown."""
        self.show_leads(self._chosen, self._order)

    def numbers(self) -> Sequence[int]:
        """The row numbers of all leads of the list, in order."""
        return self._numbers

    def lead_at(self, row: int) -> Lead | None:
        """The lead of a row; None while it is being read."""
        return self._leads.get(self._numbers[row]) if 0 <= row < len(self._numbers) else None

    def is_reading(self) -> bool:
        """Whether rows were looked at that are not asked for yet."""
        return self._soon.isActive()

    def held(self) -> int:
        """How many leads lie in memory."""
        return len(self._leads)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._numbers)

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
        self._want(index.row() // PAGE)
        lead = self.lead_at(index.row())
        if role == LEAD_ROLE:
            return lead
        return cell_text(column, lead, self._legend) if lead is not None else ""

    def rows_of(self, numbers: Iterable[int]) -> list[int]:
        """Where the leads of some row numbers stand now, in order; those that are not in the list are left out."""
        wanted = set(numbers)
        return [row for row, number in enumerate(self._numbers) if number in wanted] if wanted else []

    def selection_of(self, numbers: Iterable[int]) -> QItemSelection:
        """A selection of whole rows, for the leads that are still in the list."""
        selection = QItemSelection()
        last = len(self._columns) - 1
        for first, final in _runs(self.rows_of(numbers)):
            selection.select(self.index(first, 0), self.index(final, last))
        return selection

    def _take_list(self, found: LeadList, legend: Legend) -> None:
        self._legend = legend
        same = list(found.numbers) == list(self._numbers)
        if not same:
            self.beginResetModel()
            self._numbers = found.numbers
        self._pages = dict.fromkeys(self._pages, False) if same else {}
        if not same:
            self.endResetModel()
        else:
            self._show_anew()
        self.listed.emit(found.cut)

    @Slot()
    def _show_anew(self) -> None:
        if self._numbers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._numbers) - 1, len(self._columns) - 1))

    def _want(self, page: int) -> None:
        if not self._pages.get(page, False):
            self._wanted.pop(page, None)
            self._wanted[page] = None
            if not self._soon.isActive():
                self._soon.start(0)

    @Slot()
    def _ask_pages(self) -> None:
        pages = [page for page in self._wanted if not self._pages.get(page, False)][-PAGES_AT_ONCE:]
        self._wanted.clear()
        for page in pages:
            self._ask_page(page, self._shown)

    def _ask_page(self, page: int, mine: int) -> None:
        numbers = self._numbers[page * PAGE : (page + 1) * PAGE]
        self._pages.pop(page, None)
        self._pages[page] = True  # asked for: not again in this generation

        def arrived(leads: dict[int, Lead]) -> None:
            if mine == self._shown:
                self._take_page(page, leads)

        self._desk.ask(lambda store: browse.page(store, numbers), arrived, owner=self)

    def _take_page(self, page: int, leads: dict[int, Lead]) -> None:
        self._leads.update(leads)
        while len(self._pages) > PAGES_KEPT:
            self._forget(next(iter(self._pages)))
        if len(self._leads) > 2 * PAGE * PAGES_KEPT:  # left over from lists shown before
            kept = {n for p in self._pages for n in self._numbers[p * PAGE : (p + 1) * PAGE]}
            self._leads = {number: lead for number, lead in self._leads.items() if number in kept}
        last = min((page + 1) * PAGE, len(self._numbers)) - 1
        self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, len(self._columns) - 1))
        self.arrived.emit(tuple(leads.values()))

    def _forget(self, page: int) -> None:
        self._pages.pop(page)
        for number in self._numbers[page * PAGE : (page + 1) * PAGE]:
            self._leads.pop(number, None)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each unbroken run of ascending numbers."""
    first = previous = None
    for row in rows:
        if previous is not None and row == previous + 1:
            previous = row
            continue
        if first is not None and previous is not None:
            yield first, previous
        first = previous = row
    if first is not None and previous is not None:
        yield first, previous
