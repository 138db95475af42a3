"""A durable insert of one lead (log, state, search) against a bare 4 KiB write and fdatasync, measured in turn.

Run it from the root of the source: ``python -m benchmarks.insert [--leads 0,100000] [--captures 1000]``.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from pathlib import Path

from benchmarks.common import add_event, large_store, lead_rows, make_store, percentile
from leadbooth.domain.ids import Id, new_id
from leadbooth.storage.store import Store

LIMIT = 8.0
"""Times the bare write that a capture may take."""

_BLOCK = os.urandom(4096)


def main() -> int:
    """Print the figures; returns 1 where the limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--leads", default="0,100000", help="how many leads the store holds before, a run for each")
    parser.add_argument("--captures", type=int, default=1000)
    arguments = parser.parse_args()
    ratios = [run(int(leads), arguments.captures) for leads in arguments.leads.split(",")]
    return int(max(ratios) > LIMIT)


def run(leads: int, captures: int) -> float:
    """One run; returns the ratio of the medians."""
    with tempfile.TemporaryDirectory() as folder:
        store, event = large_store(Path(folder) / "store", leads) if leads else _empty(Path(folder) / "store")
        writes, inserts = _measure(store, event, Path(folder) / "bare", captures)
        store.close()
    ratio = percentile(inserts, 0.5) / percentile(writes, 0.5)
    print(
        f"{leads:>7} leads: insert p50 {percentile(inserts, 0.5):6.0f} us, p99 {percentile(inserts, 0.99):6.0f} us; "
        f"bare write p50 {percentile(writes, 0.5):6.0f} us, p99 {percentile(writes, 0.99):6.0f} us; "
        f"ratio {ratio:.1f} (limit {LIMIT:.0f})"
    )
    return ratio


def _empty(folder: Path) -> tuple[Store, Id]:
    store = make_store(folder)
    return store, add_event(store)


def _measure(store: Store, event: Id, bare: Path, captures: int) -> tuple[list[float], list[float]]:
    """Microseconds of each bare write and of each insert, one after the other."""
    rng = random.Random(11)
    writes, inserts = [], []
    handle = os.open(bare, os.O_CREAT | os.O_WRONLY)
    # The file has its size before: what is measured is a write in place, the least that a disk can be asked for.
    os.pwrite(handle, bytes(4096), 0)
    os.fsync(handle)
    for number in range(captures + captures // 10):
        rows = lead_rows(10_000_000 + number, rng)
        started = time.perf_counter_ns()
        os.pwrite(handle, _BLOCK, 0)
        os.fdatasync(handle)
        between = time.perf_counter_ns()
        _capture(store, event, rows)
        ended = time.perf_counter_ns()
        if number >= captures // 10:  # the first ones warm up
            writes.append((between - started) / 1e3)
            inserts.append((ended - between) / 1e3)
    os.close(handle)
    return writes, inserts


def _capture(store: Store, event: Id, rows: list[tuple[str, str, dict[str, object]]]) -> None:
    lead = new_id()
    with store.writing() as writer:
        for kind, table, body in rows:
            if kind == "set":
                writer.create(table, lead, event, body)  # type: ignore[arg-type]
            else:
                writer.add(table, new_id(), event, {"lead_id": lead, **body}, subject=lead)


if __name__ == "__main__":
    raise SystemExit(main())
