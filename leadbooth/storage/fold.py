"""The one ``apply``: changes into the log and folded into state, whatever their order, however often they come.

Rules: the greater ``(clock, value)`` wins per group of a *set* record; *add* records are written once; a *delete* is
a tombstone that a later edit revives; *erase* wins for ever and leaves no content behind, not in the log either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from leadbooth.domain.changes import Change, to_json
from leadbooth.domain.ids import Id
from leadbooth.domain.records import OF_LEAD, RECORDS, Fields
from leadbooth.storage import derived, exported, rescore, search
from leadbooth.storage import statements as sql
from leadbooth.storage.db import Db, Row

_INSERT_CHANGE = (
    "INSERT INTO change(op, event_id, device_id, device_seq, kind, tbl, row_id, hlc, base, actor, action, subject, "
    "undoes, sv, body) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
)
_LOOKUP = 500  # parameters of one look-up


class Applied(NamedTuple):
    """What came of some changes: the ids touched per record, and the leads among them as they stand now."""

    touched: Mapping[str, set[Id]]
    leads: Mapping[Id, derived.Assessed]


def apply(db: Db, changes: Sequence[Change], *, own: bool = False) -> Applied:
    """Log and fold ``changes`` in the transaction of ``db``.

    Changes that are in the log already are passed over, so delivering twice is harmless. ``own`` ones were made in
    this very transaction, in this order: they cannot be there, what they begin has no past, and the next one is
    numbered after them.
    """
    fresh = list(_without_erased(db, changes if own else _unknown(db, changes)))
    if not fresh:
        return Applied({}, {})
    db.run("UPDATE replica SET applying = 1")
    db.run_many(_INSERT_CHANGE, [_log_row(change) for change in fresh])
    for change in fresh:
        _fold(db, change)
    latest = _latest_by_lead(fresh)
    leads = derived.refresh(db, latest, own=own)
    derived.rescore_claims(db, fresh)
    rescore.note(db, fresh)
    search.catch_up(db)
    if own:
        db.run("UPDATE replica SET applying = 0, device_seq = ?, hlc = ?", (fresh[-1].device_seq, fresh[-1].hlc))
    else:
        db.run("UPDATE replica SET applying = 0")
    return Applied(_touched(fresh), leads)


def _unknown(db: Db, changes: Sequence[Change]) -> list[Change]:
    known = _among(db, "SELECT op FROM change WHERE op IN", [change.op for change in changes])
    fresh = {change.op: change for change in changes if change.op not in known}
    return list(fresh.values())


def _without_erased(db: Db, changes: Sequence[Change]) -> Iterator[Change]:
    """The changes, without the content of those about somebody who is forgotten."""
    erased = _among(db, "SELECT id FROM erased WHERE id IN", {change.subject for change in changes})
    erased |= {change.subject for change in changes if change.kind == "erase"}
    for change in changes:
        gone = change.kind != "erase" and change.subject in erased
        yield change.blanked() if gone else change


def _among(db: Db, select: str, ids: Iterable[Id]) -> set[Id]:
    wanted, found = list(ids), set[Id]()
    for start in range(0, len(wanted), _LOOKUP):
        some = wanted[start : start + _LOOKUP]
        found.update(db.values(f"{select} ({', '.join('?' * len(some))})", some))
    return found


def _touched(changes: Iterable[Change]) -> dict[str, set[Id]]:
    touched = defaultdict[str, set[Id]](set)
    for change in changes:
        touched[change.table].add(change.row_id)
        if change.table in OF_LEAD:
            touched["lead"].add(change.subject)
    return dict(touched)


def _log_row(change: Change) -> tuple[Any, ...]:
    return (
        change.op,
        change.event_id,
        change.device_id,
        change.device_seq,
        change.kind,
        change.table,
        change.row_id,
        change.hlc,
        change.base,
        change.actor,
        change.action,
        change.subject,
        change.undoes,
        change.version,
        None if change.body is None else to_json(change.body),
    )


def _fold(db: Db, change: Change) -> None:
    # A record or kind that this version does not know stays in the log only.
    record, body = RECORDS.get(change.table), change.body
    if change.kind == "erase":
        _erase(db, change)
    elif record is None or body is None:
        return
    elif record.add_only:
        if change.kind == "add":
            _add(db, change, body)
    elif change.kind == "set":
        _set(db, change, body)
    elif change.kind == "delete":
        _delete(db, change)


def _set(db: Db, change: Change, body: Mapping[str, Any]) -> None:
    table, row = change.table, change.row_id
    known = RECORDS[table].groups
    # What saw no earlier value mostly makes the row.
    held = db.row(sql.select_row(table), (row,)) if change.base else None
    if held is None:
        if _create(db, change, body):
            return
        held = db.rows(sql.select_row(table), (row,))[0]
    winners = tuple(g for g in body if g in known and _wins(change.hlc, body[g], held[f"h_{g}"], known[g], held))
    if winners:
        db.run(sql.update_row(table, winners), (*sql.group_values(table, winners, change.hlc, body), row))


def _create(db: Db, change: Change, body: Mapping[str, Any]) -> bool:
    """Make the row of a change where there is none; answers whether there was none."""
    table, row = change.table, change.row_id
    groups = tuple(group for group in body if group in RECORDS[table].groups)
    values = sql.group_values(table, groups, change.hlc, body)
    made = db.run(sql.insert_row(table, groups), (*values, change.event_id, row)) > 0
    if made and table == "lead":
        exported.mark_new_lead(db, row)
    return made


def _wins(hlc: int, values: Mapping[str, Any], held_hlc: int, fields: Fields, held: Row) -> bool:
    if hlc != held_hlc:
        return hlc > held_hlc
    offered = sql.to_columns(fields, values)
    return to_json(dict(zip(fields, offered, strict=True))) > to_json({name: held[name] for name in fields})


def _add(db: Db, change: Change, body: Mapping[str, Any]) -> None:
    columns = sql.to_columns(RECORDS[change.table].facts, body)
    db.run(sql.add_row(change.table), (change.row_id, change.event_id, change.hlc, *columns))
    if change.table == "export":
        exported.mark_leads(db, body.get("leads") or "", body.get("upto") or 0)


def _delete(db: Db, change: Change) -> None:
    table, row = change.table, change.row_id
    _create(db, change, {})
    db.run(f"UPDATE {table} SET deleted_hlc = max(deleted_hlc, ?) WHERE id = ?", (change.hlc, row))


def _erase(db: Db, change: Change) -> None:
    lead = change.row_id
    db.run("INSERT INTO erased(id) VALUES(?) ON CONFLICT DO NOTHING", (lead,))
    derived.forget(db, lead)
    for table in OF_LEAD:
        db.run(_erase_rows(table), (lead,))
    db.run("DELETE FROM lead WHERE id = ?", (lead,))
    db.run("UPDATE change SET body = NULL WHERE subject = ? AND kind <> 'erase'", (lead,))


def _erase_rows(table: str) -> str:
    if RECORDS[table].add_only:
        return f"DELETE FROM {table} WHERE lead_id = ?"
    # A tombstone that came before its row does not know its lead; the log does.
    return f"DELETE FROM {table} WHERE id IN (SELECT row_id FROM change WHERE subject = ?)"


def _latest_by_lead(changes: Iterable[Change]) -> dict[Id, int]:
    latest: dict[Id, int] = {}
    for change in changes:
        if change.table == "lead" or change.table in OF_LEAD:
            latest[change.subject] = max(latest.get(change.subject, 0), change.hlc)
    return latest
