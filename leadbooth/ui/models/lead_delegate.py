"""Draws the cells of a list of leads: names in bold, interest as a pill, quality as a bar."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from leadbooth.domain.lead import Lead
from leadbooth.ui.models.lead_columns import LOOKS, Look
from leadbooth.ui.models.leads import COLUMN_ROLE, LEAD_ROLE
from leadbooth.ui.theme import Tone, current_tokens, tone_colours, ui_font
from leadbooth.ui.widgets.meter import paint_meter

ROW_HEIGHT = 38
_PADDING = 12  # as the header's
_BAR = QSize(44, 6)
_PILL_HEIGHT = 20
_PILL_PADDING = 9
_TONES: dict[str, Tone] = {"hot": "hot", "warm": "warm", "cold": "cold"}

Index = QModelIndex | QPersistentModelIndex


class LeadDelegate(QStyledItemDelegate):
    """Cells of a LeadTableModel. The ground and its states are the style sheet's; a lead on its way is a soft bar."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._paint_ground(painter, option, index)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        rect: QRect = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        lead: Lead | None = index.data(LEAD_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if lead is None:
            _paint_placeholder(painter, rect)
        else:
            text, look = str(index.data()), LOOKS[index.data(COLUMN_ROLE)].look
            if look == "interest":
                _paint_pill(painter, rect, text, lead, mirrored=mirrored)
            elif look == "quality":
                _paint_quality(painter, rect, text, lead, mirrored=mirrored)
            else:
                _paint_words(painter, rect, text, look, mirrored=mirrored)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW_HEIGHT)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground: Any = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        ground.state &= ~QStyle.StateFlag.State_HasFocus  # the row is what is meant, not a cell of it
        style = ground.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, ground.widget)


def _paint_words(painter: QPainter, rect: QRect, text: str, look: Look, *, mirrored: bool) -> None:
    tokens = current_tokens()
    weight = QFont.Weight.DemiBold if look == "strong" else QFont.Weight.Normal
    font = ui_font(tokens.size_text, weight)
    painter.setFont(font)
    painter.setPen(QColor(tokens.muted if look == "muted" else tokens.text))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _near_edge(mirrored=mirrored), shown)


def _paint_pill(painter: QPainter, rect: QRect, text: str, lead: Lead, *, mirrored: bool) -> None:
    tokens = current_tokens()
    tone = _TONES.get(lead.interest, "neutral")
    colours = tone_colours(tokens, tone)
    font = ui_font(tokens.size_caption, QFont.Weight.DemiBold)
    width = min(rect.width(), QFontMetrics(font).horizontalAdvance(text) + 2 * _PILL_PADDING)
    pill = QRectF(_placed(rect, QSize(width, _PILL_HEIGHT), mirrored=mirrored))
    painter.setPen(QColor(tokens.line) if tone == "neutral" else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.soft))
    painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), _PILL_HEIGHT / 2, _PILL_HEIGHT / 2)
    painter.setFont(font)
    painter.setPen(QColor(colours.text))
    room = int(pill.width()) - 2 * _PILL_PADDING + 2
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)


def _paint_quality(painter: QPainter, rect: QRect, text: str, lead: Lead, *, mirrored: bool) -> None:
    bar = _placed(rect, _BAR, mirrored=mirrored)
    paint_meter(painter, QRectF(bar), lead.score / 100, current_tokens().accent, mirrored=mirrored)
    gone = _BAR.width() + 8
    rest = rect.adjusted(0, 0, -gone, 0) if mirrored else rect.adjusted(gone, 0, 0, 0)
    _paint_words(painter, rest, text, "plain", mirrored=mirrored)


def _paint_placeholder(painter: QPainter, rect: QRect) -> None:
    bar = QRectF(rect.left(), rect.center().y() - 3, min(64.0, rect.width() * 0.7), 7)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(current_tokens().track))
    painter.drawRoundedRect(bar, 3.5, 3.5)


def _placed(rect: QRect, size: QSize, *, mirrored: bool) -> QRect:
    left = rect.right() + 1 - size.width() if mirrored else rect.left()
    return QRect(left, rect.top() + (rect.height() - size.height()) // 2, size.width(), size.height())


def _near_edge(*, mirrored: bool) -> int:
    edge = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    flags = edge | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    return int(flags) | int(Qt.TextFlag.TextSingleLine)
