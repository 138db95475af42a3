"""An icon that stands by itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from leadbooth.ui.theme import current_tokens, draw_icon


class IconLabel(QWidget):
    """An icon in the colour of a token; decoration, so it has no name of its own."""

    def __init__(self, icon_name: str, *, size: int = 16, colour: str = "muted", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._colour = colour
        self.setFixedSize(size, size)

    def set_icon(self, icon_name: str, colour: str) -> None:
        """Show another icon in the colour of that token."""
        self._icon_name = icon_name
        self._colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_icon(painter, self._icon_name, QRectF(self.rect()), str(getattr(current_tokens(), self._colour)))
        painter.end()
