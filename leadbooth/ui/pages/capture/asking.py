"""The questions of the event on the Capture form, and what of them still lacks an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leadbooth.domain import qualify
from leadbooth.domain.form import Question, Value
from leadbooth.domain.ids import Id
from leadbooth.domain.words import QuestionKind
from leadbooth.ui.pages.capture.contact_fields import UndoBelongsToThePage
from leadbooth.ui.pages.capture.edits import Answered
from leadbooth.ui.widgets import QuestionForm

_ONE_CHOICE = frozenset({QuestionKind.ONE, QuestionKind.YES_NO, QuestionKind.RATING})
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class _DigitWatch(QObject):
    """Knows whether what was done last in the widgets it watches was pressing a digit."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.pressed = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.pressed = event.text().isdecimal() and event.modifiers() in _PLAIN
        elif event.type() == QEvent.Type.MouseButtonPress:
            self.pressed = False
        return False


class Asking(QWidget):
    """Hidden at an event that asks nothing. A digit that answers a question of one choice goes on to the next one."""

    answered = Signal(object)
    """Answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions: Sequence[Question] = ()
        self._digits = _DigitWatch(self)
        self.form = QuestionForm()
        self.form.install_on_lines(UndoBelongsToThePage(self))
        self.form.answered.connect(self._answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self.hide()

    def set_questions(self, questions: Sequence[Question]) -> None:
        """Ask these."""
        self._questions = questions
        self.form.set_questions(questions)
        for question in questions:
            field = self.form.field(question.id)
            for stop in field.stops() if field is not None else ():
                stop.installEventFilter(self._digits)  # a second time changes nothing
        self.setVisible(bool(questions))

    def show_answers(self, answers: Mapping[Id, Value]) -> None:
        """Show what was said; a line that is being typed in stays, and so do marks where nothing is new."""
        if dict(answers) != self.form.answers():
            self.form.set_answers(answers, spare_focus=True)

    def unanswered(self) -> list[Question]:
        """The required questions that lack an answer."""
        return qualify.unanswered(self._questions, self.form.answers())

    def missing(self, interest: str) -> qualify.Missing:
        """What keeps somebody of this interest from being a prospect."""
        return qualify.missing(interest, self._questions, self.form.answers())

    @Slot(object, object)
    def _answer(self, question: Id, value: Value | None) -> None:
        asked = next(one for one in self._questions if one.id == question)
        self.answered.emit(Answered(asked, value))
        if self._digits.pressed and value is not None and asked.kind in _ONE_CHOICE:
            self._go_on_from(question)

    def _go_on_from(self, question: Id) -> None:
        order = [one.id for one in self.form.asked()]
        following = order[order.index(question) + 1 :]
        if following:
            self.form.focus_question(following[0])
