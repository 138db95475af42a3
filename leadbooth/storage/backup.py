"""Backup and restore: one file that holds the encrypted store and its key file, still wrapped."""

from __future__ import annotations

import secrets
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from leadbooth.errors import KnownError
from leadbooth.storage.engine import writer_engine
from leadbooth.storage.files import known_os_error, replacing

DATABASE, KEY_FILE = "leadbooth.db", "key.json"


def write(engine: sa.Engine, key: bytes, key_file: Path, target: Path) -> None:
    """Copy the store behind ``engine`` through the backup API, check the copy, and write it to ``target``."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as scratch:
            copy = Path(scratch) / DATABASE
            _copy(engine, key, copy)
            with replacing(target) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                archive.write(copy, DATABASE)
                archive.write(key_file, KEY_FILE)
    except OSError as error:
        raise known_os_error(error, target) from error


def _copy(engine: sa.Engine, key: bytes, target: Path) -> None:
    copy = writer_engine(target, key)
    try:
        with engine.connect() as source, copy.connect() as sink:
            driver: Any = source.connection.driver_connection
            driver.backup(sink.connection.driver_connection, pages=-1)
        with copy.connect() as db:
            raw = db.execution_options(isolation_level="AUTOCOMMIT")
            faults = raw.exec_driver_sql("PRAGMA cipher_integrity_check").all()
            raw.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        if faults:
            raise KnownError("backup_damaged", path=str(target))
    finally:
        copy.dispose()


def unpack(source: Path, folder: Path) -> None:
    """Lay the files of a backup into the empty ``folder``. Raises KnownError("not_a_backup")."""
    try:
        with zipfile.ZipFile(source) as archive:
            if set(archive.namelist()) != {DATABASE, KEY_FILE}:
                raise KnownError("not_a_backup", path=str(source))
            archive.extractall(folder)
    except zipfile.BadZipFile as error:
        raise KnownError("not_a_backup", path=str(source)) from error
    except OSError as error:
        raise known_os_error(error, source) from error


def renew_identity(folder: Path, key: bytes) -> None:
    """Give a restored store a new device id: what it writes must not be taken for what the lost one wrote.

    Raises KnownError("wrong_key") where ``key`` does not open it and KnownError("backup_damaged") for a torn one.
    """
    engine = writer_engine(folder / DATABASE, key)
    try:
        with engine.begin() as db:
            if db.exec_driver_sql("PRAGMA cipher_integrity_check").all():
                raise KnownError("backup_damaged", path=str(folder))
            db.exec_driver_sql("UPDATE replica SET device_id = ?, device_seq = 0", (secrets.token_bytes(16),))
    except sa.exc.DatabaseError as error:
        raise KnownError("backup_damaged", path=str(folder), reason=str(error.orig)) from error
    finally:
        engine.dispose()
