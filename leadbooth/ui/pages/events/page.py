"""The page of events: choose and create them, and set up the one that is chosen, tab by tab."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QLocale, QModelIndex, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.event import Event
from leadbooth.errors import KnownError
from leadbooth.services import events
from leadbooth.services.events import EventOverview
from leadbooth.ui.actions import PageAction
from leadbooth.ui.desk import Desk
from leadbooth.ui.i18n import fill, local_time, sentence
from leadbooth.ui.pages.events.choices import usual_place
from leadbooth.ui.pages.events.draft import EventDraft
from leadbooth.ui.pages.events.event_list import EventListModel, EventListView
from leadbooth.ui.pages.events.head import EventHead
from leadbooth.ui.pages.events.setup_files import SetupFiles, dropped_setup
from leadbooth.ui.pages.events.tab_frame import TabFrame
from leadbooth.ui.pages.events.tabs import tab_table
from leadbooth.ui.widgets import ActionButton, Card

_WIDE = (230, 330)  # pixels: the list of events and the column at the right
_NARROW = (190, 260)
_ROOM_FOR_WIDE = 980
_PREPARED = ("event", "question", "magnet", "consent_text")  # what a set-up holds


class EventsPage(QWidget):
    """Event setup. What is edited is saved shortly after, as far as it makes sense."""

    lead_wanted = Signal(object)
    message = Signal(str, str, object)
    page_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Event setup")
        self._desk = desk
        self.draft = EventDraft(desk, self)
        self.model = EventListModel(self)
        self.list = EventListView(self.model)
        self.new = ActionButton(self.tr("New event"), icon_name="plus")
        self.new.setObjectName("event-new")
        self.head = EventHead()
        self.tabs = TabFrame(desk, tab_table(), desk.event_now)
        self.files = SetupFiles(desk, self)
        self.setAcceptDrops(True)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._lay_out()
        self._connect()
        self._show_state()
        self.tabs.show_tab("basics")

    def _lay_out(self) -> None:
        self._left = Card(margin=8)
        self._left.body.addWidget(self.list, 1)
        self._left.body.addWidget(self.new)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.head)
        right.addWidget(self.tabs, 1)
        page = QHBoxLayout(self)
        page.setContentsMargins(18, 16, 18, 16)
        page.setSpacing(14)
        page.addWidget(self._left)
        page.addLayout(right, 1)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._row_chosen)
        self.new.clicked.connect(self.create_event)
        self.head.use_wanted.connect(self.use_event)
        self.head.archive_wanted.connect(self.toggle_archived)
        self.head.duplicate_wanted.connect(self.duplicate_event)
        self.head.export_wanted.connect(self.export_setup)
        self.head.import_wanted.connect(self.files.ask_for_file)
        self.files.made.connect(self._made)
        self.files.message.connect(self.message)
        self.files.failed.connect(self._failed)
        self.tabs.edited.connect(self._edited)
        self.tabs.message.connect(self.message)
        self.tabs.failed.connect(self._failed)
        self.tabs.retry.clicked.connect(self._retry)
        self.tabs.save_wanted.connect(self.draft.save)
        self.draft.saved.connect(self._saved)
        self.draft.renewed.connect(self.tabs.show_event)
        self.draft.failed.connect(self._failed)
        self._desk.rescoring.progressed.connect(self._show_scoring)
        self._desk.rescoring.ended.connect(self._show_scored)
        self._desk.rescoring.failed.connect(self._failed)
        self._soon.timeout.connect(self.refresh)
        self._desk.changed.connect(self._changed)
        self._desk.event_chosen.connect(self._event_chosen)

    def page_actions(self) -> list[PageAction]:
        """What can be done here."""
        return [
            PageAction("events.new", self.tr("New event"), "Ctrl+N", self.create_event),
            PageAction("events.use", self.tr("Use this event"), "Ctrl+Return", self.use_event),
            PageAction("events.next", self.tr("Next tab of the event"), "Ctrl+PgDown", self.tabs.show_next),
            PageAction("events.previous", self.tr("Tab before"), "Ctrl+PgUp", self.tabs.show_previous),
            PageAction("events.duplicate", self.tr("Duplicate the event as a template…"), "", self.duplicate_event),
            PageAction("events.export", self.tr("Export the set-up…"), "", self.export_setup),
            PageAction("events.import", self.tr("Import a set-up…"), "", self.files.ask_for_file),
            PageAction("events.archive", self.tr("Archive the event, or take it out"), "", self.toggle_archived),
            PageAction("events.reread", self.tr("Read all scans again"), "", self.read_again),
        ]

    def shown(self) -> None:
        """The page comes to the front."""
        self.refresh()
        self.tabs.show_event(self.draft.current)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def wants_scan(self) -> bool:
        """Whether a scan belongs into the test field now, and is no lead."""
        return self.isVisible() and self.tabs.wants_scan()

    def take_scan(self, payload: str, symbology: str = "") -> None:
        """Try a scanned badge."""
        self.tabs.tab(self.tabs.current).take_scan(payload, symbology)

    @Slot()
    def refresh(self) -> None:
        """Read the list again."""
        self._desk.ask(events.list_events, self._take_list, owner=self)

    @Slot()
    def create_event(self) -> None:
        """Make an event and name it."""
        self.save()
        here = usual_place(self._desk.event_now)
        job = partial(events.create_event, name=self.tr("New event"), staff=self._desk.staff.id, **here)
        self._desk.act(job, self._created, owner=self, failed=self._failed)

    @Slot()
    def use_event(self) -> None:
        """Capture at the shown event from now on."""
        self.save()
        event = self.draft.current
        if not event.archived:
            self._desk.choose_event(event)
            self.message.emit(fill(self.tr("Capturing at {event}"), event=event.name), "", None)

    @Slot()
    def toggle_archived(self) -> None:
        """Put the shown event away, or take it out again. The one in use stays."""
        if self.draft.current.id != self._desk.event_now.id:
            self._edited({"archived": not self.draft.current.archived})
            self.save()

    @Slot()
    def duplicate_event(self) -> None:
        """Make the next event from the shown one."""
        self.save()
        self.files.duplicate(self.draft.current)

    @Slot()
    def export_setup(self) -> None:
        """Write all that is prepared for the shown event into a file."""
        self.save()
        self.files.export(self.draft.current)

    @Slot(object)
    def _made(self, event: Event) -> None:
        """A set-up was copied or came from a file."""
        if event.id == self._desk.event_now.id:
            self._desk.choose_event(event)
        self._desk.changed.emit(ChangeSet(touched=dict.fromkeys(_PREPARED, frozenset({event.id}))), self.draft)
        self._show_event(event)
        self._desk.rescoring.start()
        self.tabs.show_tab("basics")
        self.refresh()

    @Slot()
    def read_again(self) -> None:
        """Read every scan of the shown event by its layout."""
        self.tabs.show_tab("badges")
        self.tabs.tab("badges").read_again()

    @Slot()
    def _retry(self) -> None:
        self.tabs.banner.hide()
        self.save()

    def save(self) -> None:
        """Keep what was edited, now."""
        # A tab may edit the event as it saves, and what it saves itself comes after what was edited before.
        self.draft.save()
        self.tabs.save()
        self.draft.save()

    def flush(self, done: Callable[[bool], None]) -> None:
        """Save now; ``done`` hears whether all of it is on the disk."""
        self.save()
        self.draft.flush(partial(self._settled, done))

    def _settled(self, done: Callable[[bool], None], _well: bool) -> None:
        # What tabs saved themselves is answered by now, and may have edited the event.
        self.draft.flush(partial(self._flushed, done))

    def _flushed(self, done: Callable[[bool], None], well: bool) -> None:
        done(well and not self.tabs.unsaved)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.tabs.tell(sentence(error))
            self.tabs.show_retry(wanted=self.draft.unsaved or self.tabs.unsaved)
        else:
            self._desk.failed.emit(error)

    @Slot(object)
    def _edited(self, values: dict[str, object]) -> None:
        self.draft.edit(values)
        self.tabs.know(self.draft.current)
        self._show_state()

    @Slot(object)
    def _saved(self, _event: Event) -> None:
        self.tabs.banner.hide()
        self.head.saved.setText(fill(self.tr("Saved {time}"), time=local_time(self._desk.store.now_ms())))
        self._show_state()
        self.refresh()

    @Slot(object, object)
    def _show_scoring(self, done: int, total: int) -> None:
        number = QLocale().toString
        words = fill(self.tr("Scoring anew: {done} of {total}"), done=number(done), total=number(total))
        self.head.saved.setText(words if total else "")

    @Slot(bool)
    def _show_scored(self, finished: bool) -> None:
        self.head.saved.setText(self.tr("All leads scored") if finished else "")

    def _created(self, event: Event) -> None:
        self._show_event(event)
        self.tabs.show_tab("basics")
        self.refresh()
        self.tabs.tab("basics").start_naming()

    def _take_list(self, rows: Sequence[EventOverview]) -> None:
        blocked = self.list.selectionModel().blockSignals(True)  # noqa: FBT003 - Qt's way
        self.model.show_events(rows, self._desk.event_now.id)
        self.list.selectionModel().blockSignals(blocked)
        row = self.model.row_of(self.draft.current.id)
        held = self.model.event_at(row)
        if held is not None:
            if self.draft.take_news(held):
                self.tabs.show_event(held)
            self.list.setCurrentIndex(self.model.index(row, 0))
        self._show_state()

    @Slot(QModelIndex)
    def _row_chosen(self, index: QModelIndex) -> None:
        event = self.model.event_at(index.row())
        if event is not None and event.id != self.draft.current.id:
            self.save()
            self._show_event(event)
            self._soon.start(0)  # what was saved a moment ago may not be in the list yet

    def _show_event(self, event: Event) -> None:
        self.head.saved.setText("")
        self.draft.show(event)
        self.tabs.show_event(self.draft.current)
        self._show_state()

    def _show_state(self) -> None:
        self.head.show_event(self.draft.current, used=self.draft.current.id == self._desk.event_now.id)

    @Slot(object, object)
    def _changed(self, changes: ChangeSet, initiator: object) -> None:
        if initiator is not self.draft and self.isVisible() and (changes.touches("event") or changes.touches("lead")):
            self._soon.start(150)

    @Slot(object)
    def _event_chosen(self, _event: object) -> None:
        self._show_state()
        if self.isVisible():
            self._soon.start(0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_setup(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := dropped_setup(event.mimeData()):
            event.acceptProposedAction()
            self.files.read(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _ROOM_FOR_WIDE
        left, right = _WIDE if wide else _NARROW
        self._left.setFixedWidth(left)
        self.tabs.set_side(right, below=not wide)

    def minimumSizeHint(self) -> QSize:
        # What is fixed for a wide window must not keep it from becoming narrow.
        return QSize(640, super().minimumSizeHint().height())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.save()
