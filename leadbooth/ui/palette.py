"""The command palette: type a few letters of what is to be done, Enter does it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from leadbooth.domain.text import fold
from leadbooth.ui.actions import PageAction
from leadbooth.ui.theme import current_tokens, ui_font
from leadbooth.ui.widgets import key_text, text_label

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ID, _KEYS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_SIZE = (560, 400)
_PADDING = 10


def matching(actions: Sequence[PageAction], typed: str) -> list[PageAction]:
    """The actions that hold every typed word, those that start with it first."""
    words = fold(typed).split()
    found = [action for action in actions if all(word in fold(action.text) for word in words)]
    return sorted(found, key=lambda action: not fold(action.text).startswith(fold(typed)))


class _WithKeys(QStyledItemDelegate):
    """Paints the keys of an action at the far edge of its line."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        rect: QRect = option.rect
        direction: Qt.LayoutDirection = option.direction
        aligned = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.save()
        painter.setPen(QColor(current_tokens().muted))
        painter.setFont(ui_font(current_tokens().size_caption))
        painter.drawText(rect.adjusted(_PADDING, 0, -_PADDING, 0), aligned, index.data(_KEYS) or "")
        painter.restore()


class Palette(QDialog):
    """``picked`` carries the id of the action to do, once the palette is gone."""

    picked = Signal(str)

    def __init__(self, actions: Sequence[PageAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setWindowTitle(self.tr("What do you want to do?"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(*_SIZE)
        self._offered = actions
        self._line = QLineEdit()
        self._line.setObjectName("paletteLine")
        self._line.setAccessibleName(self.windowTitle())
        self._line.setPlaceholderText(self.windowTitle())
        self._line.installEventFilter(self)
        self._list = QListWidget()
        self._list.setObjectName("paletteList")
        self._list.setAccessibleName(self.tr("Commands"))
        self._list.setProperty("flat", "true")
        self._list.setItemDelegate(_WithKeys(self._list))
        self._nothing = text_label(self.tr("Nothing is called that."), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(8)
        column.addWidget(self._line)
        column.addWidget(self._nothing)
        column.addWidget(self._list, 1)
        self._line.textChanged.connect(self._show_matching)
        self._line.returnPressed.connect(self._pick)
        self._list.itemActivated.connect(self._pick)
        self._show_matching("")
        self._line.setFocus()

    def shown_texts(self) -> list[str]:
        """What is offered now, in order."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
            self._list.event(event)
            return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _show_matching(self, typed: str) -> None:
        self._list.clear()
        for action in matching(self._offered, typed):
            keys = dict.fromkeys(key_text(key) for key in action.shortcut.split("|") if key)
            item = QListWidgetItem(action.text)
            item.setData(_ID, action.id)
            item.setData(_KEYS, "   ".join(keys))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._nothing.setVisible(self._list.count() == 0)

    @Slot()
    def _pick(self) -> None:
        item = self._list.currentItem()
        if item is None:
            return
        self.accept()
        self.picked.emit(item.data(_ID))
