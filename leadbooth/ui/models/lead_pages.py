"""The leads behind the rows of a list: only the pages somebody looks at are read and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from leadbooth.domain.lead import Lead
from leadbooth.services import browse
from leadbooth.ui.desk import Desk

PAGE = 100  # rows that are read at once
PAGES_KEPT = 40  # so that memory stays flat however long the list is
PAGES_AT_ONCE = 3  # rows that flew past under a dragged scroll bar are not read at all


class LeadPages(QObject):
    """Leads by row, for a list whose row numbers of the store are known; read when ``want`` is asked for them.

    Another list drops what an earlier one still has to be answered. What was read of it stays to be shown until it is
    read anew.
    """

    read = Signal(int, int)
    """First and last row whose leads have arrived."""
    arrived = Signal(object)
    """The same leads, for whoever shows one of them elsewhere."""

    def __init__(self, desk: Desk, parent: QObject, page: int = PAGE) -> None:
        super().__init__(parent)
        self._desk = desk
        self._size = page
        self._list = 0  # counts the lists
        self._numbers: Sequence[int] = ()
        self._leads: dict[int, Lead] = {}
        self._pages: dict[int, bool] = {}  # page to whether it was read anew since the list was set
        self._wanted: dict[int, None] = {}  # pages that were looked at, the latest last
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask_pages)

    def numbers(self) -> Sequence[int]:
        """The row numbers of all leads of the list, in order."""
        return self._numbers

    def is_same(self, numbers: Sequence[int]) -> bool:
        """Whether a list has the same leads in the same order."""
        return list(numbers) == list(self._numbers)

    def set_numbers(self, numbers: Sequence[int]) -> None:
        """Take a list; its leads are read anew as they are looked at."""
        self._list += 1
        self._pages = dict.fromkeys(self._pages, False) if self.is_same(numbers) else {}
        self._numbers = numbers

    def lead_at(self, row: int) -> Lead | None:
        """The lead of a row; None while it is being read."""
        return self._leads.get(self._numbers[row]) if 0 <= row < len(self._numbers) else None

    def want(self, row: int) -> None:
        """Somebody looks at a row."""
        page = row // self._size
        if not self._pages.get(page, False):
            self._wanted.pop(page, None)
            self._wanted[page] = None
            if not self._soon.isActive():
                self._soon.start(0)

    def is_reading(self) -> bool:
        """Whether rows were looked at that are not asked for yet."""
        return self._soon.isActive()

    def held(self) -> int:
        """How many leads lie in memory."""
        return len(self._leads)

    def rows_of(self, numbers: Iterable[int]) -> list[int]:
        """Where the leads of some row numbers stand now, in order; those that are not in the list are left out."""
        wanted = set(numbers)
        return [row for row, number in enumerate(self._numbers) if number in wanted] if wanted else []

    @Slot()
    def _ask_pages(self) -> None:
        pages = [page for page in self._wanted if not self._pages.get(page, False)][-PAGES_AT_ONCE:]
        self._wanted.clear()
        for page in pages:
            self._ask_page(page, self._list)

    def _ask_page(self, page: int, mine: int) -> None:
        numbers = self._of(page)
        self._pages.pop(page, None)
        self._pages[page] = True  # asked for: not again of this list

        def arrived(leads: dict[int, Lead]) -> None:
            if mine == self._list:
                self._take_page(page, leads)

        self._desk.ask(lambda store: browse.page(store, numbers), arrived, owner=self)

    def _take_page(self, page: int, leads: dict[int, Lead]) -> None:
        self._leads.update(leads)
        while len(self._pages) > PAGES_KEPT:
            self._forget(next(iter(self._pages)))
        if len(self._leads) > 2 * self._size * PAGES_KEPT:  # left over from lists shown before
            kept = {number for one in self._pages for number in self._of(one)}
            self._leads = {number: lead for number, lead in self._leads.items() if number in kept}
        first = page * self._size
        self.read.emit(first, min(first + self._size, len(self._numbers)) - 1)
        self.arrived.emit(tuple(leads.values()))

    def _forget(self, page: int) -> None:
        self._pages.pop(page)
        for number in self._of(page):
            self._leads.pop(number, None)

    def _of(self, page: int) -> Sequence[int]:
        return self._numbers[page * self._size : (page + 1) * self._size]


def runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
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
