"""Pipeline: moving leads from stage to stage, what they are worth, and what happens next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.form import Question
from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.lead import Lead
from leadbooth.domain.qualify import Missing, missing
from leadbooth.domain.words import EncounterKind, Stage
from leadbooth.errors import KnownError
from leadbooth.services.captured import existing
from leadbooth.services.many import Progress, each_lead
from leadbooth.storage import events, leads
from leadbooth.storage.db import Db
from leadbooth.storage.log import Writer
from leadbooth.storage.store import Store


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of moving leads. ``refused`` are those that cannot become prospects yet, and what is missing."""

    changes: ChangeSet
    moved: tuple[Id, ...] = ()
    refused: Mapping[Id, Missing] = field(default_factory=dict)


def move(
    store: Store,
    staff: Id | None,
    chosen: Iterable[Id],
    stage: str,
    *,
    reason: str = "",
    progress: Progress | None = None,
) -> Moved:
    """Move leads to a stage, as one action; each move is an encounter. ``reason`` is why they were won or lost.

    Leads that are gone or there already are passed over. Raises KnownError("stage_gone").
    """
    moved, refused = list[Id](), dict[Id, Missing]()
    asked: dict[Id, list[Question]] = {}
    with store.reading() as db:
        if stage not in {one.key for one in events.stages(db) if one.active}:
            raise KnownError("stage_gone")

    def move_there(writer: Writer, held: Lead) -> None:
        if held.stage == stage and held.stage_reason == reason:
            return
        if stage == Stage.PROSPECT and (lacking := _missing(writer.db, held, asked)):
            refused[held.id] = lacking
            return
        _move(writer, held, stage, reason)
        moved.append(held.id)

    changes = each_lead(store, staff, chosen, move_there, progress)
    return Moved(changes, tuple(moved), refused)


def _missing(db: Db, lead: Lead, asked: dict[Id, list[Question]]) -> Missing:
    if lead.event_id not in asked:
        asked[lead.event_id] = events.questions(db, lead.event_id)
    said = {answer.question_id: answer.value for answer in leads.answers(db, lead.id)}
    return missing(lead.interest, asked[lead.event_id], said)


def _move(writer: Writer, lead: Lead, stage: str, reason: str) -> None:
    reason = " ".join(reason.split())
    writer.edit("lead", lead.id, lead.event_id, {"status": {"stage": stage, "stage_reason": reason}})
    facts = {
        "lead_id": lead.id,
        "kind": EncounterKind.STAGE_MOVED,
        "at": writer.now,
        "staff_id": writer.actor,
        "text": reason,
        "data": {"from": lead.stage, "stage": stage},
    }
    writer.add("encounter", new_id(), lead.event_id, facts, subject=lead.id)


def missing_for(store: Store, lead: Id) -> Missing:
    """What keeps a lead from being a prospect. Raises KnownError("lead_gone")."""
    with store.reading() as db:
        held = leads.get(db, lead)
        if held is None:
            raise KnownError("lead_gone")
        return _missing(db, held, {})


def set_deal(store: Store, staff: Id | None, lead: Id, *, value: float | None, close_on: str = "") -> ChangeSet:
    """What a lead may be worth, in the currency of its event, and when it may close (ISO date or "").

    Raises KnownError("value_negative", "date_unreadable", "lead_gone").
    """
    if value is not None and not 0 <= value < 1e15:
        raise KnownError("value_negative")
    return _edit(store, staff, lead, {"deal": {"value": value, "close_on": _day(close_on)}})


def plan_next(store: Store, staff: Id | None, lead: Id, step: str, *, due_on: str = "") -> ChangeSet:
    """What is to be done next with a lead, and until when (ISO date or ""). Raises as ``set_deal`` does."""
    return _edit(store, staff, lead, {"next": {"next_step": " ".join(step.split()), "due_on": _day(due_on)}})


def tag(store: Store, staff: Id | None, lead: Id, tags: Iterable[str]) -> ChangeSet:
    """Set the tags of a lead. Raises KnownError("lead_gone")."""
    kept = list(dict.fromkeys(name for text in tags if (name := " ".join(text.split()))))
    return _edit(store, staff, lead, {"tags": {"tags": kept}})


def finish(store: Store, staff: Id | None, lead: Id) -> ChangeSet:
    """A lead of rapid mode is qualified: it leaves the list of those to finish. Raises KnownError("lead_gone")."""
    return _edit(store, staff, lead, {"rapid": {"to_finish": 0}})


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text.strip()).isoformat() if text.strip() else ""
    except ValueError as error:
        raise KnownError("date_unreadable") from error


def _edit(store: Store, staff: Id | None, lead: Id, groups: Mapping[str, Mapping[str, object]]) -> ChangeSet:
    with store.writing(staff) as writer:
        held = existing(writer, lead)
        writer.edit("lead", lead, held.event_id, groups)
    return writer.change_set()
