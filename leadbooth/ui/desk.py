"""Desk: what every page works with: the store, who stands here, at which event, and news of what changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.event import Event, Staff
from leadbooth.domain.listing import LeadFilter
from leadbooth.services import settings as settings_service
from leadbooth.services.settings import Settings
from leadbooth.storage.store import Store
from leadbooth.ui.filters.chosen import ChosenLeads
from leadbooth.ui.long_work import LongWork
from leadbooth.ui.rescoring import Rescoring
from leadbooth.ui.runner import Failed, Runner

T = TypeVar("T")


class Desk(QObject):
    """Hands services to pages. A result with ``changes`` is broadcast with its initiator, who may ignore its echo."""

    changed = Signal(object, object)
    """ChangeSet and the QObject that asked for it: views refresh what they show of it."""
    event_chosen = Signal(object)
    staff_chosen = Signal(object)
    settings_changed = Signal(object)
    failed = Signal(object)
    """An exception that no page handles itself: the window tells of it."""

    def __init__(
        self,
        store: Store,
        runner: Runner,
        folder: Path,
        settings: Settings,
        event: Event,
        staff: Staff,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.runner = runner
        self.folder = folder
        self._settings = settings
        self._event = event
        self._staff = staff
        self.chosen = ChosenLeads(self)
        self.rescoring = Rescoring(self)
        self.long_work = LongWork(self)

    @property
    def event_now(self) -> Event:
        """The event that is captured at."""
        return self._event

    @property
    def staff(self) -> Staff:
        """Who captures."""
        return self._staff

    @property
    def settings(self) -> Settings:
        """What this laptop remembers."""
        return self._settings

    def chosen_filter(self) -> LeadFilter:
        """Which leads are meant on every page that lists some."""
        return self.chosen.picked().as_filter(self._event.id, self._staff.id)

    def ask(
        self, job: Callable[[Store], T], done: Callable[[T], None], *, owner: QObject, failed: Failed | None = None
    ) -> None:
        """Read from the store: ``job`` runs on the database thread, ``done`` with its result on this one."""
        self.runner.run(lambda: job(self.store), done, failed or self.failed.emit, owner)

    def act(
        self,
        job: Callable[[Store], T],
        done: Callable[[T], None] | None = None,
        *,
        owner: QObject,
        failed: Failed | None = None,
    ) -> None:
        """Do something: as ``ask``; then what changed is broadcast, after ``done`` was called."""
        self.runner.run(lambda: job(self.store), self._then(done, owner), failed or self.failed.emit, owner)

    def act_aside(
        self, job: Callable[[Store], T], done: Callable[[T], None], *, owner: QObject, failed: Failed | None = None
    ) -> None:
        """As ``act`` for what takes long: it runs beside the database thread, so that capture never waits."""
        self.runner.run_aside(lambda: job(self.store), self._then(done, owner), failed or self.failed.emit, owner)

    def _then(self, done: Callable[[Any], None] | None, owner: QObject) -> Callable[[Any], None]:
        def finish(result: Any) -> None:
            if done is not None:
                done(result)
            changes = result if isinstance(result, ChangeSet) else getattr(result, "changes", None)
            if isinstance(changes, ChangeSet) and changes.touched:
                self.changed.emit(changes, owner)

        return finish

    def choose_event(self, event: Event) -> None:
        """Capture at another event from now on, or at the same one with edited values."""
        self._event = event
        self.remember(event=event.id.hex())
        self.event_chosen.emit(event)

    def choose_staff(self, staff: Staff) -> None:
        """Somebody else captures from now on."""
        self._staff = staff
        self.remember(staff=staff.id.hex())
        self.staff_chosen.emit(staff)

    def remember(self, **values: Any) -> None:
        """Keep settings of this laptop."""
        chosen = dataclasses.replace(self._settings, **values)
        if chosen == self._settings:
            return
        self._settings = chosen
        settings_service.save_settings(self.folder, chosen)
        self.settings_changed.emit(chosen)
