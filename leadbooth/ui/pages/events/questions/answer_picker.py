"""A condition on an answer, read as a sentence: a question and which of its answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from leadbooth.domain.form import AnswerIs, Question
from leadbooth.ui.question_words import choices
from leadbooth.ui.widgets import ChipGroup, ChoiceBox, text_label

_ROOM_FOR_ONE_LINE = 620


class AnswerPicker(QWidget):
    """Choose a question, then one or several of its answers. `changed` is not sent for `show_condition`.

    ``lead_in`` stands before the question, such as "if"; ``nothing`` is what can be chosen instead of one, "" for no
    such choice.
    """

    changed = Signal()

    def __init__(self, name: str, lead_in: str = "", *, nothing: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self._questions: dict[str, Question] = {}
        self.box = ChoiceBox()
        self.box.setObjectName(f"{name}-question")
        self.box.setAccessibleName(self.tr("Question"))
        self.answers = ChipGroup(name=self.tr("Answer"), several=True, enter=True, hints=True)
        self.answers.setObjectName(f"{name}-answers")
        self.lead_in = text_label(lead_in, "muted")
        self._is = text_label(self.tr("is"), "muted")
        self._lay_out()
        self.lead_in.setVisible(bool(lead_in))
        self.box.picked.connect(self._question_picked)
        self.answers.chosen.connect(self.changed)

    def _lay_out(self) -> None:
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.lead_in)
        words.addWidget(self.box, 1)
        words.addWidget(self._is)
        self._sentence = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._sentence.setSpacing(8)
        self._sentence.addLayout(words, 1)
        self._sentence.setAlignment(words, Qt.AlignmentFlag.AlignTop)  # beside many answers, at the first of them
        self._sentence.addWidget(self.answers, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addLayout(self._sentence, 1)

    def add_button(self, button: QWidget) -> None:
        """Put a button at its end."""
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        on_one_line = self.width() >= _ROOM_FOR_ONE_LINE
        ways = QBoxLayout.Direction
        self._sentence.setDirection(ways.LeftToRight if on_one_line else ways.TopToBottom)

    def show_condition(self, condition: AnswerIs | None, questions: Sequence[Question]) -> None:
        """Show a condition; ``questions`` are those it may be about. One on another question shows as none."""
        self._questions = {question.id.hex(): question for question in questions if question.choices}
        entries = [(key, question.wording) for key, question in self._questions.items()]
        self.box.set_options([("", self._nothing), *entries] if self._nothing else entries)
        wanted = condition.question_id.hex() if condition is not None else ""
        self.box.set_key(wanted if wanted in self._questions else "")
        self._show_answers()
        self.answers.set_chosen(condition.any_of if condition is not None else ())

    def condition(self) -> AnswerIs | None:
        """The condition as chosen; None where there is none."""
        question = self._question()
        return None if question is None else AnswerIs(question.id, self.answers.chosen_keys())

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.box, *self.answers.chips()]

    def _question(self) -> Question | None:
        return self._questions.get(self.box.key())

    def _show_answers(self) -> None:
        question = self._question()
        self.answers.set_options([] if question is None else choices(question))
        self.answers.setVisible(question is not None)
        self._is.setVisible(question is not None)

    @Slot()
    def _question_picked(self) -> None:
        question = self._question()
        self._show_answers()
        # A condition that nothing fulfils would be none: begin with the first answer.
        self.answers.set_chosen(() if question is None else question.choices[:1])
        self.changed.emit()
