"""Tab: what the booth asks at an event, edited one question at a time, and beside it how the booth will see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.event import Event
from leadbooth.domain.form import Question, problem_with
from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.words import QuestionKind
from leadbooth.errors import KnownError
from leadbooth.services import questions as service
from leadbooth.services import undo
from leadbooth.storage.store import Store
from leadbooth.ui.desk import Desk
from leadbooth.ui.i18n import fill, sentence
from leadbooth.ui.pages.events.questions.editor import QuestionEditor
from leadbooth.ui.pages.events.questions.preview import Preview
from leadbooth.ui.pages.events.questions.question_list import QuestionList
from leadbooth.ui.pages.events.questions.retired import RetiredList
from leadbooth.ui.pages.events.questions.usual import usual_four
from leadbooth.ui.widgets import ActionButton, text_label


@dataclass(frozen=True, slots=True)
class _Form:
    """All that is known of the questions of an event."""

    questions: tuple[Question, ...] = ()
    retired: tuple[Question, ...] = ()
    answers: Mapping[Id, int] | None = None


@dataclass(frozen=True, slots=True)
class _Saved:
    questions: tuple[Question, ...]
    changes: ChangeSet


class QuestionsTab(QWidget):
    """A question is saved when its editor is done with, not with every letter: the booth may be asking it just now."""

    message = Signal(str, str, object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._event: Event | None = None
        self._form = _Form()
        self._open: Question | None = None  # the question in the editor, as it was when it was opened
        self._aside: dict[Id, tuple[Question, Question]] = {}  # by event: what was opened, and what was made of it
        self.side = Preview()
        self.editor = QuestionEditor()
        self.add = ActionButton(self.tr("Add question"), icon_name="plus")
        self.usual = ActionButton(self.tr("Add the usual four"))
        self.retired = RetiredList()
        self.list = QuestionList(self.editor, (self.add, self.usual, *self.retired.stops()))
        self._hint = text_label(
            self.tr("What the booth asks makes a lead a prospect. The usual four are a good start."), "muted", wrap=True
        )
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.add.setObjectName("question-add")
        self.usual.setObjectName("question-usual")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.usual)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(9)
        column.addWidget(text_label(self.tr("Questions asked at the booth"), "heading"))
        column.addWidget(self._hint)
        column.addWidget(self.list)
        column.addLayout(buttons)
        column.addWidget(self.retired)
        column.addStretch(1)

    def _connect(self) -> None:
        self.add.clicked.connect(self.start_new)
        self.usual.clicked.connect(self.add_usual)
        self.list.opened.connect(self.open)
        self.list.reordered.connect(self._reorder)
        self.editor.edited.connect(self._show_preview)
        self.editor.done.connect(self.finish)
        self.editor.left.connect(self.leave_as_it_was)
        self.editor.another.connect(self.finish_and_start_new)
        self.editor.retire_wanted.connect(self.retire)
        self.retired.wanted_back.connect(self.bring_back)
        self._soon.timeout.connect(self.refresh)
        self._desk.changed.connect(self._changed)

    def show_event(self, event: Event) -> None:
        """Show the questions of an event; what is being edited of the same event stays."""
        if self._event is None or event.id != self._event.id:
            self._put_aside()
            self._event = event
            self._open = None
            self.side.start_anew()
            self.list.edit(None)
        self._event = event
        self.refresh()

    @property
    def unsaved(self) -> bool:
        """Whether something is not on the disk, in the editor or put aside for another event."""
        return bool(self._aside) or self._is_edited()

    def _is_edited(self) -> bool:
        return self._open is not None and not self._is_empty() and self.editor.question() != self._open

    def save(self) -> None:
        """Keep what is being edited, as far as it can be asked."""
        if self._is_edited():
            self._save(partial(self._close, keep_focus=True))

    @Slot()
    def refresh(self) -> None:
        """Read the questions again."""
        if self._event is not None:
            self._desk.ask(partial(_read, event=self._event.id), partial(self._take, self._event.id), owner=self)

    @Slot(object)
    def open(self, question: Id) -> None:
        """Edit a question."""
        found = next((one for one in self._form.questions if one.id == question), None)
        if found is not None:
            self._leave(partial(self._edit, found))

    @Slot()
    def start_new(self) -> None:
        """Begin a question."""
        self._leave(self._edit_new)

    @Slot()
    def finish(self) -> None:
        """Done with the editor."""
        self._leave(self._close)

    @Slot()
    def leave_as_it_was(self) -> None:
        """Close the editor without keeping what was changed; it can be had again."""
        held, typed, lost = self._open, self.editor.question(), self._is_edited()
        self._close()
        if held is not None and lost:
            self.message.emit(
                self.tr("The question stays as it was"), self.tr("Undo"), partial(self._resume, held, typed)
            )

    def _resume(self, held: Question, typed: Question) -> None:
        """Go on with what was typed before the editor was left."""
        if self._open is None:
            self._edit(typed)
            self._open = held
            self._show_preview()

    @Slot()
    def finish_and_start_new(self) -> None:
        """Done with one question, on to another."""
        self._leave(self._edit_new)

    @Slot()
    def retire(self) -> None:
        """Ask the question no more; one that was never kept is forgotten."""
        question, self._open = self._open, None
        self._close()
        if question is not None and self._is_known(question.id):
            job = partial(service.retire_question, event=self._event_id(), question=question.id, staff=self._staff())
            self._desk.act(job, partial(self._was_retired, question), owner=self, failed=self.failed.emit)

    @Slot(object)
    def bring_back(self, question: Id) -> None:
        """Ask a retired question again."""
        job = partial(service.bring_back_question, event=self._event_id(), question=question, staff=self._staff())
        self._desk.act(job, self._refreshed, owner=self, failed=self.failed.emit)

    @Slot()
    def add_usual(self) -> None:
        """Begin with the four questions most booths ask."""
        self._leave(self._add_usual)

    def _add_usual(self) -> None:
        self._close()
        job = partial(_keep, event=self._event_id(), questions=usual_four(), staff=self._staff())
        self._desk.act(job, self._usual_added, owner=self, failed=self.failed.emit)

    def _usual_added(self, saved: _Saved) -> None:
        self._form = replace(self._form, questions=(*self._form.questions, *saved.questions))
        self.refresh()
        self._edit(saved.questions[0])
        self.editor.start_options()  # only the booth knows its products

    def _leave(self, then: Callable[[], None]) -> None:
        """Save what the editor holds, then go on; where it cannot be asked, say why and stay."""
        if self._open is None or self._is_empty() or self.editor.question() == self._open:
            then()
        else:
            self._save(then)

    def _save(self, then: Callable[[], None]) -> None:
        question = self.editor.question()
        others = [other for other in self._form.questions if other.id != question.id]
        if code := problem_with(question, others):
            self.editor.show_problem(code, sentence(KnownError(code)))
            return
        job = partial(_keep, event=self._event_id(), questions=(question,), staff=self._staff())
        done = partial(self._was_saved, self._event_id(), question, then)
        self._desk.act(job, done, owner=self, failed=self._refused)

    def _was_saved(self, event: Id, question: Question, then: Callable[[], None], saved: _Saved) -> None:
        if event != self._event_id():
            if event in self._aside and self._aside[event][1] == question:
                del self._aside[event]
            return  # another event is looked at by now
        kept = saved.questions[0]
        known = {**{one.id: one for one in self._form.questions}, kept.id: kept}
        self._form = replace(self._form, questions=tuple(known.values()))
        if self._open is not None and self.editor.question() == question:
            self._open = question
            then()
        self.refresh()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, KnownError) and error.code.startswith("question_"):
            # Nothing is wrong with this question itself: another one depends on an answer it had.
            self.editor.show_problem("question_options_same", sentence(error))
        else:
            self.failed.emit(error)

    def _edit(self, question: Question) -> None:
        self._open = question
        others = [other for other in self._form.questions if other.id != question.id]
        answers = (self._form.answers or {}).get(question.id, 0)
        self.editor.show_question(question, others, is_new=not self._is_known(question.id), answers=answers)
        self._show_list()
        self.list.edit(question.id)
        self.editor.start()

    def _edit_new(self) -> None:
        self._edit(Question(new_id(), "", "", QuestionKind.ONE))

    def _close(self, *, keep_focus: bool = False) -> None:
        question, self._open = self._open, None
        self.list.edit(None)
        self._show_list()
        if not keep_focus and not (question is not None and self.list.focus_card(question.id)):
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_empty(self) -> bool:
        """Whether the editor holds a new question of which nothing was written."""
        if self._open is None or self._is_known(self._open.id):
            return False
        question = self.editor.question()
        return not question.wording and not any(option.text for option in question.options)

    def _is_known(self, question: Id) -> bool:
        return any(one.id == question for one in self._form.questions)

    def _event_id(self) -> Id:
        assert self._event is not None
        return self._event.id

    def _staff(self) -> Id:
        return self._desk.staff.id

    def _take(self, event: Id, form: _Form) -> None:
        if self._event is not None and event == self._event.id:
            self._form = form
            self._show_list()
            self._take_up()

    def _put_aside(self) -> None:
        """Keep what is being edited, and cannot be asked as it is, until its event is looked at again."""
        if self._event is not None and self._open is not None and self._is_edited():
            self._aside[self._event.id] = self._open, self.editor.question()

    def _take_up(self) -> None:
        """Go on with what was put aside for this event."""
        if self._open is None and (aside := self._aside.pop(self._event_id(), None)) is not None:
            self._resume(*aside)

    def _show_list(self) -> None:
        form = self._form
        self.list.show_questions(form.questions, form.questions)
        self.retired.show_questions(form.retired)
        is_empty = not form.questions and self._open is None
        self._hint.setVisible(is_empty)
        self.usual.setVisible(is_empty)
        self._show_preview()

    @Slot()
    def _show_preview(self) -> None:
        edited = self.editor.question() if self._open is not None else None
        shown = [edited if edited is not None and one.id == edited.id else one for one in self._form.questions]
        if edited is not None and not self._is_known(edited.id):
            shown.append(edited)
        self.side.show_questions(shown)

    @Slot(object)
    def _reorder(self, order: Sequence[Id]) -> None:
        by_id = {question.id: question for question in self._form.questions}
        self._form = replace(self._form, questions=tuple(by_id[one] for one in order))
        self._show_preview()
        job = partial(service.order_questions, event=self._event_id(), order=order, staff=self._staff())
        self._desk.act(job, owner=self, failed=self.failed.emit)

    def _was_retired(self, question: Question, changes: ChangeSet) -> None:
        self.refresh()
        said = fill(self.tr("“{question}” is asked no more"), question=question.wording)
        offer = None if changes.action is None else partial(self._undo, changes.action)
        self.message.emit(said, self.tr("Undo") if offer else "", offer)

    def _undo(self, action: Id) -> None:
        self._desk.act(partial(undo.undo, staff=self._staff(), action=action), self._refreshed, owner=self)

    def _refreshed(self, _result: object) -> None:
        self.refresh()

    @Slot(object, object)
    def _changed(self, changes: ChangeSet, initiator: object) -> None:
        if initiator is not self and self.isVisible() and (changes.touches("question") or changes.touches("answer")):
            self._soon.start(150)


def _read(store: Store, event: Id) -> _Form:
    known = service.list_questions(store, event, retired=True)
    asked = tuple(question for question in known if question.active)
    retired = tuple(question for question in known if not question.active)
    return _Form(asked, retired, service.count_answers(store, event))


def _keep(store: Store, event: Id, questions: Sequence[Question], staff: Id) -> _Saved:
    kept = tuple(service.save_question(store, event, question, staff=staff) for question in questions)
    return _Saved(kept, ChangeSet(None, {"question": frozenset(question.id for question in kept)}))
