"""The editor of one question, in the place of its card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QLocale, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leadbooth.domain.form import AnswerIs, Option, Question, problem_with
from leadbooth.domain.words import QuestionKind
from leadbooth.ui.i18n import fill
from leadbooth.ui.pages.events.questions.answer_picker import AnswerPicker
from leadbooth.ui.pages.events.questions.options import OptionsEditor
from leadbooth.ui.question_words import feeds_word, kind_word
from leadbooth.ui.theme import set_state
from leadbooth.ui.widgets import ActionButton, Card, ChipGroup, Field, FlowLayout, Switch, text_label

_FREE = (QuestionKind.ONE, QuestionKind.SEVERAL)
_WITHOUT_POINTS = (QuestionKind.TEXT, QuestionKind.NUMBER, QuestionKind.DATE)
_FEEDS = ("", "intent", "interest", "accuracy")


class QuestionEditor(Card):
    """Edits a question; who holds it decides when it is saved. `edited` carries the question as it stands.

    Ctrl+Enter is done with it, Ctrl+Shift+Enter goes on to another one, Escape leaves it as it was.
    """

    edited = Signal(object)
    done = Signal()
    left = Signal()
    another = Signal()
    retire_wanted = Signal()
    restopped = Signal()
    """Where Tab stops is another row of widgets now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=12, spacing=10, parent=parent)
        self.setObjectName("question-editor")
        self.setProperty("frame", "editor")
        self._question: Question | None = None
        self._others: Sequence[Question] = ()
        self._free_options: tuple[Option, ...] = ()
        self.wording = Field(self.tr("Question"), placeholder=self.tr("What the booth asks"))
        self.wording.editor.setObjectName("question-wording")
        kinds = [(str(kind), kind_word(kind)) for kind in QuestionKind]
        self.kind = _chips("question-kind", self.tr("How it is answered"), kinds)
        self.feeds = _chips("question-feeds", self.tr("What the answers feed"), [(p, feeds_word(p)) for p in _FEEDS])
        self.required = Switch(self.tr("Required"))
        self.required.setObjectName("question-required")
        self.options = OptionsEditor()
        self.condition = AnswerPicker("question-condition", nothing=self.tr("Ask it always"))
        self.retire = ActionButton(self.tr("Ask no more"), "ghost")
        self.another_button = ActionButton(self.tr("Done, another one"))
        self.done_button = ActionButton(self.tr("Done"), "primary", key="Ctrl+Return")
        self._remark = text_label("", "caption", wrap=True)
        self._problems = {name: text_label("", "label", wrap=True) for name in ("options", "condition")}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for problem in self._problems.values():
            set_state(problem, "tone", "error")
            problem.hide()
        self._options_head = text_label(self.tr("Answers to choose from"), "label")
        self._condition_head = text_label(self.tr("When it is asked"), "label")
        self.body.addWidget(self.wording)
        self.body.addLayout(_labelled(text_label(self.tr("How it is answered"), "label"), self.kind))
        self._feeds_part = QWidget()
        feeds = _labelled(text_label(self.tr("What the answers feed"), "label"), self.feeds)
        self._feeds_part.setLayout(feeds)
        feeds.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._feeds_part)
        self.body.addWidget(self._options_head)
        self.body.addWidget(self.options)
        self.body.addWidget(self._problems["options"])
        self.body.addWidget(self.required)
        self.body.addLayout(_labelled(self._condition_head, self.condition, self._problems["condition"]))
        self.body.addWidget(self._remark)
        buttons = FlowLayout()
        for widget in (self.done_button, self.another_button, self.retire):
            buttons.addWidget(widget)
        self.body.addLayout(buttons)

    def _connect(self) -> None:
        names = {self.retire: "question-retire", self.another_button: "question-another"}
        for button, name in (*names.items(), (self.done_button, "question-done")):
            button.setObjectName(name)
        self.wording.edited.connect(self._changed)
        self.kind.chosen.connect(self._kind_chosen)
        self.feeds.chosen.connect(self._feeds_chosen)
        self.required.toggled.connect(self._changed)
        self.options.changed.connect(self._changed)
        self.options.finished.connect(self.required.setFocus)
        self.options.relined.connect(self.restopped)
        self.condition.changed.connect(self._changed)
        self.condition.changed.connect(self.restopped)
        self.done_button.clicked.connect(self.done)
        self.another_button.clicked.connect(self.another)
        self.retire.clicked.connect(self.retire_wanted)

    def show_question(self, question: Question, others: Sequence[Question], *, is_new: bool, answers: int) -> None:
        """Edit a question; ``others`` are those asked beside it, ``answers`` how many were given to it so far."""
        self._question, self._others = question, tuple(others)
        self._free_options = question.options if question.kind in _FREE else ()
        self.wording.set_text(question.wording)
        self.kind.set_chosen([str(question.kind)])
        self.feeds.set_chosen([question.feeds])
        with QSignalBlocker(self.required):
            self.required.setChecked(question.required)
        self._show_options(question.options)
        self.condition.show_condition(question.shown_if, [o for o in others if _may_depend(question, o, others)])
        self._condition_head.setVisible(self.condition.box.count() > 1)
        self.condition.setVisible(self.condition.box.count() > 1)
        self.retire.setText(self.tr("Leave it out") if is_new else self.tr("Ask no more"))
        number = QLocale().toString(answers)
        kept = self.tr("{count} answers were given so far. They keep the wording and points they were given with.")
        self._remark.setText(fill(kept, count=number))
        self._remark.setVisible(answers > 0)
        self.show_problem("", "")

    def question(self) -> Question:
        """The question as it stands in the editor."""
        assert self._question is not None
        kind = QuestionKind(self.kind.chosen_keys()[0])
        feeds = "" if kind in _WITHOUT_POINTS else self.feeds.chosen_keys()[0]
        return replace(
            self._question,
            wording=" ".join(self.wording.text().split()),
            kind=kind,
            options=self.options.options(),
            feeds=feeds,
            required=self.required.isChecked(),
            shown_if=self._condition(),
        )

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        before = [self.wording.editor, *self.kind.chips(), *self.feeds.chips(), *self.options.stops()]
        buttons = [self.done_button, self.another_button, self.retire]
        return [*before, self.required, *self.condition.stops(), *buttons]

    def start(self) -> None:
        """Put the cursor where the wording is written."""
        self.wording.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_options(self) -> None:
        """Put the cursor into the first option."""
        line = self.options.rows()[0].line
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.selectAll()

    def show_problem(self, code: str, text: str) -> None:
        """Say what keeps the question from being asked, beside what it is about; "" takes it back."""
        place = _PLACES.get(code, "options") if code else ""
        self.wording.set_error(text if place == "wording" else "")
        for name, label in self._problems.items():
            label.setText(text if name == place else "")
            label.setVisible(name == place)
        if place == "wording":
            self.start()
        elif place == "condition":
            self.condition.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_done(event):
            event.accept()  # here it is done with the question, whatever it means to the window
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not _is_done(event):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.another.emit()
        else:
            self.done.emit()

    def _condition(self) -> AnswerIs | None:
        return self.condition.condition() if not self.condition.isHidden() else None

    def _show_options(self, options: Sequence[Option]) -> None:
        kind = self.kind.chosen_keys()[0]
        self.options.show_options(kind, options, with_points=self._with_points())
        self._show_heads()

    def _with_points(self) -> bool:
        return self.kind.chosen_keys()[0] not in _WITHOUT_POINTS and bool(self.feeds.chosen_keys()[0])

    def _show_heads(self) -> None:
        kind = self.kind.chosen_keys()[0]
        self._feeds_part.setVisible(kind not in _WITHOUT_POINTS)
        worth = self.tr("Answers and the points they earn")
        self._options_head.setText(worth if self._with_points() else self.tr("Answers to choose from"))
        self._options_head.setVisible(kind in _FREE or self._with_points())

    @Slot()
    def _kind_chosen(self) -> None:
        options = self.options.options()
        kind = self.kind.chosen_keys()[0]
        if self._question is not None and any(row.option().text for row in self.options.rows()):
            self._free_options = options if not self._is_fixed(options) else self._free_options
        self._show_options(self._free_options if kind in _FREE else ())
        self._changed()

    def _is_fixed(self, options: Sequence[Option]) -> bool:
        return not options or {option.text for option in options} <= {"yes", "no", "1", "2", "3", "4", "5"}

    @Slot()
    def _feeds_chosen(self) -> None:
        self.options.set_with_points(with_points=self._with_points())
        self._show_heads()
        self._changed()

    @Slot()
    def _changed(self) -> None:
        if self._question is not None:
            self.show_problem("", "")
            self.edited.emit(self.question())


_PLACES = {
    "question_wording_missing": "wording",
    "question_options_missing": "options",
    "question_options_same": "options",
    "question_condition_gone": "condition",
    "question_cycle": "condition",
}


def _may_depend(question: Question, other: Question, others: Sequence[Question]) -> bool:
    """Whether a question may be asked by the answer to another without depending on itself."""
    asked_by = replace(question, shown_if=AnswerIs(other.id, other.choices))
    return bool(other.choices) and problem_with(asked_by, others) not in ("question_cycle", "question_condition_gone")


def _is_done(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _chips(name: str, title: str, options: Sequence[tuple[str, str]]) -> ChipGroup:
    group = ChipGroup(options, name=title, required=True, enter=True, hints=True)
    group.setObjectName(name)
    return group


def _labelled(label: QWidget, *widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    for widget in (label, *widgets):
        column.addWidget(widget)
    return column
