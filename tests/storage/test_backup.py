"""Backup and restore: one encrypted file that becomes a store of its own."""

from __future__ import annotations

import threading
import zipfile
from pathlib import Path

import pytest

from leadbooth.domain.ids import Id, new_id
from leadbooth.errors import KnownError
from leadbooth.storage import backup
from leadbooth.storage.log import all_changes
from leadbooth.storage.store import Store
from leadbooth.storage.verify import verify
from tests.storage.dump import dump


def capture(store: Store, event: Id) -> Id:
    lead = new_id()
    with store.writing() as writer:
        writer.create("lead", lead, event, {"identity": {"last_name": "Lovelace"}})
    return lead


@pytest.fixture
def saved(store: Store, event: Id, tmp_path: Path) -> Path:
    capture(store, event)
    store.backup(tmp_path / "saved.leadbooth")
    return tmp_path / "saved.leadbooth"


def test_a_backup_becomes_the_same_store_on_another_laptop(store: Store, saved: Path, tmp_path: Path) -> None:
    with store.reading() as db:
        state, log = dump(db), list(all_changes(db))
    backup.unpack(saved, tmp_path / "restored")
    backup.renew_identity(tmp_path / "restored", store._key)
    restored = Store(tmp_path / "restored", store._key)
    with restored.reading() as db:
        assert dump(db) == state
        assert list(all_changes(db)) == log
    # Two laptops that write under one identity would be taken for one.
    assert restored.replica().device_id != store.replica().device_id
    assert restored.replica().store_id == store.replica().store_id
    assert restored.check() == verify(restored) == []
    restored.close()


def test_nothing_of_a_lead_can_be_read_in_a_backup(saved: Path) -> None:
    assert b"Lovelace" not in saved.read_bytes()
    assert [path.name for path in saved.parent.iterdir() if path.name.startswith(".")] == []


def test_a_wrong_key_does_not_open_a_backup(saved: Path, tmp_path: Path) -> None:
    backup.unpack(saved, tmp_path / "restored")
    with pytest.raises(KnownError, match="wrong_key"):
        backup.renew_identity(tmp_path / "restored", bytes(32))


def test_a_torn_backup_is_told(store: Store, saved: Path, tmp_path: Path) -> None:
    backup.unpack(saved, tmp_path / "restored")
    database = tmp_path / "restored" / "leadbooth.db"
    raw = bytearray(database.read_bytes())
    raw[len(raw) // 2] ^= 1
    database.write_bytes(raw)
    with pytest.raises(KnownError, match="backup_damaged"):
        backup.renew_identity(tmp_path / "restored", store._key)


@pytest.mark.parametrize("content", [b"", b"no archive at all", b"PK\x03\x04 cut off"])
def test_a_file_that_is_no_backup_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.leadbooth").write_bytes(content)
    with pytest.raises(KnownError, match="not_a_backup"):
        backup.unpack(tmp_path / "x.leadbooth", tmp_path / "restored")


def test_a_cut_off_backup_and_a_foreign_archive_are_told(saved: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.leadbooth"
    cut.write_bytes(saved.read_bytes()[:-200])
    with pytest.raises(KnownError, match="not_a_backup"):
        backup.unpack(cut, tmp_path / "restored")
    with zipfile.ZipFile(tmp_path / "foreign.zip", "w") as archive:
        archive.writestr("../escape", b"")
    with pytest.raises(KnownError, match="not_a_backup"):
        backup.unpack(tmp_path / "foreign.zip", tmp_path / "restored")


def test_a_damaged_member_is_told(saved: Path, tmp_path: Path) -> None:
    raw = bytearray(saved.read_bytes())
    raw[len(raw) // 2] ^= 1
    saved.write_bytes(raw)
    with pytest.raises(KnownError, match="not_a_backup"):
        backup.unpack(saved, tmp_path / "restored")


def test_a_backup_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="file_error"):
        backup.unpack(tmp_path / "nowhere.leadbooth", tmp_path / "restored")


def test_captures_go_on_while_a_backup_is_written(store: Store, event: Id, tmp_path: Path) -> None:
    acknowledged = [capture(store, event) for _ in range(5)]
    stop = threading.Event()

    def go_on() -> None:
        while not stop.is_set():
            acknowledged.append(capture(store, event))

    worker = threading.Thread(target=go_on)
    worker.start()
    try:
        for number in range(5):
            before = list(acknowledged)
            target = tmp_path / f"{number}.leadbooth"
            store.backup(target)
            backup.unpack(target, tmp_path / str(number))
            copy = Store(tmp_path / str(number), store._key)
            with copy.reading() as db:
                assert set(before) <= set(db.values("SELECT id FROM lead"))
            assert copy.check() == verify(copy) == []
            copy.close()
    finally:
        stop.set()
        worker.join()
