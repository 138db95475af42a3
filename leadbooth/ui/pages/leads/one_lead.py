"""What is done to the one lead that the pane shows, as it is worked there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from leadbooth.domain.form import Question, Value
from leadbooth.domain.ids import Id
from leadbooth.domain.qualify import Missing
from leadbooth.domain.words import Interest
from leadbooth.services import answers, capture, many, pipeline
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.leads.details import Details
from leadbooth.ui.pages.leads.reading import LeadReading
from leadbooth.ui.pages.leads.work import LeadsWork
from leadbooth.ui.stage_names import stage_names


class OneLead(QObject):
    """Carries what is worked in the pane to services. `lead_chosen` tells of somebody the lead came with."""

    lead_chosen = Signal(int, object)

    def __init__(self, desk: Desk, work: LeadsWork, reading: LeadReading) -> None:
        super().__init__(reading)
        self._desk = desk
        self._work = work
        self._reading = reading
        self._names = stage_names(desk)
        self._lead: Id | None = None
        reading.stage_wanted.connect(self._move)
        reading.move_box.answered.connect(self._answer)
        reading.move_box.interest_chosen.connect(self._mark)
        reading.deal.deal_edited.connect(self._set_deal)
        reading.deal.next_edited.connect(self._plan_next)
        reading.deal.owner_picked.connect(self._assign)
        reading.tags.tags_changed.connect(self._tag)
        reading.party.lead_chosen.connect(self.lead_chosen)
        work.refused.connect(self._refused)

    def take_details(self, details: Details | None) -> None:
        """Another lead is shown, or none."""
        self._lead = details.lead.id if details is not None else None

    def _staff(self) -> Id:
        return self._desk.staff.id

    @Slot(str, str)
    def _move(self, stage: str, reason: str) -> None:
        if self._lead is not None:
            self._work.move_one(self._lead, stage, self._names.word(stage), reason=reason)

    @Slot(object, str, object)
    def _refused(self, lead: Id, stage: str, lacking: Missing) -> None:
        if lead == self._lead:
            self._reading.refuse(stage, lacking)

    @Slot(object, object, object)
    def _answer(self, lead: Id, question: Question, value: Value | None) -> None:
        job = partial(answers.set_answer, staff=self._staff(), lead=lead, question=question, said=value)
        self._work.do(job, lead)

    @Slot(object, object)
    def _mark(self, lead: Id, interest: Interest | None) -> None:
        self._work.do(partial(capture.set_interest, staff=self._staff(), lead=lead, interest=interest), lead)

    @Slot(object, object, str)
    def _set_deal(self, lead: Id, value: float | None, close_on: str) -> None:
        job = partial(pipeline.set_deal, staff=self._staff(), lead=lead, value=value, close_on=close_on)
        self._work.do(job, lead)

    @Slot(object, str, str)
    def _plan_next(self, lead: Id, step: str, due_on: str) -> None:
        self._work.do(partial(pipeline.plan_next, staff=self._staff(), lead=lead, step=step, due_on=due_on), lead)

    @Slot(object, object)
    def _assign(self, lead: Id, owner: Id | None) -> None:
        self._work.do(partial(many.assign_leads, staff=self._staff(), leads=[lead], owner=owner), lead)

    @Slot(object)
    def _tag(self, tags: tuple[str, ...]) -> None:
        if self._lead is not None:
            self._work.do(partial(pipeline.tag, staff=self._staff(), lead=self._lead, tags=tags), self._lead)
