"""The initials of a person in a circle."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from leadbooth.ui.theme import current_tokens, draw_icon, ui_font

_LETTER_SHARE = 0.38
_ICON_SHARE = 0.5


def initials(name: str) -> str:
    """First letters of the first and the last word that start with a letter; empty when none does."""
    words = [word for word in name.split() if word[0].isalpha()]
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))


class Avatar(QWidget):
    """A circle with initials, or with a person's outline while there is no name. `size` in pixels."""

    def __init__(self, name: str = "", *, size: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initials = ""
        self.setFixedSize(size, size)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show the initials of this name."""
        self._initials = initials(name)
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_soft))
        painter.drawEllipse(self.rect())
        if self._initials:
            painter.setPen(QColor(tokens.accent_text))
            painter.setFont(ui_font(max(8, round(self.width() * _LETTER_SHARE)), QFont.Weight.DemiBold))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)
        else:
            edge = self.width() * (1 - _ICON_SHARE) / 2
            box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
            draw_icon(painter, "person", box, tokens.accent_text)
        painter.end()
