"""The program from outside: it starts, a second start only shows the first, and --smoke tries everything."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from leadbooth.services import stores

FIRST = """
import sys
from pathlib import Path
from leadbooth.ui.launch import launch

def prepare(launched):
    def on_ready():
        launched.window.hide()
        print("ready", flush=True)
    def on_called():
        print("visible" if launched.window.isVisible() else "hidden", flush=True)
        launched.program.quit()
    launched.program.ready.connect(on_ready)
    launched.program._instance.called.connect(on_called)

sys.exit(launch(Path(sys.argv[1]), prepare))
"""


def test_a_second_start_shows_the_first_and_ends(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    stores.create(folder, name="Mara Klein", event_name="Expo", passphrase="correct horse").store.close()
    first = subprocess.Popen([sys.executable, "-c", FIRST, str(folder)], stdout=subprocess.PIPE, text=True)
    assert first.stdout is not None
    assert first.stdout.readline() == "ready\n"
    second = subprocess.run([sys.executable, "-m", "leadbooth", "--data-dir", str(folder)], timeout=60, check=False)
    assert second.returncode == 0
    assert first.stdout.readline() == "visible\n"
    assert first.wait(timeout=60) == 0
    first.stdout.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_after_a_crash_the_next_start_takes_over(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    stores.create(folder, name="Mara Klein", event_name="Expo", passphrase="correct horse").store.close()
    for _ in range(2):
        started = subprocess.Popen([sys.executable, "-c", FIRST, str(folder)], stdout=subprocess.PIPE, text=True)
        assert started.stdout is not None
        assert started.stdout.readline() == "ready\n"  # not hindered by the socket that the crash left
        started.kill()
        started.wait(timeout=60)
        started.stdout.close()


def test_smoke(tmp_path: Path) -> None:
    picture = tmp_path / "capture.png"
    done = subprocess.run(
        [sys.executable, "-m", "leadbooth", "--smoke", "--screenshot", str(picture)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")
