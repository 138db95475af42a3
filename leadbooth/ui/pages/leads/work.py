"""What is done to leads from their page, through services, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QLocale, QObject, Signal

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.ids import Id
from leadbooth.domain.words import Interest
from leadbooth.services import browse, capture, many, pipeline, undo
from leadbooth.services.captured import Captured
from leadbooth.services.many import Progress
from leadbooth.services.pipeline import Moved
from leadbooth.services.undo import Undone
from leadbooth.storage.store import Store
from leadbooth.ui.desk import Desk
from leadbooth.ui.i18n import fill, interest_word
from leadbooth.ui.pages.leads.details import Details

Job = Callable[[Store, Sequence[Id], Progress | None], ChangeSet]


class LeadsWork(QObject):
    """Actions on leads. `done` tells what happened (words may be empty) and the action that undo takes back."""

    done = Signal(str, object)
    refused = Signal(object, str, object)
    """A lead, the stage it cannot be moved to yet, and what is missing (Missing)."""
    saved = Signal(object, object)
    """The lead whose edit is on the disk, and when (milliseconds since 1970, UTC)."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._details: Details | None = None
        self._done: dict[Id, int] = {}  # actions that undo takes back, latest last, with how many leads they are about
        self._lost = False  # whether the last edit did not reach the disk
        self._editing: tuple[Id, Id] | None = None  # the lead that is edited and the action its edits belong to

    def details(self) -> Details | None:
        """The one lead that is shown."""
        return self._details

    def take_details(self, details: Details | None) -> None:
        """Another lead is shown, or the same one anew."""
        if details is None or (self._editing and self._editing[0] != details.captured.lead.id):
            self._editing = None
        self._details = details

    def delete(self, numbers: Sequence[int]) -> None:
        """Delete leads by row number."""
        words = self.tr("{count} leads deleted") if len(numbers) != 1 else self.tr("1 lead deleted")
        staff = self._desk.staff.id

        def job(store: Store, leads: Sequence[Id], progress: Progress | None) -> ChangeSet:
            return many.delete_leads(store, staff, leads, progress=progress)

        self._on_many(numbers, job, words)

    def mark(self, numbers: Sequence[int], interest: Interest | None) -> None:
        """Set the interest of leads."""
        words = self.tr("{count} leads marked {interest}") if len(numbers) != 1 else ""
        words = fill(words, interest=interest_word(interest or ""), count="{count}")
        staff = self._desk.staff.id

        def job(store: Store, leads: Sequence[Id], progress: Progress | None) -> ChangeSet:
            return many.mark_leads(store, staff, leads, interest, progress=progress)

        self._on_many(numbers, job, words)

    def move(self, numbers: Sequence[int], stage: str, word: str) -> None:
        """Move leads to a stage, which is called ``word``; those that cannot become prospects yet are told."""
        chosen, staff = list(numbers), self._desk.staff.id

        def job(store: Store, progress: Progress | None) -> Moved:
            return pipeline.move(store, staff, browse.ids_of(store, chosen), stage, progress=progress)

        done = partial(self._moved, stage, word, len(chosen) == 1)
        self._desk.long_work.run(len(chosen), job, done, owner=self)

    def move_one(self, lead: Id, stage: str, word: str, *, reason: str = "") -> None:
        """Move one lead; ``reason`` is why it was won or lost."""
        job = partial(pipeline.move, staff=self._desk.staff.id, chosen=[lead], stage=stage, reason=reason)
        self._desk.act(job, partial(self._moved, stage, word, True), owner=self)  # noqa: FBT003 - a partial

    def do(self, job: Callable[[Store], ChangeSet | Captured], lead: Id, words: str = "") -> None:
        """Do something with the lead that is shown, which undo takes back."""
        self._desk.act(job, partial(self._did, lead, words), owner=self)

    def assign(self, numbers: Sequence[int], owner: Id | None) -> None:
        """Give leads to somebody, or to nobody."""
        words = self.tr("{count} leads have a new owner") if len(numbers) != 1 else ""
        staff = self._desk.staff.id

        def job(store: Store, leads: Sequence[Id], progress: Progress | None) -> ChangeSet:
            return many.assign_leads(store, staff, leads, owner, progress=progress)

        self._on_many(numbers, job, words)

    def edit(self, lead: Id, values: dict[str, str]) -> None:
        """Keep what was typed. Edits of one lead in a row are undone together."""
        action = self._editing[1] if self._editing and self._editing[0] == lead else None
        job = partial(capture.edit_contact, staff=self._desk.staff.id, lead=lead, values=values, action=action)
        self._lost = False
        self._desk.act(job, self._edited, owner=self, failed=self._edit_failed)

    def settle(self, done: Callable[[bool], None]) -> None:
        """``done`` hears, after all that was asked for before, whether the last edit is on the disk."""
        self._desk.ask(browse.staff_names, partial(self._settled, done), owner=self)

    def _settled(self, done: Callable[[bool], None], _people: object) -> None:
        done(not self._lost)

    def _edit_failed(self, error: Exception) -> None:
        self._lost = True
        self._desk.failed.emit(error)

    def undo_last(self) -> None:
        """Take back what was done last; while very many leads are at work, stop."""
        if self._desk.long_work.running:
            self._desk.long_work.stop()
        elif self._done:
            self.undo(next(reversed(self._done)))

    def undo(self, action: Id) -> None:
        """Take back one action."""
        count = self._done.pop(action, 1)
        self._editing = None
        job = partial(_undo, staff=self._desk.staff.id, action=action)
        self._desk.long_work.run(count, job, partial(self._undone, action, count), owner=self)

    def _on_many(self, numbers: Sequence[int], job: Job, words: str) -> None:
        chosen = list(numbers)
        said = fill(words, count=QLocale().toString(len(chosen)))

        def on_all(store: Store, progress: Progress | None) -> ChangeSet:
            return job(store, browse.ids_of(store, chosen), progress)

        self._desk.long_work.run(len(chosen), on_all, partial(self._done_to_many, said), owner=self)

    def _done_to_many(self, words: str, changes: ChangeSet) -> None:
        self._finished(self._desk.long_work.said(words), changes)

    def _moved(self, stage: str, word: str, single: bool, moved: Moved) -> None:
        if single and moved.refused:
            ((lead, lacking),) = moved.refused.items()
            self.refused.emit(lead, stage, lacking)
            return
        words = self._moved_words(word, len(moved.moved), len(moved.refused))
        self._done_to_many(words, moved.changes)

    def _moved_words(self, stage: str, moved: int, refused: int) -> str:
        said = []
        if moved:
            words = self.tr("{count} leads moved to {stage}") if moved != 1 else self.tr("1 lead moved to {stage}")
            said.append(fill(words, count=QLocale().toString(moved), stage=stage))
        if refused == 1:
            said.append(self.tr("1 stays: its interest or an answer is missing"))
        elif refused:
            words = self.tr("{count} stay: their interest or an answer is missing")
            said.append(fill(words, count=QLocale().toString(refused)))
        return " · ".join(said)

    def _did(self, lead: Id, words: str, result: ChangeSet | Captured) -> None:
        changes = result if isinstance(result, ChangeSet) else result.changes
        self._finished(words, changes)
        if isinstance(result, Captured):
            self.saved.emit(lead, result.saved_at)

    def _finished(self, words: str, changes: ChangeSet) -> None:
        action = changes.action if changes.touched else None
        if action is not None:
            self._done[action] = len(changes.ids("lead"))
        self.done.emit(words, action)

    def _edited(self, captured: Captured) -> None:
        action = captured.changes.action
        if action is not None:
            self._editing = captured.lead.id, action
            self._done.setdefault(action, 1)
        self.saved.emit(captured.lead.id, captured.saved_at)
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
