"""What is selected in the list, shown in the pane."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from leadbooth.services import browse
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.leads.details import Details, read_details
from leadbooth.ui.pages.leads.pane import DetailPane
from leadbooth.ui.pages.leads.table import LeadsTable

_MOVING_MS = 30  # rows that a held arrow key passes are not read


class SelectionShower(QObject):
    """Reads the one lead that is selected, or counts several. `shown` carries the Details, None for no single lead."""

    shown = Signal(object)

    def __init__(self, desk: Desk, table: LeadsTable, pane: DetailPane) -> None:
        super().__init__(pane)
        self._desk = desk
        self._table = table
        self._pane = pane
        self._asked = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show)

    def is_busy(self) -> bool:
        """Whether something was selected that is not asked for yet."""
        return self._soon.isActive()

    def look_again(self) -> None:
        """Something new is known of what is selected."""
        self._soon.start(0)

    @Slot()
    def follow(self) -> None:
        """Something else was selected."""
        self._soon.start(_MOVING_MS)

    @Slot()
    def _show(self) -> None:
        numbers = self._table.selected_numbers()
        self._asked += 1
        if len(numbers) == 1:
            job = partial(read_details, number=numbers[0])
            self._desk.ask(job, partial(self._take, self._asked), owner=self)
            return
        self.shown.emit(None)
        if numbers:
            self._desk.ask(browse.staff_names, partial(self._pane.show_many, len(numbers)), owner=self)
        else:
            self._pane.show_nobody()

    def _take(self, asked: int, details: Details | None) -> None:
        if asked != self._asked:
            return
        self.shown.emit(details)
        if details is None:
            self._pane.show_nobody()
        else:
            self._pane.show_lead(details)
