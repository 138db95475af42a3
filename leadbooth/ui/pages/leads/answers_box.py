"""What a lead answered, to the questions as they were worded then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leadbooth.domain.event import Staff
from leadbooth.domain.form import Answer, Value
from leadbooth.domain.ids import Id
from leadbooth.ui.i18n import fill, local_moment, part_word
from leadbooth.ui.models.lead_columns import first_name
from leadbooth.ui.widgets import text_label

translate = QCoreApplication.translate


class AnswersBox(QWidget):
    """Each question with its answer; who heard it, when, and what it is worth stand in the tooltip and below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Answer, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_answers(self, answers: Sequence[Answer], people: Mapping[Id, Staff]) -> None:
        """Show these, in this order."""
        if tuple(answers) == self._shown:
            return
        self._shown = tuple(answers)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for answer in answers:
            self._column.addWidget(_row(answer, people))


def _row(answer: Answer, people: Mapping[Id, Staff]) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    said = text_label(value_words(answer.value), wrap=True)
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(text_label(answer.wording, "muted", wrap=True))
    column.addWidget(said)
    column.addWidget(text_label(_about(answer, people), "caption", wrap=True))
    return row


def _about(answer: Answer, people: Mapping[Id, Staff]) -> str:
    words = [local_moment(answer.at)] if answer.at else []
    if name := first_name(people, answer.by):
        words.append(name)
    if answer.feeds and answer.points:
        points = QLocale().toString(answer.points, "f", 0 if answer.points == int(answer.points) else 1)
        template = translate("AnswersBox", "{points} points of {part}")
        words.append(fill(template, points=points, part=part_word(answer.feeds)))
    return " · ".join(words)


def value_words(value: Value) -> str:
    """An answer for reading."""
    if isinstance(value, bool):
        return translate("AnswersBox", "Yes") if value else translate("AnswersBox", "No")
    if isinstance(value, str):
        day = QDate.fromString(value, Qt.DateFormat.ISODate) if len(value) == 10 else QDate()
        return QLocale().toString(day, QLocale.FormatType.ShortFormat) if day.isValid() else value
    if isinstance(value, float | int):
        return QLocale().toString(float(value), "g", 12)
    return QLocale().createSeparatedList(list(value))
