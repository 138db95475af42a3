"""A disk that is full and a folder that may not be written, for real: what was saved stays, and it goes on after."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from leadbooth.domain.ids import Id, new_id
from leadbooth.errors import KnownError
from leadbooth.storage import backup
from leadbooth.storage.files import write_atomically
from leadbooth.storage.keys import new_key, new_recovery_key
from leadbooth.storage.store import Store, StoreLock, create_store
from leadbooth.storage.verify import verify


def _mount(*arguments: str) -> bool:
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if not _mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)):
        pytest.skip("needs the right to mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def new_store(folder: Path) -> tuple[Store, Id]:
    key, event = new_key(), new_id()
    create_store(folder, key, passphrase="", recovery_key=new_recovery_key())
    store = Store(folder, key)
    with store.writing() as writer:
        writer.create("event", event, event, {"basics": {"name": "Expo"}})
    return store, event


def capture(store: Store, event: Id) -> Id:
    lead = new_id()
    with store.writing() as writer:
        writer.create("lead", lead, event, {"identity": {"last_name": lead.hex()}})
        note = {"lead_id": lead, "kind": "note", "at": 1, "text": lead.hex() * 100}
        writer.add("encounter", new_id(), event, note, subject=lead)
    return lead


def capture_for_ever(store: Store, event: Id, saved: set[Id]) -> None:
    while True:
        saved.add(capture(store, event))


def leads(store: Store) -> set[Id]:
    with store.reading() as db:
        return set(db.values("SELECT id FROM lead"))


def test_a_full_disk_is_told_loses_nothing_and_is_got_over(small_disk: Path) -> None:
    store, event = new_store(small_disk / "store")
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(1_500_000))
    saved = set[Id]()
    with pytest.raises(KnownError, match="disk_full") as told:
        capture_for_ever(store, event, saved)
    assert str(small_disk) in str(told.value.params["path"])
    assert saved
    assert leads(store) == saved
    with pytest.raises(KnownError, match="disk_full"):
        store.backup(small_disk / "saved.leadbooth")
    assert sorted(path.name for path in small_disk.iterdir()) == ["ballast", "store"]
    ballast.unlink()
    saved.add(capture(store, event))
    assert leads(store) == saved
    assert store.check() == []
    store.close()
    again = Store(store.folder, store._key)
    assert leads(again) == saved
    again.close()


def test_a_full_disk_can_be_read_and_taken_home_from(small_disk: Path, tmp_path: Path) -> None:
    leadbooth = [sys.executable, "-m", "leadbooth", "--data-dir", str(small_disk / "store")]
    usual = {**os.environ, "LEADBOOTH_PASSPHRASE": "sample passphrase"}
    run = partial(subprocess.run, capture_output=True, text=True, env=usual, timeout=60)
    first = run([*leadbooth, "capture"], input="MECARD:N:Okafor,Chidi;;\n")
    assert first.returncode == 0, first.stderr
    full = run([*leadbooth, "demo", "--leads", "100000"])
    assert full.returncode == 3
    assert full.stderr.splitlines()[-3].startswith("leadbooth: The disk is full")
    found = run([*leadbooth, "leads", "--search", "okafor", "--json"])
    assert found.returncode == 0, found.stderr
    assert '"last_name": "Okafor"' in found.stdout
    assert not found.stderr
    run([*leadbooth, "export", str(tmp_path / "leads.csv")])
    assert "Okafor" in (tmp_path / "leads.csv").read_text(encoding="utf-8")
    examined = run([*leadbooth, "doctor"])
    assert "not examined: The disk is full" in examined.stdout
    assert "Traceback" not in examined.stderr


def test_a_disk_that_is_full_from_the_start_takes_no_store(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(bytes(4 * 1024 * 1024 - 16 * 1024))
    with pytest.raises(KnownError, match="disk_full"):
        new_store(small_disk / "store")


def test_a_disk_that_becomes_read_only_is_told_and_can_still_be_read(small_disk: Path) -> None:
    store, event = new_store(small_disk / "store")
    saved = {capture(store, event)}
    store.close()
    assert _mount("-o", "remount,ro", str(small_disk))
    with pytest.raises(KnownError, match="folder_read_only"):
        Store(store.folder, store._key)
    with pytest.raises(KnownError, match="folder_read_only"):
        new_store(small_disk / "another")
    with pytest.raises(KnownError, match="folder_read_only"):
        StoreLock(small_disk / "third").acquire()
    with pytest.raises(KnownError, match="folder_read_only"):
        write_atomically(small_disk / "leads.csv", b"name")
    assert _mount("-o", "remount,rw", str(small_disk))
    again = Store(store.folder, store._key)
    assert leads(again) == saved
    again.close()


def test_a_restore_onto_a_full_disk_is_told(small_disk: Path, tmp_path: Path) -> None:
    store, event = new_store(tmp_path / "store")
    saved = {capture(store, event)}
    store.backup(tmp_path / "saved.leadbooth")
    (small_disk / "ballast").write_bytes(bytes(4 * 1024 * 1024 - 64 * 1024))
    with pytest.raises(KnownError, match="disk_full"):
        backup.unpack(tmp_path / "saved.leadbooth", small_disk / "restored")
    assert leads(store) == saved
    assert verify(store) == []
    store.close()
