"""What a page shows while there is nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from leadbooth.ui.widgets.buttons import ActionButton
from leadbooth.ui.widgets.icon_label import IconLabel
from leadbooth.ui.widgets.labels import text_label

_WIDTH = 380


class EmptyState(QWidget):
    """An icon, a title, a sentence and, when `action` is given, a button that sends `action_chosen`."""

    action_chosen = Signal()

    def __init__(
        self, icon_name: str, title: str, sentence: str, *, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = IconLabel(icon_name, size=32)
        self._title = text_label(title, "heading", wrap=True)
        self._sentence = text_label(sentence, "muted", wrap=True)
        self.button = ActionButton(action)
        self.button.setVisible(bool(action))
        self.button.clicked.connect(self.action_chosen)
        self._lay_out()

    def set_words(self, title: str, sentence: str, action: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.button.setText(action)
        self.button.setVisible(bool(action))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            label.setMaximumWidth(_WIDTH)
            column.addLayout(_in_the_middle(label))
        column.addSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)


def _in_the_middle(label: QLabel) -> QHBoxLayout:
    # Stretches and no alignment: an aligned item is not asked how tall it is at its width.
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(label, 100)
    row.addStretch(1)
    return row
