"""Real key events on a real X server: the way from the keyboard through Qt's platform plug-in to the channel."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

MISSING = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {' '.join(MISSING)}")

VCARD = "BEGIN:VCARD\nFN:Chris Dumont\nEMAIL:chris@acme.example\nEND:VCARD\n"


@pytest.fixture
def display() -> Iterator[str]:
    readable, writable = os.pipe()
    command = ["Xvfb", "-displayfd", str(writable), "-screen", "0", "800x600x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writable], stderr=subprocess.DEVNULL)
    os.close(writable)
    with os.fdopen(readable) as answer:
        number = answer.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(10)


def wait_for(lines: IO[str], start: str) -> list[str]:
    """The lines up to the first that starts so."""
    seen: list[str] = []
    for line in lines:
        seen.append(line.rstrip("\n"))
        if line.startswith(start):
            break
    return seen


def test_a_scan_types_nothing_and_typing_is_no_scan(display: str) -> None:
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    script = Path(__file__).with_name("scanner_window.py")

    def type_keys(delay_ms: int, text: str) -> None:
        command = ["xdotool", "type", "--delay", str(delay_ms), text]
        subprocess.run(command, env=environment, check=True, timeout=30)

    window = subprocess.Popen([sys.executable, script], env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert window.stdout is not None
        assert wait_for(window.stdout, "ready") == ["ready"]
        type_keys(4, "J3NHHSZN2VK-nquinn@cvent.com\n")
        assert wait_for(window.stdout, "scan") == ["scan 'J3NHHSZN2VK-nquinn@cvent.com'"]
        type_keys(4, VCARD)
        assert wait_for(window.stdout, "scan") == [f"scan {VCARD.strip()!r}"]
        type_keys(120, "Chris")
        subprocess.run(["xdotool", "key", "Return"], env=environment, check=True, timeout=30)
        assert wait_for(window.stdout, "button")[-2:] == ["text Chris", "button"]
    finally:
        window.kill()
        window.communicate(timeout=10)
