"""Captured: a lead after something happened to it, with all that the screen shows of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.form import Answer
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead, Meeting
from leadbooth.domain.quality import Quality
from leadbooth.domain.words import EncounterKind
from leadbooth.errors import KnownError
from leadbooth.storage import leads as repository
from leadbooth.storage.db import Db
from leadbooth.storage.derived import Assessed, assessed, granted_purposes
from leadbooth.storage.log import Writer
from leadbooth.storage.store import Store

Outcome = Literal["new", "again", "saved", "opened"]


@dataclass(frozen=True, slots=True)
class Captured:
    """A lead after something happened to it, with all that the screen shows of it.

    ``outcome``: ``new`` (a lead was made), ``again`` (the person was here already: another encounter), ``saved`` (an
    edit), ``opened`` (nothing was written). ``met_before`` are earlier meetings, latest first, of this event and of
    earlier ones. ``saved_at`` is milliseconds, UTC. ``note`` is the newest note and ``note_id`` its encounter.
    ``answers`` are by question.
    """

    lead: Lead
    outcome: Outcome
    quality: Quality
    changes: ChangeSet
    saved_at: int
    consents: frozenset[str] = frozenset()
    met_before: tuple[Meeting, ...] = ()
    note: str = ""
    note_id: Id | None = None
    warnings: tuple[str, ...] = ()
    answers: Mapping[Id, Answer] = field(default_factory=dict)


def open_lead(store: Store, lead: Id) -> Captured:
    """A lead with all that the screen shows of it. Raises KnownError("lead_gone")."""
    with store.reading() as db:
        return _shown(db, assessed(db, lead), "opened")


def existing(writer: Writer, lead: Id) -> Lead:
    """The lead that an action is about. Raises KnownError("lead_gone")."""
    found = repository.get(writer.db, lead)
    if found is None:
        raise KnownError("lead_gone")
    return found


def captured(writer: Writer, lead: Id, outcome: Outcome, warnings: tuple[str, ...] = ()) -> Captured:
    """What came of an action, to be called at its end. Raises KnownError("lead_gone")."""
    # Read where it was written: another connection would have to decrypt every page that just changed.
    shown = _shown(writer.db, writer.assessed(lead), outcome)
    return replace(shown, changes=writer.change_set(), saved_at=writer.now, warnings=warnings)


def _shown(db: Db, found: Assessed | None, outcome: Outcome) -> Captured:
    if found is None:
        raise KnownError("lead_gone")
    lead = found.lead.id
    # Of a lead that was just made, nothing but the scan that made it is there to be read.
    is_new = outcome == "new"
    notes = [] if is_new else [e for e in repository.encounters(db, lead) if e.kind == EncounterKind.NOTE]
    here = [] if is_new else repository.meetings(db, lead)[1:]
    return Captured(
        lead=found.lead,
        outcome=outcome,
        quality=found.quality,
        changes=ChangeSet(),
        saved_at=0,
        consents=frozenset() if is_new else granted_purposes(db, lead),
        met_before=_met_before(db, found.lead, here),
        note=notes[-1].text if notes else "",
        note_id=notes[-1].id if notes else None,
        answers={} if is_new else {answer.question_id: answer for answer in repository.answers(db, lead)},
    )


def _met_before(db: Db, lead: Lead, here: Sequence[Meeting]) -> tuple[Meeting, ...]:
    """Earlier meetings with the same person: those ``here``, and of leads of other events, latest first."""
    elsewhere = repository.meetings_elsewhere(db, lead.id)
    return tuple(sorted((*here, *elsewhere), key=lambda meeting: -meeting.at))
