"""CaptureFlow: who is on the Capture page, from scan or first character to the next person. No widgets."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.ids import Id
from leadbooth.errors import KnownError
from leadbooth.services import capture, many, undo
from leadbooth.services.captured import Captured, open_lead
from leadbooth.services.many import Progress
from leadbooth.services.undo import Latest, Undone
from leadbooth.storage.store import Store
from leadbooth.ui.desk import Desk
from leadbooth.ui.i18n import sentence
from leadbooth.ui.long_work import LONG
from leadbooth.ui.pages.capture import words
from leadbooth.ui.pages.capture.edits import Answered, Edit, Marked, key_of
from leadbooth.ui.pages.capture.modes import CaptureModes
from leadbooth.ui.pages.capture.saver import Flushed, LeadSaver, SaveState
from leadbooth.ui.pages.capture.scans import ScanQueue


class CaptureFlow(QObject):
    """Holds the saver of the lead that is shown, and of those that were left while something was under way."""

    opened = Signal(object)
    """Captured, or None for somebody new: another lead is to be shown."""
    refreshed = Signal(object)
    """Captured: the lead that is shown has other values now; what is being typed goes before them."""
    restored = Signal(object)
    """Captured: undo gave the lead that is shown its former values."""
    saved = Signal(object)
    """Captured: a write of the lead that is shown has ended."""
    state_changed = Signal(object)
    """SaveState of the lead that is shown."""
    troubled = Signal(object)
    """KnownError that keeps something from the disk; None once all is there."""
    listed = Signal(object)
    """Lead with new values, for today's list."""
    list_stale = Signal()
    told = Signal(str, str, object)
    """Text, word of its button or "", and what the button does, or None."""

    def __init__(self, desk: Desk, modes: CaptureModes, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("capture-flow")
        self._desk = desk
        self._modes = modes
        self._saver = LeadSaver(desk, None, self, modes.defaults)
        self._left: list[LeadSaver] = []
        self._scans = ScanQueue(desk, self)
        self._said_of_scan: dict[str, Edit] = {}
        self._troubled = False
        self._connect_saver()
        self._scans.captured.connect(self._show_scanned)
        self._scans.refused.connect(self._refuse)
        self._scans.failed.connect(self._trouble)
        desk.changed.connect(self._see_changes)

    @property
    def captured(self) -> Captured | None:
        """The lead that is shown; None while it is nobody, or not on the disk yet."""
        return self._saver.captured

    @property
    def state(self) -> SaveState:
        """How far the lead that is shown is saved."""
        return self._saver.state

    @property
    def busy(self) -> bool:
        """Whether anything is not on the disk yet."""
        return self._scans.busy or any(saver.busy for saver in (self._saver, *self._left))

    def unsent(self) -> list[Edit]:
        """What of the lead that is shown is not on the disk yet."""
        return self._saver.unsent()

    def change(self, edit: Edit) -> None:
        """Save an edit of the lead that is shown; what is said by a key while a scan is under way is for that scan."""
        of_scan = isinstance(edit, Marked) and self._scans.busy
        if of_scan or (isinstance(edit, Answered) and self._scans.under_way):
            self._said_of_scan[key_of(edit)] = edit
        else:
            self._saver.change(edit)

    def flush_shown(self, done: Flushed) -> None:
        """Write what is typed of the lead that is shown; ``done`` hears whether it is on the disk."""
        self._saver.flush(done)

    def read_again(self) -> None:
        """Show the lead that is shown as it is on the disk now; what is being typed goes before it."""
        if (lead := self._saver.lead_id) is not None:
            self._desk.ask(partial(open_lead, lead=lead), self._refresh, owner=self, failed=self.tell_error)

    def end_sitting(self) -> None:
        """A field was left: the next edit is an undo step of its own."""
        self._saver.end_sitting()

    def scan(self, payload: str, symbology: str = "", *, typed: bool = False) -> None:
        """Capture a scan; its lead is opened when it is on the disk."""
        self._scans.add(payload, symbology, typed=typed, defaults=self._modes.defaults())

    def next_person(self) -> None:
        """Somebody new. What could not be saved is tried first; where that fails the lead stays."""
        if self._saver.state.kind != "failed":
            self._replace(None)
            return
        self._saver.flush(self._next_if_saved)

    def open(self, lead: Id) -> None:
        """Go back to a lead."""
        if lead != self._saver.lead_id:
            self._desk.ask(partial(open_lead, lead=lead), self._show, owner=self, failed=self.tell_error)

    def leave_email(self) -> None:
        """The e-mail was typed: where it belongs to another lead of the event, go on with that one."""
        if self._saver.take_email_typed():
            self._saver.flush(partial(self._join, self._saver))

    def undo(self) -> None:
        """Take back the last action at this event."""
        self.flush(self._undo_flushed)

    def delete(self) -> None:
        """Delete the lead that is shown."""
        if self._saver.captured is not None:
            self._saver.flush(partial(self._delete, self._saver))

    def retry(self) -> None:
        """Try again what could not be written."""
        for saver in (self._saver, *self._left):
            saver.flush(self._flushed)
        self._scans.retry()

    def flush(self, done: Flushed) -> None:
        """Write all that is typed. ``done`` hears, once, whether it is on the disk."""
        self._scans.flush(partial(self._flush_savers, done))

    def _flush_savers(self, done: Flushed, scanned: bool) -> None:
        waiting = [self._saver, *self._left]
        answers: list[bool] = []

        def collect(well: bool) -> None:
            answers.append(well)
            if len(answers) == len(waiting):
                done(scanned and all(answers))

        for saver in waiting:
            saver.flush(collect)

    # One lead after another

    def _replace(self, captured: Captured | None) -> None:
        left = self._saver
        if left.take_email_typed():
            left.flush(partial(self._join, left))
        else:
            left.flush(self._flushed)
        known = [saver for saver in self._left if captured and saver.lead_id == captured.lead.id]
        if left.busy:
            self._left.append(left)
        self._disconnect_saver()
        if known and captured:
            self._saver = known[0]
            self._left.remove(self._saver)
            self._saver.refresh(captured)
        else:
            self._saver = LeadSaver(self._desk, captured, self, self._modes.defaults)
        self._connect_saver()
        self.opened.emit(captured)
        self.state_changed.emit(self._saver.state)

    def _connect_saver(self) -> None:
        self._saver.saved.connect(self._saver_saved)
        self._saver.state_changed.connect(self._saver_moved)

    def _disconnect_saver(self) -> None:
        # One that is left while busy goes on telling the list and of trouble.
        if self._saver not in self._left:
            self._saver.saved.disconnect(self._saver_saved)
            self._saver.state_changed.disconnect(self._saver_moved)
            self._saver.deleteLater()

    @Slot(object)
    def _saver_saved(self, captured: Captured) -> None:
        self.listed.emit(captured.lead)
        if captured.lead.id == self._saver.lead_id:
            self.saved.emit(captured)

    @Slot(object)
    def _saver_moved(self, state: SaveState) -> None:
        if self.sender() not in self._left:
            self.state_changed.emit(state)
        if isinstance(state.error, KnownError):
            self._trouble(state.error)
        elif state.kind == "saved":
            self._check_trouble()

    def _next_if_saved(self, well: bool) -> None:
        if well:
            self._replace(None)

    def _show(self, captured: Captured) -> None:
        if captured.lead.id == self._saver.lead_id:
            self._saver.refresh(captured)
            self._saver.end_sitting()
            self.opened.emit(captured)
        else:
            self._replace(captured)

    @Slot(object)
    def _show_scanned(self, captured: Captured) -> None:
        self._check_trouble()
        self.listed.emit(captured.lead)
        self._show(captured)
        if captured.outcome == "again":
            self.told.emit(words.already_here(captured.lead, captured.met_before), "", None)
        if self._said_of_scan and not self._scans.busy:
            said, self._said_of_scan = self._said_of_scan, {}
            for edit in said.values():
                self._saver.change(edit)
            self.refreshed.emit(self._saver.captured)

    # What stands in the way

    @Slot(object)
    def _refuse(self, error: Exception) -> None:
        self._said_of_scan.clear()
        self.tell_error(error)

    def tell_error(self, error: Exception) -> None:
        """Say why something did not come about."""
        if isinstance(error, KnownError):
            self.told.emit(sentence(error), "", None)
        else:
            self._desk.failed.emit(error)

    @Slot(object)
    def _trouble(self, error: Exception) -> None:
        self._troubled = True
        self.troubled.emit(error)

    def _flushed(self, _well: bool) -> None:
        self._check_trouble()

    def _check_trouble(self) -> None:
        """Let go of savers that have done their work, and say so once nothing is stuck any more."""
        for saver in [saver for saver in self._left if not saver.busy]:
            self._left.remove(saver)
            saver.deleteLater()
        stuck = self._left or self._scans.busy or self._saver.state.kind == "failed"
        if self._troubled and not stuck:
            self._troubled = False
            self.troubled.emit(None)

    # Join, delete, undo

    def _join(self, saver: LeadSaver, well: bool) -> None:
        lead = saver.lead_id
        if not well or lead is None or saver.held:
            return
        saver.hold()
        job = partial(capture.join_same_email, staff=self._desk.staff.id, lead=lead)
        self._desk.act(job, partial(self._joined, saver), owner=self, failed=partial(self._released, saver))

    def _joined(self, saver: LeadSaver, captured: Captured | None) -> None:
        if captured is None:
            saver.release()
            self._check_trouble()
            return
        typed_meanwhile = saver.unsent()
        self.list_stale.emit()
        self.told.emit(
            words.already_here(captured.lead, captured.met_before),
            self.tr("Undo"),
            partial(self.undo_action, captured.changes.action),
        )
        saver.forget_unsent()
        saver.release()
        if saver is self._saver:
            self._replace(captured)
            for edit in typed_meanwhile:
                self._saver.change(edit)
        self._check_trouble()

    def _released(self, saver: LeadSaver, error: Exception) -> None:
        saver.release()
        self.tell_error(error)

    def _delete(self, saver: LeadSaver, well: bool) -> None:
        captured = saver.captured
        if not well or captured is None or saver.held:
            return
        saver.hold()
        job = partial(many.delete_leads, staff=self._desk.staff.id, leads=[captured.lead.id])
        self._desk.act(job, partial(self._deleted, saver), owner=self, failed=partial(self._released, saver))

    def _deleted(self, saver: LeadSaver, changes: ChangeSet) -> None:
        captured = saver.captured
        assert captured is not None
        saver.forget_unsent()
        saver.release()
        if saver is self._saver:
            self._replace(None)
        self.list_stale.emit()
        self.told.emit(words.deleted(captured.lead), self.tr("Undo"), partial(self.undo_action, changes.action))

    def _undo_flushed(self, well: bool) -> None:
        if well:
            job = partial(_undo_last, staff=self._desk.staff.id, event=self._desk.event_now.id)
            self._desk.act(job, self._undone_or_long, owner=self, failed=self.tell_error)

    def _undone_or_long(self, result: Undone | Latest) -> None:
        if isinstance(result, Undone):
            self._undone(result)
            return
        staff, action = self._desk.staff.id, result.action

        def job(store: Store, progress: Progress | None) -> Undone:
            return undo.undo(store, staff, action, progress=progress)

        self._desk.long_work.run(result.count, job, self._undone, owner=self, failed=self.tell_error)

    def undo_action(self, action: Id | None) -> None:
        """Take back an action, as the button of a message does."""
        if action is None:
            return
        job = partial(undo.undo, staff=self._desk.staff.id, action=action)
        self._desk.act(job, self._undone, owner=self, failed=self.tell_error)

    def _undone(self, undone: Undone) -> None:
        self.list_stale.emit()
        if undone.leads:
            job = partial(open_lead, lead=undone.leads[0])
            self._desk.ask(job, partial(self._show_undone, undone), owner=self, failed=self.tell_error)

    def _show_undone(self, undone: Undone, captured: Captured) -> None:
        shown = captured.lead.id == self._saver.lead_id
        if captured.lead.deleted:
            if shown:
                self._replace(None)
        elif shown:
            self._saver.refresh(captured)
            self._saver.end_sitting()
            self.restored.emit(captured)
        else:
            self._replace(captured)
        one = len(undone.leads) == 1
        self.told.emit(words.taken_back(undone.what, captured.lead) if one else words.leads_of(undone.leads), "", None)

    # What others do

    @Slot(object, object)
    def _see_changes(self, changes: ChangeSet, initiator: object) -> None:
        if initiator is self:
            return
        lead = self._saver.lead_id
        if changes.touches("lead") or changes.touches("export"):
            self.list_stale.emit()
        if lead is not None and lead in changes.ids("lead"):
            self.read_again()

    def _refresh(self, captured: Captured) -> None:
        if captured.lead.id != self._saver.lead_id:
            return
        if captured.lead.deleted and not self._saver.busy:
            self._replace(None)
            return
        self._saver.refresh(captured)
        self.refreshed.emit(captured)


def _undo_last(store: Store, staff: Id, event: Id) -> Undone | Latest:
    """Take back the last action, unless that takes long: scans would wait behind it."""
    latest = undo.latest(store, event)
    return latest if latest.count > LONG else undo.undo(store, staff, latest.action)
