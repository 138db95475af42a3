"""When a key was pressed, on the clock that timers use."""

from __future__ import annotations

import time
from collections.abc import Callable

Clock = Callable[[], float]
"""Milliseconds that never run backwards."""

_ANOTHER_EPOCH_MS = 5_000


def monotonic_ms() -> float:
    """The system's monotonic clock in milliseconds."""
    return time.perf_counter() * 1000


class KeyClock:
    """Turns the time stamps of key events into times of ``clock``.

    The stamp says when the key was pressed, however late the window comes to look at it; that keeps the rhythm
    of a scanner through a busy moment. Synthetic events have no stamp (0) and count as pressed now.
    """

    def __init__(self, clock: Clock = monotonic_ms) -> None:
        self.now = clock
        self._offset: float | None = None
        self._last = float("-inf")

    def time_of(self, stamp_ms: int) -> float:
        """The time of an event with this stamp, never before the one asked for last."""
        now = self.now()
        at = now
        if stamp_ms:
            offset = now - stamp_ms
            if self._offset is None or abs(offset - self._offset) > _ANOTHER_EPOCH_MS:
                self._offset = offset
            # The least delay seen is the best guess of how far the two clocks are apart.
            self._offset = min(self._offset, offset)
            at = stamp_ms + self._offset
        self._last = max(at, self._last) if self._last <= now else at
        return self._last
