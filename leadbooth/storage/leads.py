"""Leads out of the store: by id, by row number, by what they share with somebody met before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import orjson

from leadbooth.domain.form import Answer, Value, choices_of
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Consent, Encounter, Lead, Meeting
from leadbooth.storage.db import Db
from leadbooth.storage.lead_rows import LEAD_COLUMNS, lead_of


@dataclass(frozen=True, slots=True)
class StoredScan:
    """A payload as it was scanned, with the badge id that was last read from it."""

    lead_id: Id
    encounter_id: Id
    payload: str
    symbology: str
    badge_id: str


def get(db: Db, lead: Id) -> Lead | None:
    """The lead, deleted or not; None where it is not here."""
    row = db.row(f"SELECT {LEAD_COLUMNS} FROM lead WHERE id = ?", (lead,))
    return None if row is None else lead_of(row)


def by_numbers(db: Db, numbers: Sequence[int]) -> dict[int, Lead]:
    """A page of a list: the leads of some row numbers, those that are gone left out."""
    marks = ", ".join("?" * len(numbers))
    rows = db.each(f"SELECT {LEAD_COLUMNS} FROM lead WHERE rid IN ({marks})", numbers)
    return {row["rid"]: lead_of(row) for row in rows}


def ids_of(db: Db, numbers: Sequence[int]) -> list[Id]:
    """The ids behind row numbers."""
    return db.values(f"SELECT id FROM lead WHERE rid IN ({', '.join('?' * len(numbers))})", numbers)


def with_keys(db: Db, keys: Iterable[str]) -> list[tuple[Id, Id]]:
    """``(lead, event)`` of the leads that have one of the keys, the latest captured first."""
    wanted = sorted(keys)
    rows = db.each(
        "SELECT lead.captured_at, lead.id, lead.event_id FROM match_key JOIN lead ON lead.id = lead_id "
        f"WHERE key IN ({', '.join('?' * len(wanted))})",
        wanted,
    )
    # Mostly there is none: SQL that puts them in order takes longer to set up than the look-up itself.
    latest_first = sorted({(captured_at or 0, lead, event) for captured_at, lead, event in rows}, reverse=True)
    return [(lead, event) for _, lead, event in latest_first]


def encounters(db: Db, lead: Id) -> list[Encounter]:
    """What happened with a lead, oldest first, without what was reworded or taken back."""
    rows = db.each(
        "SELECT id, lead_id, kind, at, staff_id, text, data, replaces FROM current_encounter "
        "WHERE lead_id = ? ORDER BY at, id",
        (lead,),
    )
    return [
        Encounter(row[0], row[1], row[2], row[3], row[4], row[5], orjson.loads(row[6]) if row[6] else {}, row[7])
        for row in rows
    ]


def meetings(db: Db, lead: Id) -> list[Meeting]:
    """When a lead was met in person and by whom, latest first."""
    rows = db.each(
        "SELECT met.lead_id, met.event_id, coalesce(event.name, ''), met.at, met.staff_id, coalesce(staff.name, '') "
        "FROM current_encounter AS met LEFT JOIN event ON event.id = met.event_id "
        "LEFT JOIN staff ON staff.id = met.staff_id "
        "WHERE met.lead_id = ? AND met.kind IN ('scan', 'typed', 'meeting') ORDER BY met.at DESC, met.id DESC",
        (lead,),
    )
    return [Meeting(*row) for row in rows]


def meetings_elsewhere(db: Db, lead: Id) -> list[Meeting]:
    """When the same person was met at other events, as far as a shared key tells, in no order."""
    others = db.values(
        "SELECT other.id FROM lead, json_each(lead.match_keys) AS shared "
        "JOIN match_key ON match_key.key = shared.value JOIN lead AS other ON other.id = match_key.lead_id "
        "WHERE lead.id = ? AND other.event_id <> lead.event_id",
        (lead,),
    )
    return [meeting for other in set(others) for meeting in meetings(db, other)]


def consents(db: Db, lead: Id) -> list[Consent]:
    """The consent ledger of a lead, oldest first."""
    rows = db.each(
        "SELECT purpose, granted, at, staff_id, wording, text_version, language, method, text_id FROM consent "
        "WHERE lead_id = ? ORDER BY hlc, id",
        (lead,),
    )
    return [Consent(row[0], bool(row[1]), *row[2:]) for row in rows]


def last_consent_clock(db: Db, lead: Id, purpose: str) -> int:
    """Clock value of the latest entry of the ledger for a purpose, 0 for none."""
    return db.value("SELECT max(hlc) FROM consent WHERE lead_id = ? AND purpose = ?", (lead, purpose)) or 0


def scans(db: Db, event: Id) -> list[StoredScan]:
    """Every scan of an event whose lead is alive, as last read, oldest first."""
    rows = db.each(
        "SELECT scan.lead_id, scan.encounter_id, scan.payload, scan.symbology, scan.badge_id "
        "FROM current_badge AS scan JOIN lead ON lead.id = scan.lead_id "
        "WHERE scan.event_id = ? AND scan.payload <> '' AND lead.alive = 1 ORDER BY scan.encounter_id",
        (event,),
    )
    return [StoredScan(*row) for row in rows]


def answers(db: Db, lead: Id) -> list[Answer]:
    """What a lead answered, in no order."""
    rows = db.each(
        "SELECT question_id, value, points, feeds, wording, version, at, staff_id FROM answer "
        "WHERE lead_id = ? AND deleted_hlc < h_answer",
        (lead,),
    )
    return [
        Answer(row[0], _value(row[1]), row[2] or 0.0, row[3], row[4], row[5] or 1, row[6] or 0, row[7]) for row in rows
    ]


def _value(text: str | None) -> Value:
    value = orjson.loads(text) if text else ""
    return tuple(value) if isinstance(value, list) else value


def choices(db: Db, lead: Id) -> dict[Id, frozenset[str]]:
    """The choices of each question that a lead answered."""
    rows = db.each(
        "SELECT question_id, value, question.kind FROM answer JOIN question ON question.id = question_id "
        "WHERE lead_id = ? AND answer.deleted_hlc < h_answer",
        (lead,),
    )
    return {row[0]: choices_of(row[2], _value(row[1])) for row in rows}


def owned(db: Db, event: Id, owners: Sequence[Id]) -> dict[Id, int]:
    """How many leads of an event each of some people has."""
    marks = ", ".join("?" * len(owners))
    rows = db.tuples(
        f"SELECT owner, count(*) FROM lead WHERE event_id = ? AND alive = 1 AND owner IN ({marks}) GROUP BY owner",
        (event, *owners),
    )
    return dict(rows)
