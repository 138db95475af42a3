"""What follows from a lead and its rows: its score, what search finds, its match keys, whether it is alive."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

import orjson

from leadbooth.domain.changes import Change
from leadbooth.domain.consent import LedgerEntry, effective
from leadbooth.domain.contact import Contact
from leadbooth.domain.duplicate import match_keys
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.domain.quality import Evidence, Quality, assess
from leadbooth.domain.records import LEAD, OF_LEAD
from leadbooth.domain.text import fold as fold_text
from leadbooth.storage.db import Db, Row
from leadbooth.storage.lead_rows import LEAD_COLUMNS, lead_of

_PUNCTUATION = re.compile(r"[^\w]+")
_CLOCKS = ", ".join(f"lead.h_{group}" for group in LEAD.groups)
_MAGNETS = (
    "SELECT group_concat(DISTINCT magnet.kind) FROM claim JOIN magnet ON magnet.id = magnet_id WHERE lead_id = lead.id"
)
_ANSWERS = (
    "SELECT json_group_object(feeds, points) FROM (SELECT feeds, total(points) AS points FROM answer "
    "WHERE lead_id = lead.id AND feeds <> '' AND deleted_hlc < h_answer GROUP BY feeds)"
)
_LEAD = (
    f"SELECT {LEAD_COLUMNS}, lead.how, lead.match_keys, lead.deleted_hlc, max({_CLOCKS}) AS edited_hlc, "
    f"event.weights, event.default_country, ({_MAGNETS}) AS magnets, ({_ANSWERS}) AS answer_points "
    "FROM lead LEFT JOIN event ON event.id = lead.event_id WHERE lead.id = ?"
)
_OF_A_LEAD = ", ".join(f"'{table}'" for table in ("lead", *OF_LEAD))
_LATEST = f"SELECT max(hlc) FROM change WHERE subject = ? AND tbl IN ({_OF_A_LEAD})"
_UPDATE = (
    "UPDATE lead SET touched_hlc = ?, score = ?, shares = ?, badge_id = ?, sort_name = ?, match_keys = ? WHERE rid = ?"
)
_UPDATE_ALIVE = "UPDATE lead SET alive = ? WHERE rid = ?"
_SEARCH = (
    "INSERT INTO search_doc(rid, text) VALUES(?, ?) "
    "ON CONFLICT(rid) DO UPDATE SET text = excluded.text WHERE text <> excluded.text"
)
_NOTES = "SELECT kind, text FROM current_encounter WHERE lead_id = ? ORDER BY at, id"
_BADGE_IDS = "SELECT badge_id FROM current_badge WHERE lead_id = ? AND badge_id <> '' ORDER BY hlc DESC, id"
_CONSENTS = "SELECT purpose, granted, hlc, seen FROM consent WHERE lead_id = ?"

_CLAIMED = "SELECT lead_id FROM claim WHERE magnet_id = ?"


class Assessed(NamedTuple):
    """A lead as it stands, and its quality with the reasons."""

    lead: Lead
    quality: Quality


def refresh(db: Db, latest: Mapping[Id, int], *, own: bool = False) -> dict[Id, Assessed]:
    """Bring what is derived up to date for the leads that changed; the value is the clock of their last change.

    Answers them as they stand then, which is known on the way. ``own`` as in ``fold.apply``.
    """
    found = ((lead, _refresh_lead(db, lead, hlc, own=own)) for lead, hlc in latest.items())
    return {lead: assessed for lead, assessed in found if assessed is not None}


def rescore_claims(db: Db, changes: Iterable[Change]) -> None:
    """Score the leads anew that claimed a lead magnet which is now of another kind."""
    magnets = {change.row_id for change in changes if change.table == "magnet"}
    for lead in {lead for magnet in magnets for lead in db.values(_CLAIMED, (magnet,))}:
        found = assessed(db, lead)
        if found is not None:
            values = (found.quality.score, orjson.dumps(found.quality.shares).decode(), lead)
            db.run("UPDATE lead SET score = ?, shares = ? WHERE id = ?", values)


def assessed(db: Db, lead: Id) -> Assessed | None:
    """A lead with its quality; None where it is not here."""
    row = db.row(_LEAD, (lead,))
    if row is None:
        return None
    held = lead_of(row)
    return Assessed(held, _assess(db, row, held, [kind for kind, _ in db.rows(_NOTES, (lead,))]))


def _refresh_lead(db: Db, lead: Id, hlc: int, *, own: bool) -> Assessed | None:
    row = db.row(_LEAD, (lead,))
    if row is None:
        return None
    held = lead_of(row)
    happened = db.rows(_NOTES, (lead,))
    badge_ids = db.values(_BADGE_IDS, (lead,))
    quality = _assess(db, row, held, [kind for kind, _ in happened])
    alive = row["deleted_hlc"] < row["edited_hlc"]
    badge_id = badge_ids[0] if badge_ids else ""
    keys = _keys(held.contact, badge_ids) if alive else []
    sort_name = _sort_name(held.contact, badge_id)
    if not own and not row["touched_hlc"]:  # what arrived before the lead itself counts as well
        hlc = db.value(_LATEST, (lead,))
    touched = max(row["touched_hlc"], hlc)
    shares, match = orjson.dumps(quality.shares).decode(), orjson.dumps(keys).decode()
    db.run(_UPDATE, (touched, quality.score, shares, badge_id, sort_name, match, row["rid"]))
    if alive != row["alive"]:
        db.run(_UPDATE_ALIVE, (alive, row["rid"]))
    if alive:
        text = search_text(held.contact, badge_ids, [text for _, text in happened if text])
        db.run(_SEARCH, (row["rid"], text))
    else:
        db.run("DELETE FROM search_doc WHERE rid = ?", (row["rid"],))
    _replace_keys(db, lead, _held_keys(row), keys)
    exported = touched <= row["exported_hlc"]
    now = replace(held, badge_id=badge_id, score=quality.score, exported=exported, deleted=not alive)
    return Assessed(now, quality)


def forget(db: Db, lead: Id) -> None:
    """Take a lead that is erased out of search and matching."""
    row = db.row("SELECT rid, match_keys FROM lead WHERE id = ?", (lead,))
    if row is not None:
        db.run("DELETE FROM search_doc WHERE rid = ?", (row["rid"],))
        _replace_keys(db, lead, _held_keys(row), [])


def _assess(db: Db, row: Row, lead: Lead, kinds: list[str]) -> Quality:
    evidence = Evidence(
        kind=lead.kind,
        contact=lead.contact,
        sources=lead.sources,
        interest=lead.interest,
        how=row["how"],
        encounters=kinds,
        consents=granted_purposes(db, lead.id),
        magnets=frozenset(row["magnets"].split(",") if row["magnets"] is not None else ()),
        answer_points=orjson.loads(row["answer_points"]),
        country=row["default_country"] or "",
    )
    return assess(evidence, orjson.loads(row["weights"]) if row["weights"] else None)


def granted_purposes(db: Db, lead: Id) -> frozenset[str]:
    """What the lead may be contacted for now: a withdrawal beats every grant given without knowing of it."""
    return effective(LedgerEntry(*row) for row in db.rows(_CONSENTS, (lead,)))


def _sort_name(contact: Contact, badge_id: str) -> str:
    return fold_text(f"{contact.last_name} {contact.first_name}".strip() or contact.company or badge_id)


def search_text(contact: Contact, badge_ids: list[str], notes: list[str]) -> str:
    """What search finds a lead by: folded, and every word, also one behind a dot or a dash, after a blank."""
    known = contact.known()
    digits = ["".join(filter(str.isdigit, known[name])) for name in ("phone", "mobile") if name in known]
    rest = [value for name, value in known.items() if name not in ("first_name", "last_name")]
    parts = [contact.full_name, *rest, *contact.extra.values(), *digits, *badge_ids, *notes]
    text = " ".join(fold_text(part) for part in dict.fromkeys(parts) if part)
    inner = dict.fromkeys(word for word in _PUNCTUATION.sub(" ", text).split() if f" {word}" not in f" {text}")
    return " ".join(["", text, *inner, ""])


def _keys(contact: Contact, badge_ids: list[str]) -> list[str]:
    emails = [contact.email, contact.extra.get("email_2", "")]
    return sorted(match_keys(badge_ids, emails, [contact.phone, contact.mobile]))


def _held_keys(row: Row) -> list[str]:
    held: list[str] = orjson.loads(row["match_keys"]) if row["match_keys"] else []
    return held


def _replace_keys(db: Db, lead: Id, held: list[str], keys: list[str]) -> None:
    gone, new = set(held) - set(keys), set(keys) - set(held)
    if gone:
        db.run_many("DELETE FROM match_key WHERE key = ? AND lead_id = ?", [(key, lead) for key in gone])
    if new:
        db.run_many("INSERT INTO match_key(key, lead_id) VALUES(?, ?)", [(key, lead) for key in new])
