"""The top bar: at which event, what is only on this laptop, who captures, and the lock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from leadbooth.domain.event import Event, Staff
from leadbooth.ui.i18n import fill
from leadbooth.ui.theme import current_tokens, ui_font
from leadbooth.ui.widgets import ActionButton, Avatar
from leadbooth.ui.widgets.labeled_button import LabeledButton

_HEIGHT = 52
_ARROW = "▾"


class EventButton(LabeledButton):
    """The event of now, with its day; opens the list of events."""

    padding = 10
    tall = 30
    gap = 8
    cap = False

    def words_font(self) -> QFont:
        return ui_font(current_tokens().size_text, QFont.Weight.DemiBold)


class StaffButton(EventButton):
    """Who captures; opens the list of staff."""

    padding = 6
    gap = 4


class StatusButton(LabeledButton):
    """A dot and a few words of state, which lead to what can be done about it."""

    padding = 8
    tall = 22
    gap = 2

    def words_font(self) -> QFont:
        return ui_font(current_tokens().size_caption, QFont.Weight.DemiBold)

    def words_colour(self) -> str:
        return current_tokens().muted

    def icon_colour(self) -> str:
        tokens = current_tokens()
        return tokens.warm_text if self.property("pending") else tokens.ok


class TopBar(QFrame):
    """Shows what it is told; every choice is a signal."""

    events_asked = Signal()
    """The list of events is wanted; ``show_events`` gives it."""
    event_picked = Signal(object)
    new_event_wanted = Signal()
    staff_asked = Signal()
    staff_picked = Signal(object)
    new_staff_wanted = Signal()
    export_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setProperty("role", "topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self.event_button = EventButton("", hint=_ARROW)
        self.event_button.setObjectName("eventMenu")
        self.status = StatusButton("", icon_name="dot")
        self.status.setObjectName("exportStatus")
        self.staff_button = StaffButton("", hint=_ARROW)
        self.staff_button.setObjectName("staffMenu")
        self.lock_button = ActionButton(self.tr("Lock"), key="Ctrl+L")
        self.lock_button.setObjectName("lock")
        self._avatar = Avatar(size=28)
        self._event_menu = self._menu("eventChoices")
        self._staff_menu = self._menu("staffChoices")
        self._lay_out()
        self.event_button.clicked.connect(self.events_asked)
        self.staff_button.clicked.connect(self.staff_asked)
        self.status.clicked.connect(self.export_wanted)
        self.lock_button.clicked.connect(self.lock_wanted)
        self._event_menu.triggered.connect(self._event_chosen)
        self._staff_menu.triggered.connect(self._staff_chosen)

    def show_event(self, event: Event, today: date) -> None:
        """Name the event and its day."""
        self.event_button.setText(event.name)
        day = event.day(today)
        remark = fill(self.tr("Day {day} of {days}"), day=day[0], days=day[1]) if day and day[1] > 1 else ""
        self.event_button.set_hint(f"{remark} {_ARROW}".strip())
        self.event_button.setAccessibleDescription(remark)

    def show_staff(self, staff: Staff) -> None:
        """Name who captures."""
        self._avatar.set_name(staff.name)
        self.staff_button.setText(staff.name)

    def show_unexported(self, count: int) -> None:
        """Say how many leads are only on this laptop."""
        text = fill(self.tr("{count} only on this laptop"), count=self.locale().toString(count))
        self.status.setProperty("pending", count > 0)
        self.status.setText(text if count else self.tr("All exported"))
        self.status.setToolTip(self.tr("Export leads…"))

    def show_events(self, events: Sequence[Event], now: Event) -> None:
        """Offer these events, the one of now marked."""
        usable = [event for event in events if not event.archived or event.id == now.id]
        self._fill(self._event_menu, [(e.name, e, e.id == now.id) for e in usable], self.tr("New event…"))
        self._open(self._event_menu, self.event_button)

    def show_people(self, people: Sequence[Staff], now: Staff) -> None:
        """Offer these staff, the one of now marked."""
        active = [one for one in people if one.active or one.id == now.id]
        self._fill(self._staff_menu, [(p.name, p, p.id == now.id) for p in active], self.tr("Add somebody…"))
        self._open(self._staff_menu, self.staff_button)

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName(name)
        return menu

    def _fill(self, menu: QMenu, choices: Sequence[tuple[str, Event | Staff, bool]], new: str) -> None:
        menu.clear()
        for text, thing, current in choices:
            action = menu.addAction(text.replace("&", "&&"))
            action.setData(thing)
            action.setCheckable(True)
            action.setChecked(current)
        menu.addSeparator()
        menu.addAction(new).setObjectName("new")

    def _open(self, menu: QMenu, button: QWidget) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        corner = QPoint(button.width() - menu.sizeHint().width() if mirrored else 0, button.height() + 4)
        menu.popup(button.mapToGlobal(corner))
        current = next((action for action in menu.actions() if action.isChecked()), None)
        menu.setActiveAction(current or menu.actions()[0])

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 18, 1)
        row.setSpacing(12)
        row.addWidget(self.event_button)
        row.addStretch(1)
        row.addWidget(self.status)
        staff = QHBoxLayout()
        staff.setSpacing(2)
        staff.addWidget(self._avatar)
        staff.addWidget(self.staff_button)
        row.addLayout(staff)
        row.addWidget(self.lock_button)

    @Slot(QAction)
    def _event_chosen(self, action: QAction) -> None:
        event = action.data()
        if isinstance(event, Event):
            self.event_picked.emit(event)
        else:
            self.new_event_wanted.emit()

    @Slot(QAction)
    def _staff_chosen(self, action: QAction) -> None:
        staff = action.data()
        if isinstance(staff, Staff):
            self.staff_picked.emit(staff)
        else:
            self.new_staff_wanted.emit()
