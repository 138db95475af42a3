"""Bringing a store to the schema of this program, after a backup; a newer store is left alone."""

from __future__ import annotations

import warnings
from pathlib import Path

import sqlalchemy as sa

from leadbooth.storage import schema

HEAD = 1
"""The schema this program knows, the number of the last file in ``migrations/versions``."""


def version_of(db: sa.Connection) -> int:
    """The schema of a store; 0 for an empty one. Raises sqlalchemy.exc.DatabaseError with a wrong key."""
    if not sa.inspect(db).has_table("alembic_version"):
        return 0
    found = db.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return int(found) if found else 0


def upgrade(engine: sa.Engine, to: int = HEAD) -> None:
    """Run the missing versions in one transaction and make every trigger anew."""
    # Loaded only when there is something to migrate: it takes longer than opening the store.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    with engine.connect() as db:
        db.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("PRAGMA foreign_keys = OFF")
    with engine.begin() as db, warnings.catch_warnings():
        config.attributes["connection"] = db
        command.upgrade(config, f"{to:04}")
        schema.install(db)
