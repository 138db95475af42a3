"""Thin bars that show how much of something there is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QProgressBar, QSizePolicy, QWidget

from leadbooth.ui.theme import Tone, current_tokens, tone_colours
from leadbooth.ui.widgets.elided_label import ElidedLabel
from leadbooth.ui.widgets.labels import text_label

_THICKNESS = 6


def paint_meter(painter: QPainter, rect: QRectF, share: float, colour: str, *, mirrored: bool = False) -> None:
    """Draw a bar filled to a share of 0 to 1, for this widget and for cells of a table."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = rect.height() / 2
    painter.setBrush(QColor(current_tokens().track))
    painter.drawRoundedRect(rect, radius, radius)
    if share > 0:
        # Never narrower than it is high: a little is still something.
        width = max(rect.height(), rect.width() * min(1.0, share))
        left = rect.right() - width if mirrored else rect.left()
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(left, rect.top(), width, rect.height()), radius, radius)
    painter.restore()


class Meter(QProgressBar):
    """A thin rounded bar; to assistive technology a progress bar with its value."""

    def __init__(self, tone: Tone = "accent", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_amount(self, value: int, maximum: int) -> None:
        """Fill it to value of maximum; a maximum of 0 is empty."""
        # A progress bar paints at once; here it is painted with the others.
        self.setUpdatesEnabled(False)
        self.setRange(0, max(1, maximum))
        self.setValue(max(0, min(value, maximum)))
        self.setUpdatesEnabled(True)

    def set_tone(self, tone: Tone) -> None:
        """Colour the filled part."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _THICKNESS)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, _THICKNESS)

    def paintEvent(self, event: QPaintEvent) -> None:
        span = self.maximum() - self.minimum()
        share = (self.value() - self.minimum()) / span if span else 0.0
        bar = QRectF(0, (self.height() - _THICKNESS) / 2, self.width(), _THICKNESS)
        painter = QPainter(self)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_meter(painter, bar, share, tone_colours(current_tokens(), self._tone).fill, mirrored=mirrored)
        painter.end()


class LabeledMeter(QWidget):
    """A name, a bar and the amount in words, on one line or (`stacked`) the bar below name and amount."""

    def __init__(self, name: str, *, stacked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ElidedLabel(name, "label" if stacked else "muted")
        self._amount = text_label("", "strong" if stacked else "text")
        self.meter = Meter(name=name)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self._amount, 0, 2, Qt.AlignmentFlag.AlignRight)
        if stacked:
            grid.addWidget(self.meter, 1, 0, 1, 3)
            grid.setColumnStretch(0, 1)
        else:
            self._amount.setMinimumWidth(40)
            self._amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self.meter, 0, 1)
            grid.setColumnStretch(0, 2)
            grid.setColumnStretch(1, 3)

    def set_name(self, name: str) -> None:
        """Change the name."""
        self._name.setText(name)
        self.meter.setAccessibleName(name)

    def set_amount(self, value: int, maximum: int, text: str) -> None:
        """Fill the bar to value of maximum and say so, for example "24/25"."""
        self.meter.set_amount(value, maximum)
        self._amount.setText(text)
