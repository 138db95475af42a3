"""The board: the leads of each stage in the order they are to be worked, by one query."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from leadbooth.domain.listing import LeadFilter
from leadbooth.storage.browse import where
from leadbooth.storage.db import Db

# Open leads to do first: what is due, the earliest first; then the best.
_LEADS = (
    "SELECT stage, rid, coalesce(value, 0.0) FROM lead WHERE {} "
    "ORDER BY stage, due_on = '', due_on, score DESC, captured_at DESC, rid DESC"
)


def columns(db: Db, chosen: LeadFilter) -> dict[str, tuple[list[int], float]]:
    """Row numbers of the leads that ``chosen`` asks for, and the sum of their values, by the key of their stage."""
    condition, parameters = where(chosen)
    rows = db.tuples(_LEADS.format(condition), parameters)
    return {stage: _column(list(leads)) for stage, leads in groupby(rows, itemgetter(0))}


def _column(leads: list[tuple[str, int, float]]) -> tuple[list[int], float]:
    return [number for _, number, _ in leads], sum(value for _, _, value in leads)


def reasons(db: Db, stage: str, most: int) -> list[str]:
    """Why leads came to a stage, in the words that were said most often."""
    return db.values(
        "SELECT stage_reason FROM lead WHERE alive = 1 AND stage = ? AND stage_reason <> '' "
        "GROUP BY stage_reason ORDER BY count(*) DESC, max(touched_hlc) DESC LIMIT ?",
        (stage, most),
    )
