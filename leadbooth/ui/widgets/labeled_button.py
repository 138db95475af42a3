"""The button all others are made of: icon, words and a key or hint, on a frame from the style sheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolTip,
    QWidget,
)

from leadbooth.ui.theme import current_tokens, draw_icon, ui_font

_ICON = 16
_CAP_PADDING = 4
_CAP_HEIGHT = 17
_FEWEST_LETTERS = "MMM…"


class LabeledButton(QPushButton):
    """A push button that paints its own content, so that words elide, mirror and are never a mnemonic.

    Subclasses set the class attributes and choose colours; the frame, its states and the focus ring are in
    the style sheet.
    """

    padding = 13
    gap = 10
    tall = 32
    spread = False
    """True pushes the hint to the far edge and starts the words at the near one."""
    cap = True
    """True draws the hint as a key cap, False as plain words."""

    def __init__(self, text: str, *, hint: str = "", icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._hint = hint
        self._icon_name = icon_name
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def text(self) -> str:
        """The words as they were given."""
        return self._words

    def setText(self, text: str) -> None:
        """Show these words; an ampersand is an ampersand."""
        self._words = text
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def hint(self) -> str:
        """The key or words at the right."""
        return self._hint

    def set_hint(self, hint: str) -> None:
        """Show a key (or, by the kind of button, words) after the text; none when empty."""
        self._hint = hint
        self.updateGeometry()
        self.update()

    def set_icon_name(self, name: str) -> None:
        """Show the icon of that name before the words; none when empty."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def words_colour(self) -> str:
        """The colour of the words now, as `#rrggbb`."""
        tokens = current_tokens()
        return tokens.text if self.isEnabled() else tokens.disabled

    def icon_colour(self) -> str:
        """The colour of the icon now: that of the words unless a button says otherwise."""
        return self.words_colour()

    def hint_colour(self) -> str:
        """The colour of the hint now."""
        return current_tokens().muted if self.isEnabled() else current_tokens().disabled

    def words_font(self) -> QFont:
        """The font of the words now."""
        return ui_font(current_tokens().size_text, QFont.Weight.Medium)

    def widest_font(self) -> QFont:
        """The font to reserve room for, so that a button does not jump as its state changes."""
        return self.words_font()

    def hint_font(self) -> QFont:
        """The font of the hint."""
        return ui_font(current_tokens().size_caption, QFont.Weight.Medium)

    def sizeHint(self) -> QSize:
        return self._size_for(self._words)

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self.widest_font())
        shortest = min(self._words, _FEWEST_LETTERS, key=metrics.horizontalAdvance)
        return self._size_for(shortest, with_hint=self.cap)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_content(painter)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._wants_tooltip():
            QToolTip.showText(event.globalPos(), self._words, self)
            return True
        return super().event(event)

    def _wants_tooltip(self) -> bool:
        return not self.toolTip() and self.width() < self.sizeHint().width()

    def _size_for(self, words: str, *, with_hint: bool = True) -> QSize:
        words_width = QFontMetrics(self.widest_font()).horizontalAdvance(words) + 1 if words else 0
        hint_width = self._hint_width() if with_hint else 0
        parts = [width for width in (self._icon_width(), words_width, hint_width) if width]
        content = sum(parts) + self.gap * (len(parts) - 1) if parts else 0
        return QSize(content + 2 * self.padding, self.tall)

    def _icon_width(self) -> int:
        return _ICON if self._icon_name else 0

    def _hint_width(self) -> int:
        if not self._hint:
            return 0
        return QFontMetrics(self.hint_font()).horizontalAdvance(self._hint) + (2 * _CAP_PADDING + 2 if self.cap else 0)

    def _paint_content(self, painter: QPainter) -> None:
        left, right = self.padding, self.width() - self.padding
        if not self.spread:
            slack = max(0, self.width() - self._size_for(self._words).width()) // 2
            left, right = left + slack, right - slack
        if self._icon_name:
            draw_icon(painter, self._icon_name, QRectF(self._placed(left, _ICON, _ICON)), self.icon_colour())
            left += _ICON + self.gap
        if self._hint and self._has_room_for_hint():
            width = self._hint_width()
            self._paint_hint(painter, self._placed(right - width, width, _CAP_HEIGHT))
            right -= width + self.gap
        self._paint_words(painter, self._placed(left, max(0, right - left), self.tall))

    def _has_room_for_hint(self) -> bool:
        """A key cap always stays; a hint in words gives way to the words it explains."""
        return self.cap or self.width() >= self._size_for(self._words).width()

    def _paint_words(self, painter: QPainter, rect: QRect) -> None:
        font = self.words_font()
        painter.setFont(font)
        painter.setPen(QColor(self.words_colour()))
        words = QFontMetrics(font).elidedText(self._words, Qt.TextElideMode.ElideRight, rect.width() + 1)
        centred = Qt.AlignmentFlag.AlignLeft if self.spread else Qt.AlignmentFlag.AlignHCenter
        aligned = QStyle.visualAlignment(self.layoutDirection(), centred | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(rect, aligned | Qt.TextFlag.TextSingleLine, words)

    def _paint_hint(self, painter: QPainter, rect: QRect) -> None:
        colour = QColor(self.hint_colour())
        if self.cap:
            frame = QColor(colour)
            frame.setAlphaF(0.35)
            painter.setPen(QPen(frame, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(colour)
        painter.setFont(self.hint_font())
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, self._hint)

    def _placed(self, left: int, width: int, height: int) -> QRect:
        """A box centred over the height, mirrored where reading runs right to left."""
        box = QRect(QPoint(left, (self.size().height() - height) // 2), QSize(width, height))
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)
