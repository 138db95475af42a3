"""Scoring leads anew beside all other work: begun when weights or country change, gone on with at the next start."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from leadbooth.domain.changes import ChangeSet
from leadbooth.services import rescoring
from leadbooth.storage.store import Store

if TYPE_CHECKING:
    from leadbooth.ui.desk import Desk


class Rescoring(QObject):
    """One at a time. What is left is noted in the store, so that a pause, a lock or a power cut loses nothing."""

    progressed = Signal(object, object)
    """So many of all leads are scored; 0 of 0 ends it."""
    ended = Signal(bool)
    """True where all is done, False where some is left for later."""
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._paused = threading.Event()
        self._again = False
        self.running = False

    @Slot()
    def start(self) -> None:
        """Score what is left to score; where it is at work, once more after that."""
        self._paused.clear()
        self._again = self.running
        if not self.running:
            self.running = True
            self._desk.act_aside(self._score, self._done, owner=self, failed=self._not_done)

    @Slot()
    def pause(self) -> None:
        """Stop after the leads that are at hand; ``start`` goes on."""
        self._again = False
        self._paused.set()

    def _score(self, store: Store) -> ChangeSet | None:
        """Runs beside the database thread; answers None where there was nothing to do."""
        return rescoring.rescore(store, progress=self._watch) if rescoring.is_left(store) else None

    def _watch(self, done: int, total: int) -> bool:
        """Called in the thread that scores."""
        self.progressed.emit(done, total)
        return not self._paused.is_set()

    def _done(self, changes: ChangeSet | None) -> None:
        self._end(worked=changes is not None, finished=not self._paused.is_set())
        if self._again:
            self.start()

    def _not_done(self, error: Exception) -> None:
        self._end(worked=True, finished=False)
        self.failed.emit(error)

    def _end(self, *, worked: bool, finished: bool) -> None:
        self.running = False
        if worked:
            self.progressed.emit(0, 0)
            self.ended.emit(finished)
