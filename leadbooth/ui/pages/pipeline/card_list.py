"""The cards of one stage below each other: keys, marks, dragging and dropping."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from leadbooth.ui.models.card_delegate import GAP, CardDelegate
from leadbooth.ui.models.cards import CardModel
from leadbooth.ui.theme import current_tokens

MIME = "application/x-leadbooth-cards"
"""Row numbers of cards that are dragged, separated by commas."""

BAR_ROOM = 10
"""Pixels beside the cards, for a scroll bar."""

_KEYS = Qt.Key
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NO_UPDATE = QItemSelectionModel.SelectionFlag.NoUpdate
_CLEAR = QItemSelectionModel.SelectionFlag.Clear


class CardList(QListView):
    """Arrows move the cursor, and the selection with it until Space marks a card: then Space adds and takes away.

    What concerns other columns is asked for by signals.
    """

    step_wanted = Signal(int)
    """To the card beside it: columns to the right."""
    move_wanted = Signal(int)
    """Move what is chosen: stages onwards."""
    mark_wanted = Signal()
    clear_wanted = Signal()
    open_wanted = Signal()
    stages_wanted = Signal()
    menu_wanted = Signal(QPoint)
    came_here = Signal()
    """The keyboard came here from elsewhere."""
    drag_wanted = Signal()
    taken_alone = Signal()
    """What else is selected, in this column and others, is so no more."""
    dropped = Signal(object)
    """Row numbers of cards that were dropped here."""

    def __init__(self, model: CardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"cards-{model.stage().key}")
        self.cards = model
        self.marking = False
        self.takes_drops = True
        self._over = False
        self.setModel(model)
        self.setItemDelegate(CardDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.doubleClicked.connect(self.open_wanted)
        self.verticalScrollBar().rangeChanged.connect(self._keep_width)
        self._keep_width()

    @Slot()
    def _keep_width(self) -> None:
        """Cards are as wide where there is no scroll bar: its room is kept free."""
        room = 0 if self.verticalScrollBar().maximum() else BAR_ROOM
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setViewportMargins(room if mirrored else 0, 0, 0 if mirrored else room, 0)

    def row(self) -> int:
        """Where the cursor is, -1 for nowhere."""
        return self.currentIndex().row()

    def number(self) -> int | None:
        """The row number in the store of the card under the cursor."""
        numbers, row = self.cards.numbers(), self.row()
        return numbers[row] if 0 <= row < len(numbers) else None

    def selected_numbers(self) -> list[int]:
        """The row numbers of the selected cards, from top to bottom."""
        numbers = self.cards.numbers()
        selection = self.selectionModel().selection()
        parts = [selection.at(index) for index in range(selection.size())]
        ranges = sorted((part.top(), part.bottom()) for part in parts)
        return list(dict.fromkeys(n for top, bottom in ranges for n in numbers[top : bottom + 1]))

    def select_rows(self, rows: list[int]) -> None:
        """Select these cards of the column, and no others of it."""
        selection = self.cards.selection_of(rows)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def put_cursor(self, row: int, *, select: bool) -> None:
        """Put the cursor on a card, and select it where wanted."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.cards.index(row), flags.Select if select else flags.NoUpdate)

    def cursor_top(self) -> int:
        """Pixels from the top of the view to the card under the cursor."""
        return self.visualRect(self.currentIndex()).top()

    def row_beside(self, top: int) -> int:
        """The card of this column that stands at that height; the last where it ends before."""
        index = self.indexAt(QPoint(2, max(0, top) + GAP))
        return index.row() if index.isValid() else self.cards.rowCount() - 1

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        if isinstance(event, QKeyEvent) and self.marking and not event.modifiers() & _SHIFT:
            return _NO_UPDATE
        flags = super().selectionCommand(index, event)
        if event is not None and flags & _CLEAR:  # without an event Qt only wants to know
            self.taken_alone.emit()
        return flags

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = _KEYS(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        onward = {_KEYS.Key_Right: 1, _KEYS.Key_Left: -1}.get(key, 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            onward = -onward
        if onward and modifiers == _CTRL:
            self.move_wanted.emit(onward)
        elif onward and not modifiers:
            self.step_wanted.emit(onward)
        elif key == _KEYS.Key_Space:
            self.mark_wanted.emit()
        elif key == _KEYS.Key_Escape:
            self.clear_wanted.emit()
        elif key in (_KEYS.Key_Return, _KEYS.Key_Enter):
            self.open_wanted.emit()
        elif key == _KEYS.Key_M and not modifiers:
            self.stages_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEYBOARD:
            self.came_here.emit()

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys here: cards that are not read yet could not be found by them."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            where = self.below_cursor()
        if self.currentIndex().isValid():
            self.menu_wanted.emit(where)

    def below_cursor(self) -> QPoint:
        """Where a menu of the card under the cursor opens, on the screen."""
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())

    def wheelEvent(self, event: QWheelEvent) -> None:
        sideways = event.modifiers() & _SHIFT or abs(event.angleDelta().x()) > abs(event.angleDelta().y())
        if sideways or not self.verticalScrollBar().maximum():
            event.ignore()
            return
        super().wheelEvent(event)
        event.accept()  # the end of a column is no reason to move the board

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - as Qt names it
        self.drag_wanted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._answer(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._answer(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(over=False)
        if numbers := self._offered(event.mimeData()):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self.dropped.emit(numbers)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._over:
            tokens = current_tokens()
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.DashLine))
            area = QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(area, tokens.radius_card, tokens.radius_card)
            painter.end()

    def _answer(self, event: QDragMoveEvent) -> None:
        welcome = bool(self._offered(event.mimeData()))
        self._show_over(over=welcome)
        if welcome:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def _offered(self, data: QMimeData) -> list[int]:
        if not self.takes_drops or not data.hasFormat(MIME):
            return []
        return [int(number) for number in bytes(data.data(MIME).data()).split(b",") if number.isdigit()]

    def _show_over(self, *, over: bool) -> None:
        if over != self._over:
            self._over = over
            self.viewport().update()


def mime_of(numbers: list[int]) -> QMimeData:
    """What is dragged: cards by row number."""
    data = QMimeData()
    data.setData(MIME, ",".join(map(str, numbers)).encode())
    return data
