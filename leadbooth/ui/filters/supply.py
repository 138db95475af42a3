"""What a filter bar offers, kept up to date."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Slot

from leadbooth.services import browse
from leadbooth.ui.desk import Desk
from leadbooth.ui.filters.bar import FilterBar
from leadbooth.ui.stage_names import stage_names


class BarSupply(QObject):
    """Tells a bar what stages are called, and which tags leads have whenever it comes to the front.

    Tags are read no oftener: that goes through all leads. Who adds one calls `read_tags`.
    """

    def __init__(self, desk: Desk, bar: FilterBar) -> None:
        super().__init__(bar)
        self._desk = desk
        self._bar = bar
        self._names = stage_names(desk)
        self._names.changed.connect(self._show_stages)
        desk.event_chosen.connect(self.read_tags)
        bar.installEventFilter(self)
        self._show_stages()

    @Slot()
    def read_tags(self) -> None:
        """Find out which tags there are."""
        event = self._desk.chosen_filter().event_id
        self._desk.ask(partial(browse.tags_used, event=event), self._bar.set_tags, owner=self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.read_tags()
        return super().eventFilter(watched, event)

    @Slot()
    def _show_stages(self) -> None:
        self._bar.set_stages(self._names.stages())
