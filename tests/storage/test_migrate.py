"""Schemas: a fresh store is what the tables say, older stores are brought up after a backup, newer ones only read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from leadbooth.domain.ids import Id
from leadbooth.errors import KnownError
from leadbooth.storage import backup, migrate, schema
from leadbooth.storage.engine import writer_engine
from leadbooth.storage.store import BACKUPS, Store
from leadbooth.storage.tables import METADATA
from leadbooth.storage.verify import verify
from tests.storage.make_fixture_store import KEY, STORES

VERSIONS = sorted(int(path.name[1:]) for path in STORES.iterdir())


def test_a_fresh_store_is_what_the_tables_say(store: Store) -> None:
    found = sa.MetaData()
    with store._reader.connect() as db:
        found.reflect(db)
    for name, table in METADATA.tables.items():
        assert [_column(c) for c in found.tables[name].columns] == [_column(c) for c in table.columns], name
        assert _indexes(found.tables[name]) == _indexes(table), name
    others = {name for name in found.tables if name not in METADATA.tables and not name.startswith("search_part")}
    assert others == {"alembic_version"}


def _column(column: sa.Column[object]) -> tuple[str, str, bool, bool, str | None]:
    default = column.server_default
    text = str(default.arg).strip("'") if isinstance(default, sa.DefaultClause) else None
    kind = column.type.compile(sa.create_engine("sqlite://").dialect)
    return column.name, kind, bool(column.nullable), column.primary_key, text


def _indexes(table: sa.Table) -> set[tuple[str | None, tuple[str, ...]]]:
    return {(str(index.name), tuple(column.name for column in index.columns)) for index in table.indexes}


def test_the_program_knows_the_last_version_there_is() -> None:
    files = (Path(migrate.__file__).parent / "migrations" / "versions").glob("v*.py")
    assert max(int(file.name[1:5]) for file in files) == migrate.HEAD


def test_triggers_are_made_anew_by_a_migration(store: Store) -> None:
    select = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name"
    with store.reading() as db:
        before = [tuple(row) for row in db.rows(select)]
    with store._writer.begin() as connection:
        for name, _ in before[::2]:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        schema.install(connection)
    with store.reading() as db:
        assert [tuple(row) for row in db.rows(select)] == before


@pytest.mark.parametrize("version", VERSIONS)
def test_a_store_of_every_released_schema_opens_and_shows_its_leads(tmp_path: Path, version: int) -> None:
    folder = shutil.copytree(STORES / f"v{version}", tmp_path / "store")
    store = Store(folder, KEY)
    with store.reading() as db:
        assert db.values("SELECT last_name FROM lead WHERE alive ORDER BY last_name") == ["Hopper", "Lovelace"]
        assert db.value("SELECT count(*) FROM search_doc WHERE instr(text, 'love') > 0") == 1
    assert store.check() == []
    assert verify(store) == []
    store.close()


def test_a_store_of_a_newer_program_is_read_and_left_alone(store: Store, event: Id) -> None:
    with store._writer.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")
    newer = Store(store.folder, store._key)
    with newer.reading() as db:
        assert db.value("SELECT name FROM event") == "Expo"
    with pytest.raises(KnownError, match="store_newer") as refusal, newer.writing():
        pass
    assert refusal.value.params == {"found": 99, "known": migrate.HEAD}
    assert newer.check() == []
    newer.close()


def test_a_migration_that_fails_leaves_the_store_as_it_was_and_a_backup(
    store: Store, event: Id, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "HEAD", migrate.HEAD + 1)
    monkeypatch.setattr(migrate, "upgrade", _broken)
    with pytest.raises(sa.exc.OperationalError, match="no such table: nowhere"):
        Store(store.folder, store._key)
    with store.reading() as db:
        assert db.value("SELECT version_num FROM alembic_version") == f"{migrate.HEAD - 1:04}"
        assert db.value("SELECT name FROM event") == "Expo"
        assert db.value("SELECT count(*) FROM sqlite_schema WHERE name = 'half_done'") == 0
    (kept,) = (store.folder / BACKUPS).iterdir()
    backup.unpack(kept, restored := store.folder / "restored")
    monkeypatch.undo()
    again = Store(restored, store._key)
    with again.reading() as db:
        assert db.value("SELECT name FROM event") == "Expo"
    again.close()


def _broken(engine: sa.Engine) -> None:
    with engine.begin() as db:
        db.exec_driver_sql("CREATE TABLE half_done(x)")
        db.exec_driver_sql("INSERT INTO nowhere VALUES(1)")


def test_a_wrong_key_is_told_and_nothing_is_written(store: Store) -> None:
    before = sorted(path.name for path in store.folder.iterdir())
    with pytest.raises(KnownError, match="wrong_key"):
        Store(store.folder, bytes(32))
    assert sorted(path.name for path in store.folder.iterdir()) == before
    engine = writer_engine(store.folder / "leadbooth.db", store._key)
    with engine.connect() as db:
        assert migrate.version_of(db) == migrate.HEAD
    engine.dispose()
