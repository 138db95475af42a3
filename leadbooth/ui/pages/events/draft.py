"""The event that is looked at: what somebody edits of it is saved shortly after, and its leads are scored anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.event import Event
from leadbooth.services import events
from leadbooth.ui.desk import Desk

_SAVE_PAUSE_MS = 400
_SCORED_BY = ("weights", "default_country")  # fields of Event that scores depend on

AS_SAVED: Final = object()
"""In the place of a value: what was entered makes no sense, so what was saved last stays."""


class EventDraft(QObject):
    """An event as edited and as saved. All that is edited of an event, on whichever tab, comes together here."""

    saved = Signal(object)
    """The Event that was saved."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._event: Event = desk.event_now  # as edited
        self._held: Event = desk.event_now  # as saved
        self._unsaved = False
        self._saving = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SAVE_PAUSE_MS)
        self._pause.timeout.connect(self.save)

    @property
    def current(self) -> Event:
        """The event as edited."""
        return self._event

    @property
    def unsaved(self) -> bool:
        """Whether something is not on the disk yet."""
        return self._unsaved

    def show(self, event: Event) -> None:
        """Look at another event; save what was edited of the one before."""
        self.save()
        self._event = self._held = event
        self._unsaved = False

    def take_news(self, event: Event) -> bool:
        """What the store holds now; True where somebody else changed it and nothing is being edited here."""
        if event.id != self._event.id or self._unsaved or self._saving or event == self._event:
            return False
        self._event = self._held = event
        return True

    @Slot(object)
    def edit(self, values: Mapping[str, Any]) -> None:
        """Fields of Event as entered, by name."""
        sensible = {name: getattr(self._held, name) if v is AS_SAVED else v for name, v in values.items()}
        event = replace(self._event, **sensible)
        if event != self._event:
            self._event, self._unsaved = event, event != self._held
            self._pause.start()

    @Slot()
    def save(self) -> None:
        """Keep what was edited, now."""
        self._pause.stop()
        if not self._unsaved:
            return
        self._unsaved = False
        self._saving += 1
        event = self._event
        score = any(getattr(event, name) != getattr(self._held, name) for name in _SCORED_BY)
        job = partial(events.save_event, event=event, staff=self._desk.staff.id)
        done = partial(self._was_saved, event, score)
        self._desk.act(job, done, owner=self, failed=partial(self._not_saved, event))

    def flush(self, done: Callable[[bool], None]) -> None:
        """Save now; ``done`` hears whether all of it is on the disk."""
        self.save()
        # Asked for after the save, so answered after it.
        self._desk.ask(events.list_staff, partial(self._flushed, done), owner=self)

    def _flushed(self, done: Callable[[bool], None], _staff: object) -> None:
        done(not self._unsaved)

    def _was_saved(self, event: Event, score: bool, _changes: ChangeSet) -> None:
        self._saving -= 1
        if event.id == self._event.id:
            self._held = event
        if event.id == self._desk.event_now.id:
            self._desk.choose_event(event)
        self.saved.emit(event)
        if score:
            self._desk.rescoring.start()

    def _not_saved(self, event: Event, error: Exception) -> None:
        self._saving -= 1
        if event.id == self._event.id:
            self._unsaved = True
        self.failed.emit(error)
