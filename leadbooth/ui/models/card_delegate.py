"""Draws the cards of the board: name and interest, company, and below who, what is to be done, and the score."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from leadbooth.ui.models.cards import CARD_ROLE, Card
from leadbooth.ui.theme import Tokens, current_tokens, tone_colours, ui_font
from leadbooth.ui.widgets.pill import paint_pill, pill_width

CARD_HEIGHT = 90
GAP = 8
_PADDING = 12
_PILL = 20
_CIRCLE = 20
_BETWEEN = 6

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag


class CardDelegate(QStyledItemDelegate):
    """Rows of a CardModel, all of one size. Selected is a tinted ground with its edge, the cursor a ring."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, CARD_HEIGHT + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: Card | None = index.data(CARD_ROLE)
        rect: QRect = option.rect.adjusted(0, 0, 0, -GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, rect, card, option.state, mirrored=option.direction == Qt.LayoutDirection.RightToLeft)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        card: Card | None = index.data(CARD_ROLE)
        if card is None:
            return False
        words = "\n".join(part for part in (card.title, card.company, card.line, card.due, card.owner) if part)
        QToolTip.showText(event.globalPos(), words, view)
        return True


def paint_card(painter: QPainter, rect: QRect, card: Card | None, state: State, *, mirrored: bool) -> None:
    """A card, or the place where one comes."""
    tokens = current_tokens()
    _paint_ground(painter, rect, state, tokens)
    inner = rect.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
    if card is None:
        _paint_placeholder(painter, inner, tokens)
        return
    _paint_head(painter, inner, card, tokens, mirrored=mirrored)
    circle = tokens.surface if state & State.State_Selected else tokens.accent_soft
    _paint_foot(painter, inner, card, tokens, circle, mirrored=mirrored)


def _paint_ground(painter: QPainter, rect: QRect, state: State, tokens: Tokens) -> None:
    selected = bool(state & State.State_Selected)
    ground = tokens.accent_soft if selected else tokens.hover if state & State.State_MouseOver else tokens.surface
    focused = bool(state & State.State_HasFocus)
    width = 2.0 if focused else 1.0
    painter.setPen(QPen(QColor(tokens.accent if selected or focused else tokens.line), width))
    painter.setBrush(QColor(ground))
    edge = width / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(edge, edge, -edge, -edge), tokens.radius_card, tokens.radius_card)


def _paint_head(painter: QPainter, rect: QRect, card: Card, tokens: Tokens, *, mirrored: bool) -> None:
    taken = 0
    if card.interest:
        width = min(pill_width(card.interest), rect.width() // 2)
        left = rect.left() if mirrored else rect.right() + 1 - width
        paint_pill(painter, QRect(left, rect.top() - 1, width, _PILL), card.interest, card.tone)
        taken = width + _BETWEEN
    name = _without(QRect(rect.left(), rect.top(), rect.width(), 18), taken, mirrored=not mirrored)
    _paint_line(painter, name, card.title, ui_font(tokens.size_text, QFont.Weight.DemiBold), tokens.text, mirrored)
    company = QRect(rect.left(), rect.top() + 22, rect.width(), 16)
    _paint_line(painter, company, card.company, ui_font(tokens.size_caption), tokens.muted, mirrored)


def _paint_foot(painter: QPainter, rect: QRect, card: Card, tokens: Tokens, ground: str, *, mirrored: bool) -> None:
    foot = QRect(rect.left(), rect.bottom() + 1 - _CIRCLE, rect.width(), _CIRCLE)
    if card.initials:
        left = foot.right() + 1 - _CIRCLE if mirrored else foot.left()
        _paint_owner(painter, QRect(left, foot.top(), _CIRCLE, _CIRCLE), card.initials, tokens, ground)
        foot = _without(foot, _CIRCLE + _BETWEEN, mirrored=mirrored)
    font = ui_font(tokens.size_label, QFont.Weight.DemiBold)
    score = str(card.score)
    width = QFontMetrics(font).horizontalAdvance(score)
    _paint_line(painter, foot, score, font, tokens.muted, not mirrored)
    line = _without(foot, width + _BETWEEN, mirrored=not mirrored)
    colour = tone_colours(tokens, "error").text if card.late else tokens.muted
    weight = QFont.Weight.Medium if card.late else QFont.Weight.Normal
    _paint_line(painter, line, card.line, ui_font(tokens.size_caption, weight), colour, mirrored)


def _paint_owner(painter: QPainter, circle: QRect, initials: str, tokens: Tokens, ground: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawEllipse(circle)
    painter.setPen(QColor(tokens.accent_text))
    painter.setFont(ui_font(8, QFont.Weight.Bold))
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials)


def _paint_placeholder(painter: QPainter, rect: QRect, tokens: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.track))
    for top, share in ((5, 0.55), (26, 0.4)):
        painter.drawRoundedRect(QRectF(rect.left(), rect.top() + top, rect.width() * share, 7), 3.5, 3.5)


def _paint_line(painter: QPainter, rect: QRect, text: str, font: QFont, colour: str, mirrored: bool) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    edge = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    flags = edge | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(rect, int(flags) | int(Qt.TextFlag.TextSingleLine), shown)


def _without(rect: QRect, taken: int, *, mirrored: bool) -> QRect:
    """What is left of a line once ``taken`` pixels of its near edge are used; of its far edge where mirrored."""
    return rect.adjusted(0, 0, -taken, 0) if mirrored else rect.adjusted(taken, 0, 0, 0)
