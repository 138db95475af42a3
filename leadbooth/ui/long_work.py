"""Work on very many leads, beside the database thread, so that a scan meanwhile is saved as fast as ever."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QLocale, QObject, Signal, Slot

from leadbooth.domain.changes import ChangeSet
from leadbooth.services.many import Progress
from leadbooth.storage.store import Store
from leadbooth.ui.i18n import fill
from leadbooth.ui.runner import Failed

if TYPE_CHECKING:
    from leadbooth.ui.desk import Desk

T = TypeVar("T")
Job = Callable[[Store, Progress | None], T]

LONG = 200  # leads; more take longer than a capture should wait


@dataclass(frozen=True, slots=True)
class _Asked:
    job: Job[Any]
    done: Callable[[Any], None]
    owner: QObject
    failed: Failed


class LongWork(QObject):
    """One at a time, in the order they were asked for, with a way to stop."""

    progressed = Signal(object, object)
    """So many of all leads are done; 0 of 0 ends it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._asked = deque[_Asked]()
        self._stopped = threading.Event()
        self._at = 0, 0
        self.running = False

    def run(
        self,
        count: int,
        job: Job[T],
        done: Callable[[T], None],
        *,
        owner: QObject,
        failed: Failed | None = None,
    ) -> None:
        """Do something to ``count`` leads: as ``Desk.act`` where they are few, else beside all other work."""
        if count <= LONG:
            self._desk.act(lambda store: job(store, None), done, owner=owner, failed=failed)
            return
        self._asked.append(_Asked(job, done, owner, failed or self._desk.failed.emit))
        self._begin_next()

    @Slot()
    def stop(self) -> None:
        """Stop after the leads that are at hand. What was done stays; what waits is not begun."""
        self._asked.clear()
        self._stopped.set()

    def stopped(self) -> bool:
        """Whether what ``done`` hears of was stopped before its end."""
        done, total = self._at
        return done < total

    def said(self, words: str) -> str:
        """What to say of it at its end: ``words``, or how far it came."""
        if not self.stopped():
            return words
        done, total = map(QLocale().toString, self._at)
        return fill(self.tr("Stopped: {done} of {total} leads are done"), done=done, total=total)

    def _begin_next(self) -> None:
        if self.running or not self._asked:
            return
        asked = self._asked.popleft()
        self.running = True
        self._stopped.clear()

        def job(store: Store) -> object:
            return asked.job(store, self._watch)

        self._desk.act_aside(job, partial(self._done, asked), owner=self, failed=partial(self._failed, asked))

    def _watch(self, done: int, total: int) -> bool:
        """Called in the thread that works."""
        self._at = done, total
        self.progressed.emit(done, total)
        return not self._stopped.is_set()

    def _done(self, asked: _Asked, result: object) -> None:
        self._end()
        if shiboken6.isValid(asked.owner):
            asked.done(result)
        self._at = 0, 0
        self._begin_next()

    def _failed(self, asked: _Asked, error: Exception) -> None:
        self._end()
        self._at = 0, 0
        if shiboken6.isValid(asked.owner):
            asked.failed(error)
        self._desk.changed.emit(ChangeSet(None, {"lead": frozenset()}), self)  # some may be done
        self._begin_next()

    def _end(self) -> None:
        self.running = False
        self.progressed.emit(0, 0)
