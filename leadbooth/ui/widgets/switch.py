"""A toggle with its label."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QWidget

from leadbooth.ui.theme import current_tokens

_TRACK = QSize(32, 18)
_GAP = 7
_RING = 3


class Switch(QCheckBox):
    """On or off at once, as for a permission; a check box to assistive technology. Space toggles."""

    def __init__(self, text: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setText(text)
        self.setChecked(checked)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The label as it was given."""
        return self._words

    def setText(self, text: str) -> None:
        """Show this label; an ampersand is an ampersand."""
        self._words = text
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self._words)
        width = _TRACK.width() + 2 * _RING + (_GAP + words if words else 0)
        return QSize(width, _TRACK.height() + 2 * _RING)

    def minimumSizeHint(self) -> QSize:
        return QSize(_TRACK.width() + 2 * _RING, _TRACK.height() + 2 * _RING)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRect(QPoint(_RING, (self.height() - _TRACK.height()) // 2), _TRACK)
        self._paint_track(painter, QRectF(self._mirrored(track)))
        self._paint_words(painter, self._mirrored(self.rect().adjusted(track.right() + 1 + _GAP, 0, 0, 0)))
        painter.end()

    def _paint_track(self, painter: QPainter, track: QRectF) -> None:
        tokens = current_tokens()
        on = self.isChecked()
        radius = track.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        colour = tokens.accent if on else tokens.off
        painter.setBrush(QColor(colour if self.isEnabled() else tokens.track))
        painter.drawRoundedRect(track, radius, radius)
        painter.setBrush(QColor(tokens.knob if self.isEnabled() else tokens.disabled))
        at_right = on != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        x = track.right() - radius if at_right else track.left() + radius
        painter.drawEllipse(QPointF(x, track.center().y()), radius - 2, radius - 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.text if on else tokens.accent), 2))
            ring = track.adjusted(-2, -2, 2, 2)
            painter.drawRoundedRect(ring, radius + 2, radius + 2)

    def _paint_words(self, painter: QPainter, rect: QRect) -> None:
        tokens = current_tokens()
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.text if self.isEnabled() else tokens.disabled))
        words = QFontMetrics(self.font()).elidedText(self._words, Qt.TextElideMode.ElideRight, rect.width() + 1)
        aligned = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(rect, aligned | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)

    def _mirrored(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)
