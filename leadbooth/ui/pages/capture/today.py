"""The card of today's leads: how many of how many, and each to go back to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QDate, QDateTime, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStackedLayout, QVBoxLayout, QWidget

from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.services import browse
from leadbooth.services.browse import Today
from leadbooth.ui.desk import Desk
from leadbooth.ui.i18n import fill
from leadbooth.ui.models.today import LEAD_ROLE, TodayModel
from leadbooth.ui.models.today_delegate import TodayDelegate
from leadbooth.ui.widgets import Card, EmptyState, Meter, SectionHeading

_MOST_ROWS = 500


class TodayCard(Card):
    """Newest first; ``lead_chosen`` carries the id of a lead that was clicked, or entered."""

    lead_chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(spacing=9, parent=parent)
        self._desk = desk
        self._day = QDate()
        self._count = 0
        self._asking = False
        self._stale = False
        self._open: Id | None = None
        self._heading = SectionHeading(self.tr("Today"))
        self.meter = Meter(name=self.tr("Leads of today"))
        self.model = TodayModel(self)
        self.list = TodayList()
        self.list.setModel(self.model)
        self.list.lead_chosen.connect(self.lead_chosen)
        self._nobody = EmptyState(
            "leads", self.tr("Nobody yet today"), self.tr("Scan a badge or type a name: whoever you meet stands here.")
        )
        self._lay_out()
        self._show_count()

    @Slot()
    def refresh(self) -> None:
        """Read the list anew, once for all that asked while it was being read."""
        self._stale = self._asking
        if not self._asking:
            self._asking = True
            job = partial(browse.today, event=self._desk.event_now, limit=_MOST_ROWS)
            self._desk.ask(job, self._show, owner=self)

    @Slot(object)
    def put(self, lead: Lead) -> None:
        """Show new values of a lead without reading the list anew."""
        if QDate.currentDate() != self._day:
            self.refresh()
        elif self.model.row_of(lead.id) >= 0 or QDateTime.fromMSecsSinceEpoch(lead.captured_at).date() == self._day:
            self._count += self.model.put(lead)
            self._show_count()
            self.show_open(self._open)

    def show_open(self, lead: Id | None) -> None:
        """Mark the row of the lead that is open; none for None."""
        self._open = lead
        row = self.model.row_of(lead)
        index = self.model.index(row) if row >= 0 else QModelIndex()
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _show(self, today: Today) -> None:
        self._asking = False
        self._day = QDate.currentDate()
        self._count = today.count
        self.model.set_leads(today.leads)
        self._show_count()
        self.show_open(self._open)
        if self._stale:
            self.refresh()

    def count_text(self) -> str:
        """How many, of how many where there is a goal."""
        goal = self._desk.event_now.goal_per_day
        return fill(self.tr("{count} of {goal}"), count=self._count, goal=goal) if goal else str(self._count)

    def _show_count(self) -> None:
        goal = self._desk.event_now.goal_per_day
        self._heading.set_remark(self.count_text())
        self.meter.set_amount(self._count, goal)
        self.meter.setVisible(bool(goal))
        self._stack.setCurrentWidget(self.list if self.model.rowCount() else self._nobody)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.setSpacing(9)
        head.addWidget(self._heading)
        head.addWidget(self.meter)
        self.body.addLayout(head)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nobody)
        # The ground of a row is wider than its words, which stand under the heading.
        self.body.setContentsMargins(6, 14, 6, 6)
        self.body.addWidget(holder, 1)


class TodayList(QListView):
    """Arrows move, Enter or a click opens."""

    lead_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today")
        self.setProperty("flat", "true")
        self.setAccessibleName(self.tr("Leads of today"))
        self.setItemDelegate(TodayDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        lead: Lead = index.data(LEAD_ROLE)
        self.lead_chosen.emit(lead.id)
