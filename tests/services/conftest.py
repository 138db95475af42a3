"""A store with one event and one member of staff, as a booth has on its first morning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from leadbooth.domain.event import Event, Staff
from leadbooth.services import stores
from leadbooth.storage.store import Store


@dataclass
class Booth:
    """What a test works with. ``clock`` moves by a millisecond at each look and may be set."""

    store: Store
    event: Event
    staff: Staff
    recovery_key: str
    folder: Path


class Clock:
    """Wall time under the control of a test: 3 February 2026, 10:00 UTC and on."""

    def __init__(self) -> None:
        self.ms = 1_770_112_800_000

    def __call__(self) -> int:
        self.ms += 1
        return self.ms


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def booth(tmp_path: Path, clock: Clock) -> Iterator[Booth]:
    made = stores.create(
        tmp_path / "data",
        name="Mara Klein",
        company="Northgrid GmbH",
        event_name="Grid & Power Expo",
        passphrase="correct horse",
        clock=clock,
    )
    yield Booth(made.store, made.event, made.staff, made.recovery_key, tmp_path / "data")
    made.store.close()
