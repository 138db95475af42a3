"""What any delivery of a set of changes must lead to: the merge rules once more, plainly, from the whole set at once.

Written without the fold of the product: no order, no SQL, no step by step. What it shares are pure functions of the
domain (how good a lead is, which keys it has) and the wording of the text that search looks in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from leadbooth.domain.changes import Change
from leadbooth.domain.contact import CONTACT_FIELDS, Contact
from leadbooth.domain.duplicate import match_keys
from leadbooth.domain.ids import Id, made_ms
from leadbooth.domain.quality import Evidence, assess
from leadbooth.domain.records import LEAD_CONTACT_GROUPS, OF_LEAD, RECORDS, Type
from leadbooth.domain.text import fold
from leadbooth.storage.derived import search_text
from leadbooth.storage.exported import unpack
from tests.storage.dump import Dump

Row = dict[str, Any]


def reference(changes: Iterable[Change]) -> Dump:
    """The state that these changes mean, as ``dump`` would show it."""
    known = list({change.op: change for change in changes}.values())
    erased = {change.row_id for change in known if change.kind == "erase"}
    kept = [c for c in known if c.kind != "erase" and not {c.row_id, c.subject} & erased]
    state: Dump = {table: _table(table, [c for c in kept if c.table == table]) for table in RECORDS}
    texts, keys = {}, set()
    for lead, row in state["lead"].items():
        text, own_keys = _derive(state, kept, lead, row)
        keys |= {(key, lead) for key in own_keys}
        if row["alive"]:
            texts[lead] = text
    return state | {"erased": erased, "match_key": keys, "search_doc": texts}


def _table(table: str, changes: Sequence[Change]) -> dict[Id, Row]:
    make = _added if RECORDS[table].add_only else _set
    rows = {change.row_id for change in changes}
    return {row: make(table, [c for c in changes if c.row_id == row]) for row in rows}


def _added(table: str, changes: Sequence[Change]) -> Row:
    first = min(changes, key=lambda change: change.hlc)
    facts = {name: _column(kind, (first.body or {}).get(name)) for name, kind in RECORDS[table].facts.items()}
    return {"id": first.row_id, "event_id": first.event_id, "hlc": first.hlc, **facts}


def _set(table: str, changes: Sequence[Change]) -> Row:
    row: Row = {"id": changes[0].row_id, "event_id": changes[0].event_id}
    row["deleted_hlc"] = max((c.hlc for c in changes if c.kind == "delete"), default=0)
    for group, fields in RECORDS[table].groups.items():
        offers = [
            (c.hlc, {name: _column(kind, c.body[group].get(name)) for name, kind in fields.items()})
            for c in changes
            if c.body and group in c.body
        ]
        nothing = (0, {name: _column(kind, None) for name, kind in fields.items()})
        hlc, values = max(offers, key=lambda offer: (offer[0], _canonical(offer[1])), default=nothing)
        row |= {f"h_{group}": hlc, **values}
    return row


def _column(kind: Type, value: Any) -> Any:
    if kind is Type.JSON:
        return None if value is None else _canonical(value)
    return value or "" if kind is Type.TEXT else value


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=bytes.hex)


def _derive(state: Dump, changes: Sequence[Change], lead: Id, row: Row) -> tuple[str, frozenset[str]]:
    """Complete the row of a lead by its derived columns; returns its search text and its match keys."""
    about = [c for c in changes if c.subject == lead and (c.table == "lead" or c.table in OF_LEAD)]
    mine = {table: [r for r in state[table].values() if r["lead_id"] == lead] for table in OF_LEAD}
    happened = sorted(_holding(mine["encounter"]), key=lambda e: (e["at"], e["id"]))
    badge_ids = [b["badge_id"] for b in sorted(mine["badge"], key=lambda b: (-b["hlc"], b["id"])) if b["badge_id"]]
    contact = Contact(**{name: row[name] for name in CONTACT_FIELDS}, extra=json.loads(row["extra"] or "{}"))
    event = state["event"].get(row["event_id"], {})
    evidence = Evidence(
        kind=row["kind"],
        contact=contact,
        sources={k: v for g in LEAD_CONTACT_GROUPS for k, v in json.loads(row[f"{g}_from"] or "{}").items()},
        interest=row["interest"],
        how=row["how"],
        encounters=[e["kind"] for e in happened],
        consents=_granted(mine["consent"]),
        magnets=frozenset(
            state["magnet"][c["magnet_id"]]["kind"] for c in mine["claim"] if c["magnet_id"] in state["magnet"]
        ),
        answer_points=_answer_points(mine["answer"]),
        country=event.get("default_country", ""),
    )
    weights = json.loads(event.get("weights") or "null")
    alive = row["deleted_hlc"] < max(row[f"h_{group}"] for group in RECORDS["lead"].groups)
    phones = [contact.phone, contact.mobile]
    keys = match_keys(badge_ids, [contact.email, contact.extra.get("email_2", "")], phones) if alive else frozenset()
    badge_id = badge_ids[0] if badge_ids else ""
    row |= {
        "alive": int(alive),
        "touched_hlc": max(c.hlc for c in about),
        "exported_hlc": _exported(state, lead),
        "score": assess(evidence, weights).score,
        "shares": _canonical(assess(evidence, weights).shares),
        "badge_id": badge_id,
        "sort_name": fold(f"{contact.last_name} {contact.first_name}".strip() or contact.company or badge_id),
        "match_keys": _canonical(sorted(keys)),
    }
    return search_text(contact, badge_ids, [e["text"] for e in happened if e["text"]]), keys


def _answer_points(answers: Iterable[Row]) -> dict[str, float]:
    points: dict[str, float] = {}
    for answer in answers:
        if answer["feeds"] and answer["deleted_hlc"] < answer["h_answer"]:
            points[answer["feeds"]] = points.get(answer["feeds"], 0.0) + (answer["points"] or 0.0)
    return points


def _holding(met: list[Row]) -> list[Row]:
    """Encounters that are not empty, taken back, or reworded by one that was not taken back itself."""
    withdrawn = {e["replaces"] for e in met if e["kind"] == "withdrawn"}
    reworded = {e["replaces"] for e in met if e["id"] not in withdrawn}
    void = withdrawn | reworded
    return [e for e in met if e["kind"] != "withdrawn" and e["id"] not in void and (e["kind"] != "note" or e["text"])]


def _granted(ledger: list[Row]) -> frozenset[str]:
    """A withdrawal beats every grant that had not seen it."""
    return frozenset(
        grant["purpose"]
        for grant in ledger
        if grant["granted"]
        and all(
            entry["granted"] or entry["purpose"] != grant["purpose"] or entry["hlc"] <= (grant["seen"] or 0)
            for entry in ledger
        )
    )


def _exported(state: Dump, lead: Id) -> int:
    # An export from before the lead was made cannot hold it, whatever it says.
    return max(
        (
            e["upto"]
            for e in state["export"].values()
            if e["upto"] >= made_ms(lead) << 20 and lead in unpack(e["leads"])
        ),
        default=0,
    )
