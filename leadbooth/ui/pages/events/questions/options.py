"""The options of a question and the points they earn."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QDoubleValidator, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from leadbooth.domain.form import NO, RATING, YES, Option
from leadbooth.domain.words import QuestionKind
from leadbooth.ui.i18n import fill
from leadbooth.ui.question_words import choice_word
from leadbooth.ui.widgets import icon_button, text_label

_MOST_POINTS = 100
_POINTS_WIDTH = 52
_WITH_POINTS = re.compile(r"^(.*\S)\s+\+(\d+)$")


class OptionLine(QLineEdit):
    """Enter goes on, Alt+Up and Alt+Down move the option, several pasted lines become several options."""

    went_on = Signal()
    moved = Signal(int)
    lines_pasted = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.went_on.emit()
        elif event.key() in steps and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.matches(QKeySequence.StandardKey.Paste) and len(lines := _clipboard_lines()) > 1:
            self.lines_pasted.emit(lines)
        else:
            super().keyPressEvent(event)


class OptionRow(QWidget):
    """One option: its text, its points, and what can be done with it."""

    def __init__(self, kind: str, option: Option, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._option = kind, option
        self._fixed = kind not in (QuestionKind.ONE, QuestionKind.SEVERAL)
        self.line = OptionLine()
        self.line.setText(option.text)
        self.line.setCursorPosition(0)
        self.points = QLineEdit(QLocale().toString(float(option.points), "g", 6))
        self.points.setValidator(QDoubleValidator(-_MOST_POINTS, _MOST_POINTS, 1, self.points))
        self.points.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.points.setFixedWidth(_POINTS_WIDTH)
        self.up = icon_button("chevron-up", self.tr("Move up (Alt+Up)"))
        self.remove = icon_button("close", self.tr("Remove this option"))
        for button in (self.up, self.remove):
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Alt+Up and an empty line do the same by keyboard
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        if self._fixed:
            row.addWidget(text_label(choice_word(kind, option.text)), 1)
        row.addWidget(self.line, 1)
        for widget in (self.points, self.up, self.remove):
            row.addWidget(widget)
        self.number(number)

    def number(self, number: int) -> None:
        """Its place among the options, from 1: for its names."""
        self.line.setObjectName(f"option-{number}")
        self.line.setAccessibleName(fill(self.tr("Option {number}"), number=number))
        self.line.setPlaceholderText(self.tr("Another option") if number > 1 else self.tr("First option"))
        self.points.setObjectName(f"points-{number}")
        what = choice_word(self._kind, self._option.text) if self._fixed else self.line.accessibleName()
        self.points.setAccessibleName(fill(self.tr("Points of {option}"), option=what))

    def show_parts(self, *, place: int, points: bool, is_spare: bool) -> None:
        """Show what belongs to it: ``place`` counts from 1; a spare line is the empty one for the next option."""
        self.number(place)
        self.line.setVisible(not self._fixed)
        self.points.setVisible(points and not is_spare)
        for button in (self.up, self.remove):
            button.setVisible(not self._fixed and not is_spare)
        self.up.setEnabled(place > 1)

    def option(self) -> Option:
        """The option as it stands; points that are not said are none."""
        points, _understood = QLocale().toDouble(self.points.text())
        return Option(self._option.text if self._fixed else " ".join(self.line.text().split()), points)


class OptionsEditor(QWidget):
    """Options of any number with an empty line for the next one, or the answers a kind always has.

    `changed` is not sent for `show_options`; `finished` is sent for Enter in the empty line, `relined` where lines came
    or went.
    """

    changed = Signal()
    finished = Signal()
    relined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = ""
        self._with_points = False
        self._rows: list[OptionRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_options(self, kind: str, options: Sequence[Option], *, with_points: bool) -> None:
        """Show the options of a question of a kind; points only where they count."""
        self._kind, self._with_points = kind, with_points
        for row in self._rows:
            self._drop(row)
        self._rows = []
        for option in _offered(kind, options):
            self._add(option)
        self._tidy()

    def options(self) -> tuple[Option, ...]:
        """What is to be chosen from: lines without text do not count."""
        options = tuple(row.option() for row in self._rows if row.option().text)
        worthless = not self._is_free() and not any(option.points for option in options)
        return () if worthless else options

    def rows(self) -> Sequence[OptionRow]:
        """The rows, in order."""
        return self._rows

    def set_with_points(self, *, with_points: bool) -> None:
        """Ask for points, or do not."""
        self._with_points = with_points
        self._tidy()

    def _is_free(self) -> bool:
        return self._kind in (QuestionKind.ONE, QuestionKind.SEVERAL)

    def _add(self, option: Option, place: int | None = None) -> OptionRow:
        row = OptionRow(self._kind, option, len(self._rows) + 1, self)
        row.line.textEdited.connect(self._edited)
        row.line.went_on.connect(self._go_on)
        row.line.moved.connect(self._move_line)
        row.line.lines_pasted.connect(self._paste)
        row.points.textEdited.connect(self.changed)
        row.up.clicked.connect(self._move_up)
        row.remove.clicked.connect(self._remove)
        place = len(self._rows) if place is None else place
        self._rows.insert(place, row)
        self._column.insertWidget(place, row)
        row.show()
        return row

    def _drop(self, row: OptionRow) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _tidy(self) -> None:
        """Keep one empty line at the end, and number the rows."""
        if self._is_free() and (not self._rows or self._rows[-1].option().text):
            self._add(Option(""))
        for place, row in enumerate(self._rows, 1):
            is_spare = self._is_free() and place == len(self._rows)
            row.show_parts(place=place, points=self._with_points, is_spare=is_spare)
        self.setVisible(self._is_free() or (self._with_points and bool(self._rows)))
        self.relined.emit()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [stop for row in self._rows for stop in (row.line, row.points)]

    def _row_of(self, sender: object) -> OptionRow | None:
        return next((row for row in self._rows if sender in (row.line, row.points, row.up, row.remove)), None)

    @Slot()
    def _edited(self) -> None:
        self._tidy()
        self.changed.emit()

    @Slot()
    def _go_on(self) -> None:
        row = self._row_of(self.sender())
        place = self._rows.index(row) + 1 if row is not None else 0
        if place < len(self._rows):
            self._rows[place].line.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()

    @Slot(int)
    def _move_line(self, step: int) -> None:
        self._move(self._row_of(self.sender()), step)

    @Slot()
    def _move_up(self) -> None:
        self._move(self._row_of(self.sender()), -1)

    def _move(self, row: OptionRow | None, step: int) -> None:
        place = self._rows.index(row) + step if row is not None else -1
        if row is None or not row.option().text or not 0 <= place < len(self._rows) - 1:
            return
        self._rows.remove(row)
        self._rows.insert(place, row)
        self._column.removeWidget(row)
        self._column.insertWidget(place, row)
        self._tidy()
        row.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    @Slot()
    def _remove(self) -> None:
        row = self._row_of(self.sender())
        if row is not None:
            place = self._rows.index(row)
            self._rows.remove(row)
            self._drop(row)
            self._tidy()
            self._rows[min(place, len(self._rows) - 1)].line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    @Slot(object)
    def _paste(self, lines: Sequence[str]) -> None:
        row = self._row_of(self.sender())
        if row is None:
            return
        place = self._rows.index(row)
        if not row.option().text:
            self._rows.remove(row)
            self._drop(row)
            place -= 1
        added = [self._add(_read(text), place + number) for number, text in enumerate(lines, 1)]
        self._tidy()
        added[-1].line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


def _offered(kind: str, options: Sequence[Option]) -> Sequence[Option]:
    """The options to show: as they are, or every answer a kind has with the points it earns."""
    points = {option.text: option.points for option in options}
    match kind:
        case QuestionKind.ONE | QuestionKind.SEVERAL:
            return options
        case QuestionKind.YES_NO:
            return [Option(text, points.get(text, 0.0)) for text in (YES, NO)]
        case QuestionKind.RATING:
            return [Option(text, points.get(text, 0.0)) for text in map(str, range(1, RATING + 1))]
        case _:
            return ()


def _read(line: str) -> Option:
    """An option as it is pasted: "This quarter +25" has its points with it."""
    found = _WITH_POINTS.match(line)
    return Option(found[1], float(found[2])) if found else Option(line)


def _clipboard_lines() -> list[str]:
    lines = (" ".join(line.split()) for line in QGuiApplication.clipboard().text().splitlines())
    return [line for line in lines if line]
