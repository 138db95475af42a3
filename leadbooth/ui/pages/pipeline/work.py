"""What is done to leads from the board, through services, and how it is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QLocale, QObject, Signal, Slot

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.form import Question, Value
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.domain.pipeline import StageLabel
from leadbooth.domain.words import Interest
from leadbooth.services import answers, browse, capture, many, pipeline, questions, undo
from leadbooth.services.captured import open_lead
from leadbooth.services.many import Progress
from leadbooth.services.undo import Undone
from leadbooth.storage.store import Store
from leadbooth.ui.desk import Desk
from leadbooth.ui.i18n import fill
from leadbooth.ui.stage_names import stage_title


@dataclass(frozen=True, slots=True)
class Refused:
    """A lead that stays where it is, with all that is asked and was answered, to say what is missing."""

    lead: Lead
    questions: tuple[Question, ...]
    answers: Mapping[Id, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a move."""

    changes: ChangeSet
    action: Id | None
    moved: int
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said about a lead, so that it can be a prospect."""

    lead: Id
    interest: Interest | None
    answers: tuple[tuple[Question, Value], ...]


class PipelineWork(QObject):
    """Actions on cards. `done` tells what happened (words may be empty) and the action that undo takes back."""

    done = Signal(str, object)
    refused = Signal(object, object)
    """Leads that cannot be moved yet (a tuple of Refused), and the StageLabel they were to be moved to."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._done: dict[Id, int] = {}  # actions that undo takes back, latest last, with how many leads they are about

    def move(self, numbers: Sequence[int], stage: StageLabel, reason: str = "") -> None:
        """Move cards to a stage, as one action."""
        job = partial(_move, staff=self._desk.staff.id, numbers=list(numbers), stage=stage.key, reason=reason)
        self._desk.long_work.run(len(numbers), job, partial(self._moved, stage), owner=self)

    def qualify(self, said: Said, stage: StageLabel) -> None:
        """Keep what was said about a lead, then move it."""
        job = partial(_qualify, staff=self._desk.staff.id, said=said, stage=stage.key)
        self._desk.act(job, partial(self._moved, stage), owner=self)

    @Slot(object, object, str)
    def set_deal(self, lead: Id, value: float | None, close_on: str) -> None:
        """What a lead may be worth, and when."""
        job = partial(pipeline.set_deal, staff=self._desk.staff.id, lead=lead, value=value, close_on=close_on)
        self._desk.act(job, self._edited, owner=self)

    @Slot(object, str, str)
    def plan_next(self, lead: Id, step: str, due_on: str) -> None:
        """What happens next with a lead, and until when."""
        job = partial(pipeline.plan_next, staff=self._desk.staff.id, lead=lead, step=step, due_on=due_on)
        self._desk.act(job, self._edited, owner=self)

    @Slot(object, object)
    def assign(self, lead: Id, owner: Id | None) -> None:
        """Give a lead to somebody."""
        job = partial(many.assign_leads, staff=self._desk.staff.id, leads=[lead], owner=owner)
        self._desk.act(job, self._edited, owner=self)

    def undo_last(self) -> None:
        """Take back what was done last on this page; while very many leads are at work, stop."""
        if self._desk.long_work.running:
            self._desk.long_work.stop()
        elif self._done:
            self.undo(next(reversed(self._done)))

    def undo(self, action: Id) -> None:
        """Take back one action."""
        count = self._done.pop(action, 1)
        job = partial(_undo, staff=self._desk.staff.id, action=action)
        self._desk.long_work.run(count, job, partial(self._undone, action, count), owner=self)

    def _moved(self, stage: StageLabel, outcome: Outcome) -> None:
        words = ""
        if outcome.moved:
            words = self.tr("{count} leads moved to {stage}") if outcome.moved != 1 else self.tr("Moved to {stage}")
            words = fill(words, count=QLocale().toString(outcome.moved), stage=stage_title(stage))
            if outcome.action is not None:
                self._done[outcome.action] = outcome.moved
        self.done.emit(self._desk.long_work.said(words), outcome.action if outcome.moved else None)
        if outcome.refused:
            self.refused.emit(outcome.refused, stage)

    def _edited(self, changes: ChangeSet) -> None:
        if changes.action is not None and changes.touched:
            self._done[changes.action] = 1
        self.done.emit("", None)

    def _undone(self, action: Id, count: int, undone: Undone) -> None:
        words = self.tr("Taken back for {count} leads") if len(undone.leads) != 1 else self.tr("Taken back")
        said = self._desk.long_work.said(fill(words, count=QLocale().toString(len(undone.leads))))
        stopped = count > 1 and self._desk.long_work.stopped()
        if stopped:
            self._done[action] = count  # it goes on with the others
        self.done.emit(said, action if stopped else None)


def _undo(store: Store, progress: Progress | None, *, staff: Id, action: Id) -> Undone:
    return undo.undo(store, staff, action, progress=progress)


def _move(
    store: Store, progress: Progress | None, *, staff: Id, numbers: Sequence[int], stage: str, reason: str
) -> Outcome:
    moved = pipeline.move(store, staff, browse.ids_of(store, numbers), stage, reason=reason, progress=progress)
    refused = tuple(_refused(store, lead) for lead in moved.refused)
    return Outcome(moved.changes, moved.changes.action, len(moved.moved), refused)


def _refused(store: Store, lead: Id) -> Refused:
    opened = open_lead(store, lead)
    asked = questions.list_questions(store, opened.lead.event_id)
    return Refused(opened.lead, tuple(asked), {one: answer.value for one, answer in opened.answers.items()})


def _qualify(store: Store, staff: Id, said: Said, stage: str) -> Outcome:
    changes = ChangeSet()
    for question, value in said.answers:
        changes = changes.merged(answers.set_answer(store, staff, said.lead, question, value).changes)
    if said.interest is not None:
        changes = changes.merged(capture.set_interest(store, staff, said.lead, said.interest).changes)
    moved = pipeline.move(store, staff, [said.lead], stage)
    refused = tuple(_refused(store, lead) for lead in moved.refused)
    return Outcome(moved.changes.merged(changes), moved.changes.action, len(moved.moved), refused)
