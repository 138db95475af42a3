"""Opening a store, what lies on the disk, and what goes wrong with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from leadbooth.domain.ids import Id, new_id
from leadbooth.errors import KnownError
from leadbooth.storage.engine import check_sqlite
from leadbooth.storage.keys import new_key, new_recovery_key
from leadbooth.storage.store import DATABASE, Store, StoreLock, create_store, store_exists


def capture(store: Store, event: Id, name: str) -> Id:
    lead = new_id()
    with store.writing() as writer:
        writer.create("lead", lead, event, {"identity": {"last_name": name}})
    return lead


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2)])
def test_a_library_that_can_damage_a_store_is_refused(version: tuple[int, ...]) -> None:
    with pytest.raises(KnownError, match="sqlite_too_old"):
        check_sqlite(version)


def test_the_library_that_is_here_is_young_enough() -> None:
    check_sqlite()


def test_a_store_syncs_every_commit_and_every_page_is_proved(store: Store) -> None:
    with store._writer.connect() as db:
        found = {
            name: str(db.exec_driver_sql(f"PRAGMA {name}").scalar())
            for name in ("synchronous", "journal_mode", "secure_delete", "fullfsync", "cipher_use_hmac")
        }
    assert found == {
        "synchronous": "2", "journal_mode": "wal", "secure_delete": "1", "fullfsync": "1", "cipher_use_hmac": "1",
    }  # fmt: skip


@pytest.mark.parametrize("closed", [True, False])
def test_nothing_of_a_lead_lies_readable_on_the_disk(
    tmp_path: Path, closed: bool, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    # By a process of its own: reading a live file here would drop the locks that SQLite holds on it.
    key, folder = new_key(), tmp_path / "store"
    create_store(folder, key, passphrase="", recovery_key=new_recovery_key())
    end = "store.close()" if closed else "os._exit(0)"
    program = f"""
import os
from pathlib import Path
from leadbooth.domain.ids import new_id
from leadbooth.storage.store import Store
store, event = Store(Path({str(folder)!r}), bytes.fromhex({key.hex()!r})), new_id()
for _ in range(50):
    lead = new_id()
    with store.writing() as writer:
        writer.create("lead", lead, event, {{"identity": {{"last_name": "Lovelace"}}}})
        note = {{"lead_id": lead, "kind": "note", "text": "secret wish"}}
        writer.add("encounter", new_id(), event, note, subject=lead)
{end}
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.name.endswith("-wal") for path in files) is not closed
    said = capfdbinary.readouterr()
    for raw in [*(path.read_bytes() for path in files), said.out, said.err]:
        lowered = raw.lower()
        assert not any(word in lowered for word in (b"lovelace", b"secret wish", b"create table", key.hex().encode()))
        assert key not in raw


def test_a_second_store_in_one_folder_is_refused(store: Store) -> None:
    assert store_exists(store.folder)
    with pytest.raises(KnownError, match="store_exists"):
        create_store(store.folder, new_key(), passphrase="", recovery_key=new_recovery_key())


def test_a_damaged_page_is_found(tmp_path: Path) -> None:
    key, event = new_key(), new_id()
    create_store(tmp_path / "store", key, passphrase="", recovery_key=new_recovery_key())
    store = Store(tmp_path / "store", key)
    for number in range(100):
        capture(store, event, f"Lead {number}")
    assert store.check() == []
    store.close()
    _flip_bytes(store.folder / DATABASE)
    again = Store(store.folder, key)
    assert any("HMAC verification failed" in fault for fault in again.check())
    with pytest.raises(KnownError, match="store_damaged"):
        _read_all(again)
    again.close()


def _read_all(store: Store) -> None:
    with store.reading() as db:
        for table in ("lead", "change", "search_doc", "search_part_data"):
            db.rows(f"SELECT * FROM {table}")


def _flip_bytes(database: Path) -> None:
    # In the pages that came last: rows of the leads and their log, none that is needed to open the store.
    raw = bytearray(database.read_bytes())
    for page in range(len(raw) // 2048 - 5, len(raw) // 2048):
        raw[page * 2048 + 1000] ^= 1
    database.write_bytes(raw)


def test_a_file_that_is_no_store_is_not_opened(store: Store, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / DATABASE).write_bytes(b"no store" * 1000)
    with pytest.raises(KnownError, match="wrong_key"):
        Store(tmp_path / "other", store._key)


def test_one_running_program_per_store(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from leadbooth.storage.store import StoreLock
lock = StoreLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""
    command = [sys.executable, "-c", program, str(tmp_path)]
    lock = StoreLock(tmp_path)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(KnownError, match="store_in_use"):
            lock.acquire()
        other.communicate("")
    lock.acquire()  # it ended, however that was
    lock.release()
