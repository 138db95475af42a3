"""One line of text that ends in … where there is no room, and says all of it in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QToolTip, QWidget

_FEWEST_LETTERS = "MM…"


class ElidedLabel(QLabel):
    """A label for data: always plain text, never wider than it may be. `role` is one of the sheet's."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show this text on one line; line breaks become blanks."""
        super().setText(" ".join(text.split("\n")))

    def minimumSizeHint(self) -> QSize:
        # The sheet sets the font when it polishes; measured before, the text would seem narrower than it is.
        self.ensurePolished()
        metrics = QFontMetrics(self.font())
        shortest = min(self.text(), _FEWEST_LETTERS, key=metrics.horizontalAdvance)
        spared = metrics.horizontalAdvance(self.text()) - metrics.horizontalAdvance(shortest)
        whole = self.sizeHint()
        return QSize(whole.width() - spared, whole.height())

    def is_elided(self) -> bool:
        """Whether some of the text does not fit now."""
        return QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.words_rect().width()

    def words_rect(self) -> QRect:
        """Where the words may stand."""
        return self.contentsRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.drawFrame(painter)
        rect = self.words_rect()
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, rect.width())
        alignment = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        painter.drawText(rect, alignment | Qt.TextFlag.TextSingleLine, shown)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.is_elided():
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)
