"""The questions as the booth will see them, to be tried at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leadbooth.domain.form import Question
from leadbooth.ui.widgets import Card, QuestionForm, text_label
from leadbooth.ui.widgets.scroll import scrolling


class Preview(Card):
    """Shows what it is given; answers tried here are kept nowhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, parent=parent)
        self.form = QuestionForm()
        self._nothing = text_label(self.tr("Nothing is asked yet."), "muted", wrap=True)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._nothing)
        column.addWidget(self.form)
        column.addStretch(1)
        self.body.addWidget(text_label(self.tr("As the booth will see it"), "heading"))
        self.body.addWidget(scrolling(content, "preview-scroll"), 1)
        self.body.addWidget(text_label(self.tr("Try it: answers given here are not kept."), "caption", wrap=True))

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Ask these from now on."""
        shown = [question for question in questions if question.wording]
        self.form.set_questions(shown)
        self._nothing.setVisible(not shown)

    def start_anew(self) -> None:
        """Take every answer back."""
        self.form.set_answers({})
