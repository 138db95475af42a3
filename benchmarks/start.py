"""Cold start: from exec to a Capture page that can be used, with 100,000 leads, beside a bare PySide6 window.

Each start is a process of its own; the keychain has the key. Usable means: the page is painted, its first field has
the focus, and the list of today was read from the store.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.common import large_store, percentile

LEADS = 100_000
STARTS = 9
LIMIT_S = 0.8
ROOT = Path(__file__).resolve().parents[1]

BARE = """
import os, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("LeadBooth"))
def done():
    window.repaint()
    print(time.time())
    sys.stdout.flush()
    os._exit(0)
QTimer.singleShot(0, done)
window.show()
app.exec()
"""

OURS = """
import os, sys, time
from leadbooth import bootstrap
from leadbooth.__main__ import main
def watch():
    from PySide6.QtCore import QObject, QTimer
    from leadbooth.ui.launch import Launched
    started = Launched.start
    class Watch(QObject):
        def __init__(self, launched):
            super().__init__(launched)
            self.launched = launched
            launched.program.ready.connect(self.on_ready)
        def on_ready(self):
            desk = self.launched.program.booth.desk
            desk.ask(lambda store: None, self.done, owner=self)
        def done(self, _):
            self.launched.window.repaint()
            assert self.launched.window.focusWidget() is not None
            print(time.time())
            sys.stdout.flush()
            os._exit(0)
    def start(self):
        self.watch = Watch(self)
        started(self)
    Launched.start = start
load = bootstrap._load_storage
def loaded():
    load()
    watch()
bootstrap._load_storage = loaded
main([])
"""


def seconds(script: str, folder: Path) -> float:
    """From exec to what the script reports, in seconds."""
    # Compiled files are kept, as an installed program has them.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env = {
        **kept,
        "PYTHONPYCACHEPREFIX": str(folder.parent / "compiled"),
        "PYTHONPATH": str(ROOT),
        "LEADBOOTH_DATA_DIR": str(folder),
        "PYTHON_KEYRING_BACKEND": "benchmarks.keychain.BenchmarkKeychain",
    }
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    started = time.time()
    done = subprocess.run([sys.executable, "-c", script], env=env, check=True, capture_output=True, text=True)
    return float(done.stdout.split()[-1]) - started


def prepare(folder: Path) -> None:
    """A store with many leads whose key is in the keychain, and somebody who captures."""
    from leadbooth.services import events
    from leadbooth.services.settings import Settings, save_settings

    store, event = large_store(folder, LEADS)
    staff = events.add_staff(store, "Mara Klein")
    store.close()
    save_settings(folder, replace(Settings(), keychain=True, event=event.hex(), staff=staff.id.hex()))


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "data"
        prepare(folder)
        seconds(OURS, folder)  # once to warm the disk cache and the compiled files
        runs = [(seconds(BARE, folder), seconds(OURS, folder)) for _ in range(STARTS)]
    bare, ours = ([run[place] for run in runs] for place in (0, 1))
    print(f"bare PySide6 window: median {percentile(bare, 0.5):.2f} s, worst {max(bare):.2f} s")
    usual, worst, times = percentile(ours, 0.5), max(ours), percentile(ours, 0.5) / percentile(bare, 0.5)
    print(f"LeadBooth with {LEADS:,} leads, usable Capture page: median {usual:.2f} s, worst {worst:.2f} s")
    print(f"{times:.1f} x the bare window; limit {LIMIT_S} s")


if __name__ == "__main__":
    main()
