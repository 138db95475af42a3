"""Starting and quitting again and again leaves nothing behind: no thread, no lock, exit code 0."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from leadbooth.services import stores

ONCE = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from leadbooth.ui.launch import launch

def prepare(launched):
    launched.program.ready.connect(launched.program.leave)

code = launch(Path(sys.argv[1]), prepare)
left = [one.name for one in threading.enumerate() if one is not threading.main_thread()]
assert not left, left
import gc
assert gc.isenabled()
sys.exit(code)
"""


def test_five_times(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    stores.create(folder, name="Mara Klein", event_name="Expo", passphrase="correct horse").store.close()
    for _ in range(5):
        done = subprocess.run(
            [sys.executable, "-c", ONCE, str(folder)], capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr, done.stderr
