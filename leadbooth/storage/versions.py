"""Versions of the libraries that keep the store."""

from __future__ import annotations

from sqlcipher3 import dbapi2 as sqlcipher


def sqlite_versions() -> tuple[str, str]:
    """The versions of SQLite and of SQLCipher."""
    connection = sqlcipher.connect(":memory:")
    try:
        (cipher,) = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    return sqlcipher.sqlite_version, str(cipher)
