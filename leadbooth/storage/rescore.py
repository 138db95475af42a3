"""Scoring many leads anew, some at a time, after the weights or the country of their event were changed.

What is left to do is noted in the store within the transaction that made it necessary, so that a program that ends in
between goes on at its next start. New leads are scored by the new rules from the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import orjson

from leadbooth.domain.changes import Change
from leadbooth.domain.ids import Id
from leadbooth.domain.quality import normalised, score_of
from leadbooth.storage.db import Db
from leadbooth.storage.derived import assessed

_NOTE = (
    "INSERT INTO rescore(event_id, after_rid, thorough) SELECT ?1, 0, ?2 "
    "WHERE EXISTS (SELECT 1 FROM lead WHERE event_id = ?1) "
    "ON CONFLICT(event_id) DO UPDATE SET after_rid = 0, thorough = max(thorough, excluded.thorough)"
)
# Another country matters only for a number that does not name its own. The plus keeps SQLite from looking the event up
# in an index, which would go through all of its leads each time; they lie in the order of their row numbers.
_SOME = (
    "SELECT rid, id, shares, score, country = '' AND phone || mobile <> '' AS by_country "
    "FROM lead WHERE +event_id = ? AND rid > ? AND rid <= ?"
)
_LAST = "SELECT max(rid) FROM lead"


class Left(NamedTuple):
    """How far the work on an event is: row numbers done, and the last there is."""

    event: Id
    done: int
    total: int


def note(db: Db, changes: Iterable[Change]) -> None:
    """Note the events whose leads are to be scored anew after some changes."""
    for change in changes:
        if change.table == "event" and not {"weights", "defaults"}.isdisjoint(change.body or ()):
            db.run(_NOTE, (change.row_id, int("defaults" in (change.body or ()))))


def left(db: Db) -> Left | None:
    """What is to be done next; None when all is done."""
    row = db.row(f"SELECT event_id, after_rid, ({_LAST}) FROM rescore ORDER BY event_id LIMIT 1")
    return None if row is None else Left(row[0], row[1], row[2] or 0)


def some(db: Db, leads: int) -> Left | None:
    """Score those among the next ``leads`` row numbers, in a transaction that may write; answers what is left then."""
    task = db.row("SELECT event_id, after_rid, thorough FROM rescore ORDER BY event_id LIMIT 1")
    if task is None:
        return None
    event, after, thorough = task
    rows = list(db.tuples(_SOME, (event, after, after + leads)))
    text = db.value("SELECT weights FROM event WHERE id = ?", (event,))
    limits = normalised(orjson.loads(text) if text else None)
    news: list[tuple[int, str, int]] = []
    for rid, lead, shares, score, by_country in rows:
        if thorough and by_country and (found := assessed(db, lead)) is not None:
            news.append((found.quality.score, orjson.dumps(found.quality.shares).decode(), rid))
        elif (now := score_of(orjson.loads(shares), limits)) != score:
            news.append((now, shares, rid))
    db.run("UPDATE replica SET applying = 1")
    db.run_many("UPDATE lead SET score = ?, shares = ? WHERE rid = ?", news)
    db.run("UPDATE replica SET applying = 0")
    if after + leads >= (db.value(_LAST) or 0):
        db.run("DELETE FROM rescore WHERE event_id = ?", (event,))
    else:
        db.run("UPDATE rescore SET after_rid = ? WHERE event_id = ?", (after + leads, event))
    return left(db)


def settle(db: Db) -> None:
    """Do all that is left, within one transaction."""
    while some(db, 2_000):
        pass
