"""The header of the list: sorts by click or key, and offers other columns."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from leadbooth.ui.theme import current_tokens

_KEYS = Qt.Key
_SORT_KEYS = (_KEYS.Key_Return, _KEYS.Key_Enter, _KEYS.Key_Space)


class LeadsHeader(QHeaderView):
    """Tab reaches it; arrows choose a column, Enter or Space sorts by it, the menu key offers columns.

    `sort_wanted` carries the index of a column, `menu_wanted` where the menu should open.
    """

    sort_wanted = Signal(int)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._at = 0
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumSectionSize(48)
        self.sectionClicked.connect(self.sort_wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {_KEYS.Key_Right: 1, _KEYS.Key_Left: -1}.get(_KEYS(event.key()), 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        if step and self.count():
            self._at = max(0, min(self.count() - 1, self._at + step))
            self.viewport().update()
        elif event.key() in _SORT_KEYS and self._at < self.count():
            self.sort_wanted.emit(self._at)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            below = QPoint(self.sectionViewportPosition(self._at), self.height())
            self.menu_wanted.emit(self.mapToGlobal(below))
        else:
            self.menu_wanted.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._at = min(self._at, max(0, self.count() - 1))
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        painter.save()
        super().paintSection(painter, rect, index)
        painter.restore()
        if self.hasFocus() and index == self._at:
            tokens = current_tokens()
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), 5, 5)
            painter.restore()
