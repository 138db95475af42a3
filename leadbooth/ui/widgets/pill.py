"""A small rounded word of state: Hot, Saved, Badge only."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from leadbooth.ui.theme import Tone, current_tokens, set_state, tone_colours, ui_font
from leadbooth.ui.widgets.elided_label import ElidedLabel

_DOT_CENTRE = 13.0
_DOT_RADIUS = 3.5
_DOT_ROOM = 13
_PADDING = 9


def pill_width(text: str) -> int:
    """How wide a pill of this word is, in pixels."""
    return QFontMetrics(_pill_font()).horizontalAdvance(text) + 2 * _PADDING


def paint_pill(painter: QPainter, rect: QRect, text: str, tone: Tone) -> None:
    """Draw what a Pill looks like, for rows of a list that have no widgets of their own."""
    tokens = current_tokens()
    colours = tone_colours(tokens, tone)
    painter.setPen(QColor(tokens.line) if tone == "neutral" else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.soft))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), rect.height() / 2, rect.height() / 2)
    font = _pill_font()
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - 2 * _PADDING + 1)
    painter.setFont(font)
    painter.setPen(QColor(colours.text))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)


def _pill_font() -> QFont:
    return ui_font(current_tokens().size_caption, QFont.Weight.DemiBold)


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
