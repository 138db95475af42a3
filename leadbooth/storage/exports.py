"""What an export reads: leads with all that belongs to them, batch after batch from one moment of the store."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from leadbooth.domain.consent import LedgerEntry, effective
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.storage.db import Db
from leadbooth.storage.leads import by_numbers

BATCH = 500  # leads whose rows lie in memory at once


@dataclass(frozen=True, slots=True)
class FullLead:
    """A lead with its notes (oldest first), consents, answers by question id, and how often it was met."""

    lead: Lead
    notes: Sequence[str]
    consents: frozenset[str]
    answers: dict[Id, Any]
    encounters: int


_NOTES = "SELECT lead_id, kind, text FROM current_encounter WHERE lead_id IN ({marks}) ORDER BY at, id"
_CONSENTS = "SELECT lead_id, purpose, granted, hlc, seen FROM consent WHERE lead_id IN ({marks})"
_ANSWERS = "SELECT lead_id, question_id, value FROM answer WHERE lead_id IN ({marks}) AND deleted_hlc < h_answer"
_MET = frozenset({"scan", "typed", "meeting"})


def full_leads(db: Db, numbers: Sequence[int]) -> Iterator[FullLead]:
    """The leads of some row numbers, in that order."""
    for start in range(0, len(numbers), BATCH):
        batch = numbers[start : start + BATCH]
        found = by_numbers(db, batch)
        yield from _complete(db, [found[number] for number in batch if number in found])


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


def snapshot_clock(db: Db) -> int:
    """The clock of the latest change that this moment of the store holds."""
    return int(db.value("SELECT hlc FROM replica"))
