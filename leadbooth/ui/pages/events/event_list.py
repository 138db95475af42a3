"""The events of this store, one of which is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from leadbooth.domain.event import Event
from leadbooth.domain.ids import Id
from leadbooth.services.events import EventOverview
from leadbooth.ui.i18n import event_kind_word, fill, translate
from leadbooth.ui.theme import current_tokens, ui_font

_PADDING, _MARGIN = 10, 7  # pixels beside and above the words of a row
_LEADING = 1  # pixels between lines
_CAPTION_ROLE = Qt.ItemDataRole.UserRole
_USED_ROLE = Qt.ItemDataRole.UserRole + 1
_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class EventListModel(QAbstractListModel):
    """Events with their dates and how many leads they have."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[EventOverview] = ()
        self._used: Id | None = None

    def show_events(self, rows: Sequence[EventOverview], used: Id) -> None:
        """Show these; ``used`` is captured at."""
        self.beginResetModel()
        self._rows, self._used = rows, used
        self.endResetModel()

    def event_at(self, row: int) -> Event | None:
        """The event of a row."""
        return self._rows[row].event if 0 <= row < len(self._rows) else None

    def row_of(self, event: Id) -> int:
        """Where an event stands, -1 for nowhere."""
        return next((row for row, one in enumerate(self._rows) if one.event.id == event), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.event.name
        if role in (_CAPTION_ROLE, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return " · ".join((event_caption(one.event), _count_words(one.leads)))
        return one.event.id == self._used if role == _USED_ROLE else None


def _count_words(leads: int) -> str:
    words = translate("EventList", "{count} leads") if leads != 1 else translate("EventList", "1 lead")
    return fill(words, count=QLocale().toString(leads))


def event_caption(event: Event) -> str:
    """What stands below a name, such as: Trade show · 20–24 Apr."""
    archived = translate("EventList", "Archived") if event.archived else ""
    parts = (archived, event_kind_word(event.kind), dates_words(event))
    return " · ".join(part for part in parts if part)


def dates_words(event: Event) -> str:
    """20–24 Apr, or 30 Apr – 2 May; with the year where it is another one."""
    days = [date.fromisoformat(day) for day in (event.starts_on, event.ends_on) if day]
    if not days:
        return ""
    first, last = days[0], days[-1]
    this_year = QDate.currentDate().year()
    short = first.year == last.year == this_year
    pattern = translate("EventList", "d MMM") if short else translate("EventList", "d MMM yyyy")
    if first == last:
        return _day(first, pattern)
    if (first.year, first.month) == (last.year, last.month):
        return fill(translate("EventList", "{first}–{last}"), first=first.day, last=_day(last, pattern))
    return fill(translate("EventList", "{first} – {last}"), first=_day(first, pattern), last=_day(last, pattern))


def _day(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


class _EventDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        ground.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, ground.widget)
        tokens = current_tokens()
        rect = option.rect.adjusted(_PADDING, _MARGIN, -_PADDING, -_MARGIN)
        painter.save()
        name = ui_font(tokens.size_text, QFont.Weight.DemiBold)
        painter.setFont(name)
        painter.setPen(QColor(tokens.accent_text if index.data(_USED_ROLE) else tokens.text))
        shown = QFontMetrics(name).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(_TOP | Qt.TextFlag.TextSingleLine), shown)
        painter.setFont(ui_font(tokens.size_caption))
        painter.setPen(QColor(tokens.muted))
        below = rect.adjusted(0, QFontMetrics(name).height() + _LEADING, 0, 0)
        painter.drawText(below, int(_TOP | Qt.TextFlag.TextWordWrap), str(index.data(_CAPTION_ROLE)))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() - 2 * view.spacing() if isinstance(view, QListView) else option.rect.width()
        tokens = current_tokens()
        caption = QFontMetrics(ui_font(tokens.size_caption))
        room = QRect(0, 0, width - 2 * _PADDING, 1_000)
        wrapped = caption.boundingRect(room, int(_TOP | Qt.TextFlag.TextWordWrap), str(index.data(_CAPTION_ROLE)))
        name = QFontMetrics(ui_font(tokens.size_text, QFont.Weight.DemiBold)).height()
        return QSize(120, name + _LEADING + wrapped.height() + 2 * _MARGIN)


class EventListView(QListView):
    """The list itself."""

    def __init__(self, model: EventListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("event-list")
        self.setAccessibleName(self.tr("Events"))
        self.setProperty("flat", "true")
        self.setModel(model)
        self.setItemDelegate(_EventDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)  # a narrower list wraps more
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
