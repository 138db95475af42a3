"""LeadForm: one lead as it is captured. Shows what it is told and says what is typed, marked and answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leadbooth.domain.contact import Contact
from leadbooth.domain.form import Value
from leadbooth.domain.ids import Id
from leadbooth.domain.qualify import Missing
from leadbooth.domain.words import Interest
from leadbooth.services.captured import Captured
from leadbooth.ui.i18n import fill, sentence
from leadbooth.ui.models.lead_columns import lead_title
from leadbooth.ui.pages.capture import words
from leadbooth.ui.pages.capture.asking import Asking
from leadbooth.ui.pages.capture.consents import ConsentSwitches
from leadbooth.ui.pages.capture.contact_fields import ContactFields, UndoBelongsToThePage
from leadbooth.ui.pages.capture.edits import Answered, Consented, Edit, Marked, Noted, Typed
from leadbooth.ui.pages.capture.header import LeadHeader
from leadbooth.ui.pages.capture.party_line import PartyLine
from leadbooth.ui.pages.capture.quality import QualityMeter
from leadbooth.ui.widgets import (
    ActionButton,
    Banner,
    Card,
    InterestBar,
    KeyHint,
    icon_button,
    key_text,
    text_label,
)

_NOTE_HEIGHT = 58
_MARGIN = 18


class LeadForm(Card):
    """The card of the lead. It can have the focus itself: the neutral place in which 1, 2 and 3 mark interest."""

    edited = Signal(object)
    """Edit: something about the lead was typed, marked or answered."""
    left = Signal(str)
    """Typing into a contact field, or into the note ("note"), is over."""
    retried = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=_MARGIN, spacing=12, parent=parent)
        self.setObjectName("lead-card")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.header = LeadHeader()
        self._trouble = Banner(tone="error")
        self._trouble.setObjectName("not-saved")
        self._retry = ActionButton(self.tr("Try again"))
        self._retry.setObjectName("try-again")
        self.party = PartyLine()
        self.fields = ContactFields()
        self.asking = Asking()
        self.interest = InterestBar()
        self.interest.setObjectName("interest")
        self.consents = ConsentSwitches()
        self.note = QPlainTextEdit()
        self.lacking = Banner(tone="warning")
        self.lacking.setObjectName("lacking")
        self._lacking_of: Literal["done", "prospect", ""] = ""
        self._insisted = False
        self.quality = QualityMeter()
        self.undo = ActionButton(self.tr("Undo"), key="Ctrl+Z")
        self.delete = icon_button("trash", self.tr("Delete this lead"))
        self.done = ActionButton(self.tr("Done, next person"), "primary", key="Ctrl+Return")
        self._build()
        self._lay_out()
        self._connect()
        self.show_lead(None, ())

    def show_lead(self, captured: Captured | None, unsent: Sequence[Edit], *, spare_focus: bool = False) -> None:
        """Show a lead, or None for somebody new. What is ``unsent`` goes before what is on the disk."""
        texts = {edit.field: edit.text for edit in unsent if isinstance(edit, Typed)}
        contact = captured.lead.contact if captured else Contact()
        self.fields.show_contact(contact, texts, spare_focus=spare_focus)
        note = next((edit.text for edit in unsent if isinstance(edit, Noted)), captured.note if captured else "")
        if note != self.note.toPlainText() and not (spare_focus and self.note is QApplication.focusWidget()):
            self._show_note(note)
        if not spare_focus:
            self.asking.form.set_answers({})
            self._lacking_of = ""
            self._say_lacking()
            self._insisted = False
        self._show_answers(captured, unsent)
        self.show_head(captured)

    def show_saved(self, captured: Captured, unsent: Sequence[Edit]) -> None:
        """Show what followed from an edit that is on the disk now: rules may have marked the lead."""
        self._show_answers(captured, unsent)
        self.show_head(captured)

    def show_head(self, captured: Captured | None) -> None:
        """Show what follows from the lead: its head, what is known of its address, its quality."""
        self.header.show_lead(captured)
        self.quality.show_quality(captured.quality if captured else None)
        self.delete.setEnabled(captured is not None)
        self.setAccessibleName(lead_title(captured.lead) if captured else self.tr("Next person"))
        if captured:
            self.fields.judge(captured.lead.contact)

    def show_trouble(self, error: Exception | None) -> None:
        """Say what keeps something from the disk; None takes it back."""
        if error is not None:
            self._trouble.show_message(sentence(error), "error")
        self._trouble.setVisible(error is not None)

    def mark(self, interest: Interest) -> None:
        """Choose an interest, as a key does: pressing it again changes nothing."""
        if self.interest.interest() != interest:
            self.interest.set_interest(interest)
            self._interest_chosen(interest)

    def insist(self) -> bool:
        """Ask for required answers that are missing, once a lead; False where nobody need be asked any more."""
        missing = self.asking.unanswered()
        if not missing or self._insisted:
            return False
        self._insisted = True
        self._lacking_of = "done"
        self._say_lacking()
        self.asking.form.focus_first_missing([question.id for question in missing])
        return True

    def ask_for_prospect(self, lacking: Missing) -> None:
        """Say what must be known of a prospect, and be ready to hear the first of it."""
        self._lacking_of = "prospect"
        self._say_lacking()
        questions = [question.id for question in lacking.questions]
        if lacking.interest:
            self.interest.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.asking.form.focus_first_missing(questions)

    @Slot()
    def focus_questions(self) -> None:
        """Be ready for the first question, or the first that is not answered."""
        answers = self.asking.form.answers()
        first = next((one.id for one in self.asking.form.asked() if one.id not in answers), None)
        if first is None or not self.asking.form.focus_question(first):
            self.asking.form.focus_first()

    def focus_first(self) -> None:
        """Be ready for somebody to type."""
        self.fields.field("first_name").editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_note(self, text: str) -> None:
        with QSignalBlocker(self.note):
            self.note.setPlainText(text)

    def _show_answers(self, captured: Captured | None, unsent: Sequence[Edit]) -> None:
        interest = captured.lead.interest if captured else ""
        granted = set(captured.consents) if captured else set[str]()
        said: dict[Id, Value] = {one: answer.value for one, answer in captured.answers.items()} if captured else {}
        for edit in unsent:
            if isinstance(edit, Marked):
                interest = str(edit.interest or "")
            elif isinstance(edit, Consented):
                granted = granted | {edit.purpose} if edit.granted else granted - {edit.purpose}
            elif isinstance(edit, Answered) and edit.value is not None:
                said[edit.question.id] = edit.value
            elif isinstance(edit, Answered):
                said.pop(edit.question.id, None)
        self.asking.show_answers(said)
        self.interest.set_interest(Interest(interest) if interest else None)
        self.consents.show_granted(granted)

    def _say_lacking(self) -> None:
        """Say what is still missing of what was asked for; nothing as soon as nothing is."""
        text = ""
        if self._lacking_of == "done" and (unanswered := self.asking.unanswered()):
            text = words.required_answers(unanswered)
        elif self._lacking_of == "prospect" and (missing := self.asking.missing(self.interest.interest() or "")):
            text = words.still_to_know(missing)
        if text:
            self.lacking.show_message(text, "warning")
        else:
            self._lacking_of = ""
        self.lacking.setVisible(bool(text))

    def _build(self) -> None:
        self._trouble.add_button(self._retry)
        self._trouble.hide()
        self.note.setObjectName("note")
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setTabChangesFocus(True)
        self.note.installEventFilter(UndoBelongsToThePage(self))
        self.note.setFixedHeight(_NOTE_HEIGHT)
        for button, name in ((self.undo, "undo"), (self.delete, "delete"), (self.done, "done")):
            button.setObjectName(name)
        self.delete.setToolTip(fill(self.tr("Delete this lead ({key})"), key=key_text("Ctrl+Delete")))

    def _lay_out(self) -> None:
        self.body.addWidget(self.header)
        self.body.addWidget(self.party)
        self.body.addWidget(self._trouble)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(11)
        column.addWidget(self.fields)
        column.addLayout(self._interest_row())
        column.addWidget(self.asking)
        column.addWidget(self.consents)
        column.addLayout(self._note_column())
        column.addWidget(self.fields.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.fields.more)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(middle)
        self._middle, self._area = column, area
        self.body.addWidget(area, 1)
        self.body.addWidget(self.lacking)
        self.body.addLayout(self._footer())

    def _interest_row(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(text_label(self.tr("How interested?"), "label"))
        for key in "123":
            head.addWidget(KeyHint(key))
        head.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.interest)
        return column

    def _note_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        label = text_label(self.tr("Note"), "label")
        label.setBuddy(self.note)
        column.addWidget(label)
        column.addWidget(self.note)
        return column

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.quality, 3)
        row.addStretch(1)
        row.addWidget(self.undo)
        row.addWidget(self.delete)
        row.addWidget(self.done)
        return row

    def _connect(self) -> None:
        self.fields.typed.connect(self._field_typed)
        self.fields.left.connect(self.left)
        self.fields.more_button.toggled.connect(self._reveal)
        self.interest.interest_chosen.connect(self._interest_chosen)
        self.asking.answered.connect(self._answered)
        self.consents.answered.connect(self.edited)
        self.note.textChanged.connect(self._note_typed)
        self._retry.clicked.connect(self.retried)

    @Slot(bool)
    def _reveal(self, shown: bool) -> None:
        if shown:
            self._middle.activate()
            self._area.ensureWidgetVisible(self.fields.more)

    @Slot(str, str)
    def _field_typed(self, name: str, text: str) -> None:
        self.edited.emit(Typed(name, text))

    @Slot(object)
    def _interest_chosen(self, interest: Interest | None) -> None:
        self.edited.emit(Marked(interest))
        self._say_lacking()

    @Slot(object)
    def _answered(self, edit: Answered) -> None:
        self.edited.emit(edit)
        self._say_lacking()

    @Slot()
    def _note_typed(self) -> None:
        self.edited.emit(Noted(self.note.toPlainText()))
