"""A durable insert of one lead (log, state, search) against a bare 4 KiB write and fdatasync, measured in turn.

Twice: what a scan records, and the whole of the capture service, which also reads the badge, looks for the person and
reads back all that the screen shows.

Run it from the root of the source: ``python -m benchmarks.insert [--leads 0,100000] [--captures 1000]``.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.common import add_event, large_store, lead_rows, make_store, percentile
from leadbooth.domain.ids import Id, new_id
from leadbooth.services.capture import scan
from leadbooth.services.events import get_event
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
    """One run of each way; returns the greater ratio of the medians."""
    with tempfile.TemporaryDirectory() as folder:
        store, event = large_store(Path(folder) / "store", leads) if leads else _empty(Path(folder) / "store")
        rows = _Rows(store, event)
        ratios = [
            _tell(f"{leads:>7} leads, {name}", *_measure(capture, Path(folder) / "bare", captures))
            for name, capture in (("recorded", rows.record), ("service ", rows.scan))
        ]
        store.close()
    return max(ratios)


def _tell(title: str, writes: list[float], inserts: list[float]) -> float:
    ratio = percentile(inserts, 0.5) / percentile(writes, 0.5)
    print(
        f"{title}: insert p50 {percentile(inserts, 0.5):6.0f} us, p99 {percentile(inserts, 0.99):6.0f} us; "
        f"bare write p50 {percentile(writes, 0.5):6.0f} us, p99 {percentile(writes, 0.99):6.0f} us; "
        f"ratio {ratio:.1f} (limit {LIMIT:.0f})"
    )
    return ratio


def _empty(folder: Path) -> tuple[Store, Id]:
    store = make_store(folder)
    return store, add_event(store)


def _measure(capture: Callable[[int], None], bare: Path, captures: int) -> tuple[list[float], list[float]]:
    """Microseconds of each bare write and of each insert, one after the other."""
    writes, inserts = [], []
    handle = os.open(bare, os.O_CREAT | os.O_WRONLY)
    # The file has its size before: what is measured is a write in place, the least that a disk can be asked for.
    os.pwrite(handle, bytes(4096), 0)
    os.fsync(handle)
    gc.collect()
    gc.disable()  # as in the window, which collects between events
    for number in range(captures + captures // 10):
        started = time.perf_counter_ns()
        os.pwrite(handle, _BLOCK, 0)
        os.fdatasync(handle)
        between = time.perf_counter_ns()
        capture(number)
        ended = time.perf_counter_ns()
        if number >= captures // 10:  # the first ones warm up
            writes.append((between - started) / 1e3)
            inserts.append((ended - between) / 1e3)
    gc.enable()
    os.close(handle)
    return writes, inserts


class _Rows:
    """Captures people nobody captured before."""

    def __init__(self, store: Store, event: Id) -> None:
        self._store = store
        self._event = event
        self._where = get_event(store, event)
        self._rng = random.Random(11)

    def record(self, number: int) -> None:
        """Only what a scan records."""
        rows, lead = lead_rows(10_000_000 + number, self._rng), new_id()
        with self._store.writing() as writer:
            for kind, table, body in rows:
                if kind == "set":
                    writer.create(table, lead, self._event, body)
                else:
                    writer.add(table, new_id(), self._event, {"lead_id": lead, **body}, subject=lead)

    def scan(self, number: int) -> None:
        """The capture service, as the window calls it."""
        payload = (
            f"MECARD:N:Weber{number},Jonas;ORG:Alder Energy;TITLE:Head of Grid;EMAIL:j{number}@alder.example;"
            f"TEL:+4915{number + 10_000_000:09};;"
        )
        scan(self._store, self._where, None, payload, "qrcode")


if __name__ == "__main__":
    raise SystemExit(main())
