"""A real encrypted store in a temporary folder, with a clock that tests may turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from leadbooth.domain.ids import Id, new_id
from leadbooth.storage.keys import new_key, new_recovery_key
from leadbooth.storage.store import Store, create_store


@dataclass
class Clock:
    """Wall time under the control of a test, in milliseconds since 1970."""

    ms: int = 1_770_000_000_000

    def __call__(self) -> int:
        self.ms += 1
        return self.ms


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def open_store(tmp_path: Path, clock: Clock) -> Iterator[Callable[[str], Store]]:
    """Makes any number of stores, each a laptop of its own."""
    stores: list[Store] = []

    def make(name: str = "store") -> Store:
        key = new_key()
        create_store(tmp_path / name, key, passphrase="", recovery_key=new_recovery_key())
        stores.append(Store(tmp_path / name, key, now_ms=clock))
        return stores[-1]

    yield make
    for store in stores:
        store.close()


@pytest.fixture
def store(open_store: Callable[[str], Store]) -> Store:
    return open_store("store")


@pytest.fixture
def event(store: Store) -> Id:
    """An event in the store."""
    event = new_id()
    with store.writing() as writer:
        writer.create("event", event, event, {"basics": {"name": "Expo", "kind": "trade_show"}})
    return event
