"""The page of events: choose, create and edit them, and say how their badges are read."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QLocale, QModelIndex, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from leadbooth.domain.badge import BadgeProfile
from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.event import Event
from leadbooth.domain.ids import Id
from leadbooth.services import badges, events, reread, undo
from leadbooth.services.events import EventOverview
from leadbooth.services.reread import Reread
from leadbooth.ui.actions import PageAction
from leadbooth.ui.desk import Desk
from leadbooth.ui.i18n import fill, local_time, sentence
from leadbooth.ui.pages.events.badge_test import BadgeTest
from leadbooth.ui.pages.events.basics import BasicsForm
from leadbooth.ui.pages.events.event_list import EventListModel, EventListView
from leadbooth.ui.pages.events.layout_form import LayoutForm
from leadbooth.ui.widgets import ActionButton, Banner, Card, ChipGroup, Pill, text_label
from leadbooth.ui.widgets.scroll import scrolling

_SAVE_PAUSE_MS = 400
_CHECKED = ("name", "starts_on", "ends_on")  # what may make no sense: it stays as saved until it does
_WIDE = (230, 310)  # pixels: the list of events and the test of badges
_NARROW = (190, 260)
_ROOM_FOR_WIDE = 980


class EventsPage(QWidget):
    """Event setup. What is edited is saved shortly after, as far as it makes sense."""

    lead_wanted = Signal(object)
    message = Signal(str, str, object)
    page_wanted = Signal(str)
    _progressed = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Event setup")
        self._desk = desk
        self._shown: Event = desk.event_now  # as edited
        self._held: Event = desk.event_now  # as saved
        self._unsaved = False
        self._cancelled = threading.Event()
        self.model = EventListModel(self)
        self.list = EventListView(self.model)
        self.new = ActionButton(self.tr("New event"), icon_name="plus")
        self.new.setObjectName("event-new")
        self.tabs = ChipGroup(
            [("basics", self.tr("Basics")), ("badges", self.tr("Badges"))], name=self.tr("Part"), required=True
        )
        self.use = ActionButton(self.tr("Use this event"), "primary")
        self.use.setObjectName("event-use")
        self.archive = ActionButton(self.tr("Archive"))
        self.archive.setObjectName("event-archive")
        self._in_use, self._saved = Pill(self.tr("In use"), "accent"), text_label("", "caption")
        self.banner = Banner()
        self.basics, self.layout_form, self.test = BasicsForm(), LayoutForm(), BadgeTest()
        self._forms = QStackedWidget()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SAVE_PAUSE_MS)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._lay_out()
        self._connect()
        self._show_event(desk.event_now)
        self._show_tab()

    def _lay_out(self) -> None:
        self._left = Card(margin=8)
        self._left.body.addWidget(self.list, 1)
        self._left.body.addWidget(self.new)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.tabs, 1)
        for widget in (self._saved, self._in_use, self.archive, self.use):
            head.addWidget(widget)
        self._forms.addWidget(scrolling(self.basics, "basics-scroll"))
        self._forms.addWidget(scrolling(self.layout_form, "badges-scroll"))
        card = Card(margin=16)
        card.body.addWidget(self._forms)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(card, 1)
        row.addWidget(self.test)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(head)
        right.addWidget(self.banner)
        right.addLayout(row, 1)
        page = QHBoxLayout(self)
        page.setContentsMargins(18, 16, 18, 16)
        page.setSpacing(14)
        page.addWidget(self._left)
        page.addLayout(right, 1)
        self.tabs.set_chosen(["basics"])
        self.banner.hide()

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._row_chosen)
        self.new.clicked.connect(self.create_event)
        self.tabs.chosen.connect(self._show_tab)
        self.use.clicked.connect(self.use_event)
        self.archive.clicked.connect(self.toggle_archived)
        self.basics.edited.connect(self._basics_edited)
        self.layout_form.edited.connect(self._layout_edited)
        self.layout_form.guess_wanted.connect(self._guess)
        self.test.reread_wanted.connect(self.read_again)
        self.test.cancel_wanted.connect(self._cancelled.set)
        self._pause.timeout.connect(self.save)
        self._soon.timeout.connect(self.refresh)
        self._progressed.connect(self.test.show_progress)
        self._desk.changed.connect(self._changed)
        self._desk.event_chosen.connect(self._event_chosen)

    def page_actions(self) -> list[PageAction]:
        """What can be done here."""
        return [
            PageAction("events.new", self.tr("New event"), "Ctrl+N", self.create_event),
            PageAction("events.use", self.tr("Use this event"), "Ctrl+Return", self.use_event),
            PageAction("events.archive", self.tr("Archive the event, or take it out"), "", self.toggle_archived),
            PageAction("events.reread", self.tr("Read all scans again"), "", self.read_again),
        ]

    def shown(self) -> None:
        """The page comes to the front."""
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def wants_scan(self) -> bool:
        """Whether a scan belongs into the test field now, and is no lead."""
        return self.isVisible() and self.test.isVisible() and self.test.entry.hasFocus()

    def take_scan(self, payload: str, symbology: str = "") -> None:
        """Try a scanned badge."""
        self.test.take_scan(payload, symbology)

    @Slot()
    def refresh(self) -> None:
        """Read the list again."""
        self._desk.ask(events.list_events, self._take_list, owner=self)

    @Slot()
    def create_event(self) -> None:
        """Make an event and name it."""
        self.save()
        job = partial(events.create_event, name=self.tr("New event"), staff=self._desk.staff.id)
        self._desk.act(job, self._created, owner=self)

    @Slot()
    def use_event(self) -> None:
        """Capture at the shown event from now on."""
        self.save()
        if not self._shown.archived:
            self._desk.choose_event(self._shown)
            self.message.emit(fill(self.tr("Capturing at {event}"), event=self._shown.name), "", None)

    @Slot()
    def toggle_archived(self) -> None:
        """Put the shown event away, or take it out again. The one in use stays."""
        if self._shown.id != self._desk.event_now.id:
            self._edit(replace(self._shown, archived=not self._shown.archived))
            self.save()

    @Slot()
    def save(self) -> None:
        """Keep what was edited, now."""
        self._pause.stop()
        if self._unsaved:
            self._unsaved = False
            event = self._shown
            job = partial(events.save_event, event=event, staff=self._desk.staff.id)
            self._desk.act(job, partial(self._was_saved, event), owner=self, failed=self._save_failed)

    def flush(self, done: Callable[[bool], None]) -> None:
        """Save what is being typed; ``done`` hears whether it is on the disk."""
        self.save()
        # Asked for after the save, so answered after it.
        self._desk.ask(events.list_staff, partial(self._flushed, done), owner=self)

    def _flushed(self, done: Callable[[bool], None], _staff: object) -> None:
        done(not self._unsaved)

    @Slot()
    def read_again(self) -> None:
        """Read every scan of the shown event by its layout."""
        self.save()
        self._cancelled.clear()
        job = partial(reread.reread_scans, event=self._shown, staff=self._desk.staff.id, progress=self._watch)
        self._desk.act_aside(job, self._reread, owner=self, failed=self._failed)

    def _watch(self, done: int, total: int) -> bool:
        """Called in the thread that reads."""
        self._progressed.emit(done, total)
        return not self._cancelled.is_set()

    def _reread(self, result: Reread) -> None:
        self._progressed.emit(0, 0)
        words = self.tr("{changed} of {leads} leads changed")
        said = fill(words, changed=QLocale().toString(result.changed), leads=QLocale().toString(result.leads))
        action = result.changes.action
        offer = None if action is None else partial(self._undo, action)
        self.message.emit(said, self.tr("Undo") if offer else "", offer)

    def _undo(self, action: Id) -> None:
        self._desk.act(partial(undo.undo, staff=self._desk.staff.id, action=action), owner=self)

    def _save_failed(self, error: Exception) -> None:
        self._unsaved = True
        self._failed(error)

    def _failed(self, error: Exception) -> None:
        self._progressed.emit(0, 0)
        self.banner.show_message(sentence(error), "error")
        self.banner.show()

    @Slot()
    def _guess(self) -> None:
        self._desk.ask(partial(badges.guess_layout, event=self._shown.id), self._take_guess, owner=self)

    def _take_guess(self, profile: BadgeProfile | None) -> None:
        if profile is None:
            self.message.emit(self.tr("The scans of this event need no layout, or there are none yet."), "", None)
            return
        self.layout_form.show_profile(profile)
        self._layout_edited(profile)

    @Slot(object)
    def _basics_edited(self, values: dict[str, Any]) -> None:
        kept = {name: getattr(self._held, name) for name in _CHECKED if name not in values}
        self._edit(replace(self._shown, **kept, **values))

    @Slot(object)
    def _layout_edited(self, profile: BadgeProfile | None) -> None:
        self.test.show_profile(profile)
        self._edit(replace(self._shown, badge_profile=profile))

    def _edit(self, event: Event) -> None:
        if event != self._shown:
            self._shown, self._unsaved = event, event != self._held
            self._pause.start()

    def _was_saved(self, event: Event, _changes: ChangeSet) -> None:
        if event.id == self._shown.id:
            self._held = event
        self.banner.hide()
        self._saved.setText(fill(self.tr("Saved {time}"), time=local_time(self._desk.store.now_ms())))
        if event.id == self._desk.event_now.id:
            self._desk.choose_event(event)
        self._show_state()
        self.refresh()

    def _created(self, event: Event) -> None:
        self._show_event(event)
        self.tabs.set_chosen(["basics"])
        self._show_tab()
        self.refresh()
        self.basics.start_naming()

    def _take_list(self, rows: Sequence[EventOverview]) -> None:
        blocked = self.list.selectionModel().blockSignals(True)  # noqa: FBT003 - Qt's way
        self.model.show_events(rows, self._desk.event_now.id)
        self.list.selectionModel().blockSignals(blocked)
        row = self.model.row_of(self._shown.id)
        if row >= 0:
            held = self.model.event_at(row)
            if not self._unsaved and held is not None and held != self._shown:
                self._show_event(held)
            self.list.setCurrentIndex(self.model.index(row, 0))
        self._show_state()

    @Slot(QModelIndex)
    def _row_chosen(self, index: QModelIndex) -> None:
        event = self.model.event_at(index.row())
        if event is not None and event.id != self._shown.id:
            self.save()
            self._saved.setText("")
            self._show_event(event)

    def _show_event(self, event: Event) -> None:
        self._shown = self._held = event
        self.basics.show_event(event)
        self.layout_form.show_profile(event.badge_profile)
        self.test.show_profile(event.badge_profile)
        self._show_state()

    def _show_state(self) -> None:
        used, archived = self._shown.id == self._desk.event_now.id, self._shown.archived
        self._in_use.setVisible(used)
        self.use.setVisible(not used)
        self.use.setEnabled(not archived)
        self.archive.setVisible(not used)
        self.archive.setText(self.tr("Take out of the archive") if archived else self.tr("Archive"))

    @Slot()
    def _show_tab(self) -> None:
        badges_shown = self.tabs.chosen_keys() == ("badges",)
        self._forms.setCurrentIndex(int(badges_shown))
        self.test.setVisible(badges_shown)

    @Slot(object, object)
    def _changed(self, changes: ChangeSet, initiator: object) -> None:
        if initiator is not self and self.isVisible() and (changes.touches("event") or changes.touches("lead")):
            self._soon.start(150)

    @Slot(object)
    def _event_chosen(self, _event: object) -> None:
        self._show_state()
        if self.isVisible():
            self._soon.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left, right = _WIDE if self.width() >= _ROOM_FOR_WIDE else _NARROW
        self._left.setFixedWidth(left)
        self.test.setFixedWidth(right)

    def minimumSizeHint(self) -> QSize:
        # What is fixed for a wide window must not keep it from becoming narrow.
        return QSize(640, super().minimumSizeHint().height())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.save()
