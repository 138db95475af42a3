"""Draws today's leads: name, company and time, interest as a pill, and a mark of where the lead is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from leadbooth.domain.lead import Lead
from leadbooth.ui.models.lead_columns import lead_title
from leadbooth.ui.models.today import LEAD_ROLE, state_word, subtitle, where_word
from leadbooth.ui.theme import Tone, current_tokens, draw_icon, ui_font
from leadbooth.ui.widgets.pill import paint_pill, pill_width

ROW_HEIGHT = 45
_EDGE = 8
_MARK = 12
_GAP = 6
_TONES: dict[str, Tone] = {"hot": "hot", "warm": "warm", "cold": "cold"}

Index = QModelIndex | QPersistentModelIndex


class TodayDelegate(QStyledItemDelegate):
    """Rows of a TodayModel; the lead that is open is the selected row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        lead: Lead = index.data(LEAD_ROLE)
        rect: QRect = option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, rect, option.state, first=index.row() == 0)
        inner = rect.adjusted(_EDGE, 0, -_EDGE, 0)
        taken = _paint_pill(painter, inner, lead, mirrored=mirrored)
        words = inner.adjusted(taken, 0, 0, 0) if mirrored else inner.adjusted(0, 0, -taken, 0)
        _paint_words(painter, words, lead, mirrored=mirrored)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        lead: Lead | None = index.data(LEAD_ROLE)
        if lead is None:
            return False
        QToolTip.showText(event.globalPos(), where_word(lead), view)
        return True


def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag, *, first: bool) -> None:
    tokens = current_tokens()
    if state & QStyle.StateFlag.State_Selected:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_soft))
        painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, 0, -1), 6, 6)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.hover))
        painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, 0, -1), 6, 6)
    if not first:
        painter.fillRect(QRect(rect.left() + _EDGE, rect.top(), rect.width() - 2 * _EDGE, 1), QColor(tokens.line))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 2, -1, -2), 6, 6)


def _paint_pill(painter: QPainter, rect: QRect, lead: Lead, *, mirrored: bool) -> int:
    """Paint the pill at the far edge; how much width it takes."""
    text = state_word(lead)
    if not text:
        return 0
    width = min(pill_width(text), rect.width() // 2)
    left = rect.left() if mirrored else rect.right() + 1 - width
    pill = QRect(left, rect.top() + (rect.height() - 20) // 2, width, 20)
    paint_pill(painter, pill, text, _TONES.get(lead.interest, "neutral"))
    return width + _GAP


def _paint_words(painter: QPainter, rect: QRect, lead: Lead, *, mirrored: bool) -> None:
    tokens = current_tokens()
    name = QRect(rect.left(), rect.top() + 6, rect.width(), 18)
    _paint_line(painter, name, lead_title(lead), ui_font(tokens.size_text, QFont.Weight.Medium), tokens.text, mirrored)
    mark = QRect(rect.right() + 1 - _MARK if mirrored else rect.left(), rect.top() + 26, _MARK, _MARK)
    draw_icon(painter, "check" if lead.exported else "laptop", QRectF(mark), tokens.muted)
    taken = _MARK + 4
    about = QRect(rect.left(), rect.top() + 24, rect.width(), 16)
    about = about.adjusted(0, 0, -taken, 0) if mirrored else about.adjusted(taken, 0, 0, 0)
    _paint_line(painter, about, subtitle(lead), ui_font(tokens.size_caption), tokens.muted, mirrored)


def _paint_line(painter: QPainter, rect: QRect, text: str, font: QFont, colour: str, mirrored: bool) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    edge = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    flags = edge | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(rect, int(flags) | int(Qt.TextFlag.TextSingleLine), shown)
