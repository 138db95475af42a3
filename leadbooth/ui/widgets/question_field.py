"""One question and the place for its answer."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from leadbooth.domain.form import NO, YES, Question, Value, accepted, choices_of
from leadbooth.domain.words import QuestionKind
from leadbooth.ui.i18n import fill
from leadbooth.ui.question_words import choice_word, choices
from leadbooth.ui.theme import Tone, set_state
from leadbooth.ui.widgets.chip_group import ChipGroup
from leadbooth.ui.widgets.day_edit import DayEdit
from leadbooth.ui.widgets.elided_label import ElidedLabel
from leadbooth.ui.widgets.labels import WrappedLabel

_TYPED = (QuestionKind.TEXT, QuestionKind.NUMBER, QuestionKind.DATE)


class QuestionField(QWidget):
    """A question as the booth sees it. `answered` carries the value, None for none; it is not sent for `set_value`."""

    answered = Signal(object)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.setObjectName(f"question-{question.key or question.id.hex()}")
        self.label = WrappedLabel(_asked(question), "label")
        self._status = ElidedLabel("", "label")
        self._status.hide()
        self._tone: Tone = "neutral"
        self.line: QLineEdit | None = self._new_line() if question.kind in _TYPED else None
        self.chips: ChipGroup | None = None if self.line is not None else self._new_chips()
        self._lay_out()

    def value(self) -> Value | None:
        """What is answered here; None for nothing, and for what is no answer to the question."""
        if self.chips is not None:
            return _chosen(self.question, self.chips.chosen_keys())
        try:
            return accepted(self.question, self._typed())
        except ValueError:
            return None

    def set_value(self, value: Value | None, *, spare_focus: bool = False) -> None:
        """Show an answer, silently. One that the question does not offer any more is named beside it.

        With ``spare_focus`` a line that is being typed in stays as it is.
        """
        gone = "" if value is None or _fits(self.question, value) else _words(value)
        shown = None if gone else value
        if self.chips is not None:
            self.chips.set_chosen(choices_of(self.question.kind, shown))
        elif self.line is not None and shown != self.value() and not (spare_focus and self.line.hasFocus()):
            self._write(shown)
        self._say(fill(self.tr("said before: {answer}"), answer=gone) if gone else "", "neutral")

    def show_missing(self, *, missing: bool) -> None:
        """Mark it as a question that still needs an answer, or take that back."""
        if missing:
            self._say(self.tr("needs an answer"), "error")
        elif self._tone == "error":
            self._say("", "neutral")

    def is_missing(self) -> bool:
        """Whether it is marked so."""
        return self._tone == "error"

    def stops(self) -> tuple[QWidget, ...]:
        """The widgets that may have the focus, in their order."""
        if self.chips is not None:
            return self.chips.chips()
        return () if self.line is None else (self.line,)

    def take_focus(self) -> None:
        """Put the focus on what is chosen, or on the first place for it."""
        stops = self.stops()
        stop = next((stop for stop in stops if stop.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_line(self) -> QLineEdit:
        line = DayEdit() if self.question.kind == QuestionKind.DATE else QLineEdit()
        if isinstance(line, DayEdit):
            line.day_edited.connect(self._changed)
        else:
            line.textEdited.connect(self._changed)
        line.editingFinished.connect(self._left)
        line.setObjectName(f"answer-{self.question.key or self.question.id.hex()}")
        line.setAccessibleName(self._spoken())
        return line

    def _new_chips(self) -> ChipGroup:
        chips = ChipGroup(
            choices(self.question),
            name=self._spoken(),
            several=self.question.kind == QuestionKind.SEVERAL,
            enter=True,
            hints=True,
        )
        for chip in chips.chips():
            chip.setAccessibleDescription(self._spoken())
        chips.chosen.connect(self._changed)
        return chips

    def _spoken(self) -> str:
        required = self.tr("{question} (required)")
        return fill(required, question=self.question.wording) if self.question.required else self.question.wording

    def _lay_out(self) -> None:
        editor = self.chips or self.line
        assert editor is not None
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.label, 1)
        head.addWidget(self._status, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(editor)
        column.addStretch(1)

    def _typed(self) -> str:
        """What stands in the line, numbers and days as every system writes them."""
        if isinstance(self.line, DayEdit):
            day = self.line.day()
            return self.line.text() if day is None else day
        text = self.line.text().strip() if self.line is not None else ""
        if self.question.kind == QuestionKind.NUMBER:
            number, understood = QLocale().toDouble(text)
            return repr(number) if understood else text
        return text

    def _write(self, value: Value | None) -> None:
        if isinstance(self.line, DayEdit):
            self.line.set_day("" if value is None else str(value))
        elif self.line is not None:
            self.line.setText("" if value is None else _words(value))
            self.line.setCursorPosition(0)

    def _say(self, text: str, tone: Tone) -> None:
        self._tone = tone
        self._status.setText(text)
        self._status.setVisible(bool(text))
        set_state(self._status, "tone", tone)
        set_state(self.label, "tone", tone if tone == "error" else "")
        if self.line is not None:
            set_state(self.line, "tone", tone if tone == "error" else "")
            self.line.setAccessibleDescription(text)

    @Slot()
    def _changed(self) -> None:
        self._say("", "neutral")
        self.answered.emit(self.value())

    @Slot()
    def _left(self) -> None:
        if self.value() is None and self._typed():
            is_day = self.question.kind == QuestionKind.DATE
            self._say(self.tr("no date") if is_day else self.tr("no number"), "error")


def _asked(question: Question) -> str:
    return f"{question.wording} *" if question.required else question.wording


def _chosen(question: Question, keys: tuple[str, ...]) -> Value | None:
    if not keys:
        return None
    match question.kind:
        case QuestionKind.SEVERAL:
            return keys
        case QuestionKind.YES_NO:
            return keys[0] == YES
        case QuestionKind.RATING:
            return float(keys[0])
        case _:
            return keys[0]


def _fits(question: Question, value: Value) -> bool:
    """Whether a value is an answer to the question as it is asked now."""
    try:
        kept = accepted(question, value)
        # Options may stand in another order now than when several were chosen.
        return set(kept) == set(value) if isinstance(kept, tuple) and isinstance(value, tuple) else kept == value
    except (ValueError, TypeError):
        return False


def _words(value: Value) -> str:
    if isinstance(value, tuple):
        return " · ".join(value)
    if isinstance(value, bool):
        return choice_word(QuestionKind.YES_NO, YES if value else NO)
    if isinstance(value, float):
        locale = QLocale()
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        return locale.toString(value, "f", QLocale.FloatingPointPrecisionOption.FloatingPointShortest.value)
    return value
