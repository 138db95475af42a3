"""What SQLAlchemy does not describe: guard triggers, views, the search index and its triggers.

All of it is made again by one call at the end of every migration, because a table that is rebuilt loses its triggers.
"""

from __future__ import annotations

import sqlalchemy as sa

from leadbooth.storage.tables import GUARDED

_CURRENT_ENCOUNTERS = """
CREATE VIEW current_encounter AS SELECT * FROM encounter AS met
WHERE kind <> 'withdrawn' AND NOT (kind = 'note' AND text = '') AND NOT EXISTS (
    SELECT 1 FROM encounter AS newer WHERE newer.lead_id = met.lead_id AND newer.replaces = met.id AND (
        newer.kind = 'withdrawn' OR NOT EXISTS (
            SELECT 1 FROM encounter AS undone WHERE undone.lead_id = newer.lead_id
            AND undone.replaces = newer.id AND undone.kind = 'withdrawn')))
"""
"""Encounters that hold: not taken back, and not reworded by a later note that was not taken back itself."""

_CURRENT_BADGES = """
CREATE VIEW current_badge AS SELECT * FROM badge AS read
WHERE NOT EXISTS (
    SELECT 1 FROM badge AS again WHERE again.lead_id = read.lead_id AND again.encounter_id = read.encounter_id
    AND (again.hlc, again.id) > (read.hlc, read.id))
"""
"""The latest reading of each scan: a payload is read again when the badge profile of its event was corrected."""

_SEARCH = """
CREATE VIRTUAL TABLE IF NOT EXISTS search_part USING fts5(
    text, content='search_doc', content_rowid='rid', tokenize="trigram");
INSERT INTO search_part(search_part, rank) VALUES('secure-delete', 1);
"""

_SEARCH_TRIGGERS = """
CREATE TRIGGER search_doc_added AFTER INSERT ON search_doc
WHEN new.rid <= (SELECT indexed_rid FROM replica) BEGIN
    INSERT INTO search_part(rowid, text) VALUES(new.rid, new.text);
END;
CREATE TRIGGER search_doc_removed AFTER DELETE ON search_doc
WHEN old.rid <= (SELECT indexed_rid FROM replica) BEGIN
    INSERT INTO search_part(search_part, rowid, text) VALUES('delete', old.rid, old.text);
END;
CREATE TRIGGER search_doc_changed AFTER UPDATE ON search_doc
WHEN old.rid <= (SELECT indexed_rid FROM replica) BEGIN
    INSERT INTO search_part(search_part, rowid, text) VALUES('delete', old.rid, old.text);
    INSERT INTO search_part(rowid, text) VALUES(new.rid, new.text);
END;
"""
"""Texts up to ``indexed_rid`` are in the index; ``search.catch_up`` takes in those after it."""

_LOG_TRIGGERS = """
CREATE TRIGGER change_is_kept BEFORE DELETE ON change BEGIN
    SELECT RAISE(ABORT, 'the change log only grows');
END;
CREATE TRIGGER change_is_final BEFORE UPDATE ON change
WHEN new.body IS NOT NULL OR new.op <> old.op OR new.hlc <> old.hlc OR new.row_id <> old.row_id BEGIN
    SELECT RAISE(ABORT, 'a change is never altered, only blanked by an erasure');
END;
"""


def install(db: sa.Connection) -> None:
    """Make the search index where it is missing, and every trigger anew."""
    for name in db.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'").scalars().all():
        db.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for name, view in (("current_encounter", _CURRENT_ENCOUNTERS), ("current_badge", _CURRENT_BADGES)):
        db.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
        db.exec_driver_sql(view)
    for statement in _statements(_SEARCH) + _triggers(_SEARCH_TRIGGERS) + _triggers(_LOG_TRIGGERS) + _guards():
        db.exec_driver_sql(statement)


def _statements(script: str) -> list[str]:
    return [part for part in script.strip().split(";\n") if part.strip()]


def _triggers(script: str) -> list[str]:
    return [f"{part}END" for part in script.strip().split("END;") if part.strip()]


def _guards() -> list[str]:
    # BEFORE triggers also stop INSERT OR REPLACE; a crash rolls the flag back with the transaction that set it.
    return [
        f"CREATE TRIGGER guard_{table}_{action.lower()} BEFORE {action} ON {table} "
        "WHEN (SELECT applying FROM replica) = 0 "
        f"BEGIN SELECT RAISE(ABORT, '{table} is written by the change log only'); END"
        for table in GUARDED
        for action in ("INSERT", "UPDATE", "DELETE")
    ]
