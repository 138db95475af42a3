"""Leads out of the store: by id, by row number, by what they share with somebody met before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from leadbooth.domain.contact import CONTACT_FIELDS
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Consent, Encounter, Lead, Meeting
from leadbooth.domain.records import LEAD_CONTACT_GROUPS
from leadbooth.storage.db import Db, Row
from leadbooth.storage.derived import contact_of, sources_of

_FROM = ", ".join(f"{group}_from" for group in LEAD_CONTACT_GROUPS)
_COLUMNS = (
    f"rid, id, event_id, kind, badge_id, interest, stage, channel, owner, captured_at, captured_by, alive, score, "
    f"touched_hlc <= exported_hlc AS exported, extra, {', '.join(CONTACT_FIELDS)}, {_FROM}"
)


@dataclass(frozen=True, slots=True)
class StoredScan:
    """A payload as it was scanned, with the badge id that was last read from it."""

    lead_id: Id
    encounter_id: Id
    payload: str
    symbology: str
    badge_id: str


def _lead(row: Row) -> Lead:
    return Lead(
        id=row["id"],
        event_id=row["event_id"],
        contact=contact_of(row),
        kind=row["kind"],
        badge_id=row["badge_id"],
        interest=row["interest"],
        stage=row["stage"],
        channel=row["channel"],
        owner=row["owner"],
        captured_at=row["captured_at"] or 0,
        captured_by=row["captured_by"],
        sources=sources_of(row),
        score=row["score"],
        exported=bool(row["exported"]),
        deleted=not row["alive"],
    )


def get(db: Db, lead: Id) -> Lead | None:
    """The lead, deleted or not; None where it is not here."""
    row = db.row(f"SELECT {_COLUMNS} FROM lead WHERE id = ?", (lead,))
    return None if row is None else _lead(row)


def by_numbers(db: Db, numbers: Sequence[int]) -> dict[int, Lead]:
    """A page of a list: the leads of some row numbers, those that are gone left out."""
    marks = ", ".join("?" * len(numbers))
    rows = db.each(f"SELECT {_COLUMNS} FROM lead WHERE rid IN ({marks})", numbers)
    return {row["rid"]: _lead(row) for row in rows}


def ids_of(db: Db, numbers: Sequence[int]) -> list[Id]:
    """The ids behind row numbers."""
    return db.values(f"SELECT id FROM lead WHERE rid IN ({', '.join('?' * len(numbers))})", numbers)


def with_keys(db: Db, keys: Iterable[str]) -> list[tuple[Id, Id]]:
    """``(lead, event)`` of the leads that have one of the keys, the latest captured first."""
    wanted = sorted(keys)
    rows = db.each(
        "SELECT DISTINCT lead.id, lead.event_id, lead.captured_at FROM match_key JOIN lead ON lead.id = lead_id "
        f"WHERE key IN ({', '.join('?' * len(wanted))}) ORDER BY lead.captured_at DESC, lead.id DESC",
        wanted,
    )
    return [(lead, event) for lead, event, _ in rows]


def keys_of(db: Db, lead: Id) -> list[str]:
    """The keys under which a lead is found again."""
    return db.values("SELECT value FROM lead, json_each(lead.match_keys) WHERE lead.id = ?", (lead,))


def encounters(db: Db, lead: Id) -> list[Encounter]:
    """What happened with a lead, oldest first, without what was reworded or taken back."""
    rows = db.each(
        "SELECT id, lead_id, kind, at, staff_id, text, replaces FROM current_encounter "
        "WHERE lead_id = ? ORDER BY at, id",
        (lead,),
    )
    return [Encounter(row[0], row[1], row[2], row[3], row[4], row[5], replaces=row[6]) for row in rows]


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


def consents(db: Db, lead: Id) -> list[Consent]:
    """The consent ledger of a lead, oldest first."""
    rows = db.each(
        "SELECT purpose, granted, at, staff_id, wording, text_version, language, method FROM consent "
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
