"""Turns: threads that write take turns in the order they came.

SQLite's own lock is whoever's asks at the right moment: a thread that writes again and again takes it anew before one
that sleeps and asks, sleeps and asks, which so waits until all is done, or gives up.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """One thread at a time; the others follow in the order they came."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting = deque[threading.Lock]()  # the first one is that of the thread whose turn it is

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one's turn, and keep it until the block ends."""
        mine = threading.Lock()
        mine.acquire()
        with self._guard:
            self._waiting.append(mine)
            first = self._waiting[0] is mine
        if not first:
            mine.acquire()
        try:
            yield
        finally:
            with self._guard:
                self._waiting.popleft()
                if self._waiting:
                    self._waiting[0].release()

    def waiting(self) -> int:
        """How many threads wait behind the one whose turn it is."""
        with self._guard:
            return max(0, len(self._waiting) - 1)
