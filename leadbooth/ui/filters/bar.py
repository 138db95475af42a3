"""Above a list of leads: search, what it is narrowed to, and the way out to a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from leadbooth.domain.event import Event
from leadbooth.domain.pipeline import StageLabel
from leadbooth.ui.filters.chosen import ChosenLeads
from leadbooth.ui.filters.known import Known, People
from leadbooth.ui.filters.menu import FilterMenu, condition_words
from leadbooth.ui.filters.picked import Condition, Picked, local_today
from leadbooth.ui.filters.range_dialog import RangeDialog
from leadbooth.ui.filters.search_field import SearchField
from leadbooth.ui.i18n import fill
from leadbooth.ui.widgets import ActionButton, Chip, FlowLayout

_CHIPS = (Condition("here"), Condition("mine"), Condition("interests", "hot"), Condition("unexported"))


class RemovableChip(Chip):
    """A condition that is on; a click, Delete or Backspace takes it away."""

    cap = False

    def __init__(self, condition: Condition, words: str, parent: QWidget) -> None:
        super().__init__(words, checked=True, parent=parent)
        self.condition = condition
        self.set_hint("✕")
        self.setObjectName(f"condition-{condition.kind}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Shows what is picked, whoever picked it; `chosen` tells of changes.

    Without `stages` no stage is offered or shown, without `exports` no way out: a board has its own of both.
    """

    export_wanted = Signal()
    list_wanted = Signal()

    def __init__(
        self,
        event: Event,
        chosen: ChosenLeads,
        parent: QWidget | None = None,
        *,
        stages: bool = True,
        exports: bool = True,
    ) -> None:
        super().__init__(parent)
        self._event = event
        self._known = Known()
        self._chosen = chosen
        self._stages = stages
        self.search = SearchField()
        self.search.setObjectName("leads-search")
        self.search.setAccessibleName(self.tr("Search leads"))
        self.menu = FilterMenu(self, stages=stages)
        self._chips: dict[Condition, Chip] = {}
        for condition in _CHIPS:
            chip = Chip(condition_words(condition, self._known))
            chip.setObjectName(f"chip-{condition.value or condition.kind}")
            chip.clicked.connect(self._chip_clicked)
            self._chips[condition] = chip
        self.more = Chip(self.tr("Filter"), icon_name="plus")
        self.more.setCheckable(False)
        self.more.setObjectName("chip-filter")
        self.more.clicked.connect(self._open_menu)
        self.export = ActionButton(self.tr("Export"), "primary", key="Ctrl+E")
        self.export.setObjectName("leads-export")
        self.export.setVisible(exports)
        self._conditions = QWidget()
        self._flow = FlowLayout(self._conditions, spacing=7)
        self._lay_out()
        self.search.searched.connect(self._searched)
        self.search.left_down.connect(self.list_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.menu.toggled.connect(self.toggle)
        self.menu.range_wanted.connect(self._ask_range)
        chosen.changed.connect(self._show_picked)
        self._show_picked()

    def _lay_out(self) -> None:
        self.search.setMinimumWidth(150)
        self.search.setMaximumWidth(300)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.search, 1)
        for chip in (*self._chips.values(), self.more):
            row.addWidget(chip)
        row.addStretch()  # what the search field leaves
        row.addWidget(self.export)
        self._conditions.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._conditions)

    def picked(self) -> Picked:
        """What is asked for."""
        return self._chosen.picked()

    def event_now(self) -> Event:
        """The event that "this event" means."""
        return self._event

    def people(self) -> People:
        """Who leads may belong to."""
        return self._known.people

    def set_event(self, event: Event) -> None:
        """Another event is captured at."""
        self._event = event

    def set_people(self, people: People) -> None:
        """Who leads may belong to."""
        self._know(replace(self._known, people=people))

    def set_stages(self, stages: Sequence[StageLabel]) -> None:
        """What stages there are, and what they are called."""
        self._know(replace(self._known, stages=tuple(stages)))

    def set_tags(self, tags: Sequence[str]) -> None:
        """Which tags leads have."""
        self._know(replace(self._known, tags=tuple(tags)))

    def _know(self, known: Known) -> None:
        if known != self._known:
            self._known = known
            self._show_picked()

    def set_total(self, count: int) -> None:
        """How many leads there are to search in."""
        words = self.tr("Search {count} leads…") if count != 1 else self.tr("Search 1 lead…")
        self.search.set_prompt(fill(words, count=QLocale().toString(count)), self.tr("Search"))

    def set_found(self, count: int) -> None:
        """How many leads are listed, and so would be exported."""
        self.export.setText(fill(self.tr("Export {count}"), count=QLocale().toString(count)))
        self.export.setEnabled(count > 0)

    @Slot()
    def clear_all(self) -> None:
        """Ask for everything again."""
        self._chosen.pick(self.picked().cleared())

    @Slot(object)
    def toggle(self, condition: Condition) -> None:
        """Turn a condition on or off."""
        self._chosen.pick(self.picked().toggled(condition))

    @Slot(object)
    def set_days(self, days: tuple[date, date]) -> None:
        """Ask for leads met between two days."""
        self._chosen.pick(replace(self.picked(), days=days))

    @Slot()
    def _show_picked(self) -> None:
        picked = self.picked()
        if self.search.text() != picked.text:
            self.search.set_text(picked.text)
        for condition, chip in self._chips.items():
            chip.setChecked(picked.has(condition))
        had_focus = self._conditions.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shown = [condition for condition in picked.conditions() if self._shows(condition)]
        for condition in shown:
            self._add_removable(condition)
        self._conditions.setVisible(bool(shown))
        self._conditions.updateGeometry()
        if had_focus:
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shows(self, condition: Condition) -> bool:
        return condition not in self._chips and (self._stages or condition.kind != "stages")

    def _add_removable(self, condition: Condition) -> None:
        chip = RemovableChip(condition, condition_words(condition, self._known), self._conditions)
        chip.setToolTip(self.tr("Take this filter away"))
        chip.clicked.connect(self._removable_clicked)
        self._flow.addWidget(chip)
        chip.show()

    @Slot()
    def _removable_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, RemovableChip):
            self._chosen.pick(self.picked().without(chip.condition))

    @Slot()
    def _chip_clicked(self) -> None:
        clicked = self.sender()
        for condition, chip in self._chips.items():
            if chip is clicked:
                self.toggle(condition)

    @Slot(str)
    def _searched(self, text: str) -> None:
        if text != self.picked().text:
            self._chosen.pick(replace(self.picked(), text=text))

    def fill_menu(self) -> None:
        """Let the menu offer what there is to filter by now."""
        self.menu.offer(self.picked(), self._known, self._event)

    @Slot()
    def _open_menu(self) -> None:
        self.fill_menu()
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    @Slot()
    def _ask_range(self) -> None:
        first, last = self.picked().days or (local_today(), local_today())
        dialog = RangeDialog(first, last, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.set_days)
        dialog.open()
