"""The tables of a store, built from the description of the records, and the local ones beside them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from leadbooth.domain.records import RECORDS, Record, Type

METADATA = sa.MetaData()

_COLUMN_TYPES = {
    Type.TEXT: sa.Text,
    Type.INTEGER: sa.Integer,
    Type.REAL: sa.REAL,
    Type.ID: sa.LargeBinary,
    Type.JSON: sa.Text,
}


def _field(name: str, kind: Type) -> sa.Column[object]:
    if kind is Type.TEXT:
        return sa.Column(name, sa.Text, nullable=False, server_default="")
    return sa.Column(name, _COLUMN_TYPES[kind])


def _count(name: str, default: int = 0) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=str(default))


def _set_table(record: Record, *derived: sa.Column[Any]) -> sa.Table:
    return sa.Table(
        record.name,
        METADATA,
        sa.Column("rid", sa.Integer, primary_key=True),
        sa.Column("id", sa.LargeBinary, nullable=False, unique=True),
        sa.Column("event_id", sa.LargeBinary, nullable=False),
        *(_count(f"h_{group}") for group in record.groups),
        _count("deleted_hlc"),
        *(_field(name, kind) for name, kind in record.fields.items()),
        *derived,
    )


def _add_table(record: Record) -> sa.Table:
    # Rows of a lead lie together under its id: one tree to write and one place to read, where three would be needed.
    facts = {name: _field(name, kind) for name, kind in record.facts.items()}
    key = [sa.Column("lead_id", sa.LargeBinary, primary_key=True)] if facts.pop("lead_id", None) is not None else []
    return sa.Table(
        record.name,
        METADATA,
        *key,
        sa.Column("id", sa.LargeBinary, primary_key=True),
        sa.Column("event_id", sa.LargeBinary, nullable=False),
        _count("hlc"),
        *facts.values(),
        sqlite_with_rowid=False,
    )


LEAD = _set_table(
    RECORDS["lead"],
    # Derived from the rest by storage.derived, so that lists sort and count without joins.
    _count("alive", 1),  # as nearly every new lead is: it need not move within its index
    _count("touched_hlc"),
    _count("exported_hlc"),
    _count("score"),
    sa.Column("shares", sa.Text, nullable=False, server_default=""),  # of each part of quality, as JSON
    sa.Column("badge_id", sa.Text, nullable=False, server_default=""),
    sa.Column("sort_name", sa.Text, nullable=False, server_default=""),
    sa.Column("match_keys", sa.Text, nullable=False, server_default=""),
)
STATE_TABLES: dict[str, sa.Table] = {
    name: LEAD if name == "lead" else _add_table(record) if record.add_only else _set_table(record)
    for name, record in RECORDS.items()
}

sa.Index("lead_by_time", LEAD.c.event_id, LEAD.c.alive, LEAD.c.captured_at)
sa.Index("lead_pending", LEAD.c.event_id, sqlite_where=sa.text("alive = 1 AND touched_hlc > exported_hlc"))
sa.Index("lead_to_finish", LEAD.c.event_id, LEAD.c.alive, LEAD.c.captured_at, sqlite_where=sa.text("to_finish = 1"))
sa.Index("lead_of_party", LEAD.c.party_id, sqlite_where=LEAD.c.party_id.is_not(None))
sa.Index("export_by_upto", STATE_TABLES["export"].c.upto)
for _name in ("answer", "link"):
    sa.Index(f"{_name}_of_lead", STATE_TABLES[_name].c.lead_id)
sa.Index("attendee_by_badge", STATE_TABLES["attendee"].c.event_id, STATE_TABLES["attendee"].c.badge_id)

CHANGE = sa.Table(
    "change",
    METADATA,
    sa.Column("rid", sa.Integer, primary_key=True),
    sa.Column("op", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("event_id", sa.LargeBinary, nullable=False),
    sa.Column("device_id", sa.LargeBinary, nullable=False),
    sa.Column("device_seq", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("tbl", sa.Text, nullable=False),
    sa.Column("row_id", sa.LargeBinary, nullable=False),
    sa.Column("hlc", sa.Integer, nullable=False),
    sa.Column("base", sa.Integer, nullable=False),
    sa.Column("actor", sa.LargeBinary),
    sa.Column("action", sa.LargeBinary, nullable=False),
    sa.Column("subject", sa.LargeBinary, nullable=False),
    sa.Column("undoes", sa.LargeBinary),
    sa.Column("sv", sa.Integer, nullable=False),
    sa.Column("body", sa.Text),
    sa.UniqueConstraint("device_id", "device_seq", name="change_by_device"),
)
sa.Index("change_of_subject", CHANGE.c.subject)
sa.Index("change_undoes", CHANGE.c.undoes, sqlite_where=CHANGE.c.undoes.is_not(None))

REPLICA = sa.Table(
    "replica",
    METADATA,
    sa.Column("one", sa.Integer, sa.CheckConstraint("one = 1"), primary_key=True),
    sa.Column("store_id", sa.LargeBinary, nullable=False),
    sa.Column("device_id", sa.LargeBinary, nullable=False),
    sa.Column("device_name", sa.Text, nullable=False),
    _count("device_seq"),
    _count("hlc"),
    _count("applying"),
    _count("indexed_rid"),
)
"""This laptop: its identity in the log, the last number it gave, its clock, and how far its search index goes.

``applying`` is 1 only within a transaction that folds changes; the guard triggers refuse writers while it is 0.
"""

ERASED = sa.Table("erased", METADATA, sa.Column("id", sa.LargeBinary, primary_key=True), sqlite_with_rowid=False)
"""Ids that are forgotten for ever, whatever still arrives of them."""

RESCORE = sa.Table(
    "rescore",
    METADATA,
    sa.Column("event_id", sa.LargeBinary, primary_key=True),
    _count("after_rid"),
    _count("thorough"),
    sqlite_with_rowid=False,
)
"""Events whose leads after a row number are still to be scored anew; ``thorough``: their data is judged anew, too."""

MATCH_KEY = sa.Table(
    "match_key",
    METADATA,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("lead_id", sa.LargeBinary, primary_key=True),
    sqlite_with_rowid=False,
)

SEARCH_DOC = sa.Table(
    "search_doc",
    METADATA,
    sa.Column("rid", sa.Integer, primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
)
"""The folded text of each lead that search finds; ``rid`` is that of the lead."""

GUARDED = (*STATE_TABLES, "erased", "match_key", "search_doc")
"""Tables that only the fold may write."""
