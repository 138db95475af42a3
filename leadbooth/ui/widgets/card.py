"""The surface on which everything lies."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget


class Card(QFrame):
    """A framed surface with round corners; add to `body`, a box layout, vertical unless told otherwise."""

    def __init__(
        self,
        *,
        horizontal: bool = False,
        margin: int = 14,
        spacing: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.body = QHBoxLayout(self) if horizontal else QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(spacing)
