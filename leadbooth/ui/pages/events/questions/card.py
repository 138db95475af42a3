"""A question as one card of the list: what it is, what it is worth, and a handle to drag it by."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from leadbooth.domain.form import Question
from leadbooth.domain.ids import Id
from leadbooth.ui.i18n import fill
from leadbooth.ui.question_words import condition_sentence, feeds_sentence, kind_word, options_line
from leadbooth.ui.theme import set_state
from leadbooth.ui.widgets import Card, IconLabel, Pill, text_label

_ROOM_FOR_ONE_LINE = 430
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class QuestionCard(Card):
    """Click or Enter opens it; arrows go to the next card, Alt+Up and Alt+Down move it, the mouse drags it."""

    opened = Signal(object)
    moved = Signal(object, int)
    left_for = Signal(object, int)
    dragged = Signal(object, int)
    """The question and how far down the pointer is, on the screen."""
    dropped = Signal(object)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(horizontal=True, margin=10, spacing=12, parent=parent)
        self.question = question
        self._pressed: QPoint | None = None
        self._is_dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("frame", "row")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._grip = IconLabel("grip")
        self._grip.setCursor(Qt.CursorShape.SizeVerCursor)
        self._grip.setToolTip(self.tr("Drag to change the order (Alt+Up, Alt+Down)"))
        self.wording = text_label("", "strong", wrap=True)
        self.options = text_label("", "caption", wrap=True)
        self.condition = text_label("", "caption", wrap=True)
        self.kind, self.required = Pill(), Pill(self.tr("Required"), "accent")
        self.feeds = text_label("", "muted")
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in (self.wording, self.options, self.condition):
            words.addWidget(label)
        marks = QHBoxLayout()
        marks.setSpacing(8)
        for widget in (self.kind, self.required, self.feeds):
            marks.addWidget(widget)
        self._marks_end = marks
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(8)
        self._both.addLayout(words, 1)
        self._both.addLayout(marks)
        self.body.addWidget(self._grip)
        self.body.addLayout(self._both, 1)

    def show_question(self, question: Question, others: Mapping[Id, Question]) -> None:
        """Show a question as it is now; ``others`` are those its condition may speak of."""
        self.question = question
        self.setObjectName(f"card-{question.key}")
        options, condition = options_line(question), condition_sentence(question.shown_if, others)
        self.wording.setText(question.wording)
        for label, text in (
            (self.options, options),
            (self.condition, condition),
            (self.feeds, feeds_sentence(question)),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.kind.setText(kind_word(question.kind))
        self.required.setVisible(question.required)
        self.setAccessibleName(question.wording)
        said = (kind_word(question.kind), self.required.text() if question.required else "", options, condition)
        keys = self.tr("Enter edits it, Alt+Up and Alt+Down move it.")
        self.setAccessibleDescription(fill("{said}. {keys}", said=", ".join(filter(None, said)), keys=keys))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(self.question.id, step)
        elif step:
            self.left_for.emit(self.question.id, step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.opened.emit(self.question.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.globalPosition().toPoint()
        if self._pressed is None:
            return
        far = (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._is_dragged:
            self._is_dragged = True
            set_state(self, "tone", "accent")
            self.raise_()
        if self._is_dragged:
            self.dragged.emit(self.question.id, here.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if self._is_dragged:
            self._is_dragged = False
            set_state(self, "tone", "")
            self.dropped.emit(self.question.id)
        elif pressed is not None and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.question.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _ROOM_FOR_ONE_LINE
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._both.direction() != way:
            self._both.setDirection(way)
            self._marks_end.setAlignment(Qt.AlignmentFlag.AlignLeft)
