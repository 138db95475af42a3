"""The board with 20,000 leads: milliseconds to read it, against 300, and to save a move on it, against 50.

python -m benchmarks.board [--leads 20000] [--moves 100]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from benchmarks.common import large_store, percentile
from leadbooth.domain.ids import Id
from leadbooth.domain.listing import LeadFilter
from leadbooth.services import browse, pipeline
from leadbooth.services.board import Board, board
from leadbooth.storage.store import Store

OPEN_MS, MOVE_MS = 300.0, 50.0
_SHOWN = 20  # cards of a column that are seen without scrolling, and some more

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
        store.close()
    figures = (
        (f"open the board of {arguments.leads:,} leads, p95", percentile(opened, 0.95), OPEN_MS),
        (f"save a move, p95 of {arguments.moves}", percentile(moved, 0.95), MOVE_MS),
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


if __name__ == "__main__":
    raise SystemExit(main())
