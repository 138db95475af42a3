"""A scan: from its last character to committed and shown, with 100,000 leads in the store, against 50 ms at p95.

The real window off screen, key events through the scanner channel, the database thread and the encrypted store.
Half of the badges are of somebody new, half of somebody who is here already.

python -m benchmarks.scan [--leads 100000] [--scans 200]
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from benchmarks.common import large_store, percentile
from leadbooth.services import events
from leadbooth.services.captured import Captured
from leadbooth.services.opening import Opened
from leadbooth.services.settings import Settings
from leadbooth.ui.app import make_application
from leadbooth.ui.booth import Booth
from leadbooth.ui.main_window import MainWindow
from leadbooth.ui.runner import ThreadRunner
from leadbooth.ui.session import Session
from leadbooth.ui.shell.commands import Commands
from leadbooth.ui.shell.page_table import page_table

LIMIT_MS = 50.0
_KEY_MS = 1.0
_BADGE_S = 0.25
_WAIT_S = 10.0


class Scanner(QObject):
    """Types badges into the window as a scanner does, and sees when the lead is shown."""

    def __init__(self, app: QApplication, booth: Booth) -> None:
        super().__init__()
        self._app = app
        self._seen: list[Captured] = []
        self._tick = QTimer(self)
        self._tick.start(10)  # wakes who sleeps
        booth.shell.page("capture").findChild(QObject, "capture-flow").opened.connect(self._see)

    def scan(self, payload: str) -> tuple[float, Captured]:
        """Milliseconds from the last key to a lead that is committed and painted, and the lead."""
        self._seen.clear()
        for character in payload:
            self._press(0, character)
            self._wait_for_next_key()
        started = time.perf_counter()
        self._press(Qt.Key.Key_Return, "\r")
        while not self._seen:
            self._sleep_until_events()
            if time.perf_counter() - started > _WAIT_S:
                raise TimeoutError("the scan was not shown")
        self._app.processEvents()  # paints
        return (time.perf_counter() - started) * 1000, self._seen.pop()

    def wait_for_next_badge(self) -> None:
        """As long as the fastest hands need for the next badge."""
        until = time.perf_counter() + _BADGE_S
        while time.perf_counter() < until:
            self._sleep_until_events()

    def _press(self, key: int, text: str) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._app.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def _wait_for_next_key(self) -> None:
        time.sleep(_KEY_MS / 1000)
        self._app.processEvents()

    def _sleep_until_events(self) -> None:
        # As an event loop does. One that spins would take the interpreter from the database thread.
        self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    @Slot(object)
    def _see(self, captured: Captured) -> None:
        self._seen.append(captured)


def badges(count: int, leads: int) -> list[str]:
    """Printed badge ids, every other one of somebody who is in the store; each scan once."""
    rng = random.Random(3)
    here = rng.sample(range(leads), count // 2)
    return [badge for number, old in enumerate(here) for badge in (f"{old:08}", f"NEW-{number:06}")]


def measure(folder: Path, leads: int, scans: int) -> dict[str, list[float]]:
    """Milliseconds of each scan, by whether the lead was ``new`` or there ``again``."""
    store, event = large_store(folder, leads)
    place = Opened(store, Settings(), events.get_event(store, event), events.add_staff(store, "Mara Klein"))
    app = make_application([], "light")
    runner, window = ThreadRunner(), MainWindow(folder)
    session, commands = Session(folder, runner), Commands(window)
    booth = Booth(place, session, window, commands, page_table(), app)
    window.show_page(booth.shell)
    window.show()
    window.activateWindow()
    booth.begin("capture")
    while QApplication.focusWidget() is None:
        app.processEvents()
    scanner = Scanner(app, booth)
    for warm_up in ("WARM-1", "WARM-2"):
        scanner.scan(warm_up)
    times: dict[str, list[float]] = {"new": [], "again": []}
    for payload in badges(scans, leads):
        scanner.wait_for_next_badge()
        took, captured = scanner.scan(payload)
        times[captured.outcome].append(took)
    booth.end()
    window.let_close()
    runner.shut_down()
    store.close()
    return times


def main() -> int:
    """Print the figures; returns 1 where the limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--leads", type=int, default=100_000)
    parser.add_argument("--scans", type=int, default=200)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        times = measure(Path(scratch) / "store", arguments.leads, arguments.scans)
    for kind, took in times.items():
        print(f"{kind:>6}: p50 {percentile(took, 0.5):5.1f} ms  p95 {percentile(took, 0.95):5.1f} ms  of {len(took)}")
    worst = percentile([one for took in times.values() for one in took], 0.95)
    print(
        f"p95 {worst:.1f} ms from the last character to shown, {arguments.leads:,} leads: limit {LIMIT_MS:.0f} ms, "
        f"ratio {worst / LIMIT_MS:.2f}"
    )
    return int(worst > LIMIT_MS)


if __name__ == "__main__":
    raise SystemExit(main())
