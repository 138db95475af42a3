"""What a lead still lacks before it is moved to a stage, asked right there."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leadbooth.domain.form import Question, Value
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.domain.pipeline import StageLabel
from leadbooth.domain.qualify import Missing
from leadbooth.domain.words import Interest, Stage
from leadbooth.ui.i18n import fill
from leadbooth.ui.pages.leads.details import Details
from leadbooth.ui.stage_names import stage_title
from leadbooth.ui.widgets import ActionButton, Field, FlowLayout, InterestBar, text_label
from leadbooth.ui.widgets.question_form import QuestionForm

_PAUSE_MS = 250


class MoveBox(QWidget):
    """Hidden until a lead cannot be moved as it is, or is won or lost and may have a reason for that.

    What is answered is handed over at once; `move_wanted` carries stage and reason. Escape gives it up.
    """

    answered = Signal(object, object, object)
    """The Id of the lead, a Question and its new value, None where it was taken back."""
    interest_chosen = Signal(object, object)
    """The Id of the lead, and an Interest or None."""
    move_wanted = Signal(str, str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage: StageLabel | None = None
        self._lead: Id | None = None
        self._questions: dict[Id, Question] = {}
        self._asked: set[Id] = set()
        self._typed: dict[Id, Value | None] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._words = text_label("", "strong", wrap=True)
        self._words.setObjectName("move-words")
        self.interest = InterestBar()
        for button in self.interest.buttons():
            button.set_hint("")
        self.form = QuestionForm()
        self.reason = Field("", placeholder=self.tr("optional"))
        self.reason.editor.setObjectName("move-reason")
        self.move_button = ActionButton("", "primary")
        self.move_button.setObjectName("move-now")
        self.cancel = ActionButton(self.tr("Not now"), "ghost")
        self.cancel.setObjectName("move-cancel")
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        flow.addWidget(self.move_button)
        flow.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self._words, self.interest, self.form, self.reason):
            column.addWidget(widget)
        column.addWidget(buttons)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.flush)
        self.interest.interest_chosen.connect(self._interest_chosen)
        self.form.answered.connect(self._answered)
        self.move_button.clicked.connect(self._move)
        self.cancel.clicked.connect(self.give_up)

    def stage(self) -> str:
        """Where the lead is to go; "" while nothing is asked."""
        return self._stage.key if self._stage is not None else ""

    def ask_reason(self, lead: Lead, stage: StageLabel) -> None:
        """Ask why a lead is won or lost before it is moved."""
        self._begin(lead, stage)
        why = self.tr("Why was it won?") if stage.outcome == Stage.WON else self.tr("Why was it lost?")
        self.reason.set_label(why)
        self.reason.set_text("")
        self._show_parts(reason=True)
        self.move_button.setEnabled(True)
        self.reason.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_missing(self, details: Details, stage: StageLabel, lacking: Missing) -> None:
        """Say what keeps a lead from a stage, and ask it."""
        self._begin(details.lead, stage)
        self._show_parts(interest=lacking.interest)
        self._show_missing(details, lacking)
        first = self.interest.buttons()[0] if lacking.interest else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.focus_first()

    def show_lead(self, details: Details) -> None:
        """News of a lead; of another than the one that is asked about, nothing is asked any more."""
        if self._stage is None:
            return
        if details.lead.id != self._lead or details.lead.stage == self._stage.key:
            self.stop()
        elif self.reason.isHidden():
            self._show_missing(details, details.missing())

    @Slot()
    def flush(self) -> None:
        """Hand over what was typed, now."""
        self._pause.stop()
        typed, self._typed = self._typed, {}
        for question, value in typed.items():
            self.answered.emit(self._lead, self._questions[question], value)

    def stop(self) -> None:
        """Ask no more; what was typed is kept."""
        if self._stage is None:
            return
        self.flush()
        self._stage = None
        self.hide()

    @Slot()
    def give_up(self) -> None:
        """The lead stays where it is."""
        self.stop()
        self.given_up.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.move_button.isEnabled():
            self._move()
        else:
            super().keyPressEvent(event)

    def _begin(self, lead: Lead, stage: StageLabel) -> None:
        self.flush()
        self._lead, self._stage = lead.id, stage
        self._asked = set()
        self.move_button.setText(fill(self.tr("Move to {stage}"), stage=stage_title(stage)))
        self.show()

    def _show_parts(self, *, reason: bool = False, interest: bool = False) -> None:
        self.reason.setVisible(reason)
        self._words.setHidden(reason)
        self.interest.setVisible(interest)
        self.form.setVisible(not reason)

    def _show_missing(self, details: Details, lacking: Missing) -> None:
        assert self._stage is not None
        self._questions = {question.id: question for question in details.questions}
        self._asked |= {question.id for question in lacking.questions}
        self.interest.set_interest(Interest(details.lead.interest) if details.lead.interest else None)
        # Each is known to be asked; what it depends on is not part of this form.
        alone = [replace(one, shown_if=None) for one in details.questions if one.id in self._asked]
        self.form.set_questions(alone)
        said = {**details.said(), **{one: value for one, value in self._typed.items() if value is not None}}
        if said != self.form.answers():
            self.form.set_answers(said, spare_focus=True)
        self.form.setVisible(bool(alone))
        self._words.setText(self._lacking_words(lacking, stage_title(self._stage)))
        self.move_button.setEnabled(not lacking)

    def _lacking_words(self, lacking: Missing, stage: str) -> str:
        match lacking.interest, min(len(lacking.questions), 2):
            case True, 0:
                words = self.tr("For {stage}, say how interested they are:")
            case True, 1:
                words = self.tr("For {stage}, say how interested they are, and answer this:")
            case True, _:
                words = self.tr("For {stage}, say how interested they are, and answer these:")
            case False, 0:
                words = self.tr("Nothing is missing for {stage} any more.")
            case False, 1:
                words = self.tr("For {stage}, answer this:")
            case _:
                words = self.tr("For {stage}, answer these:")
        return fill(words, stage=stage)

    @Slot(object)
    def _interest_chosen(self, interest: Interest | None) -> None:
        self.interest_chosen.emit(self._lead, interest)

    @Slot(object, object)
    def _answered(self, question: Id, value: Value | None) -> None:
        self._typed[question] = value
        if self._is_line(question):
            self._pause.start()
        else:
            self.flush()

    def _is_line(self, question: Id) -> bool:
        field = self.form.field(question)
        return field is not None and field.line is not None

    @Slot()
    def _move(self) -> None:
        if self._stage is not None:
            self.flush()
            reason = self.reason.text().strip() if not self.reason.isHidden() else ""
            self.move_wanted.emit(self._stage.key, reason)
