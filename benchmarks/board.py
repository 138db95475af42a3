"""The board with 20,000 leads: milliseconds until it stands, against 300, and until a move is saved, against 50.

Both of the services alone, and of the page, off screen, with its thread: from asking to painted, from the key to saved.

python -m benchmarks.board [--leads 20000] [--moves 100]
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer

from benchmarks.common import large_store, percentile
from leadbooth.domain.ids import Id
from leadbooth.domain.listing import LeadFilter
from leadbooth.services import browse, events, pipeline
from leadbooth.services.board import Board, board
from leadbooth.services.settings import Settings
from leadbooth.storage.store import Store
from leadbooth.ui.app import make_application
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.pipeline.page import PipelinePage
from leadbooth.ui.runner import ThreadRunner

OPEN_MS, MOVE_MS = 300.0, 50.0
_SHOWN = 20  # cards of a column that are seen without scrolling, and some more

_WAIT_S = 10.0
_HANDS_S = 0.1  # between two keys

_SPREAD = """
UPDATE lead SET
  stage = CASE rid % 10 WHEN 0 THEN 'won' WHEN 1 THEN 'lost' WHEN 2 THEN 'proposal' WHEN 3 THEN 'meeting'
    WHEN 4 THEN 'prospect' WHEN 5 THEN 'contacted' ELSE 'lead' END,
  value = CASE WHEN rid % 3 THEN rid % 977 * 50.0 END,
  due_on = CASE WHEN rid % 4 = 0 THEN date('2026-04-20', (rid % 60) || ' days') ELSE '' END
"""


def main() -> int:
    """Print the figures; returns 1 where a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--leads", type=int, default=20_000)
    parser.add_argument("--moves", type=int, default=100)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store, event = large_store(Path(folder) / "store", arguments.leads)
        _spread(store)
        opened = [_open(store, event) for _ in range(20)]
        moved = _moves(store, event, arguments.moves)
        window = _Window(store, event)
        page_opened = [window.open() for _ in range(5)]
        page_moved = [window.move() for _ in range(arguments.moves)]
        window.shut_down()
        store.close()
    figures = (
        (f"read the board of {arguments.leads:,} leads, p95", percentile(opened, 0.95), OPEN_MS),
        (f"save a move, p95 of {arguments.moves}", percentile(moved, 0.95), MOVE_MS),
        ("page: from asked for to painted, worst of 5", max(page_opened), OPEN_MS),
        (f"page: from the key to saved, p95 of {arguments.moves}", percentile(page_moved, 0.95), MOVE_MS),
    )
    for name, ours, limit in figures:
        print(f"{name}: {ours:.1f} ms, limit {limit:.0f} ms, ratio {ours / limit:.2f}")
    return int(any(ours > limit for _, ours, limit in figures))


def _spread(store: Store) -> None:
    """Put the leads into all stages, with values and next steps."""
    with store.writing() as writer:
        writer.db.run("UPDATE replica SET applying = 1")
        writer.db.run(_SPREAD)
        writer.db.run("UPDATE replica SET applying = 0")


def _open(store: Store, event: Id) -> float:
    """Read the columns and the leads at their top, as the page does."""
    started = time.perf_counter()
    _top(store, board(store, LeadFilter(event_id=event)))
    return (time.perf_counter() - started) * 1000


def _top(store: Store, shown: Board) -> None:
    browse.page(store, [number for column in shown.columns for number in column.numbers[:_SHOWN]])


def _moves(store: Store, event: Id, moves: int) -> list[float]:
    first = board(store, LeadFilter(event_id=event)).columns[0]
    took = []
    for lead in browse.ids_of(store, first.numbers[:moves]):
        started = time.perf_counter()
        pipeline.move(store, None, [lead], "contacted")
        took.append((time.perf_counter() - started) * 1000)
    return took


class _Window:
    """The page off screen, as somebody sees and moves it."""

    def __init__(self, store: Store, event: Id) -> None:
        self._app = make_application([], "light")
        self._runner = ThreadRunner()
        staff = events.add_staff(store, "Mara Klein")
        self._desk = Desk(store, self._runner, store.folder, Settings(), events.get_event(store, event), staff)
        self._desk.changed.connect(self._see)
        self._tick = QTimer()
        self._tick.start(5)  # wakes who sleeps
        self._saved_at = 0.0
        self._page: PipelinePage | None = None

    def open(self) -> float:
        """Milliseconds until a page that was not there is painted with its cards."""
        self.close()
        started = time.perf_counter()
        self._page = page = PipelinePage(self._desk)
        page.resize(1166, 660)
        page.show()
        page.shown()
        self._wait(page.is_busy)
        self._app.processEvents()  # paints
        return (time.perf_counter() - started) * 1000

    def move(self) -> float:
        """Milliseconds from the key until a move is saved; the card is moved back after that."""
        page = self._page
        assert page is not None
        page.board.take_focus()
        saved = self._do(page.move_on)
        self._do(page.move_back)
        return saved

    def _do(self, action: Callable[[], None]) -> float:
        """Milliseconds until something is saved and the window told; answers when all of it is shown."""
        assert self._page is not None
        is_busy = self._page.is_busy
        rested = time.perf_counter() + _HANDS_S
        self._wait(lambda: time.perf_counter() < rested)
        self._saved_at = 0.0
        started = time.perf_counter()
        action()
        self._wait(lambda: not self._saved_at or is_busy())
        return (self._saved_at - started) * 1000

    def close(self) -> None:
        if self._page is not None:
            self._page.close()
            self._page.deleteLater()

    def shut_down(self) -> None:
        self.close()
        self._runner.shut_down()

    def _wait(self, busy: Callable[[], bool]) -> None:
        until = time.perf_counter() + _WAIT_S
        while busy():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.perf_counter() > until:
                raise TimeoutError("the page does not come to rest")

    def _see(self, _changes: object, _initiator: object) -> None:
        self._saved_at = self._saved_at or time.perf_counter()


if __name__ == "__main__":
    raise SystemExit(main())
