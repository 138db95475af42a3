"""Tab: who works at an event, and how many leads it aims at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.event import Event, Staff
from leadbooth.domain.ids import Id
from leadbooth.services import events
from leadbooth.ui.desk import Desk
from leadbooth.ui.dialogs.staff import StaffDialog
from leadbooth.ui.i18n import fill
from leadbooth.ui.pages.events.grid import pairs_grid
from leadbooth.ui.widgets import ActionButton, Field, SectionHeading, SpinBox, text_label

_STAFF = Qt.ItemDataRole.UserRole
_MOST_LEADS = 99_999
_LIST_HEIGHT = 180


class TeamTab(QWidget):
    """A list of the staff to tick, and the goals. ``edited`` carries fields of Event, by name."""

    edited = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._event = desk.event_now
        self._team: tuple[Id, ...] = ()
        self.list = QListWidget()
        self.list.setObjectName("team-list")
        self.list.setAccessibleName(self.tr("Who works here"))
        self.list.setMinimumHeight(_LIST_HEIGHT)
        self.heading = SectionHeading(self.tr("Who works here"))
        self.add = ActionButton(self.tr("Add somebody…"), icon_name="plus")
        self.add.setObjectName("team-add")
        self.per_day, self.total = self._goal("goal_per_day"), self._goal("goal_total")
        self.remark = text_label("", "caption", wrap=True)
        self.remark.setObjectName("goal-remark")
        self._lay_out()
        self.list.itemChanged.connect(self._ticked)
        self.add.clicked.connect(self._ask_new)

    def _goal(self, name: str) -> SpinBox:
        spin = SpinBox(0, _MOST_LEADS)
        spin.setObjectName(f"event-{name}")
        spin.setSpecialValueText(self.tr("No goal"))
        spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        spin.valueChanged.connect(self._goals_changed)
        return spin

    def _lay_out(self) -> None:
        says = self.tr("Tick who is at the booth: leads are routed to them. With nobody ticked, everybody works here.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addWidget(text_label(says, "muted", wrap=True))
        column.addWidget(self.list)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(6)
        column.addWidget(text_label(self.tr("Goals"), "heading"))
        fields = (Field(self.tr("Leads per day"), self.per_day), Field(self.tr("Leads in all"), self.total))
        column.addLayout(pairs_grid(fields))
        column.addWidget(self.remark)
        column.addStretch(1)

    def show_event(self, event: Event) -> None:
        """Show team and goals of an event, silently."""
        self._event, self._team = event, event.team
        for spin, value in ((self.per_day, event.goal_per_day), (self.total, event.goal_total)):
            with QSignalBlocker(spin):
                spin.setValue(value)
        self._show_remark()
        self._desk.ask(events.list_staff, self._show_people, owner=self)

    def _show_people(self, people: Sequence[Staff]) -> None:
        row = max(self.list.currentRow(), 0)
        with QSignalBlocker(self.list):
            self.list.clear()
            for person in people:
                if person.active or person.id in self._team:
                    self.list.addItem(self._item(person))
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._show_count()

    def _item(self, person: Staff) -> QListWidgetItem:
        item = QListWidgetItem(f"{person.name} · {person.email}" if person.email else person.name)
        item.setData(_STAFF, person.id)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        ticked = person.id in self._team
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def _show_count(self) -> None:
        count = len(self._team)
        words = self.tr("{count} people") if count != 1 else self.tr("1 person")
        self.heading.set_remark(fill(words, count=count) if count else self.tr("Everybody"))

    @Slot()
    def _ticked(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        self._set_team(tuple(item.data(_STAFF) for item in items if item.checkState() == Qt.CheckState.Checked))

    def _set_team(self, team: tuple[Id, ...]) -> None:
        self._team = team
        self._show_count()
        self.edited.emit({"team": team})

    @Slot()
    def _ask_new(self) -> None:
        dialog = StaffDialog(parent=self)
        dialog.submitted.connect(self._add)
        dialog.open()

    @Slot(str, str)
    def _add(self, name: str, email: str) -> None:
        job = partial(events.add_staff, name=name, email=email)
        self._desk.act(job, self._added, owner=self, failed=self.failed.emit)

    def _added(self, person: Staff) -> None:
        self._desk.changed.emit(ChangeSet(touched={"staff": frozenset({person.id})}), self)
        # Where nobody is ticked everybody works here, the new one too.
        if self._team and person.id not in self._team:
            self._set_team((*self._team, person.id))
        self._desk.ask(events.list_staff, self._show_people, owner=self)

    @Slot()
    def _goals_changed(self) -> None:
        self._show_remark()
        self.edited.emit({"goal_per_day": self.per_day.value(), "goal_total": self.total.value()})

    def _show_remark(self) -> None:
        """What the goal per day comes to over the days of the event."""
        days, per_day = _days(self._event), self.per_day.value()
        words = self.tr("{per_day} a day over {days} days are {sum} leads.")
        number = QLocale().toString
        said = fill(words, per_day=number(per_day), days=days, sum=number(days * per_day))
        self.remark.setText(said if days > 1 and per_day else "")
        self.remark.setVisible(bool(self.remark.text()))


def _days(event: Event) -> int:
    """How many days an event lasts, 0 where its dates are not known."""
    if not (event.starts_on and event.ends_on):
        return 0
    return (date.fromisoformat(event.ends_on) - date.fromisoformat(event.starts_on)).days + 1
