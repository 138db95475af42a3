"""Engines onto one encrypted store: a writer whose transactions begin at once, and a reader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlcipher3 import dbapi2 as sqlcipher

from leadbooth.errors import KnownError

OLDEST_SQLITE = (3, 51, 3)
"""Older versions can corrupt a store when two connections checkpoint its write-ahead log at once."""

_STATEMENTS = 1_000
"""Prepared statements kept per connection. The driver evicts the newest of its cache first: once it is full, as it is
after a migration, every statement that comes later would be prepared again each time, which takes longer than
running it."""

_PRAGMAS: tuple[str, ...] = (
    # These two describe the file and cannot change. Pages of this size are written and proved in half the time of the
    # usual ones, and most processors have instructions for SHA-256.
    "cipher_page_size = 2048",
    "cipher_hmac_algorithm = HMAC_SHA256",
    "cipher_log_level = NONE",
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "foreign_keys = ON",
    "busy_timeout = 5000",
    "trusted_schema = OFF",
    "secure_delete = ON",
    "cache_size = -65536",
    "temp_store = MEMORY",
)


def check_sqlite(version: tuple[int, ...] = sqlcipher.sqlite_version_info) -> None:
    """Refuse a library that can lose or damage what it stores. Raises KnownError("sqlite_too_old")."""
    if version < OLDEST_SQLITE:
        raise KnownError("sqlite_too_old", found=".".join(map(str, version)))


def writer_engine(path: Path, key: bytes) -> sa.Engine:
    """An engine whose transactions take the write lock when they begin. ``key`` is 32 raw bytes."""
    engine = _engine(path, key)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reader_engine(path: Path, key: bytes) -> sa.Engine:
    """An engine for reading; a transaction sees one moment of the store, whatever is written meanwhile."""
    engine = _engine(path, key)

    @event.listens_for(engine, "connect")
    def _read_only(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA query_only = ON")

    event.listen(engine, "begin", _begin_deferred)
    return engine


def _engine(path: Path, key: bytes) -> sa.Engine:
    check_sqlite()
    url = sa.URL.create("sqlite+pysqlcipher", password=f"x'{key.hex()}'", database=str(path))
    engine = sa.create_engine(
        url, module=sqlcipher, poolclass=sa.pool.QueuePool, pool_size=2, connect_args={"cached_statements": _STATEMENTS}
    )
    event.listen(engine, "connect", _configure)
    return engine


def _configure(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by the hooks below, not by the driver
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection, statement: str) -> None:
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        driver: Any = connection.connection.driver_connection
        driver.execute(statement)


def _begin_immediate(connection: sa.Connection) -> None:
    _begin(connection, "BEGIN IMMEDIATE")


def _begin_deferred(connection: sa.Connection) -> None:
    _begin(connection, "BEGIN")
