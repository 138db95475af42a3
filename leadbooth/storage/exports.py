"""What an export reads: leads with all that belongs to them, batch after batch from one moment of the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import orjson

from leadbooth.domain.consent import LedgerEntry, effective
from leadbooth.domain.contact import CONTACT_FIELDS
from leadbooth.domain.export_row import ExportRow
from leadbooth.domain.form import Question
from leadbooth.domain.ids import Id
from leadbooth.storage import events
from leadbooth.storage.db import Db

BATCH = 500  # leads whose rows lie in memory at once


_CONTACT = ", ".join(CONTACT_FIELDS)
_LEADS = (
    f"SELECT rid, id, event_id, owner, captured_by, kind, {_CONTACT}, badge_id, interest, score, stage, channel, "
    "coalesce(captured_at, 0), campaign_id, value, close_on, next_step, due_on, stage_reason, tags, to_finish "
    "FROM lead WHERE rid IN ({marks})"
)
_OWN = 5 + 1 + len(CONTACT_FIELDS) + 7  # columns before those that stand in a row as they are, at its end
_NOTES = "SELECT lead_id, kind, text FROM current_encounter WHERE lead_id IN ({marks}) ORDER BY at, id"
_CONSENTS = "SELECT lead_id, purpose, granted, hlc, seen FROM consent WHERE lead_id IN ({marks})"
_ANSWERS = "SELECT lead_id, question_id, value FROM answer WHERE lead_id IN ({marks}) AND deleted_hlc < h_answer"
_MET = frozenset({"scan", "typed", "meeting"})


def export_rows(db: Db, numbers: Sequence[int], questions: Sequence[Question]) -> Iterator[ExportRow]:
    """The leads of some row numbers, in that order, with their answers to ``questions``."""
    names = _Names(
        events={event.id: event.name for event in events.every(db)},
        staff={person.id: person.name for person in events.staff(db)},
        questions={question.id: question.key for question in questions},
        campaigns={campaign.id: campaign.name for campaign in events.campaigns(db)},
    )
    for start in range(0, len(numbers), BATCH):
        yield from _batch(db, numbers[start : start + BATCH], names)


class _Names(NamedTuple):
    events: dict[Id, str]
    staff: dict[Id, str]
    questions: dict[Id, str]
    campaigns: dict[Id, str]


def _batch(db: Db, numbers: Sequence[int], names: _Names) -> Iterator[ExportRow]:
    leads = {row[0]: row for row in db.tuples(_LEADS.format(marks=_marks(numbers)), numbers)}
    ids = [row[1] for row in leads.values()]
    notes, met = _encounters(db, ids)
    consents, answers = _consents(db, ids), _answers(db, ids, names.questions)
    unknown = ExportRow._field_defaults
    for number in numbers:
        if number not in leads:
            continue
        held = leads[number]
        _, lead, event, owner, by, kind, *fields, stage, channel, at, campaign = held[:_OWN]
        yield ExportRow._make(
            (
                lead,
                names.events.get(event, ""),
                kind,
                *fields,
                stage,
                names.staff.get(owner, ""),
                channel,
                at,
                names.staff.get(by, ""),
                met.get(lead, 0),
                consents.get(lead, unknown["consents"]),
                notes.get(lead, unknown["notes"]),
                answers.get(lead, unknown["answers"]),
                names.campaigns.get(campaign, ""),
                *held[_OWN:],
            )
        )


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _encounters(db: Db, leads: Sequence[Id]) -> tuple[dict[Id, list[str]], dict[Id, int]]:
    """Notes and number of meetings by lead."""
    notes, met = defaultdict[Id, list[str]](list), defaultdict[Id, int](int)
    for lead, kind, text in db.tuples(_NOTES.format(marks=_marks(leads)), leads):
        if kind in _MET:
            met[lead] += 1
        elif kind == "note":
            notes[lead].append(text)
    return notes, met


def _consents(db: Db, leads: Sequence[Id]) -> dict[Id, frozenset[str]]:
    ledgers = defaultdict[Id, list[LedgerEntry]](list)
    for lead, *entry in db.tuples(_CONSENTS.format(marks=_marks(leads)), leads):
        ledgers[lead].append(LedgerEntry(*entry))
    return {lead: effective(ledger) for lead, ledger in ledgers.items()}


def _answers(db: Db, leads: Sequence[Id], keys: Mapping[Id, str]) -> dict[Id, dict[str, Any]]:
    answers = defaultdict[Id, dict[str, Any]](dict)
    if not keys:
        return answers
    for lead, question, value in db.tuples(_ANSWERS.format(marks=_marks(leads)), leads):
        if question in keys:
            answers[lead][keys[question]] = orjson.loads(value) if value else None
    return answers


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
