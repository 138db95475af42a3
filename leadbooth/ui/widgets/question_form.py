"""The questions of an event as the booth sees them, to be answered by keyboard or mouse."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from leadbooth.domain.form import Question, Value, asked
from leadbooth.domain.ids import Id
from leadbooth.ui.widgets.columns_layout import ColumnsLayout
from leadbooth.ui.widgets.question_field import QuestionField
from leadbooth.ui.widgets.scroll import bring_into_sight

_NARROWEST = 300  # pixels of a column


class QuestionForm(QWidget):
    """Shows the questions that are to be asked, given what is answered, in two columns where there is room.

    Tab goes from question to question; arrows move among the options of one, Space or Enter chooses, so do the digits
    it shows; what is chosen a second time is taken back. When an answer makes other questions appear or vanish, the
    focus stays where it is.

    `answered` carries the question's id and its new value, None for one taken back. It is sent with every letter that
    is typed (who saves, waits for a pause), and never for `set_answers`. What is no answer to its question, such as a
    word where a number is asked for, counts as none and says so when the line is left.
    """

    answered = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions: tuple[Question, ...] = ()
        self._answers: dict[Id, Value] = {}
        self._fields: dict[Id, QuestionField] = {}
        self._filters: list[QObject] = []
        self._columns = ColumnsLayout(self, narrowest=_NARROWEST)

    def set_questions(self, questions: Sequence[Question]) -> None:
        """Ask these; what is answered stays, and so does the focus where its question does."""
        if tuple(questions) == self._questions:
            return
        focused = self.focused_question()
        self._questions = tuple(questions)
        former, self._fields = self._fields, {}
        for question in questions:
            kept = former.get(question.id)
            if kept is not None and kept.question == question:
                self._fields[question.id] = former.pop(question.id)
            elif question.active:
                self._fields[question.id] = self._new_field(question)
        self._arrange(former.values())
        self._show_asked()
        if focused is not None and focused in former:
            self.focus_question(focused)

    def set_answers(self, answers: Mapping[Id, Value], *, spare_focus: bool = False) -> None:
        """Show what was said, silently; marks of what is missing go.

        With ``spare_focus`` a line that is being typed in stays as it is.
        """
        self._answers = dict(answers)
        for one, field in self._fields.items():
            field.show_missing(missing=False)
            field.set_value(self._answers.get(one), spare_focus=spare_focus)
        self._show_asked()

    def answers(self) -> dict[Id, Value]:
        """What is answered, by question, also to those that are not asked now."""
        return dict(self._answers)

    def asked(self) -> list[Question]:
        """The questions that are shown now, in their order."""
        return asked(self._questions, self._answers)

    def field(self, question: Id) -> QuestionField | None:
        """The place of a question; None where it is none of these."""
        return self._fields.get(question)

    def focused_question(self) -> Id | None:
        """The question that has the focus."""
        return next((one for one, field in self._fields.items() if any(s.hasFocus() for s in field.stops())), None)

    def focus_question(self, question: Id) -> bool:
        """Put the focus on a question and bring it into sight; False where it is not shown."""
        field = self._fields.get(question)
        if field is None or field.isHidden():
            return False
        field.take_focus()
        bring_into_sight(field)
        return True

    def focus_first(self) -> bool:
        """Put the focus on the first question; False where none is shown."""
        return any(self.focus_question(question.id) for question in self.asked()[:1])

    def focus_first_missing(self, questions: Collection[Id]) -> bool:
        """Mark these as missing an answer and put the focus on the first of them; False where none is shown."""
        for one, field in self._fields.items():
            field.show_missing(missing=one in questions)
        return next((True for q in self.asked() if q.id in questions and self.focus_question(q.id)), False)

    def install_on_lines(self, watcher: QObject) -> None:
        """Let an event filter watch every line one types in, those to come as well."""
        self._filters.append(watcher)
        for line in self.findChildren(QLineEdit):
            line.installEventFilter(watcher)

    def _new_field(self, question: Question) -> QuestionField:
        field = QuestionField(question, self)
        field.set_value(self._answers.get(question.id))
        field.answered.connect(self._answered)
        if field.line is not None:
            for watcher in self._filters:
                field.line.installEventFilter(watcher)
        return field

    def _arrange(self, gone: Collection[QuestionField]) -> None:
        """Lay the fields out in their order, for the eye and for Tab, after what stands before this form."""
        while self._columns.count():
            self._columns.takeAt(0)
        for field in gone:
            field.hide()
            field.setParent(None)
            field.deleteLater()
        for field in self._fields.values():
            self._columns.addWidget(field)
        # Qt orders only what takes the focus, and new widgets come last of the window.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for before, after in pairwise((self, *(stop for field in self._fields.values() for stop in field.stops()))):
            QWidget.setTabOrder(before, after)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _show_asked(self) -> None:
        shown = {question.id for question in self.asked()}
        for one, field in self._fields.items():
            field.setVisible(one in shown)
        self.updateGeometry()

    @Slot(object)
    def _answered(self, value: Value | None) -> None:
        field = self.sender()
        if not isinstance(field, QuestionField):
            return
        question = field.question.id
        if value is None:
            self._answers.pop(question, None)
        else:
            self._answers[question] = value
        self._show_asked()
        self.answered.emit(question, value)
