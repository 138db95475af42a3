"""kill -9 at random moments while a process captures as fast as it can: what it said was saved is there."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from leadbooth.storage.verify import verify
from tests.e2e.crash.conftest import CAPTURING, Place

KILLS = 200
LONGEST = 0.12  # seconds from the start of a child to its end
pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to start hundreds of programs"),
    pytest.mark.slow,
]


class Victims:
    """Children that capture, one after the other, and what they say."""

    def __init__(self, server: subprocess.Popen[bytes]) -> None:
        self._server = server
        self._rest = b""

    def kill_one(self, after: float) -> list[bytes]:
        """Start a child, kill it ``after`` so many seconds; returns the leads it said were saved."""
        assert self._server.stdin is not None
        self._server.stdin.write(b"go\n")
        self._server.stdin.flush()
        (started,) = self._heard(until=b"started")
        saved = []
        end = time.monotonic() + after
        while (left := end - time.monotonic()) > 0:
            saved += self._heard(within=left)
        os.kill(int(started.split()[1]), signal.SIGKILL)
        saved += self._heard(until=b"dead")[:-1]
        return [bytes.fromhex(line.split()[1].decode()) for line in saved]

    def _heard(self, *, until: bytes = b"", within: float | None = None) -> list[bytes]:
        """Whole lines: up to one that begins with ``until``, or what comes ``within`` some seconds."""
        assert self._server.stdout is not None
        lines: list[bytes] = []
        while select.select([self._server.stdout], [], [], within)[0]:
            heard = os.read(self._server.stdout.fileno(), 1 << 16)
            assert heard, "the program that starts children is gone"
            *new, self._rest = (self._rest + heard).split(b"\n")
            lines += new
            if not until or any(line.startswith(until) for line in lines):
                break
        return lines


@contextmanager
def victims(place: Place) -> Iterator[Victims]:
    command = [sys.executable, str(CAPTURING), "serve", str(place.folder), place.key.hex()]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        yield Victims(server)
        assert server.stdin is not None
        server.stdin.close()


@pytest.mark.timeout(300)
def test_nothing_acknowledged_is_lost(place: Place, rng: random.Random) -> None:
    saved: set[bytes] = set()
    with victims(place) as children:
        for number in range(KILLS):
            saved.update(children.kill_one(after=rng.uniform(0, LONGEST)))
            if number % 20 == 0:  # otherwise the next child is the one that finds the mess
                store = place.open()
                assert store.check() == []
                store.close()
    store = place.open()
    with store.reading() as db:
        there = set(db.values("SELECT id FROM lead"))
    assert len(saved) > KILLS, "the children hardly came to capture anything"
    assert saved <= there
    assert store.check() == []
    assert verify(store) == []
    store.close()
