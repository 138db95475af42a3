"""What holds for every test: no way out of this machine, no real user folder, no warning that nobody sees."""

import logging
import os
import shutil
import socket
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parents[1]


def _own_home() -> Path:
    """Point all places where programs keep a user's files at a new folder, here and in child processes."""
    os.environ.setdefault("XAUTHORITY", str(Path.home() / ".Xauthority"))  # the way to a real X screen
    home = Path(tempfile.mkdtemp(prefix="leadbooth-tests-"))
    places = {
        "HOME": "",
        "USERPROFILE": "",
        "APPDATA": "AppData/Roaming",
        "LOCALAPPDATA": "AppData/Local",
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_STATE_HOME": "state",
        "XDG_CACHE_HOME": "cache",
        "XDG_RUNTIME_DIR": "run",
    }
    for variable, folder in places.items():
        place = home / folder
        place.mkdir(parents=True, exist_ok=True)
        place.chmod(0o700)
        os.environ[variable] = str(place)
    return home


def _own_screen() -> None:
    """Take this worker's virtual screen, where dev.py started one for each."""
    screens = os.environ.get("LEADBOOTH_TEST_SCREENS", "").split()
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    if screens:
        os.environ["DISPLAY"] = screens[int(worker.removeprefix("gw")) % len(screens)]
    elif not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


# Before any test module is imported: Qt, platformdirs and keyring read these only once.
_HOME = _own_home()
_own_screen()
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
os.environ["PYTHONPATH"] = str(ROOT)
for _secret in ("LEADBOOTH_PASSPHRASE", "LEADBOOTH_DATA_DIR"):
    os.environ.pop(_secret, None)

hypothesis.settings.register_profile("dev", deadline=None, max_examples=100)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, max_examples=200, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_HOME, ignore_errors=True)


class NetworkUsedError(AssertionError):
    """A test tried to reach another machine."""


def _stays_here(address: object) -> bool:
    """True for paths, loopback addresses and names of this machine."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    return host in {"", "localhost", "::1", "0.0.0.0", "::"} or host.startswith("127.")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sockets connect to this machine only."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded(self: socket.socket, address: object) -> None:
        if not _stays_here(address):
            raise NetworkUsedError(f"connect to {address!r}")
        connect(self, address)  # type: ignore[arg-type]

    def guarded_ex(self: socket.socket, address: object) -> int:
        if not _stays_here(address):
            raise NetworkUsedError(f"connect to {address!r}")
        return connect_ex(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_ex)


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on a log record of WARNING or above, but those that the test's ``expected_log("text")`` names."""
    yield
    expected = [str(text) for mark in request.node.iter_markers("expected_log") for text in mark.args]
    loud = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for record in [*caplog.get_records("setup"), *caplog.get_records("call")]
        if record.levelno >= logging.WARNING
    ]
    surprising = [line for line in loud if not any(text in line for text in expected)]
    assert not surprising, "unexpected log records:\n" + "\n".join(surprising)


@pytest.fixture(autouse=True)
def _no_leaked_thread() -> Iterator[None]:
    """Fail when a test leaves a thread of its own running."""
    before = set(threading.enumerate())
    yield
    left = [one for one in threading.enumerate() if one not in before and not one.daemon]
    for one in left:
        one.join(timeout=5)
    running = [one.name for one in left if one.is_alive()]
    assert not running, f"threads left running: {running}"
