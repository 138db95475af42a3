"""Hold each room to its floor of coverage (coverage_floor.toml); says nothing when all do.

Run after the tests, it reads their .coverage. A floor goes up when a room has risen above it, never down.
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

TESTS = Path(__file__).parent


def reached(summaries: list[dict[str, float]]) -> float:
    """Per cent of statements and branches run, over some files' summaries; a room without code is at 100."""
    wanted = sum(one["num_statements"] + one.get("num_branches", 0) for one in summaries)
    done = sum(one["covered_lines"] + one.get("covered_branches", 0) for one in summaries)
    return 100.0 * done / wanted if wanted else 100.0


def main() -> int:
    """Print the rooms below their floor; return 1 if there is one."""
    floors = tomllib.loads((TESTS / "coverage_floor.toml").read_text(encoding="utf-8"))["floor"]
    report = [sys.executable, "-m", "coverage", "json", "--quiet", "-o", "-"]
    files = json.loads(subprocess.check_output(report, cwd=TESTS.parent))["files"]
    low = 0
    for room, floor in floors.items():
        percent = reached([data["summary"] for name, data in files.items() if Path(name).parts[1] == room])
        if percent < floor:
            print(f"{room}: {percent:.1f} % covered, its floor is {floor} %")
            low = 1
    return low


if __name__ == "__main__":
    sys.exit(main())
