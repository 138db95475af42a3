"""The list of leads on the screen: widths, sorting, selection and keys."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from leadbooth.domain.listing import COLUMNS, Column, LeadOrder
from leadbooth.domain.words import Interest
from leadbooth.ui.models.lead_columns import GIVES_WAY, LOOKS, column_title
from leadbooth.ui.models.lead_delegate import ROW_HEIGHT, LeadDelegate
from leadbooth.ui.models.leads import LeadTableModel
from leadbooth.ui.pages.leads.header import LeadsHeader

_LEAST = 72  # pixels a flexible column keeps
_SNUG = 110  # pixels a flexible column should have before others hide for it
_MARKS = {
    Qt.Key.Key_1: Interest.HOT,
    Qt.Key.Key_2: Interest.WARM,
    Qt.Key.Key_3: Interest.COLD,
    Qt.Key.Key_0: None,
}


class LeadsTable(QTableView):
    """Rows of leads. The selection is told and kept as row numbers of the store, so that it survives a refresh."""

    selection_moved = Signal()
    open_wanted = Signal()
    delete_wanted = Signal()
    mark_wanted = Signal(object)
    """An Interest, or None."""
    menu_wanted = Signal(QPoint)
    sort_wanted = Signal(object)
    """A LeadOrder."""
    columns_chosen = Signal(object)
    widths_changed = Signal(object)
    """Column to pixels, of the columns that somebody drew wider or narrower."""

    def __init__(self, model: LeadTableModel, widths: Mapping[str, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leads-table")
        self._leads = model
        self._own_widths = dict(widths)
        self._fitting = False
        self._compact = False
        self._kept: tuple[set[int], int | None] = (set(), None)
        self._header = LeadsHeader(self)
        self._header.setObjectName("leads-header")
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.setInterval(300)
        self._set_up()
        self.setModel(model)
        self._connect()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Leads"))
        self.setHorizontalHeader(self._header)
        self.setItemDelegate(LeadDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setMinimumSectionSize(ROW_HEIGHT)
        QWidget.setTabOrder(self._header, self)

    def _connect(self) -> None:
        self._leads.modelAboutToBeReset.connect(self._keep_selection)
        self._leads.modelReset.connect(self._restore_selection)
        self._header.sort_wanted.connect(self._sort_by)
        self._header.menu_wanted.connect(self.offer_columns)
        self._header.sectionResized.connect(self._section_resized)
        self._told.timeout.connect(self._tell_widths)
        self.doubleClicked.connect(self.open_wanted)
        self.selectionModel().selectionChanged.connect(self.selection_moved)

    def header(self) -> LeadsHeader:
        """What stands above the columns."""
        return self._header

    def selected_numbers(self) -> list[int]:
        """The row numbers of the selected leads, from top to bottom."""
        numbers = self._leads.numbers()
        selection = self.selectionModel().selection()
        parts = [selection.at(index) for index in range(selection.size())]
        ranges = sorted((part.top(), part.bottom()) for part in parts)
        return list(dict.fromkeys(n for top, bottom in ranges for n in numbers[top : bottom + 1]))

    def select_numbers(self, numbers: set[int], current: int | None = None) -> None:
        """Select leads that are in the list, and put the cursor on one of them."""
        rows = self._leads.rows_of([current]) if current is not None else []
        selection = self._leads.selection_of(numbers)
        model = self.selectionModel()
        if rows:
            here = self._leads.index(rows[0], 0)
            model.setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(here)
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def select_first(self) -> None:
        """Select the top row where nothing is selected."""
        if not self.selectionModel().hasSelection():
            self.go_to_row(max(0, self.currentIndex().row()))

    def go_to_row(self, row: int) -> None:
        """Select one row, or the last where there are not so many."""
        # Qt's selectRow picks no column where reading runs right to left.
        index = self._leads.index(min(row, self._leads.rowCount() - 1), 0)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def show_order(self, order: LeadOrder, *, ranked: bool) -> None:
        """Show the arrow of the order; none where the best match comes first."""
        column = order.column or ("" if ranked else "met")
        columns = self._leads.columns()
        shown = column in columns
        self._header.setSortIndicatorShown(shown)
        if shown:
            falling = order.descending or order.column is None
            way = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
            self._header.setSortIndicator(columns.index(column), way)

    @Slot()
    def fit_columns(self) -> None:
        """Give every column its width; flexible ones share what is over or missing."""
        columns, room = self._leads.columns(), self.viewport().width()
        own = {column: max(48, self._own_widths.get(column, LOOKS[column].width)) for column in columns}
        widths = fitted(_without_least(own, room) if self._compact else own, room)
        self._fitting = True
        for i, column in enumerate(columns):
            self.setColumnHidden(i, column not in widths)
            if column in widths:
                self.setColumnWidth(i, widths[column])
        self._fitting = False

    def set_compact(self, compact: bool) -> None:
        """With little room hide columns that do not fit, rather than scroll sideways."""
        self._compact = compact
        self.fit_columns()

    @Slot(QPoint)
    def offer_columns(self, where: QPoint) -> None:
        """Open the menu of columns at a place of the screen."""
        menu = QMenu(self)
        menu.setObjectName("columns-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in COLUMNS:
            action = menu.addAction(column_title(column))
            action.setCheckable(True)
            action.setChecked(column in self._leads.columns())
            action.setEnabled(column != "name")
            action.setData(column)
        menu.triggered.connect(self._column_toggled)
        menu.popup(where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_wanted.emit()
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        elif plain and key in _MARKS:
            self.mark_wanted.emit(_MARKS[key])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            where = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        if self.selectionModel().hasSelection():
            self.menu_wanted.emit(where)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def sizeHintForRow(self, row: int) -> int:
        return ROW_HEIGHT

    @Slot()
    def _keep_selection(self) -> None:
        number = self._leads.numbers()
        row = self.currentIndex().row()
        self._kept = set(self.selected_numbers()), number[row] if 0 <= row < len(number) else None

    @Slot()
    def _restore_selection(self) -> None:
        self.fit_columns()
        numbers, current = self._kept
        if numbers:
            self.select_numbers(numbers, current)
        self.selection_moved.emit()

    @Slot(int)
    def _sort_by(self, section: int) -> None:
        column = self._leads.columns()[section]
        now = self._leads.order()
        falling = LOOKS[column].falls_first
        if (now.column or "met") == column:
            falling = not (now.descending or now.column is None)
        self.sort_wanted.emit(LeadOrder(column, falling))

    @Slot(int, int, int)
    def _section_resized(self, section: int, _old: int, new: int) -> None:
        columns = self._leads.columns()
        if not self._fitting and section < len(columns) and self._header.underMouse():
            self._own_widths[columns[section]] = new
            self._told.start()

    @Slot()
    def _tell_widths(self) -> None:
        self.widths_changed.emit(dict(self._own_widths))

    @Slot(QAction)
    def _column_toggled(self, action: QAction) -> None:
        wanted: set[Column] = set(self._leads.columns()) ^ {action.data()}
        self.columns_chosen.emit(tuple(column for column in COLUMNS if column in wanted))


def fitted(widths: Mapping[Column, int], room: int) -> dict[Column, int]:
    """Widths in which flexible columns share what room is over or missing; the last takes what division leaves."""
    flexible = [column for column in widths if LOOKS[column].flexible] or list(widths)[-1:]
    spare, total = room - sum(widths.values()), sum(widths[column] for column in flexible)
    fit = dict(widths)
    for column in flexible:
        fit[column] = max(_LEAST, widths[column] + spare * widths[column] // total)
    if 0 < (rest := room - sum(fit.values())) < len(fit):
        fit[flexible[-1]] += rest
    return fit


def _without_least(widths: Mapping[Column, int], room: int) -> dict[Column, int]:
    kept = dict(widths)
    for column in GIVES_WAY:
        if sum(_SNUG if LOOKS[c].flexible else width for c, width in kept.items()) <= room:
            break
        kept.pop(column, None)
    return kept
