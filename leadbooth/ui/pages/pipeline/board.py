"""The board: columns side by side, one selection and one cursor over all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QItemSelection, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDrag, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStyle, QWidget

from leadbooth.domain.pipeline import StageLabel
from leadbooth.services.board import Board
from leadbooth.ui.desk import Desk
from leadbooth.ui.models.card_delegate import CARD_HEIGHT, paint_card
from leadbooth.ui.models.cards import CARD_ROLE
from leadbooth.ui.models.lead_columns import Legend
from leadbooth.ui.pages.pipeline.card_list import BAR_ROOM, CardList, mime_of
from leadbooth.ui.pages.pipeline.column import StageColumn

_LEAST = 200 + BAR_ROOM  # pixels of a column
_SPACE = 2  # beside the room for scroll bars
_PEEK = 40  # of the next column, to show that there is one


@dataclass(slots=True)
class _Kept:
    """What stays as it is when the board is read anew."""

    selected: set[int] = field(default_factory=set)
    cursor: int | None = None
    row: int = 0
    scrolled: dict[str, int] = field(default_factory=dict)


class BoardView(QScrollArea):
    """Cards are chosen by row number of the store, so that selection and places survive that the board is read anew."""

    selection_moved = Signal()
    open_wanted = Signal()
    stages_wanted = Signal()
    menu_wanted = Signal(QPoint)
    move_wanted = Signal(object, object)
    """Row numbers of cards, and the StageLabel they are to be moved to."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board")
        self._desk = desk
        self._columns: list[StageColumn] = []
        self._last: CardList | None = None  # where the cursor was last
        self._taking = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        inner = QWidget()
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_SPACE)
        self._row.addStretch(1)
        self.setWidget(inner)

    def columns(self) -> Sequence[StageColumn]:
        """The columns, in the order of the pipeline."""
        return self._columns

    def column(self, stage: str) -> StageColumn:
        """The column of a stage. Raises KeyError."""
        return {one.stage.key: one for one in self._columns}[stage]

    def take(self, board: Board, legend: Legend, currency: str | None, *, follow: bool = False) -> None:
        """Show a board anew. Selection, cursor and scroll positions stay; with ``follow`` the cursor is in sight."""
        # The focus of the window, not of the screen: a dialog may be in front, or just on its way out.
        kept, focus = self._keep(), self.window().focusWidget()
        focused = any(one.list is focus for one in self._columns)
        self._taking = True
        if [one.stage.key for one in self._columns] != [found.stage.key for found in board.columns]:
            self._build([found.stage for found in board.columns])
        for column, found in zip(self._columns, board.columns, strict=True):
            column.show_column(found, legend, currency)
        self._restore(kept)
        self._taking = False
        if follow or focused:
            self._show_cursor(scroll=follow, focus=focused)
        self.selection_moved.emit()

    def selected_numbers(self) -> list[int]:
        """The row numbers of all selected cards, column by column."""
        return [number for column in self._columns for number in column.list.selected_numbers()]

    def chosen_numbers(self) -> list[int]:
        """What an action is for: the selected cards, else the one under the cursor."""
        if selected := self.selected_numbers():
            return selected
        number = self._last.number() if self._last is not None else None
        return [number] if number is not None else []

    def current_list(self) -> CardList | None:
        """The column where the cursor is."""
        return self._last if self._last is not None and self._last.number() is not None else None

    def is_reading(self) -> bool:
        """Whether cards are seen that are not asked for yet."""
        return any(column.model.is_reading() for column in self._columns)

    def take_focus(self) -> bool:
        """Put the cursor where it was, else on the first card; False where there is none."""
        shown = self.current_list() or next((one.list for one in self._columns if one.model.rowCount()), None)
        if shown is None:
            return False
        self._go_to(shown, max(0, shown.row()), Qt.FocusReason.OtherFocusReason)
        return True

    def next_stage(self, onward: int) -> StageLabel | None:
        """The stage so many steps after that of the cursor, of those that are still offered; None at the end."""
        here = self._place_of(self._last)
        offered = [at for at, column in enumerate(self._columns) if column.stage.active or at == here]
        at = offered.index(here) + onward if here in offered else -1
        return self._columns[offered[at]].stage if 0 <= at < len(offered) else None

    @Slot()
    def clear_selection(self) -> None:
        """Select the card under the cursor only."""
        self._set_marking(marking=False)
        for column in self._columns:
            column.list.clearSelection()
        if (here := self.current_list()) is not None:
            here.put_cursor(here.row(), select=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - ((-delta.x() if mirrored else delta.x()) or delta.y()) // 2)
        event.accept()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, 3 * CARD_HEIGHT)

    def _build(self, stages: Sequence[StageLabel]) -> None:
        former = {column.stage.key: column for column in self._columns}
        self._columns = [former.pop(stage.key) if stage.key in former else self._new_column(stage) for stage in stages]
        for column in former.values():
            if self._last is column.list:
                self._last = None
            column.hide()
            column.deleteLater()
        for at, column in enumerate(self._columns):
            self._row.insertWidget(at, column)
            if at:
                QWidget.setTabOrder(self._columns[at - 1].list, column.list)
        self._fit_columns()

    def _new_column(self, stage: StageLabel) -> StageColumn:
        column = StageColumn(self._desk, stage)
        cards = column.list
        cards.step_wanted.connect(self._step)
        cards.move_wanted.connect(self.move_onward)
        cards.mark_wanted.connect(self._mark)
        cards.clear_wanted.connect(self.clear_selection)
        cards.open_wanted.connect(self.open_wanted)
        cards.stages_wanted.connect(self.stages_wanted)
        cards.menu_wanted.connect(self.menu_wanted)
        cards.came_here.connect(self._entered)
        cards.drag_wanted.connect(self._drag)
        cards.taken_alone.connect(self._taken_alone)
        cards.dropped.connect(self._dropped)
        cards.selectionModel().selectionChanged.connect(self._selection_changed)
        cards.selectionModel().currentChanged.connect(self._cursor_moved)
        return column

    def _fit_columns(self) -> None:
        """Share the width where all have room; else show whole columns and the edge of the next."""
        if not self._columns:
            return
        count, room = len(self._columns), self.viewport().width()
        width = (room - (count - 1) * _SPACE) // count
        if width < _LEAST:
            whole = max(1, (room - _PEEK) // (_LEAST + _SPACE))
            width = max(_LEAST, (room - _PEEK) // whole - _SPACE)
        for column in self._columns:
            column.setFixedWidth(width)

    def _keep(self) -> _Kept:
        here = self.current_list()
        return _Kept(
            set(self.selected_numbers()),
            here.number() if here else None,
            here.row() if here else 0,
            {column.stage.key: column.list.verticalScrollBar().value() for column in self._columns},
        )

    def _restore(self, kept: _Kept) -> None:
        for column in self._columns:
            cards = column.list
            cards.setFocusPolicy(Qt.FocusPolicy.StrongFocus if column.model.rowCount() else Qt.FocusPolicy.NoFocus)
            if kept.selected:
                cards.select_rows(column.model.rows_of(kept.selected))
            if kept.cursor is not None and (rows := column.model.rows_of([kept.cursor])):
                self._last = cards
                cards.put_cursor(rows[0], select=False)
            if scrolled := kept.scrolled.get(column.stage.key, 0):
                cards.doItemsLayout()
                cards.verticalScrollBar().setValue(scrolled)
        if self._last is not None and self._last.row() < 0 and (count := self._last.cards.rowCount()):
            self._last.put_cursor(min(kept.row, count - 1), select=not self.selected_numbers())
        if len(kept.selected) > 1 and not self.selected_numbers():
            self._set_marking(marking=False)

    def _show_cursor(self, *, scroll: bool, focus: bool) -> None:
        here = self.current_list()
        if here is None:
            if focus:
                self.take_focus()
            return
        if scroll:
            here.scrollTo(here.currentIndex())
            self._bring_into_sight(here)
        if focus:
            here.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, cards: CardList, row: int, reason: Qt.FocusReason) -> None:
        self._last = cards
        follows = not cards.marking
        if follows and row not in cards.cards.rows_of(cards.selected_numbers()):
            for column in self._columns:
                column.list.clearSelection()
        cards.put_cursor(row, select=follows)
        cards.setFocus(reason)
        self._bring_into_sight(cards)

    def _bring_into_sight(self, cards: CardList) -> None:
        """Scroll sideways to a column; ``ensureWidgetVisible`` goes the wrong way from right to left."""
        column = next((one for one in self._columns if one.list is cards), None)
        if column is None:
            return
        left, room = column.mapTo(self.viewport(), QPoint()).x(), self.viewport().width()
        missing = min(left, 0) or max(left + column.width() - room, 0)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + (-missing if mirrored else missing))

    def _place_of(self, cards: CardList | None) -> int:
        return next((at for at, column in enumerate(self._columns) if column.list is cards), -1)

    def _set_marking(self, *, marking: bool) -> None:
        for column in self._columns:
            column.list.marking = marking

    @Slot(int)
    def _step(self, onward: int) -> None:
        cards = self.sender()
        if not isinstance(cards, CardList):
            return
        at = self._place_of(cards) + onward
        while 0 <= at < len(self._columns):
            target = self._columns[at].list
            if target.cards.rowCount():
                self._go_to(target, target.row_beside(cards.cursor_top()), Qt.FocusReason.OtherFocusReason)
                return
            at += onward

    @Slot()
    def _entered(self) -> None:
        cards = self.sender()
        if not isinstance(cards, CardList) or not cards.cards.rowCount():
            return
        if cards.row() < 0 or not (cards.marking or cards.selectionModel().isSelected(cards.currentIndex())):
            self._go_to(cards, max(0, cards.row()), Qt.FocusReason.OtherFocusReason)
        self._last = cards
        self._bring_into_sight(cards)

    @Slot(int)
    def move_onward(self, onward: int) -> None:
        """Move what is chosen so many stages on."""
        stage = self.next_stage(onward)
        if stage is not None and (numbers := self.chosen_numbers()):
            self.move_wanted.emit(numbers, stage)

    @Slot()
    def _mark(self) -> None:
        cards = self.sender()
        if not isinstance(cards, CardList) or cards.row() < 0:
            return
        index = cards.currentIndex()
        if cards.marking or not cards.selectionModel().isSelected(index):
            flags = cards.selectionModel().SelectionFlag
            cards.selectionModel().select(index, flags.Toggle)
        self._set_marking(marking=bool(self.selected_numbers()))

    @Slot()
    def _taken_alone(self) -> None:
        self._set_marking(marking=False)
        for column in self._columns:
            if column.list is not self.sender():
                column.list.clearSelection()

    @Slot(QItemSelection, QItemSelection)
    def _selection_changed(self, _selected: object, _deselected: object) -> None:
        if not self._taking:
            self.selection_moved.emit()

    @Slot()
    def _cursor_moved(self) -> None:
        moved = self.sender()
        for column in self._columns:
            if column.list.selectionModel() is moved and not self._taking and column.list.row() >= 0:
                self._last = column.list

    @Slot(object)
    def _dropped(self, numbers: list[int]) -> None:
        for column in self._columns:
            if column.list is self.sender():
                self.move_wanted.emit(numbers, column.stage)

    @Slot()
    def _drag(self) -> None:
        cards = self.sender()
        if isinstance(cards, CardList) and (numbers := self.selected_numbers()):
            drag = QDrag(self)
            drag.setMimeData(mime_of(numbers))
            drag.setPixmap(self._picture(cards, several=len(numbers) > 1))
            drag.setHotSpot(QPoint(24, 24))
            drag.exec(Qt.DropAction.MoveAction)

    def _picture(self, cards: CardList, *, several: bool) -> QPixmap:
        """The card under the cursor, with the edge of another behind it where there are more."""
        width, shift = cards.viewport().width(), 5 if several else 0
        picture = QPixmap(QSize(width + shift, CARD_HEIGHT + shift) * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        rect = QRect(0, 0, width, CARD_HEIGHT)
        if several:
            paint_card(painter, rect.translated(shift, shift), None, QStyle.StateFlag.State_None, mirrored=mirrored)
        card = cards.currentIndex().data(CARD_ROLE)
        paint_card(painter, rect, card, QStyle.StateFlag.State_Selected, mirrored=mirrored)
        painter.end()
        return picture
