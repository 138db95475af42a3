"""Proving a store: what its log says, folded once more, must be what its tables hold."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from leadbooth.errors import KnownError
from leadbooth.storage import search
from leadbooth.storage.db import Db
from leadbooth.storage.fold import apply
from leadbooth.storage.keys import new_key
from leadbooth.storage.log import all_changes
from leadbooth.storage.store import Store
from leadbooth.storage.tables import ERASED, MATCH_KEY, STATE_TABLES

_BATCH = 1_000  # changes of one transaction


def verify(store: Store) -> list[str]:
    """Faults of a store in plain words, empty when all is well.

    Refolds the log into a temporary encrypted store beside it and compares every table of state and all that is
    derived from it. Takes as long as the log is. Leads that wait to be scored anew are scored first; nothing else in
    the store is changed.
    """
    while store.rescore_some():
        pass
    with (
        tempfile.TemporaryDirectory(dir=store.folder, prefix=".verify-") as scratch,
        closing(Store(Path(scratch), new_key())) as fresh,
        store.reading() as db,
    ):
        _refold(db, fresh)
        with fresh.reading() as expected:
            return [*_gaps(db), *_differences(db, expected), *_search_faults(store)]


def _refold(db: Db, fresh: Store) -> None:
    changes = iter(all_changes(db))
    while batch := list(islice(changes, _BATCH)):
        with fresh.writing() as writer:
            apply(writer.db, batch)
    while fresh.rescore_some():
        pass


def _gaps(db: Db) -> Iterator[str]:
    last, logged = db.rows(
        "SELECT device_seq, (SELECT count(*) FROM change WHERE device_id = replica.device_id) FROM replica"
    )[0]
    if last != logged:
        yield f"change: {last} were recorded here, {logged} are in the log"


def _differences(db: Db, expected: Db) -> Iterator[str]:
    for table, select in _selects().items():
        lacking = {hash(tuple(row)) for row in expected.each(select)}
        held = {hash(tuple(row)) for row in db.each(select)}
        if held != lacking:
            yield f"{table}: {len(held - lacking)} rows do not follow from the log, {len(lacking - held)} are missing"


def _selects() -> dict[str, str]:
    """How to read each table without row numbers, which are a laptop's own."""
    selects = {}
    for table in (*STATE_TABLES.values(), ERASED, MATCH_KEY):
        columns = ", ".join(f'"{column.name}"' for column in table.columns if column.name != "rid")
        selects[table.name] = f"SELECT {columns} FROM {table.name}"
    return selects | {"search_doc": "SELECT lead.id, text FROM search_doc LEFT JOIN lead USING(rid)"}


def _search_faults(store: Store) -> Iterator[str]:
    try:
        with store.writing() as writer:
            search.catch_up(writer.db, tail=0)
            writer.db.run("INSERT INTO search_part(search_part, rank) VALUES('integrity-check', 1)")
    except KnownError as error:
        if error.code != "store_damaged":
            raise
        yield "search_part: the search index does not match the texts"
