"""A store with an event to capture at, closed, for other processes to open."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import pytest

from leadbooth.domain.ids import new_id
from leadbooth.storage.keys import new_key, new_recovery_key
from leadbooth.storage.store import Store, create_store

CAPTURING = Path(__file__).with_name("capturing.py")


@dataclass(frozen=True)
class Place:
    """Where a store lies, and what opens it."""

    folder: Path
    key: bytes

    def open(self) -> Store:
        return Store(self.folder, self.key)


def make_place(folder: Path) -> Place:
    """A store with an event to capture at, closed again."""
    place = Place(folder, new_key())
    create_store(place.folder, place.key, passphrase="", recovery_key=new_recovery_key())
    store, event = place.open(), new_id()
    with store.writing() as writer:
        writer.create("event", event, event, {"basics": {"name": "Expo"}})
    store.close()
    return place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path / "store")


@pytest.fixture
def rng() -> random.Random:
    """Chance whose seed is printed when a test fails."""
    seed = random.SystemRandom().getrandbits(32)
    print(f"seed {seed}")  # noqa: T201 - pytest shows it with a failure
    return random.Random(seed)
