"""The event that is looked at: what somebody edits of it is saved shortly after, and its leads are scored anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.event import Event
from leadbooth.domain.ids import Id
from leadbooth.services import events
from leadbooth.storage.store import Store
from leadbooth.ui.desk import Desk

_SAVE_PAUSE_MS = 400
_SCORED_BY = ("weights", "default_country")  # fields of Event that scores depend on

AS_SAVED: Final = object()
"""In the place of a value: what was entered makes no sense, so what was saved last stays."""


@dataclass(frozen=True, slots=True)
class _Kept:
    event: Event
    changes: ChangeSet
    score: bool


class EventDraft(QObject):
    """An event as edited. All that is edited of an event, on whichever tab, comes together here.

    Only the fields that were edited are saved, on top of what the store holds by then. What could not be saved is
    kept for the next time, even where another event is looked at meanwhile.
    """

    saved = Signal(object)
    """The Event that was saved."""
    renewed = Signal(object)
    """The Event that is looked at: the store holds more than was known of it here."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._event: Event = desk.event_now  # as edited
        self._held: Event = desk.event_now  # as saved
        self._edits: dict[Id, dict[str, Any]] = {}  # what is not saved yet, by event
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
        return bool(self._edits)

    def show(self, event: Event) -> None:
        """Look at another event; save what was edited of the one before."""
        self.save()
        self._held, self._event = event, self._with_edits(event)

    def take_news(self, event: Event) -> bool:
        """What the store holds now; True where it is news and nothing is being edited here."""
        if event.id != self._event.id or event.id in self._edits or self._saving:
            return False
        before, self._event, self._held = self._event, event, event
        return before != event

    @Slot(object)
    def edit(self, values: Mapping[str, Any]) -> None:
        """Fields of Event as entered, by name."""
        sensible = {name: getattr(self._held, name) if v is AS_SAVED else v for name, v in values.items()}
        changed = {name: value for name, value in sensible.items() if value != getattr(self._event, name)}
        if changed:
            self._event = replace(self._event, **changed)
            self._edits.setdefault(self._event.id, {}).update(changed)
            self._pause.start()

    @Slot()
    def save(self) -> None:
        """Keep what was edited, now."""
        self._pause.stop()
        waiting, self._edits = self._edits, {}
        for event, edits in waiting.items():
            self._saving += 1
            job = partial(_save, event=event, edits=edits, staff=self._desk.staff.id)
            self._desk.act(job, self._was_saved, owner=self, failed=partial(self._not_saved, event, edits))

    def flush(self, done: Callable[[bool], None]) -> None:
        """Save now; ``done`` hears whether all of it is on the disk."""
        self.save()
        # Asked for after the save, so answered after it.
        self._desk.ask(events.list_staff, partial(self._flushed, done), owner=self)

    def _flushed(self, done: Callable[[bool], None], _staff: object) -> None:
        done(not self.unsaved)

    def _with_edits(self, event: Event) -> Event:
        return replace(event, **self._edits.get(event.id, {}))

    def _was_saved(self, kept: _Kept) -> None:
        self._saving -= 1
        if kept.event.id == self._event.id:
            self._held = kept.event
        self._renew()
        if kept.event.id == self._desk.event_now.id:
            self._desk.choose_event(kept.event)
        self.saved.emit(kept.event)
        if kept.score:
            self._desk.rescoring.start()

    def _renew(self) -> None:
        """Once nothing is on its way to the store any more, what came back is all there is."""
        if not self._saving and (now := self._with_edits(self._held)) != self._event:
            self._event = now
            self.renewed.emit(now)

    def _not_saved(self, event: Id, edits: dict[str, Any], error: Exception) -> None:
        self._saving -= 1
        self._edits[event] = edits | self._edits.get(event, {})
        self.failed.emit(error)


def _save(store: Store, event: Id, edits: Mapping[str, Any], staff: Id) -> _Kept:
    held = events.get_event(store, event)
    edited = replace(held, **edits)
    changes = events.save_event(store, edited, staff=staff)
    return _Kept(edited, changes, any(getattr(edited, name) != getattr(held, name) for name in _SCORED_BY))
