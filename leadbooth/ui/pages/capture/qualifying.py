"""Qualifying: a lead becomes a prospect, or leaves the list of those to finish. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.domain.words import Stage
from leadbooth.services import pipeline
from leadbooth.services.pipeline import Moved
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.capture import words
from leadbooth.ui.pages.capture.flow import CaptureFlow


class Qualifying(QObject):
    """Acts on the lead that the flow shows, once all that was said of it is on the disk."""

    lacking = Signal(object)
    """Missing: what keeps the lead that is shown from being a prospect."""

    def __init__(self, desk: Desk, flow: CaptureFlow) -> None:
        super().__init__(flow)
        self._desk = desk
        self._flow = flow

    @Slot()
    def make_prospect(self) -> None:
        """Move the lead to Prospect, or say what is missing."""
        self._flow.flush_shown(self._move)

    def finish(self, then: Callable[[], None]) -> None:
        """The lead is qualified: it leaves the list of those to finish; ``then`` is called when that is saved."""
        self._flow.flush_shown(partial(self._finish, then))

    def _move(self, well: bool) -> None:
        captured = self._flow.captured
        if not well or captured is None:
            return
        job = partial(pipeline.move, staff=self._desk.staff.id, chosen=[captured.lead.id], stage=Stage.PROSPECT)
        self._desk.act(job, partial(self._moved, captured.lead), owner=self._flow, failed=self._flow.tell_error)

    def _moved(self, lead: Lead, moved: Moved) -> None:
        if lead.id in moved.refused:
            if self._is_shown(lead.id):
                self.lacking.emit(moved.refused[lead.id])
        elif lead.id in moved.moved:
            self._flow.told.emit(
                words.is_prospect(lead), self.tr("Undo"), partial(self._flow.undo_action, moved.changes.action)
            )
        if self._is_shown(lead.id):
            self._flow.read_again()

    def _finish(self, then: Callable[[], None], well: bool) -> None:
        captured = self._flow.captured
        if not well or captured is None:
            return
        job = partial(pipeline.finish, staff=self._desk.staff.id, lead=captured.lead.id)
        done = partial(self._finished, captured.lead.id, then)
        self._desk.act(job, done, owner=self._flow, failed=self._flow.tell_error)

    def _finished(self, lead: Id, then: Callable[[], None], _changes: ChangeSet) -> None:
        self._flow.list_stale.emit()
        if self._is_shown(lead):
            then()

    def _is_shown(self, lead: Id) -> bool:
        captured = self._flow.captured
        return captured is not None and captured.lead.id == lead
