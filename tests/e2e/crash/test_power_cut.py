"""The power goes at any moment: what was acknowledged is there. A store that syncs less must fail the same trial."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from leadbooth.errors import KnownError
from leadbooth.storage.store import Store
from tests.e2e.crash.conftest import CAPTURING, Place
from tests.e2e.crash.power_cut import Disk, Step, steps

POINTS = 600
CAPTURES = 120
SMALL_CHECKPOINTS = "wal_autocheckpoint = 150"  # pages: checkpoints belong to the trial as well
_COMPILER = shutil.which("cc") or shutil.which("gcc")
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="writes are recorded by a library preloaded on Linux"),
    pytest.mark.skipif(_COMPILER is None, reason="no C compiler to build the recorder with"),
    pytest.mark.slow,
]


def build_recorder(folder: Path) -> Path:
    """The library that writes down what a program writes."""
    library, source = folder / "recorder.so", Path(__file__).with_name("recorder.c")
    subprocess.run([str(_COMPILER), "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library


@pytest.fixture(scope="session")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_recorder(tmp_path_factory.mktemp("recorder"))


def record(place: Place, recorder: Path, *pragmas: str) -> tuple[Disk, list[Step]]:
    """What a program did to the store while it captured, and the disk before it began."""
    files = [place.folder / name for name in ("leadbooth.db", "key.json")]
    disk = Disk({file: bytearray(file.read_bytes()) for file in files})
    recording = place.folder.parent / "recording"
    command = [sys.executable, str(CAPTURING), "run", str(place.folder), place.key.hex(), str(CAPTURES)]
    environ = {"LD_PRELOAD": str(recorder), "RECORD_FOLDER": str(place.folder), "RECORD_TO": str(recording)}
    acks = place.folder / "acks"
    subprocess.run([*command, str(acks), *pragmas], env={**os.environ, **environ}, check=True, timeout=60)
    return disk, list(steps(recording))


@contextmanager
def after_a_cut(images: dict[Path, bytearray], key: bytes) -> Iterator[Store]:
    """The store as it is found when the laptop starts again."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        for file, image in images.items():
            (Path(folder) / file.name).write_bytes(image)
        store = Store(Path(folder), key)
        try:
            yield store
        finally:
            store.close()


def play(place: Place, disk: Disk, recorded: list[Step], rng: random.Random) -> Counter[str]:
    """Cut the power at ``POINTS`` moments; returns how many of them lost something, or left no sound store."""
    acks, acknowledged, found = place.folder / "acks", set[bytes](), Counter[str]()
    moments = Counter(rng.randrange(len(recorded)) for _ in range(POINTS))
    for number, step in enumerate(recorded):
        if step.file == acks:
            acknowledged |= {step.data} if step.what == "w" else set()
        else:
            disk.take(step)
        for _ in range(moments[number]):
            found.update(_outcome(disk.cut(rng), place.key, acknowledged))
    return found


def _outcome(images: dict[Path, bytearray], key: bytes, acknowledged: set[bytes]) -> list[str]:
    try:
        with after_a_cut(images, key) as store:
            with store.reading() as db:
                there = set(db.values("SELECT id FROM lead"))
            return ["lost"] * (not acknowledged <= there) + ["damaged"] * bool(store.check())
    except KnownError as error:
        return [error.code]


@pytest.mark.timeout(300)
def test_a_power_cut_loses_nothing_acknowledged(place: Place, recorder: Path, rng: random.Random) -> None:
    disk, recorded = record(place, recorder, SMALL_CHECKPOINTS)
    assert sum(step.file.name == "acks" and step.what == "w" for step in recorded) == CAPTURES
    assert {step.file.name for step in recorded if step.what == "s"} == {"leadbooth.db", "leadbooth.db-wal"}
    assert play(place, disk, recorded, rng) == Counter()


@pytest.mark.timeout(300)
def test_the_same_trial_catches_a_store_that_syncs_too_little(place: Place, recorder: Path, rng: random.Random) -> None:
    disk, recorded = record(place, recorder, SMALL_CHECKPOINTS, "synchronous = NORMAL")
    assert play(place, disk, recorded, rng)["lost"] > POINTS // 20
