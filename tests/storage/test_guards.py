"""State has one writer, the fold of the log; triggers refuse any other."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.records import RECORDS
from leadbooth.errors import KnownError
from leadbooth.storage.store import Store
from leadbooth.storage.tables import GUARDED, METADATA

REFUSED = "written by the change log only"


def refused(store: Store, statement: str, match: str = REFUSED) -> None:
    with pytest.raises(sqlcipher.DatabaseError, match=match), store.writing() as writer:
        writer.db.run(statement)


@pytest.fixture
def filled(store: Store, event: Id) -> Store:
    """A store with a row in every guarded table: a trigger only speaks where there is a row."""
    lead, gone = new_id(), new_id()
    with store.writing() as writer:
        writer.create("lead", lead, event, {"contact": {"email": "ada@lace.example"}})
        writer.create("lead", gone, event, {})
        writer.erase(gone, event)
        for record in RECORDS.values():
            owner = {"lead_id": lead} if record.of_lead else {}
            subject = lead if record.of_lead else None
            if record.add_only:
                writer.add(record.name, new_id(), event, owner, subject=subject)
            elif record.name not in ("lead", "event"):
                group = next(iter(record.groups))
                writer.create(record.name, new_id(), event, {group: owner}, subject=subject)
    return store


@pytest.mark.parametrize("table", GUARDED)
def test_every_table_of_state_refuses_every_kind_of_write(filled: Store, table: str) -> None:
    with filled.reading() as db:
        assert db.value(f"SELECT count(*) FROM {table}") >= 1
    column = METADATA.tables[table].primary_key.columns.values()[0].name
    columns = ", ".join(f'"{c.name}"' for c in METADATA.tables[table].columns)
    refused(filled, f'UPDATE {table} SET "{column}" = "{column}"')
    refused(filled, f"DELETE FROM {table}")
    refused(filled, f"INSERT INTO {table} SELECT * FROM {table}")
    refused(filled, f"INSERT OR REPLACE INTO {table}({columns}) SELECT {columns} FROM {table}")
    refused(filled, f"INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT DO NOTHING")


def break_off_while_folding(store: Store) -> None:
    with store.writing() as writer:
        writer.db.run("UPDATE replica SET applying = 1")
        writer.db.run("UPDATE lead SET email = 'x'")
        raise ZeroDivisionError


def test_guards_stand_again_after_a_transaction_that_broke_off_while_folding(filled: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        break_off_while_folding(filled)
    refused(filled, "UPDATE lead SET email = 'x'")
    with filled.reading() as db:
        assert db.value("SELECT email FROM lead") == "ada@lace.example"


def test_the_log_only_grows(filled: Store) -> None:
    refused(filled, "DELETE FROM change", "only grows")
    refused(filled, "UPDATE change SET body = '{}'", "never altered")
    refused(filled, "UPDATE change SET hlc = hlc + 1, body = NULL", "never altered")


def test_a_reader_cannot_write(filled: Store) -> None:
    with pytest.raises(KnownError, match="folder_read_only"), filled.reading() as db:
        db.run("UPDATE replica SET device_name = 'x'")
