"""The sign and name of the program."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leadbooth.ui.theme import current_tokens, ui_font
from leadbooth.ui.widgets import LabelRole, text_label

_ROUND = 0.22
_LETTER = 0.5


class Sign(QWidget):
    """The letter on a rounded square."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        radius = self.width() * _ROUND
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setPen(QColor(tokens.on_accent))
        painter.setFont(ui_font(round(self.width() * _LETTER), QFont.Weight.Bold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "L")
        painter.end()


class Wordmark(QWidget):
    """The sign with the name beside it, in a role of the type scale."""

    def __init__(self, *, size: int = 24, role: LabelRole = "heading", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(Sign(size))
        row.addWidget(text_label("LeadBooth", role))
        row.addStretch(1)
