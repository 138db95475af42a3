"""A small rounded word of state: Hot, Saved, Badge only."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from leadbooth.ui.theme import Tone, current_tokens, set_state, tone_colours
from leadbooth.ui.widgets.elided_label import ElidedLabel

_DOT_CENTRE = 13.0
_DOT_RADIUS = 3.5
_DOT_ROOM = 13


class Pill(ElidedLabel):
    """A word on a soft ground; the tone colours it, the word itself carries the meaning.

    With `dot_tone` a dot of that tone stands before the word, as for "Offline".
    """

    def __init__(
        self,
        text: str = "",
        tone: Tone = "neutral",
        *,
        dot_tone: Tone | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._dot_tone = dot_tone
        self.set_tone(tone)

    def tone(self) -> Tone:
        """The tone it has now."""
        tone: Tone = self.property("tone")
        return tone

    def set_tone(self, tone: Tone) -> None:
        """Colour it."""
        set_state(self, "tone", tone)

    def set_dot(self, dot_tone: Tone | None) -> None:
        """Put a dot of a tone before the word, or take it away."""
        self._dot_tone = dot_tone
        self.updateGeometry()
        self.update()

    def show_state(self, text: str, tone: Tone, *, dot_tone: Tone | None = None) -> None:
        """Set word, tone and dot at once."""
        self.setText(text)
        self.set_tone(tone)
        self.set_dot(dot_tone)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._dot_room(), 0)

    def words_rect(self) -> QRect:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        before, after = (0, self._dot_room()) if mirrored else (self._dot_room(), 0)
        return super().words_rect().adjusted(before, 0, -after, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._dot_tone is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone_colours(current_tokens(), self._dot_tone).fill))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - _DOT_CENTRE if mirrored else _DOT_CENTRE
        painter.drawEllipse(QPointF(x, self.height() / 2), _DOT_RADIUS, _DOT_RADIUS)
        painter.end()

    def _dot_room(self) -> int:
        return _DOT_ROOM if self._dot_tone else 0
