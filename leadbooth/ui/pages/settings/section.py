"""Section: one card after another, each about one matter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from leadbooth.ui.desk import Desk
from leadbooth.ui.widgets import Card, text_label

_WIDEST = 720


class Section(QWidget):
    """Base of the sections; ``card`` starts the next matter."""

    message = Signal(str, str, object)

    def __init__(self, name: str, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.desk = desk
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._column.addStretch(1)
        holder = QWidget()
        holder.setMaximumWidth(_WIDEST)
        holder.setLayout(self._column)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.addWidget(holder, 1)
        row.addStretch(0)

    def card(self, title: str, said: str = "") -> QBoxLayout:
        """A new card with a heading and a muted sentence; add to the layout that is returned."""
        card = Card(margin=18, spacing=10)
        card.body.addWidget(text_label(title, "heading", wrap=True))
        if said:
            card.body.addWidget(text_label(said, "muted", wrap=True))
        self._column.insertWidget(self._column.count() - 1, card)
        return card.body


def beside(*widgets: QWidget) -> QHBoxLayout:
    """Widgets in a row at the near edge."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
