"""What an export reads: leads with all that belongs to them, batch after batch from one moment of the store."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from leadbooth.domain.consent import LedgerEntry, effective
from leadbooth.domain.contact import CONTACT_FIELDS, Contact
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.storage.db import Db

BATCH = 500  # leads whose rows lie in memory at once


class FullLead(NamedTuple):
    """A lead with its notes (oldest first), consents, answers by question id, and how often it was met."""

    lead: Lead
    notes: Sequence[str]
    consents: frozenset[str]
    answers: dict[Id, Any]
    encounters: int


_LEADS = (
    "SELECT rid, id, event_id, kind, badge_id, interest, stage, channel, owner, captured_at, captured_by, score, "
    f"{', '.join(CONTACT_FIELDS)} FROM lead WHERE rid IN ({{marks}})"
)
_NOTES = "SELECT lead_id, kind, text FROM current_encounter WHERE lead_id IN ({marks}) ORDER BY at, id"
_CONSENTS = "SELECT lead_id, purpose, granted, hlc, seen FROM consent WHERE lead_id IN ({marks})"
_ANSWERS = "SELECT lead_id, question_id, value FROM answer WHERE lead_id IN ({marks}) AND deleted_hlc < h_answer"
_MET = frozenset({"scan", "typed", "meeting"})


def full_leads(db: Db, numbers: Sequence[int]) -> Iterator[FullLead]:
    """The leads of some row numbers, in that order."""
    for start in range(0, len(numbers), BATCH):
        batch = numbers[start : start + BATCH]
        found = dict(_leads(db, batch))
        yield from _complete(db, [found[number] for number in batch if number in found])


def _leads(db: Db, numbers: Sequence[int]) -> Iterator[tuple[int, Lead]]:
    """Row number and lead, with what an export writes: not where its fields came from, for example."""
    for row in db.each(_LEADS.format(marks=", ".join("?" * len(numbers))), numbers):
        number, lead, event, kind, badge_id, interest, stage, channel, owner, at, by, score, *contact = row
        yield (
            number,
            Lead(
                id=lead,
                event_id=event,
                contact=Contact(*contact),
                kind=kind,
                badge_id=badge_id,
                interest=interest,
                stage=stage,
                channel=channel,
                owner=owner,
                captured_at=at or 0,
                captured_by=by,
                score=score,
            ),
        )


def _complete(db: Db, leads: Sequence[Lead]) -> Iterator[FullLead]:
    ids = [lead.id for lead in leads]
    marks = ", ".join("?" * len(ids))
    notes, met = defaultdict[Id, list[str]](list), defaultdict[Id, int](int)
    for lead, kind, text in db.each(_NOTES.format(marks=marks), ids):
        met[lead] += kind in _MET
        if kind == "note":
            notes[lead].append(text)
    ledgers = defaultdict[Id, list[LedgerEntry]](list)
    for lead, *entry in db.each(_CONSENTS.format(marks=marks), ids):
        ledgers[lead].append(LedgerEntry(*entry))
    answers = defaultdict[Id, dict[Id, Any]](dict)
    for lead, question, value in db.each(_ANSWERS.format(marks=marks), ids):
        answers[lead][question] = json.loads(value) if value else None
    for lead in leads:
        yield FullLead(lead, notes[lead.id], effective(ledgers[lead.id]), answers[lead.id], met[lead.id])


@contextmanager
def sparing(db: Db, mib: int) -> Iterator[None]:
    """Go through all of a store without keeping more than ``mib`` of its pages in memory: each is needed once."""
    usual = db.value("PRAGMA cache_size")
    db.run(f"PRAGMA cache_size = -{mib * 1024}")
    try:
        yield
    finally:
        db.run(f"PRAGMA cache_size = {usual}")


def snapshot_clock(db: Db) -> int:
    """The clock of the latest change that this moment of the store holds."""
    return int(db.value("SELECT hlc FROM replica"))
