"""Acknowledged leads lost by 600 power cuts, with the store as it is and with one that syncs less (Linux, C compiler).

Run it from the root of the source: ``python -m benchmarks.durability``. The limit is 0 of 600; the other must lose.
"""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

from tests.e2e.crash.conftest import make_place
from tests.e2e.crash.test_power_cut import CAPTURES, POINTS, SMALL_CHECKPOINTS, build_recorder, play, record

MODES = {"FULL, as shipped": (), "NORMAL, as a control": ("synchronous = NORMAL",)}


def main() -> int:
    """Print the figures; returns 1 where the store lost or damaged anything, or the control did not."""
    seed = random.SystemRandom().getrandbits(32)
    print(f"{POINTS} power cuts within {CAPTURES} captures, seed {seed}")
    found = {}
    for mode, pragmas in MODES.items():
        started = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            place, recorder = make_place(Path(folder) / "store"), build_recorder(Path(folder))
            disk, recorded = record(place, recorder, SMALL_CHECKPOINTS, *pragmas)
            found[mode] = play(place, disk, recorded, random.Random(seed))
        lost, other = found[mode]["lost"], found[mode].total() - found[mode]["lost"]
        seconds = time.perf_counter() - started
        print(f"{mode:<21} {lost:>4} points lost a lead, {other:>3} damaged or unopenable ({seconds:.0f} s)")
    shipped, control = found.values()
    return int(bool(shipped) or not control["lost"])


if __name__ == "__main__":
    raise SystemExit(main())
