"""Runner: work off the GUI thread, results back on it.

One thread owns the store for the window, so that actions happen in the order they were asked for; a small pool takes
files and pictures. The GUI thread never waits for either.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")
Failed = Callable[[Exception], None]


class Runner(Protocol):
    """Runs a job and calls ``done`` with its result, or ``failed`` with its exception, on the GUI thread.

    Where ``owner`` was deleted meanwhile, neither is called.
    """

    def run(self, job: Callable[[], T], done: Callable[[T], None], failed: Failed, owner: QObject) -> None:
        """Run ``job`` on the database thread, after those asked for before."""

    def run_aside(self, job: Callable[[], T], done: Callable[[T], None], failed: Failed, owner: QObject) -> None:
        """Run ``job`` beside the database thread: files, exports, what takes longer than a blink."""

    def shut_down(self) -> None:
        """Finish what was asked for, then stop. Results that arrive later are dropped."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    future: Future[Any]
    done: Callable[[Any], None]
    failed: Failed
    owner: QObject


class ThreadRunner(QObject):
    """The runner of the window."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = ThreadPoolExecutor(1, "database")
        self._aside = ThreadPoolExecutor(2, "aside")
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, job: Callable[[], T], done: Callable[[T], None], failed: Failed, owner: QObject) -> None:
        """See ``Runner``."""
        self._submit(self._database, job, done, failed, owner)

    def run_aside(self, job: Callable[[], T], done: Callable[[T], None], failed: Failed, owner: QObject) -> None:
        """See ``Runner``."""
        self._submit(self._aside, job, done, failed, owner)

    def shut_down(self) -> None:
        """See ``Runner``."""
        self._closed = True
        self._aside.shutdown(wait=True, cancel_futures=True)
        self._database.shutdown(wait=True)

    def _submit(
        self, pool: ThreadPoolExecutor, job: Callable[[], T], done: Callable[[T], None], failed: Failed, owner: QObject
    ) -> None:
        future = pool.submit(job)

        def announce(finished: Future[T]) -> None:
            if not finished.cancelled():
                self._finished.emit(_Outcome(finished, done, failed, owner))

        future.add_done_callback(announce)

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        if self._closed or not shiboken6.isValid(outcome.owner):
            return
        error = outcome.future.exception()
        if error is None:
            outcome.done(outcome.future.result())
        elif isinstance(error, Exception):
            outcome.failed(error)
        else:
            raise error


class DirectRunner:
    """Runs everything at once on the calling thread: for tests and for pictures drawn off screen."""

    def run(self, job: Callable[[], T], done: Callable[[T], None], failed: Failed, owner: QObject) -> None:
        """See ``Runner``."""
        try:
            result = job()
        except Exception as error:  # noqa: BLE001 - handed on, as the threaded runner does
            failed(error)
            return
        if shiboken6.isValid(owner):
            done(result)

    run_aside = run

    def shut_down(self) -> None:
        """Nothing is left to finish."""
