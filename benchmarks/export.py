"""CSV of 100,000 leads: seconds and growth of memory, against 4 s and 60 MB, in a process of its own.

python -m benchmarks.export [--leads 100000] [--runs 3]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.common import KEY, large_store
from leadbooth.domain.listing import LeadFilter
from leadbooth.services.export import export_csv
from leadbooth.storage.store import Store

LIMIT_S, LIMIT_MB = 4.0, 60.0


def main() -> int:
    """Print the figures; returns 1 where a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--leads", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child is not None:
        print(json.dumps(measure(arguments.child)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        store, _ = large_store(Path(folder) / "store", arguments.leads)
        store.close()
        runs = [_run(Path(folder) / "store") for _ in range(arguments.runs)]
    seconds, grown = min(run["seconds"] for run in runs), max(run["grown_mb"] for run in runs)
    for run in runs:
        print(
            f"{run['leads']:,.0f} leads, {run['file_mb']:.0f} MB: {run['seconds']:.2f} s, {run['grown_mb']:.0f} MB more"
        )
    print(f"best {seconds:.2f} s, limit {LIMIT_S:.0f} s, ratio {seconds / LIMIT_S:.2f}")
    print(f"most {grown:.0f} MB, limit {LIMIT_MB:.0f} MB, ratio {grown / LIMIT_MB:.2f}")
    return int(seconds > LIMIT_S or grown > LIMIT_MB)


def _run(folder: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.export", "--child", str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def measure(folder: Path) -> dict[str, float]:
    """Export everything in the store of ``folder`` once."""
    store = Store(folder, KEY)
    target = folder / "leads.csv"
    before = _resident_mb()
    started = time.perf_counter()
    done = export_csv(store, None, target, LeadFilter(), scope="all")
    seconds = time.perf_counter() - started
    grown = _most_resident_mb() - before
    store.close()
    size = target.stat().st_size / 2**20
    return {"leads": done.count, "seconds": seconds, "grown_mb": grown, "file_mb": size}


def _resident_mb() -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not say how much memory is resident")


def _most_resident_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    raise SystemExit(main())
