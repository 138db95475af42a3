"""Shell: side bar, top bar and the page between them, for as long as the store is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.event import Event, Staff
from leadbooth.services import browse, events
from leadbooth.ui.actions import PageAction
from leadbooth.ui.desk import Desk
from leadbooth.ui.dialogs.staff import StaffDialog
from leadbooth.ui.shell.commands import Commands
from leadbooth.ui.shell.page_table import PageEntry
from leadbooth.ui.shell.sidebar import SideBar
from leadbooth.ui.shell.topbar import TopBar
from leadbooth.ui.widgets import Banner

_DAY_CHECK_MS = 60_000
_COUNT_AFTER_MS = 300  # counting waits until the booth is quiet, so that no scan waits for it
_COUNTED = ("lead", "encounter", "consent", "answer", "claim", "badge", "export")


class Shell(QWidget):
    """Pages are made when they are first shown, and hear of it each time (``shown()``)."""

    message = Signal(str, str, object)
    """A text, the word on its button ("" for none) and what that does."""
    lock_wanted = Signal()
    restore_wanted = Signal(object, str)

    def __init__(
        self, desk: Desk, commands: Commands, pages: Sequence[PageEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("shell")
        self._desk = desk
        self._commands = commands
        self._entries = {entry.id: entry for entry in pages}
        self._made: dict[str, Any] = {}
        self._current = ""
        self._listening = True
        self._side = SideBar(pages)
        self._top = TopBar()
        self._notices = QVBoxLayout()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._day_check = QTimer(self)
        self._day_check.setInterval(_DAY_CHECK_MS)
        self._day_check.timeout.connect(self._show_event)
        self._day_check.start()
        self._count_soon = QTimer(self)
        self._count_soon.setSingleShot(True)
        self._count_soon.setInterval(_COUNT_AFTER_MS)
        self._count_soon.timeout.connect(self.refresh_unexported)
        self._show_event()
        self._top.show_staff(desk.staff)
        self._top.show_unexported(0)

    @property
    def current(self) -> str:
        """The id of the page that is shown."""
        return self._current

    def page(self, name: str) -> Any:
        """The page of that id; it is made where it was not shown yet."""
        if name not in self._made:
            page: Any = self._entries[name].factory(self._desk)
            self._made[name] = page
            self._stack.addWidget(page)
            self._listen_to(page)
            if name == "capture":
                page.show_listening(listening=self._listening)
        return self._made[name]

    @Slot(str)
    def go(self, name: str) -> None:
        """Show a page."""
        page = self.page(name)
        changed, self._current = name != self._current, name
        self._stack.setCurrentWidget(page)
        self._side.show_current(name)
        if changed:
            self._commands.offer_on_page(page.page_actions())
        page.shown()

    def take_scan(self, payload: str, symbology: str) -> None:
        """Give a scan to Capture, whatever is shown, but for a page that wants it to try something."""
        shown: Any = self._made.get(self._current)
        if shown is not None and hasattr(shown, "wants_scan") and shown.wants_scan():
            shown.take_scan(payload, symbology)
            return
        if self._current != "capture":
            self.go("capture")
        self.page("capture").take_scan(payload, symbology)

    def settle(self, done: Callable[[bool], None]) -> None:
        """Have every page save what is still being typed; ``done`` hears whether all of it is on the disk."""
        focused = self.window().focusWidget()
        if focused and self.isAncestorOf(focused):
            focused.clearFocus()
        waiting = [page for page in self._made.values() if hasattr(page, "flush")]
        tally = _Tally(len(waiting), done)
        for page in waiting:
            page.flush(tally.count)

    def add_notice(self, notice: Banner) -> None:
        """Show a notice above every page, until it is dropped."""
        self._notices.addWidget(notice)
        self._space_notices()

    def drop_notice(self, notice: Banner) -> None:
        """Show a notice no longer."""
        self._notices.removeWidget(notice)
        notice.deleteLater()
        self._space_notices()

    def show_listening(self, *, listening: bool) -> None:
        """Have Capture say whether a scan would be heard now."""
        self._listening = listening
        if "capture" in self._made:
            self._made["capture"].show_listening(listening=listening)

    @Slot()
    def refresh_unexported(self) -> None:
        """Count anew what is only on this laptop."""
        self._desk.ask(browse.count_unexported, self._top.show_unexported, owner=self)

    def export(self) -> None:
        """Lead to the export of leads."""
        self.go("leads")
        self._commands.run("leads.export")

    def new_event(self) -> None:
        """Lead to a new event."""
        self.go("events")
        self._commands.run("events.new")

    def actions_everywhere(self) -> list[PageAction]:
        """What the shell offers on every page."""
        show = self.tr("Show {page}")
        going = [
            PageAction(f"go.{entry.id}", show.replace("{page}", entry.text), entry.shortcut, _Going(self, entry.id).go)
            for entry in self._entries.values()
        ]
        return [
            *going,
            PageAction("event.switch", self.tr("Switch the event…"), "Alt+E", self._ask_events),
            PageAction("event.new", self.tr("New event…"), "", self.new_event),
            PageAction("staff.switch", self.tr("Switch who captures…"), "Alt+S", self._ask_staff),
            PageAction("staff.new", self.tr("Add somebody…"), "", self._new_staff),
            PageAction("leads.take_home", self.tr("Export what is only on this laptop…"), "", self.export),
            PageAction("program.lock", self.tr("Lock"), "Ctrl+L", self.lock_wanted.emit),
        ]

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._top)
        self._notices.setContentsMargins(0, 0, 0, 0)
        self._notices.setSpacing(8)
        right.addLayout(self._notices)
        right.addWidget(self._stack, 1)
        row.addWidget(self._side)
        row.addLayout(right, 1)

    def _space_notices(self) -> None:
        shown = self._notices.count() > 0
        self._notices.setContentsMargins(18 * shown, 10 * shown, 18 * shown, 0)

    def _connect(self) -> None:
        self._side.page_chosen.connect(self.go)
        self._top.events_asked.connect(self._ask_events)
        self._top.event_picked.connect(self._desk.choose_event)
        self._top.new_event_wanted.connect(self.new_event)
        self._top.staff_asked.connect(self._ask_staff)
        self._top.staff_picked.connect(self._desk.choose_staff)
        self._top.new_staff_wanted.connect(self._new_staff)
        self._top.export_wanted.connect(self.export)
        self._top.lock_wanted.connect(self.lock_wanted)
        self._desk.event_chosen.connect(self._show_event)
        self._desk.staff_chosen.connect(self._top.show_staff)
        self._desk.changed.connect(self._on_changed)

    def _listen_to(self, page: Any) -> None:
        """A page has those signals of the contract that it needs."""
        slots: dict[str, Callable[..., None]] = {
            "message": self.message.emit,
            "page_wanted": self.go,
            "lead_wanted": self._open_lead,
            "list_wanted": self._list_lead,
            "restore_wanted": self.restore_wanted.emit,
        }
        for name, slot in slots.items():
            if hasattr(page, name):
                getattr(page, name).connect(slot)

    @Slot(object)
    def _open_lead(self, lead: object) -> None:
        self.go("capture")
        self.page("capture").open_lead(lead)

    @Slot(int)
    def _list_lead(self, number: int) -> None:
        self.go("leads")
        self.page("leads").show_number(number)

    @Slot()
    def _show_event(self) -> None:
        self._top.show_event(self._desk.event_now, date.today())  # noqa: DTZ011 - the day on the laptop's clock

    @Slot()
    def _ask_events(self) -> None:
        self._desk.ask(events.list_events, self._show_events, owner=self)

    def _show_events(self, found: list[events.EventOverview]) -> None:
        self._top.show_events([one.event for one in found], self._desk.event_now)

    @Slot()
    def _ask_staff(self) -> None:
        self._desk.ask(events.list_staff, self._show_people, owner=self)

    def _show_people(self, people: list[Staff]) -> None:
        self._top.show_people(people, self._desk.staff)

    @Slot()
    def _new_staff(self) -> None:
        dialog = StaffDialog(parent=self)
        dialog.submitted.connect(self._add_staff)
        dialog.open()

    @Slot(str, str)
    def _add_staff(self, name: str, email: str) -> None:
        self._desk.act(lambda store: events.add_staff(store, name, email), self._desk.choose_staff, owner=self)

    @Slot(object, object)
    def _on_changed(self, changes: ChangeSet, _initiator: QObject) -> None:
        if any(changes.touches(name) for name in _COUNTED):
            self._count_soon.start()
        if self._desk.event_now.id in changes.ids("event"):
            event = self._desk.event_now.id
            self._desk.ask(lambda store: events.get_event(store, event), self._event_edited, owner=self)

    def _event_edited(self, event: Event) -> None:
        if event != self._desk.event_now:
            self._desk.choose_event(event)


class _Tally:
    """Calls ``done`` once ``expected`` answers are in: True when all of them were."""

    def __init__(self, expected: int, done: Callable[[bool], None]) -> None:
        self._missing = expected
        self._well = True
        self._done = done
        if not expected:
            done(True)  # noqa: FBT003

    def count(self, well: bool) -> None:
        self._missing -= 1
        self._well = self._well and well
        if not self._missing:
            self._done(self._well)


class _Going:
    """The handler that shows one page; a bound method, so that it needs no closure."""

    def __init__(self, shell: Shell, page: str) -> None:
        self._shell = shell
        self._page = page

    def go(self) -> None:
        self._shell.go(self._page)
