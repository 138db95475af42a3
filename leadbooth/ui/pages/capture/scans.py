"""ScanQueue: captures scans one after the other and never loses one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from leadbooth.domain.lead import Defaults
from leadbooth.errors import KnownError
from leadbooth.services import capture
from leadbooth.services.capture import NO_DEFAULTS
from leadbooth.services.captured import Captured
from leadbooth.ui.desk import Desk

_REFUSED = frozenset({"payload_too_long", "nothing_scanned"})
"""What no second attempt would cure."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    payload: str
    symbology: str
    typed: bool
    defaults: Defaults


class ScanQueue(QObject):
    """A scan that cannot be written (a full disk) stays first in the queue until it can."""

    captured = Signal(object)
    """Captured, for each scan in its turn."""
    refused = Signal(object)
    """KnownError: the scan makes no lead and is not kept."""
    failed = Signal(object)
    """The scan is kept; ``retry`` or the next scan tries again."""

    def __init__(self, desk: Desk, owner: QObject) -> None:
        super().__init__(owner)
        self._desk = desk
        self._owner = owner
        self._waiting: deque[_Waiting] = deque()
        self._under_way = False
        self._flushing: list[Callable[[bool], None]] = []

    @property
    def busy(self) -> bool:
        """Whether a scan is not on the disk yet."""
        return bool(self._waiting)

    @property
    def under_way(self) -> bool:
        """Whether a scan is being written at this moment."""
        return self._under_way

    def add(self, payload: str, symbology: str = "", *, typed: bool = False, defaults: Defaults = NO_DEFAULTS) -> None:
        """Capture a scan after those before it, with the defaults of this moment."""
        self._waiting.append(_Waiting(payload, symbology, typed, defaults))
        self.retry()

    def retry(self) -> None:
        """Go on with what waits."""
        if self._under_way or not self._waiting:
            return
        self._under_way = True
        first = self._waiting[0]
        job = partial(
            capture.scan,
            event=self._desk.event_now,
            staff=self._desk.staff.id,
            payload=first.payload,
            symbology=first.symbology,
            typed=first.typed,
            defaults=first.defaults,
        )
        self._desk.act(job, self._done, owner=self._owner, failed=self._failed)

    def flush(self, done: Callable[[bool], None]) -> None:
        """Try all now. ``done`` hears whether every scan is on the disk."""
        self._flushing.append(done)
        self.retry()
        self._settle()

    def _done(self, captured: Captured) -> None:
        self._end_first()
        self.captured.emit(captured)
        self._go_on()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError) and error.code not in _REFUSED:
            self._under_way = False
            self.failed.emit(error)
            self._answer(well=False)
            return
        # A second attempt would fail as well and keep the others waiting.
        self._end_first()
        told = self.refused if isinstance(error, KnownError) else self._desk.failed
        told.emit(error)
        self._go_on()

    def _end_first(self) -> None:
        self._under_way = False
        self._waiting.popleft()

    def _go_on(self) -> None:
        self.retry()
        self._settle()

    def _settle(self) -> None:
        if not self._waiting:
            self._answer(well=True)

    def _answer(self, *, well: bool) -> None:
        asked, self._flushing = self._flushing, []
        for done in asked:
            done(well)
