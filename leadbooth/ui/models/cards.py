"""Cards of the board: one column's leads as rows, and what a card says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QDate,
    QDateTime,
    QItemSelection,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)

from leadbooth.domain.lead import Lead
from leadbooth.domain.pipeline import StageLabel
from leadbooth.domain.words import Stage
from leadbooth.ui.desk import Desk
from leadbooth.ui.i18n import fill, interest_word
from leadbooth.ui.models.lead_columns import Legend, day_text, lead_title
from leadbooth.ui.models.lead_pages import LeadPages, runs
from leadbooth.ui.money import amount_text
from leadbooth.ui.theme import Tone

CARD_ROLE = Qt.ItemDataRole.UserRole
"""The Card of a row, None while it is being read."""
_PAGE = 30  # cards read at once: three screens of a column

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_TONES: dict[str, Tone] = {"hot": "hot", "warm": "warm", "cold": "cold"}

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card. ``line`` is the most useful thing to know now; ``late`` where that is overdue.

    ``due`` is the day of it, for those who ask.
    """

    title: str
    company: str
    interest: str
    tone: Tone
    owner: str
    initials: str
    line: str
    late: bool
    due: str
    score: int

    def sentence(self) -> str:
        """All of it, for those who do not see it."""
        score = fill(translate("Cards", "quality {score}"), score=QLocale().toString(self.score))
        parts = (self.title, self.company, self.interest, self.line, self.due, self.owner, score)
        return ", ".join(part for part in parts if part)


def card_of(lead: Lead, stage: StageLabel, legend: Legend, today: QDate) -> Card:
    """The card of a lead in a column."""
    owner = legend.people.get(lead.owner) if lead.owner is not None else None
    title = lead_title(lead)
    late = not stage.outcome and bool(lead.due_on) and lead.due_on < today.toString(Qt.DateFormat.ISODate)
    return Card(
        title,
        lead.contact.company if lead.contact.company != title else "",
        interest_word(lead.interest) if lead.interest else "",
        _TONES.get(lead.interest, "neutral"),
        owner.name if owner else "",
        owner.initials if owner else "",
        _line(lead, stage, legend, today, late=late),
        late,
        fill(translate("Cards", "due {day}"), day=day_text(lead.due_on)) if lead.due_on and not stage.outcome else "",
        lead.score,
    )


def _line(lead: Lead, stage: StageLabel, legend: Legend, today: QDate, *, late: bool) -> str:
    if stage.outcome:
        worth = amount_text(lead.value, legend.currencies.get(lead.event_id, "")) if lead.value is not None else ""
        parts = (worth if stage.outcome == Stage.WON else "", lead.stage_reason)
        return " · ".join(part for part in parts if part) or _met(lead, today)
    if not lead.next_step and not lead.due_on:
        return _met(lead, today)
    due = _due(lead.due_on, today, late=late) if lead.due_on else ""
    return " · ".join(part for part in (due, lead.next_step) if part)


def _due(day: str, today: QDate, *, late: bool) -> str:
    if late:
        return translate("Cards", "Overdue")
    away = today.daysTo(QDate.fromString(day, Qt.DateFormat.ISODate))
    words = {0: translate("Cards", "Today"), 1: translate("Cards", "Tomorrow")}
    return words.get(away) or day_text(day)


def _met(lead: Lead, today: QDate) -> str:
    day = QDateTime.fromMSecsSinceEpoch(lead.captured_at).date()
    words = {0: translate("Cards", "met today"), 1: translate("Cards", "met yesterday")}
    said = words.get(day.daysTo(today))
    return said or fill(translate("Cards", "met {day}"), day=day_text(day.toString(Qt.DateFormat.ISODate)))


class CardModel(QAbstractListModel):
    """The leads of one stage, by row numbers of the store; what is on a card is read when it is seen."""

    def __init__(self, desk: Desk, stage: StageLabel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._legend = Legend()
        self._count = 0  # views ask for it once for every row
        self._pages = LeadPages(desk, self, _PAGE)
        self._pages.read.connect(self._show_rows)

    def stage(self) -> StageLabel:
        """The stage whose column this is."""
        return self._stage

    def show_column(self, stage: StageLabel, numbers: Sequence[int], legend: Legend) -> None:
        """Show these leads in this order."""
        self._stage, self._legend = stage, legend
        if self._pages.is_same(numbers):
            self._pages.set_numbers(numbers)
            if numbers:
                self._show_rows(0, len(numbers) - 1)
            return
        self.beginResetModel()
        self._pages.set_numbers(numbers)
        self._count = len(numbers)
        self.endResetModel()

    def numbers(self) -> Sequence[int]:
        """The row numbers of all leads of the column, in order."""
        return self._pages.numbers()

    def lead_at(self, row: int) -> Lead | None:
        """The lead of a row; None while it is being read."""
        return self._pages.lead_at(row)

    def is_reading(self) -> bool:
        """Whether cards are seen that are not asked for yet."""
        return self._pages.is_reading()

    def held(self) -> int:
        """How many leads lie in memory."""
        return self._pages.held()

    def rows_of(self, numbers: Iterable[int]) -> list[int]:
        """Where the leads of some row numbers stand now, in order; those that are elsewhere are left out."""
        return self._pages.rows_of(numbers)

    def selection_of(self, rows: Iterable[int]) -> QItemSelection:
        """A selection of some rows, which ascend."""
        selection = QItemSelection()
        for first, last in runs(rows):
            selection.select(self.index(first, 0), self.index(last, 0))
        return selection

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (CARD_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        self._pages.want(index.row())
        lead = self.lead_at(index.row())
        if lead is None:
            return None if role == CARD_ROLE else ""
        card = card_of(lead, self._stage, self._legend, QDate.currentDate())
        if role == CARD_ROLE:
            return card
        return card.title if role == Qt.ItemDataRole.DisplayRole else card.sentence()

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    @Slot(int, int)
    def _show_rows(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, 0))
