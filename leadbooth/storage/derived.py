"""What follows from a lead and its rows: its score, what search finds, its match keys, whether it is alive."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from leadbooth.domain.changes import Change
from leadbooth.domain.consent import LedgerEntry, effective
from leadbooth.domain.contact import CONTACT_FIELDS, Contact
from leadbooth.domain.duplicate import match_keys
from leadbooth.domain.ids import Id
from leadbooth.domain.quality import Evidence, Quality, assess
from leadbooth.domain.records import LEAD, LEAD_CONTACT_GROUPS, OF_LEAD
from leadbooth.domain.text import fold as fold_text
from leadbooth.storage.db import Db, Row

_PUNCTUATION = re.compile(r"[^\w]+")
_GROUP_CLOCKS = ", ".join(f"h_{group}" for group in LEAD.groups)
_LEAD = (
    f"SELECT rid, event_id, kind, how, interest, extra, {', '.join(CONTACT_FIELDS)}, "
    f"{', '.join(f'{group}_from' for group in LEAD_CONTACT_GROUPS)}, "
    f"max({_GROUP_CLOCKS}) AS edited_hlc, deleted_hlc, touched_hlc, match_keys FROM lead WHERE id = ?"
)
_OF_A_LEAD = ", ".join(f"'{table}'" for table in ("lead", *OF_LEAD))
_LATEST = f"SELECT max(hlc) FROM change WHERE subject = ? AND tbl IN ({_OF_A_LEAD})"
_EVENT = "SELECT weights, default_country FROM event WHERE id = ?"
_UPDATE = (
    "UPDATE lead SET alive = ?, touched_hlc = max(touched_hlc, ?), score = ?, badge_id = ?, sort_name = ?, "
    "match_keys = ? WHERE id = ?"
)
_SEARCH = (
    "INSERT INTO search_doc(rid, text) VALUES(?, ?) "
    "ON CONFLICT(rid) DO UPDATE SET text = excluded.text WHERE text <> excluded.text"
)
_NOTES = "SELECT kind, text FROM current_encounter WHERE lead_id = ? ORDER BY at, id"
_BADGE_IDS = "SELECT badge_id FROM current_badge WHERE lead_id = ? AND badge_id <> '' ORDER BY hlc DESC, id"
_CONSENTS = "SELECT purpose, granted, hlc, seen FROM consent WHERE lead_id = ?"
_MAGNETS = "SELECT DISTINCT magnet.kind FROM claim JOIN magnet ON magnet.id = claim.magnet_id WHERE claim.lead_id = ?"
_INTENT = (
    "SELECT coalesce(sum(answer.points), 0) FROM answer JOIN question ON question.id = answer.question_id "
    "WHERE answer.lead_id = ? AND question.feeds = 'intent' AND answer.deleted_hlc < answer.h_answer"
)

_FEEDS = {"event": {"weights", "defaults"}, "question": {"form"}, "magnet": {"offer"}}
_DEPENDING = {
    "event": "SELECT id FROM lead WHERE event_id = ?",
    "question": "SELECT lead_id FROM answer WHERE question_id = ?",
    "magnet": "SELECT lead_id FROM claim WHERE magnet_id = ?",
}


def refresh(db: Db, latest: Mapping[Id, int], *, own: bool = False) -> dict[Id, Quality]:
    """Bring what is derived up to date for the leads that changed; the value is the clock of their last change.

    Answers their quality, which is known on the way. ``own`` as in ``fold.apply``.
    """
    found = ((lead, _refresh_lead(db, lead, hlc, own=own)) for lead, hlc in latest.items())
    return {lead: quality for lead, quality in found if quality is not None}


def rescore(db: Db, leads: Iterable[Id]) -> None:
    """Score leads anew where nothing of their own changed."""
    for lead in leads:
        quality = quality_of(db, lead)
        if quality is not None:
            db.run("UPDATE lead SET score = ? WHERE id = ?", (quality.score, lead))


def depending(db: Db, changes: Iterable[Change]) -> set[Id]:
    """Leads whose score follows from what was changed of their event, a question or a lead magnet."""
    leads: set[Id] = set()
    for change in changes:
        feeds = _FEEDS.get(change.table, set()).intersection(change.body or ())
        if feeds:
            leads.update(db.values(_DEPENDING[change.table], (change.row_id,)))
    return leads


def _refresh_lead(db: Db, lead: Id, hlc: int, *, own: bool) -> Quality | None:
    row = db.row(_LEAD, (lead,))
    if row is None:
        return None
    contact = contact_of(row)
    happened = db.rows(_NOTES, (lead,))
    badge_ids = db.values(_BADGE_IDS, (lead,))
    quality = _assess(db, lead, row, contact, [kind for kind, _ in happened])
    alive = row["deleted_hlc"] < row["edited_hlc"]
    badge_id = badge_ids[0] if badge_ids else ""
    keys = _keys(contact, badge_ids) if alive else []
    sort_name = _sort_name(contact, badge_id)
    if not own and not row["touched_hlc"]:  # what arrived before the lead itself counts as well
        hlc = db.value(_LATEST, (lead,))
    db.run(_UPDATE, (alive, hlc, quality.score, badge_id, sort_name, json.dumps(keys), lead))
    if alive:
        text = search_text(contact, badge_ids, [text for _, text in happened if text])
        db.run(_SEARCH, (row["rid"], text))
    else:
        db.run("DELETE FROM search_doc WHERE rid = ?", (row["rid"],))
    _replace_keys(db, lead, _held_keys(row), keys)
    return quality


def forget(db: Db, lead: Id) -> None:
    """Take a lead that is erased out of search and matching."""
    row = db.row("SELECT rid, match_keys FROM lead WHERE id = ?", (lead,))
    if row is not None:
        db.run("DELETE FROM search_doc WHERE rid = ?", (row["rid"],))
        _replace_keys(db, lead, _held_keys(row), [])


def contact_of(row: Row) -> Contact:
    """The contact within a row of the lead table."""
    extra = json.loads(row["extra"]) if row["extra"] else {}
    return Contact(**{name: row[name] for name in CONTACT_FIELDS}, extra=extra)


def sources_of(row: Row) -> dict[str, str]:
    """Where each contact field of a row of the lead table came from."""
    found: dict[str, str] = {}
    for group in LEAD_CONTACT_GROUPS:
        if row[f"{group}_from"]:
            found.update(json.loads(row[f"{group}_from"]))
    return found


def quality_of(db: Db, lead: Id) -> Quality | None:
    """The quality of a lead with its reasons; None where the lead is not here."""
    row = db.row(_LEAD, (lead,))
    if row is None:
        return None
    kinds = db.values(_NOTES, (lead,))
    return _assess(db, lead, row, contact_of(row), kinds)


def _assess(db: Db, lead: Id, row: Row, contact: Contact, kinds: list[str]) -> Quality:
    event = db.row(_EVENT, (row["event_id"],))
    weights, country = event or (None, "")
    evidence = Evidence(
        kind=row["kind"],
        contact=contact,
        sources=sources_of(row),
        interest=row["interest"],
        how=row["how"],
        encounters=kinds,
        consents=granted_purposes(db, lead),
        magnets=frozenset(db.values(_MAGNETS, (lead,))),
        intent_points=db.value(_INTENT, (lead,)),
        country=country,
    )
    return assess(evidence, json.loads(weights) if weights else None)


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
    held: list[str] = json.loads(row["match_keys"]) if row["match_keys"] else []
    return held


def _replace_keys(db: Db, lead: Id, held: list[str], keys: list[str]) -> None:
    gone, new = set(held) - set(keys), set(keys) - set(held)
    if gone:
        db.run_many("DELETE FROM match_key WHERE key = ? AND lead_id = ?", [(key, lead) for key in gone])
    if new:
        db.run_many("INSERT INTO match_key(key, lead_id) VALUES(?, ?)", [(key, lead) for key in new])
