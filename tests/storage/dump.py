"""All state of a store in a form that two stores can be compared by: no row numbers, rows by their id."""

from __future__ import annotations

from typing import Any

from leadbooth.domain.ids import Id
from leadbooth.domain.records import RECORDS
from leadbooth.storage.db import Db
from leadbooth.storage.search import catch_up

Dump = dict[str, Any]


def dump(db: Db) -> Dump:
    """Every record as ``{id: {column: value}}``, what search finds, match keys, and who is forgotten."""
    state: Dump = {table: _rows(db, table) for table in RECORDS}
    state["erased"] = set(db.values("SELECT id FROM erased"))
    state["match_key"] = {tuple(row) for row in db.rows("SELECT key, lead_id FROM match_key")}
    state["search_doc"] = {
        row["id"]: row["text"] for row in db.rows("SELECT lead.id, text FROM search_doc LEFT JOIN lead USING(rid)")
    }
    return state


def _rows(db: Db, table: str) -> dict[Id, dict[str, Any]]:
    found = {row["id"]: {name: row[name] for name in row.keys()} for row in db.rows(f"SELECT * FROM {table}")}  # noqa: SIM118
    for row in found.values():
        row.pop("rid", None)
    return found


def index_is_whole(db: Db) -> None:
    """Raises where the search index does not match the texts it was made from."""
    catch_up(db, tail=0)
    db.run("INSERT INTO search_part(search_part, rank) VALUES('integrity-check', 1)")


def contents(db: Db) -> str:
    """Everything that the log and the state hold, as one text to look for a word in."""
    tables = db.values("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    return "\n".join(str(tuple(row)) for table in tables for row in db.rows(f'SELECT * FROM "{table}"'))
