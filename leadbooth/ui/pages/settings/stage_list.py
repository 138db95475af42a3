"""The list of stages: renamed in place, put in order by drag or by Alt with an arrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from leadbooth.domain.pipeline import StageLabel
from leadbooth.ui.stage_names import stage_title
from leadbooth.ui.theme import current_tokens, icon, ui_font

_KEY = Qt.ItemDataRole.UserRole
_REMARK = Qt.ItemDataRole.UserRole + 1
_ROW = 34
_GAP = 12


class StageList(QListWidget):
    """`renamed` carries a key and what was typed; `ordered` is sent after `keys()` changed by hand."""

    renamed = Signal(str, str)
    ordered = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stageList")
        self.setAccessibleName(self.tr("Stages in their order"))
        self.setItemDelegate(_StageDelegate(self))
        self.setIconSize(QSize(16, 16))
        self.setViewportMargins(4, 4, 4, 4)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)  # by key: Enter; F2 is a page
        self.itemChanged.connect(self._item_changed)
        self.currentRowChanged.connect(self.chosen)
        self.model().rowsMoved.connect(self.ordered)

    def show_stages(self, stages: Sequence[StageLabel], remarks: Mapping[str, str]) -> None:
        """Show these in this order, each with a remark at the far edge; the chosen one stays chosen."""
        blocker = QSignalBlocker(self)
        if self.keys() != [stage.key for stage in stages]:
            kept = self.key()
            self.clear()
            for stage in stages:
                self._add(stage)
            self.choose(kept or stages[0].key)
        for row, stage in enumerate(stages):
            item = self.item(row)
            item.setText(stage_title(stage))
            item.setData(_REMARK, remarks.get(stage.key, ""))
            item.setIcon(icon("drag", "text" if stage.active else "disabled"))
        blocker.unblock()
        self.setFixedHeight(_ROW * self.count() + 2 * self.frameWidth() + 10)
        self.viewport().update()

    def keys(self) -> list[str]:
        """The stages as they stand."""
        return [str(self.item(row).data(_KEY)) for row in range(self.count())]

    def key(self) -> str:
        """The stage that is chosen; "" where none is."""
        return str(self.currentIndex().data(_KEY) or "")

    def choose(self, key: str) -> None:
        """Choose a stage."""
        if key in self.keys():
            self.setCurrentRow(self.keys().index(key))

    def rename(self) -> None:
        """Open the editor in the chosen row."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit(self.currentIndex())

    def move_chosen(self, step: int) -> None:
        """Move the chosen stage up (-1) or down (1)."""
        row = self.currentRow()
        if row >= 0 and 0 <= row + step < self.count():
            self.model().moveRow(QModelIndex(), row, QModelIndex(), row + step + (step > 0))
            self.setCurrentRow(row + step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_chosen(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The line in a row lets Enter through to here while it closes.
            if self.state() != QAbstractItemView.State.EditingState:
                self.rename()
        else:
            super().keyPressEvent(event)

    def _add(self, stage: StageLabel) -> None:
        item = QListWidgetItem()
        item.setData(_KEY, stage.key)
        flags = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        item.setFlags((item.flags() | flags) & ~Qt.ItemFlag.ItemIsDropEnabled)
        self.addItem(item)

    @Slot(QListWidgetItem)
    def _item_changed(self, item: QListWidgetItem) -> None:
        self.renamed.emit(str(item.data(_KEY)), item.text())


class _StageDelegate(QStyledItemDelegate):
    """A row with its remark; the name gives way to it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        remark = str(index.data(_REMARK) or "")
        font = ui_font(current_tokens().size_caption)
        width = QFontMetrics(font).horizontalAdvance(remark) + _GAP
        super().paint(painter, option, index)
        if not remark:
            return
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(current_tokens().muted))
        far = QRect(option.rect.right() - width, option.rect.top(), width - _GAP // 2, _ROW)
        place = QStyle.visualRect(option.direction, option.rect, far)
        aligned = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignRight)
        painter.drawText(place, aligned | Qt.AlignmentFlag.AlignVCenter, remark)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), _ROW)
