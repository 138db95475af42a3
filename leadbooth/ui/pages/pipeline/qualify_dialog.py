"""What is missing before leads can be prospects, asked right where they were to be moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QLocale, Signal, Slot
from PySide6.QtWidgets import QWidget

from leadbooth.domain.form import Question, Value
from leadbooth.domain.ids import Id
from leadbooth.domain.pipeline import StageLabel
from leadbooth.domain.qualify import Missing, missing
from leadbooth.domain.words import Interest
from leadbooth.ui.dialogs.base import Dialog
from leadbooth.ui.i18n import fill
from leadbooth.ui.models.lead_columns import lead_title
from leadbooth.ui.pages.pipeline.work import Refused, Said
from leadbooth.ui.stage_names import stage_title
from leadbooth.ui.widgets import (
    ActionButton,
    ElidedLabel,
    InterestBar,
    QuestionForm,
    WrappedLabel,
    text_label,
)
from leadbooth.ui.widgets.scroll import scrolling

_WIDTH = 520
_NAMED = 3  # of those that are asked about next


class QualifyDialog(Dialog):
    """One lead after the other. `qualified` carries what was Said of one, once nothing is missing any more, and
    the StageLabel it goes to.
    """

    qualified = Signal(object, object)

    def __init__(self, refused: Sequence[Refused], stage: StageLabel, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        title = fill(translate("QualifyDialog", "Before {stage}"), stage=stage_title(stage))
        said = translate("QualifyDialog", "These answers are missing. Leads stay where they are until somebody asked.")
        super().__init__(title, said, width=_WIDTH, parent=parent)
        self.setObjectName("qualify-dialog")
        self._refused = list(refused)
        self._stage = stage
        self._at = 0
        self._answers: dict[Id, Value] = {}
        self._shown: dict[Id, Question] = {}
        self._name = ElidedLabel("", "heading")
        self._company = ElidedLabel("", "muted")
        self._lacks = WrappedLabel("", "caption")
        self._next = ElidedLabel("", "caption")
        self._asks_interest = text_label(self.tr("How interested?"), "label")
        self.interest = InterestBar()
        self.form = QuestionForm()
        self._area = scrolling(self.form, "qualify-questions")
        self.skip = self.add_button(ActionButton(self.tr("Skip"), "ghost"), "qualify-skip")
        cancel = self.add_button(ActionButton(self.tr("Leave them")), "qualify-cancel")
        self.go = self.add_button(ActionButton("", "primary"), "qualify-move")
        self.go.setDefault(True)
        for widget in (self._name, self._company, self._lacks, self._asks_interest, self.interest):
            self.body.addWidget(widget)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self._next)
        self.interest.interest_chosen.connect(self._look)
        self.form.answered.connect(self._answered)
        self.skip.clicked.connect(self._on)
        cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._tell)
        self._show()

    def lead(self) -> Refused:
        """The lead that is asked about now."""
        return self._refused[self._at]

    def missing(self) -> Missing:
        """What is still missing of it."""
        return missing(str(self.interest.interest() or ""), self.lead().questions, self._answers)

    def _show(self) -> None:
        held = self.lead()
        self._answers, self._shown = dict(held.answers), {}
        self._name.setText(lead_title(held.lead))
        self._company.setText(held.lead.contact.company)
        self._company.setVisible(bool(held.lead.contact.company))
        self.interest.set_interest(Interest(held.lead.interest) if held.lead.interest else None)
        for widget in (self._asks_interest, self.interest):
            widget.setVisible(not held.lead.interest)
        self.go.setText(fill(self.tr("Move to {stage}"), stage=stage_title(self._stage)))
        self._show_next()
        self._look()
        self.form.set_answers({})
        if not held.lead.interest:
            self.interest.buttons()[0].setFocus()
        else:
            self.form.focus_first()

    def _show_next(self) -> None:
        rest = self._refused[self._at + 1 :]
        self.skip.setVisible(bool(rest))
        self._next.setVisible(bool(rest))
        names = ", ".join(lead_title(one.lead) for one in rest[:_NAMED])
        words = self.tr("Then: {names}") if len(rest) <= _NAMED else self.tr("Then: {names} and {count} more")
        self._next.setText(fill(words, names=names, count=QLocale().toString(len(rest) - _NAMED)))

    @Slot()
    def _look(self) -> None:
        lacking = self.missing()
        # An answer may bring up another question; what was asked here stays, to be corrected.
        self._shown |= {question.id: replace(question, shown_if=None) for question in lacking.questions}
        self.form.set_questions(tuple(self._shown.values()))
        self._area.setVisible(bool(self._shown))
        what = [self.tr("how interested")] if lacking.interest else []
        what += [question.wording for question in lacking.questions]
        self._lacks.setText(
            fill(self.tr("Missing: {what}"), what=" · ".join(what)) if what else self.tr("All is known.")
        )
        self.go.setEnabled(not lacking)

    @Slot(object, object)
    def _answered(self, question: Id, value: Value | None) -> None:
        if value is None:
            self._answers.pop(question, None)
        else:
            self._answers[question] = value
        self._look()

    @Slot()
    def _tell(self) -> None:
        held = self.lead()
        asked = {question.id: question for question in held.questions}
        answers = tuple((asked[one], self._answers[one]) for one in self._shown if one in self._answers)
        interest = self.interest.interest() if not held.lead.interest else None
        self.qualified.emit(Said(held.lead.id, interest, answers), self._stage)
        self._on()

    @Slot()
    def _on(self) -> None:
        if self._at + 1 < len(self._refused):
            self._at += 1
            self._show()
        else:
            self.accept()
