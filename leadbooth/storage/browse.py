"""Lists of leads: the ordered row numbers of a whole list by one query, then pages of rows by number."""

from __future__ import annotations

from dataclasses import replace

from leadbooth.domain.ids import Id
from leadbooth.domain.listing import Column, LeadFilter, LeadOrder
from leadbooth.domain.pipeline import BUILT_IN
from leadbooth.storage.db import Db
from leadbooth.storage.search import Search, parse

SEARCH_LIMIT = 5000
"""A search shows at most this many leads; more words find fewer."""

_GRADES = {"A": "score >= 80", "B": "score BETWEEN 60 AND 79", "C": "score BETWEEN 40 AND 59", "D": "score < 40"}
_PENDING = "alive = 1 AND touched_hlc > exported_hlc"
_OWN_STAGE = "SELECT {} FROM stage WHERE stage.key = lead.stage AND deleted_hlc < h_label"
_BUILT_IN = " ".join(f"WHEN '{stage.key}' THEN {stage.position}" for stage in BUILT_IN)
_OUTCOMES = ", ".join(f"'{stage.key}'" for stage in BUILT_IN if stage.outcome)
_STAGE_PLACE = f"coalesce(({_OWN_STAGE.format('position')}), CASE stage {_BUILT_IN} END)"
"""Where the stage of a lead stands, as ``domain.pipeline.stages`` tells: one that nobody changed has no row."""
_OPEN = f"stage NOT IN ({_OUTCOMES}) AND NOT EXISTS ({_OWN_STAGE.format('1')} AND outcome <> '')"

_ORDER: dict[Column, str] = {
    "name": "sort_name {0}",
    "company": "company = '', company COLLATE NOCASE {0}",
    "email": "email = '', email COLLATE NOCASE {0}",
    "phone": "phone || mobile = '', coalesce(nullif(phone, ''), mobile) {0}",
    "job_title": "job_title = '', job_title COLLATE NOCASE {0}",
    "country": "country = '', country COLLATE NOCASE {0}",
    "interest": "CASE interest WHEN 'hot' THEN 0 WHEN 'warm' THEN 1 WHEN 'cold' THEN 2 ELSE 3 END {0}",
    "quality": "score {0}",
    "stage": f"{_STAGE_PLACE} {{0}}, stage {{0}}",
    "owner": "(SELECT name FROM staff WHERE staff.id = lead.owner) COLLATE NOCASE {0}",
    "channel": "channel {0}",
    "badge_id": "badge_id = '', badge_id {0}",
    "met": "captured_at {0}",
    "exported": "touched_hlc > exported_hlc {0}",
    "value": "value IS NULL, value {0}",
    "close_on": "close_on = '', close_on {0}",
    "next_step": "next_step = '', next_step COLLATE NOCASE {0}",
    "due_on": "due_on = '', due_on {0}",
    "tags": "coalesce(tags, '[]') = '[]', tags COLLATE NOCASE {0}",
}


def lead_numbers(db: Db, chosen: LeadFilter, order: LeadOrder, *, search_limit: int | None = SEARCH_LIMIT) -> list[int]:
    """Row numbers of the leads that ``chosen`` asks for, in order; a search finds at most so many."""
    conditions, parameters = _conditions(chosen)
    search = parse(chosen.text)
    if search is None:
        return db.values(f"SELECT rid FROM lead WHERE {' AND '.join(conditions)} ORDER BY {_order(order)}", parameters)
    if order.column is None and search.ranked_sql and _is_telling(db, search):
        return db.values(
            f"SELECT rid FROM ({search.ranked_sql}) JOIN lead ON rid = found WHERE {' AND '.join(conditions)} "
            "ORDER BY closeness, captured_at DESC",
            (*search.parameters, *parameters),
        )
    conditions.append(f"rid IN ({search.sql})")
    sql = f"SELECT rid FROM lead WHERE {' AND '.join(conditions)} ORDER BY {_order(order)} LIMIT ?"
    most = -1 if search_limit is None else search_limit  # SQLite's word for all of them
    return db.values(sql, (*parameters, *search.parameters, most))


_RANKABLE = 1000  # matches; a word that finds more says too little to rank by


def _is_telling(db: Db, search: Search) -> bool:
    found = db.value(f"SELECT count(*) FROM (SELECT * FROM ({search.sql}) LIMIT {_RANKABLE + 1})", search.parameters)
    return bool(found <= _RANKABLE)


def _order(order: LeadOrder) -> str:
    direction = "DESC" if order.descending else "ASC"
    column = order.column or "met"
    if order.column is None:
        direction = "DESC"
    return f"{_ORDER[column].format(direction)}, rid {direction}"


def _conditions(chosen: LeadFilter) -> tuple[list[str], list[object]]:
    conditions, parameters = ["alive = ?"], [0 if chosen.deleted else 1]  # type: tuple[list[str], list[object]]
    if chosen.event_id is not None:
        conditions.insert(0, "event_id = ?")
        parameters.insert(0, chosen.event_id)
    for column, values in (
        ("interest", chosen.interests),
        ("stage", chosen.stages),
        ("owner", chosen.owners),
        ("channel", chosen.channels),
    ):
        if values:
            conditions.append(f"{column} IN ({', '.join('?' * len(values))})")
            parameters.extend(values)
    if chosen.grades:
        conditions.append(f"({' OR '.join(_GRADES[grade] for grade in chosen.grades)})")
    if chosen.only_unexported:
        conditions.append("touched_hlc > exported_hlc")
    if chosen.badge_only:
        conditions.append("badge_id <> '' AND first_name || last_name || company || email = ''")
    if chosen.to_finish:
        conditions.append("to_finish = 1")
    if chosen.party_id is not None:
        conditions.append("party_id = ?")
        parameters.append(chosen.party_id)
    if chosen.tags:
        marks = ", ".join("?" * len(chosen.tags))
        conditions.append(f"EXISTS (SELECT 1 FROM json_each(lead.tags) WHERE value IN ({marks}))")
        parameters.extend(chosen.tags)
    if chosen.due_until:
        conditions.append(f"due_on <> '' AND due_on <= ? AND {_OPEN}")
        parameters.append(chosen.due_until)
    if chosen.met_from:
        conditions.append("captured_at >= ?")
        parameters.append(chosen.met_from)
    if chosen.met_to:
        conditions.append("captured_at < ?")
        parameters.append(chosen.met_to)
    return conditions, parameters


def where(chosen: LeadFilter) -> tuple[str, list[object]]:
    """The condition on ``lead`` that ``chosen`` stands for, its search not cut off, and the parameters of it."""
    conditions, parameters = _conditions(replace(chosen, text=""))
    if search := parse(chosen.text):
        conditions.append(f"rid IN ({search.sql})")
        parameters.extend(search.parameters)
    return " AND ".join(conditions), parameters


def count(db: Db, chosen: LeadFilter) -> int:
    """How many leads ``chosen`` asks for; a search is not cut off here."""
    condition, parameters = where(chosen)
    return int(db.value(f"SELECT count(*) FROM lead WHERE {condition}", parameters))


def count_pending(db: Db, event: Id | None) -> int:
    """How many leads have changes that never left this laptop; of all events where ``event`` is None."""
    if event is None:
        return int(db.value(f"SELECT count(*) FROM lead WHERE {_PENDING}"))
    return int(db.value(f"SELECT count(*) FROM lead WHERE event_id = ? AND {_PENDING}", (event,)))


def tags(db: Db, event: Id | None) -> list[str]:
    """Every tag that leads of an event have, or any lead where ``event`` is None, in the order of the alphabet."""
    sql = "SELECT DISTINCT json_each.value FROM lead, json_each(lead.tags) WHERE alive = 1 AND tags <> '[]'"
    order = "ORDER BY json_each.value COLLATE NOCASE"
    return db.values(f"{sql} {order}") if event is None else db.values(f"{sql} AND event_id = ? {order}", (event,))
