"""The card of leads to go back to: today's, how many of how many, and those that are to finish."""

from __future__ import annotations

from functools import partial
from typing import Literal

from PySide6.QtCore import QDate, QDateTime, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStackedLayout, QVBoxLayout, QWidget

from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.ui.desk import Desk
from leadbooth.ui.i18n import fill
from leadbooth.ui.models.today import LEAD_ROLE, TodayModel
from leadbooth.ui.models.today_delegate import TodayDelegate
from leadbooth.ui.pages.capture.reads import BoothLists, read_lists
from leadbooth.ui.widgets import Card, ChipGroup, EmptyState, Meter, SectionHeading

View = Literal["today", "to_finish"]


class TodayCard(Card):
    """Newest first; ``lead_chosen`` carries the id of a lead that was clicked, or entered.

    The switch between the two lists is there while there is something to finish.
    """

    lead_chosen = Signal(object)
    counted = Signal(int)
    """How many are to finish now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(spacing=9, parent=parent)
        self._desk = desk
        self._day = QDate()
        self._count = 0
        self._to_finish = 0
        self._view: View = "today"
        self._asking = False
        self._stale = False
        self._open: Id | None = None
        self._heading = SectionHeading(self.tr("Today"))
        self.meter = Meter(name=self.tr("Leads of today"))
        self.switch = ChipGroup(
            [("today", self.tr("Today")), ("to_finish", "")], name=self.tr("List"), required=True, digits=False
        )
        self.switch.setObjectName("list-switch")
        self.switch.set_chosen(["today"])
        self.switch.chosen.connect(self._switch)
        self.model = TodayModel(self)
        self.finish_model = TodayModel(self)
        self.list = TodayList()
        self.list.setModel(self.model)
        self.list.lead_chosen.connect(self.lead_chosen)
        self._nobody = EmptyState(
            "leads", self.tr("Nobody yet today"), self.tr("Scan a badge or type a name: whoever you meet stands here.")
        )
        self._all_finished = EmptyState(
            "check", self.tr("All finished"), self.tr("Whoever is captured in rapid mode stands here until then.")
        )
        self._lay_out()
        self._show_counts()

    @property
    def view(self) -> View:
        """Which of the two lists is shown."""
        return self._view

    def show_view(self, view: View) -> None:
        """Show one of the two lists."""
        if view != self._view:
            self._view = view
            self.switch.set_chosen([view])
            self.list.setModel(self._model_shown())
            self._show_counts()
            self.show_open(self._open)

    @Slot()
    def refresh(self) -> None:
        """Read the lists anew, once for all that asked while they were being read."""
        self._stale = self._asking
        if not self._asking:
            self._asking = True
            self._desk.ask(partial(read_lists, event=self._desk.event_now), self._show, owner=self)

    @Slot(object)
    def put(self, lead: Lead) -> None:
        """Show new values of a lead without reading the lists anew."""
        if QDate.currentDate() != self._day:
            self.refresh()
            return
        if self.model.row_of(lead.id) >= 0 or QDateTime.fromMSecsSinceEpoch(lead.captured_at).date() == self._day:
            self._count += self.model.put(lead)
        if lead.to_finish:
            self._to_finish += self.finish_model.put(lead)
        else:
            self._to_finish -= self.finish_model.remove(lead.id)
        self._show_counts()
        self.show_open(self._open)

    def show_open(self, lead: Id | None) -> None:
        """Mark the row of the lead that is open; none for None."""
        self._open = lead
        model = self._model_shown()
        row = model.row_of(lead)
        index = model.index(row) if row >= 0 else QModelIndex()
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def next_to_finish(self, lead: Id | None) -> Id | None:
        """Whom to go on with after a lead; the first for None, nobody where all are finished."""
        return self.finish_model.neighbour(lead)

    def count_text(self) -> str:
        """How many there are today, of how many where there is a goal."""
        goal = self._desk.event_now.goal_per_day
        return fill(self.tr("{count} of {goal}"), count=self._count, goal=goal) if goal else str(self._count)

    def _model_shown(self) -> TodayModel:
        return self.model if self._view == "today" else self.finish_model

    @Slot(object)
    def _switch(self, keys: tuple[str, ...]) -> None:
        self.show_view("to_finish" if "to_finish" in keys else "today")

    def _show(self, lists: BoothLists) -> None:
        self._asking = False
        self._day = QDate.currentDate()
        self._count = lists.today.count
        self._to_finish = lists.to_finish_count
        self.model.set_leads(lists.today.leads)
        self.finish_model.set_leads(lists.to_finish)
        self._show_counts()
        self.show_open(self._open)
        if self._stale:
            self.refresh()

    def _show_counts(self) -> None:
        goal = self._desk.event_now.goal_per_day
        today = self._view == "today"
        self._heading.set_text(self.tr("Today") if today else self.tr("To finish"))
        self._heading.set_remark(self.count_text() if today else "")
        self.meter.set_amount(self._count, goal)
        self.meter.setVisible(bool(goal) and today)
        self.switch.chips()[1].setText(fill(self.tr("To finish: {count}"), count=self._to_finish))
        self.switch.setVisible(bool(self._to_finish) or not today)
        nobody = self._nobody if today else self._all_finished
        self._stack.setCurrentWidget(self.list if self._model_shown().rowCount() else nobody)
        self.counted.emit(self._to_finish)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.setSpacing(9)
        head.addWidget(self._heading)
        head.addWidget(self.meter)
        head.addWidget(self.switch)
        self.body.addLayout(head)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for widget in (self.list, self._nobody, self._all_finished):
            self._stack.addWidget(widget)
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
