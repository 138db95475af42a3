"""Tab: how the badges of an event are laid out, and a badge to try it on."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leadbooth.domain.badge import BadgeProfile
from leadbooth.domain.event import Event
from leadbooth.domain.ids import Id
from leadbooth.services import badges, reread, undo
from leadbooth.services.reread import Reread
from leadbooth.ui.desk import Desk
from leadbooth.ui.i18n import fill
from leadbooth.ui.pages.events.badge_test import BadgeTest
from leadbooth.ui.pages.events.layout_form import LayoutForm


class BadgesTab(QWidget):
    """The layout; at the side a badge is read by it while it is edited."""

    edited = Signal(object)
    message = Signal(str, str, object)
    failed = Signal(object)
    save_wanted = Signal()
    _progressed = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._event = desk.event_now
        self._cancelled = threading.Event()
        self.form = LayoutForm()
        self.side = BadgeTest()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self.form.edited.connect(self._layout_edited)
        self.form.guess_wanted.connect(self._guess)
        self.side.reread_wanted.connect(self.read_again)
        self.side.cancel_wanted.connect(self._cancelled.set)
        self._progressed.connect(self.side.show_progress)

    def show_event(self, event: Event) -> None:
        """Show the layout of an event, silently."""
        self._event = event
        self.form.show_profile(event.badge_profile)
        self.side.show_profile(event.badge_profile)

    def wants_scan(self) -> bool:
        """Whether a scan belongs into the test field now, and is no lead."""
        return self.side.isVisible() and self.side.entry.hasFocus()

    def take_scan(self, payload: str, symbology: str = "") -> None:
        """Try a scanned badge."""
        self.side.take_scan(payload, symbology)

    @Slot(object)
    def _layout_edited(self, profile: BadgeProfile | None) -> None:
        self._event = replace(self._event, badge_profile=profile)
        self.side.show_profile(profile)
        self.edited.emit({"badge_profile": profile})

    @Slot()
    def _guess(self) -> None:
        self._desk.ask(partial(badges.guess_layout, event=self._event.id), self._take_guess, owner=self)

    def _take_guess(self, profile: BadgeProfile | None) -> None:
        if profile is None:
            self.message.emit(self.tr("The scans of this event need no layout, or there are none yet."), "", None)
            return
        self.form.show_profile(profile)
        self._layout_edited(profile)

    @Slot()
    def read_again(self) -> None:
        """Read every scan of the shown event by its layout."""
        self.save_wanted.emit()
        self._cancelled.clear()
        job = partial(reread.reread_scans, event=self._event, staff=self._desk.staff.id, progress=self._watch)
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

    def _failed(self, error: Exception) -> None:
        self._progressed.emit(0, 0)
        self.failed.emit(error)
