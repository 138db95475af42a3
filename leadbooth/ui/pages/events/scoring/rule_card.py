"""What every rule has: a card with its sentence, and buttons to put it earlier or take it away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from leadbooth.domain.event import Staff
from leadbooth.domain.form import Question
from leadbooth.ui.theme import set_state
from leadbooth.ui.widgets import Card, icon_button, text_label

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Known:
    """What rules may speak of: the questions that are asked, and who captures."""

    questions: tuple[Question, ...] = ()
    staff: tuple[Staff, ...] = ()


class RuleCard(Card):
    """One rule. `changed` is not sent for `show_rule`; Alt+Up and Alt+Down on any of its buttons move it.

    A rule that speaks of what is gone stays as it is until somebody changes it.
    """

    changed = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(horizontal=True, margin=12, spacing=8, parent=parent)
        self._known = known
        self._rule: Any = None
        self.sentence = QVBoxLayout()
        self.sentence.setSpacing(8)
        self.remark = text_label("", "caption", wrap=True)
        set_state(self.remark, "tone", "warning")
        self.remark.hide()
        self.up = icon_button("chevron-up", self.tr("Earlier (Alt+Up)"))
        self.remove = icon_button("trash", self.tr("Remove this rule"))
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addLayout(self.sentence)
        words.addWidget(self.remark)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for button in (self.up, self.remove):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(words, 1)
        self.body.addLayout(buttons)
        self.remove.clicked.connect(self.removed)
        self.up.clicked.connect(self._move_up)

    def rule(self) -> Any:
        """The rule as it stands; None while it says nothing."""
        return self._rule if self._rule is not None else self.entered()

    def entered(self) -> Any:
        """What is entered; None where that is no rule yet."""
        raise NotImplementedError

    def stops(self) -> Sequence[QWidget]:
        """Where Tab stops, in order, before the buttons of the card."""
        raise NotImplementedError

    def keep(self, rule: Any) -> None:
        """Hold a rule as it is stored until somebody changes it."""
        self._rule = rule
        self._judge()

    def number(self, place: int) -> None:
        """Its place among the rules, from 0."""
        self.up.setEnabled(place > 0)
        for button in (*self.stops(), self.up, self.remove):
            if isinstance(button, QAbstractButton):
                button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watches the buttons of the card, which would take the arrows for themselves."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()), 0)
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.moved.emit(step)
                if isinstance(watched, QWidget):
                    watched.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def edit(self) -> None:
        """Somebody changed what is entered."""
        self._rule = None
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        said = ""
        if self.entered() is None:
            said = self.tr("This rule does nothing yet: choose the answers and people it speaks of.")
        elif self._rule is not None and self.entered() != self._rule:
            said = self.tr("This rule speaks of something that is gone. Change it, or remove it.")
        self.remark.setText(said)
        self.remark.setVisible(bool(said))

    @Slot()
    def _move_up(self) -> None:
        self.moved.emit(-1)
