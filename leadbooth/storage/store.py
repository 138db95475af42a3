"""Store: one encrypted file of leads on this laptop, opened, written, read, closed."""

from __future__ import annotations

import logging
import platform
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from filelock import FileLock, Timeout
from sqlcipher3 import dbapi2 as sqlcipher

from leadbooth.domain.ids import Id
from leadbooth.errors import KnownError
from leadbooth.storage import backup, migrate, rescore
from leadbooth.storage.db import BEGIN_READING, BEGIN_WRITING, Db, transaction
from leadbooth.storage.engine import reader_engine, writer_engine
from leadbooth.storage.files import known_os_error
from leadbooth.storage.keys import write_key_file
from leadbooth.storage.log import Writer
from leadbooth.storage.place import check_place
from leadbooth.storage.turns import Turns

_log = logging.getLogger(__name__)

DATABASE, KEY_FILE, LOCK_FILE, BACKUPS = "leadbooth.db", "key.json", "store.lock", "backups"


def now_ms() -> int:
    """Wall time in milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000


def store_exists(folder: Path) -> bool:
    """Whether there are leads in ``folder``, also where the key file that opens them is missing."""
    return (folder / DATABASE).exists()


def create_store(folder: Path, key: bytes, *, passphrase: str, recovery_key: str) -> None:
    """Make the folder and the key file of a new store; ``Store`` then makes the database.

    Raises KnownError where the folder is synchronised, on a network, read-only, full, or holds a store already.
    """
    check_place(folder)
    if store_exists(folder):
        raise KnownError("store_exists", path=str(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / KEY_FILE).exists():
            # Of a database that was moved away, and may come back.
            (folder / KEY_FILE).replace(folder / f"key-{now_ms()}.json")
    except OSError as error:
        raise known_os_error(error, folder) from error
    write_key_file(folder / KEY_FILE, key, passphrase=passphrase, recovery_key=recovery_key)


@dataclass(frozen=True, slots=True)
class Replica:
    """The identity of this laptop in the log."""

    store_id: Id
    device_id: Id
    device_name: str


class StoreLock:
    """Held while a program uses a store, so that there is never a second one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / LOCK_FILE)

    def acquire(self) -> None:
        """Make the folder where it is missing, and take the lock.

        Raises KnownError("store_in_use") while another program holds it, and what makes a folder unfit.
        """
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise KnownError("store_in_use") from None
        except OSError as error:
            raise known_os_error(error, self._folder) from error

    def release(self) -> None:
        self._lock.release()


class Store:
    """An open store. Every write goes through ``writing``; reads see one moment through ``reading``."""

    def __init__(self, folder: Path, key: bytes, *, now_ms: Callable[[], int] = now_ms) -> None:
        """Open the store in ``folder``, migrating it first (after a backup) where it is older than this program.

        Raises KnownError("wrong_key", "store_damaged", "folder_read_only", "disk_full" ...).
        """
        check_place(folder)
        self.folder = folder
        self._key = key
        self._now_ms = now_ms
        self._path = path = folder / DATABASE
        self._writer = writer_engine(path, key)
        self._reader = reader_engine(path, key)
        self._turns = Turns()
        try:
            with _known(path):
                self.version = self._prepare()
        except BaseException:
            self._let_go()
            raise
        self.read_only = self.version > migrate.HEAD

    def _prepare(self) -> int:
        with self._writer.connect() as db:
            version = migrate.version_of(db)
        if version < migrate.HEAD:
            if version:
                self.backup(self.folder / BACKUPS / f"before-{migrate.HEAD:04}-{self._now_ms()}.leadbooth")
            migrate.upgrade(self._writer)
            if not version:
                self._introduce()
            return migrate.HEAD
        return version

    def _introduce(self) -> None:
        row = (secrets.token_bytes(16), secrets.token_bytes(16), platform.node() or "laptop")
        with self._writer.begin() as db:
            db.exec_driver_sql("INSERT INTO replica(one, store_id, device_id, device_name) VALUES(1, ?, ?, ?)", row)

    @contextmanager
    def writing(self, actor: Id | None = None, action: Id | None = None) -> Iterator[Writer]:
        """One user action: what is recorded in the block is on the disk when the block has ended.

        ``action`` continues an earlier one, so that both are undone together. Raises KnownError for a full disk, a
        read-only folder or a newer store; then nothing of the block was written.
        """
        if self.read_only:
            raise KnownError("store_newer", found=self.version, known=migrate.HEAD)
        with _known(self._path), self._turns.turn(), transaction(self._writer, BEGIN_WRITING) as db:
            writer = Writer(db, now_ms=self._now_ms, actor=actor, action=action)
            yield writer
            writer.flush()

    def rescore_some(self, leads: int = 1_000) -> rescore.Left | None:
        """Score some more of the leads whose event was changed; answers what is left, None when all is done.

        A store that a newer program wrote is left to that one.
        """
        with self.reading() as db:
            if self.read_only or rescore.left(db) is None:
                return None
        with _known(self._path), self._turns.turn(), transaction(self._writer, BEGIN_WRITING) as db:
            return rescore.some(db, leads)

    @contextmanager
    def reading(self) -> Iterator[Db]:
        """A connection that sees one moment of the store and cannot write."""
        with _known(self._path), transaction(self._reader, BEGIN_READING) as db:
            yield db

    def now_ms(self) -> int:
        """The store's clock: wall time in milliseconds."""
        return self._now_ms()

    def replica(self) -> Replica:
        with self.reading() as db:
            return Replica(*db.rows("SELECT store_id, device_id, device_name FROM replica")[0])

    def backup(self, target: Path) -> None:
        """Copy the store, with its key file, into one encrypted file."""
        with _known(target):
            backup.write(self._reader, self._key, self.folder / KEY_FILE, target)

    def check(self) -> list[str]:
        """Faults of the file: empty when every page proves intact."""
        try:
            # A checkpoint that a power cut broke off leaves torn pages, which the write-ahead log still holds whole.
            self._checkpoint()
            torn = self._pragma("cipher_integrity_check")
            return torn or [fault for fault in self._pragma("integrity_check") if fault != "ok"]
        except KnownError as error:
            if error.code != "store_damaged":
                raise
            return [str(error.params["reason"])]

    def _pragma(self, name: str) -> list[str]:
        with _known(self._path), self._reader.connect() as db:
            return [str(row[0]) for row in db.exec_driver_sql(f"PRAGMA {name}")]

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of it."""
        try:
            self._checkpoint()
        except KnownError as error:
            if error.code != "disk_full":
                raise
            _log.info("no room to fold the write-ahead log; it keeps everything until there is")
        finally:
            self._let_go()

    def _let_go(self) -> None:
        self._reader.dispose()
        self._writer.dispose()

    def _checkpoint(self) -> None:
        if not self.read_only:
            with _known(self._path), self._writer.connect() as db:
                raw = db.execution_options(isolation_level="AUTOCOMMIT")
                raw.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


_NO_SPACE = 64 * 1024  # bytes
_SAYINGS = {
    "disk is full": "disk_full",
    "readonly database": "folder_read_only",
    "unable to open": "folder_read_only",
    "file is not a database": "wrong_key",
    "malformed": "store_damaged",
    "disk I/O error": "disk_error",
    "database is locked": "store_in_use",
}


@contextmanager
def _known(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the disk into a KnownError."""
    try:
        yield
    except (sa.exc.DatabaseError, sqlcipher.DatabaseError) as error:
        said = str(getattr(error, "orig", error))
        code = next((code for saying, code in _SAYINGS.items() if saying in said), None)
        if code is None:
            raise
        if code == "disk_error" and shutil.disk_usage(path.parent).free < _NO_SPACE:
            code = "disk_full"  # where SQLite could not even make its shared index
        raise KnownError(code, path=str(path), reason=said) from error
