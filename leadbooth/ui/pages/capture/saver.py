"""LeadSaver: brings what is said about one lead to the disk, and tells when the newest of it is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Defaults
from leadbooth.errors import KnownError
from leadbooth.services.captured import Captured
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.capture.edits import Edit, Noted, Typed, is_text, key_of, says_something, write

_REST_MS = 250
_NOTE_REST_MS = 1000  # each wording of a note stays in the log, so they should not be many
_NOTHING_KNOWN = Typed("first_name", "")  # starts a lead of whom only an interest, a note or a consent is known

Flushed = Callable[[bool], None]


@dataclass(frozen=True, slots=True)
class SaveState:
    """``empty``: nobody yet. ``saved``: the newest value is on the disk.

    ``at`` is since when, in milliseconds, UTC; 0 is since before the lead was opened.
    """

    kind: Literal["empty", "saved", "saving", "failed"]
    at: int = 0
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class _Sent:
    """An edit with the sitting it was made in: edits of one key in one sitting are one undo step."""

    edit: Edit
    sitting: int

    @property
    def step(self) -> tuple[str, int]:
        """Edits with the same step are one to undo; of those that wait the newest is written."""
        return key_of(self.edit), self.sitting


class LeadSaver(QObject):
    """Saves one lead: the first character at once, then what is newest, with one write under way at most.

    What could not be written is kept and tried again with the next edit, or by ``flush``.
    """

    saved = Signal(object)
    """Captured, after each write."""
    state_changed = Signal(object)
    """SaveState."""

    def __init__(
        self, desk: Desk, captured: Captured | None, owner: QObject, defaults: Callable[[], Defaults] = Defaults
    ) -> None:
        """``captured`` is the lead as it is now, None for somebody new; ``owner`` initiates the changes.

        ``defaults`` tells what somebody new gets at the moment of the first edit.
        """
        super().__init__(owner)
        self._desk = desk
        self._owner = owner
        self._event = desk.event_now
        self._defaults = defaults
        self._captured = captured
        self._saved_at = captured.saved_at if captured else 0
        self._unsent: dict[tuple[str, int], _Sent] = {}
        self._under_way: _Sent | None = None
        self._sitting = 0
        self._sitting_at = ""
        self._last_step = ("", 0)
        self._last_action: Id | None = None
        self._error: Exception | None = None
        self._flushing: list[Flushed] = []
        self._held = False
        self._email_typed = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._send)

    @property
    def captured(self) -> Captured | None:
        """The lead as it was last read from the store; None while it is not there."""
        return self._captured

    @property
    def lead_id(self) -> Id | None:
        return self._captured.lead.id if self._captured else None

    @property
    def state(self) -> SaveState:
        if self._error is not None:
            return SaveState("failed", error=self._error)
        if self._unsent or self._under_way:
            return SaveState("saving")
        return SaveState("saved", self._saved_at) if self._captured else SaveState("empty")

    @property
    def busy(self) -> bool:
        """Whether something is not on the disk yet, or a join or deletion is awaited."""
        return bool(self._unsent or self._under_way or self._held)

    @property
    def held(self) -> bool:
        """Whether a join or deletion is awaited."""
        return self._held

    def unsent(self) -> list[Edit]:
        """What is not on the disk yet, and so must not be overwritten by what is."""
        waiting = {key_of(sent.edit): sent.edit for sent in self._unsent.values()}
        if self._under_way:
            waiting.setdefault(key_of(self._under_way.edit), self._under_way.edit)
        return list(waiting.values())

    def change(self, edit: Edit) -> None:
        """Save an edit. Text that comes fast is collected for a moment; anything else goes at once."""
        key = key_of(edit)
        if key != self._sitting_at:
            self.end_sitting()
            self._sitting_at = key
        self._email_typed = self._email_typed or key == "email"
        sent = _Sent(edit, self._sitting)
        self._unsent[sent.step] = sent
        if self._error is not None or not is_text(edit):
            self._rest.stop()
        if not self._rest.isActive():
            self._send()
        self._tell()

    def end_sitting(self) -> None:
        """The next edit is an undo step of its own, also one of the same field."""
        self._sitting += 1
        self._sitting_at = ""

    def take_email_typed(self) -> bool:
        """Whether an e-mail was typed since this was asked last."""
        typed, self._email_typed = self._email_typed, False
        return typed

    def refresh(self, captured: Captured) -> None:
        """The lead was changed elsewhere; edits under way stay under way."""
        self._captured = captured
        self._saved_at = max(self._saved_at, captured.saved_at)
        self._tell()

    def hold(self) -> None:
        """Keep edits back while the lead is joined with another or deleted."""
        self._held = True

    def release(self) -> None:
        """Let edits go again."""
        self._held = False
        self._send()
        self._settle()

    def forget_unsent(self) -> None:
        """What was typed meanwhile goes elsewhere, or nowhere: the lead is gone."""
        self._unsent.clear()
        self._tell()

    def flush(self, done: Flushed) -> None:
        """Write all now. ``done`` hears True when it is on the disk, False when it could not be written."""
        self._flushing.append(done)
        self._rest.stop()
        self._send()
        self._settle()

    @Slot()
    def _send(self) -> None:
        if self._under_way or self._held:
            return
        while self._unsent and self._captured is None and not says_something(next(iter(self._unsent.values())).edit):
            self._drop_first()
        if not self._unsent:
            return
        sent = next(iter(self._unsent.values()))
        if self._captured is None and not isinstance(sent.edit, Typed):
            sent = _Sent(_NOTHING_KNOWN, sent.sitting)
        else:
            del self._unsent[sent.step]
        self._under_way = sent
        job = partial(
            write,
            event=self._event,
            staff=self._desk.staff.id,
            held=self._captured,
            edit=sent.edit,
            action=self._action_of(sent),
            defaults=self._defaults(),
        )
        self._desk.act(job, self._done, owner=self._owner, failed=self._failed)

    def _drop_first(self) -> None:
        del self._unsent[next(iter(self._unsent))]
        self._error = None

    def _action_of(self, sent: _Sent) -> Id | None:
        return self._last_action if sent.step == self._last_step else None

    def _done(self, captured: Captured) -> None:
        sent, self._under_way = self._under_way, None
        assert sent is not None
        self._last_action = captured.changes.action or self._action_of(sent)
        self._last_step = sent.step
        self._captured, self._saved_at, self._error = captured, captured.saved_at, None
        waiting = next(iter(self._unsent.values()), sent)
        if is_text(sent.edit) and is_text(waiting.edit) and not self._flushing:
            self._rest.start(_NOTE_REST_MS if isinstance(sent.edit, Noted) else _REST_MS)
        else:
            self._send()
        self.saved.emit(self._captured)
        self._tell()
        self._settle()

    def _failed(self, error: Exception) -> None:
        sent, self._under_way = self._under_way, None
        assert sent is not None
        if isinstance(error, KnownError) and error.code == "answer_not_fitting":
            # No second attempt would cure it, and it would keep the others waiting.
            self._desk.failed.emit(error)
            self._send()
            self._tell()
            self._settle()
            return
        self._error = error
        if isinstance(error, KnownError) and error.code == "lead_gone":
            self._unsent.clear()  # there is nobody left to say it about
        else:
            self._unsent = {sent.step: sent, **self._unsent}
        if not isinstance(error, KnownError):
            self._desk.failed.emit(error)
        self._tell()
        self._settle()

    def _tell(self) -> None:
        self.state_changed.emit(self.state)

    def _settle(self) -> None:
        if self._under_way or (self._unsent and self._error is None and not self._held):
            return
        waiting, self._flushing = self._flushing, []
        for done in waiting:
            done(not self._unsent and self._error is None)
