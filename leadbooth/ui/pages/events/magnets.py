"""Tab: what an event offers for contact data."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.event import Event
from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.magnet import Magnet
from leadbooth.domain.words import MagnetKind
from leadbooth.services import magnets
from leadbooth.ui.desk import Desk
from leadbooth.ui.i18n import fill
from leadbooth.ui.pages.events.magnet_row import MagnetRow
from leadbooth.ui.widgets import ActionButton, EmptyState, Switch, text_label

_SAVE_PAUSE_MS = 400


class MagnetsTab(QWidget):
    """The lead magnets, a row each, kept as somebody types."""

    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._event: Id = desk.event_now.id
        self._rows: dict[Id, MagnetRow] = {}
        says = self.tr(
            "What you offer for contact data. What somebody came for counts for the quality of their lead: a trial "
            "or a consultation more than a prize draw."
        )
        self.says = text_label(says, "muted", wrap=True)
        self.empty = EmptyState("gift", self.tr("No lead magnets yet"), says, action=self.tr("Add the first one"))
        self.empty.button.setObjectName("magnet-first")
        self.add = ActionButton(self.tr("Add lead magnet"), icon_name="plus")
        self.add.setObjectName("magnet-add")
        self.retired = Switch(self.tr("Show retired"))
        self.retired.setObjectName("magnet-retired")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SAVE_PAUSE_MS)
        self._lay_out()
        self._pause.timeout.connect(self.save)
        self.add.clicked.connect(self.add_magnet)
        self.empty.action_chosen.connect(self.add_magnet)
        self.retired.clicked.connect(self._show_rows)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        foot = QHBoxLayout()
        foot.setSpacing(14)
        foot.addWidget(self.add)
        foot.addWidget(self.retired)
        foot.addStretch(1)
        column.addWidget(self.says)
        column.addLayout(self._list)
        column.addLayout(foot)
        column.addWidget(self.empty, 1)
        column.addStretch(1)

    def show_event(self, event: Event) -> None:
        """Show what an event offers; what is not kept yet stays."""
        if event.id != self._event:
            self._event = event.id
            self._take_away(list(self._rows))
        self.refresh()

    def refresh(self) -> None:
        """Read the lead magnets again."""
        job = partial(magnets.list_magnets, event=self._event, retired=True)
        self._desk.ask(job, partial(self._take_magnets, self._event), owner=self)

    def _take_magnets(self, event: Id, found: Sequence[Magnet]) -> None:
        if event != self._event:
            return
        held = {magnet.id for magnet in found}
        self._take_away([one for one, row in self._rows.items() if one not in held and row.magnet.name == ""])
        for magnet in found:
            if magnet.id in self._rows:
                self._rows[magnet.id].take_news(magnet)
            else:
                self._add_row(magnet, held=True)
        self._show_rows()

    def _add_row(self, magnet: Magnet, *, held: bool) -> MagnetRow:
        row = MagnetRow(magnet, held=held)
        row.edited.connect(self._pause.start)
        row.finished.connect(self.save)
        self._rows[magnet.id] = row
        self._list.addWidget(row)
        return row

    def _take_away(self, magnets_gone: Sequence[Id]) -> None:
        for magnet in magnets_gone:
            row = self._rows.pop(magnet)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()

    @Slot()
    def _show_rows(self) -> None:
        for row in self._rows.values():
            row.setVisible(row.magnet.active or self.retired.isChecked())
        resting = sum(not row.magnet.active for row in self._rows.values())
        self.retired.setText(fill(self.tr("Show retired ({count})"), count=resting))
        self.retired.setVisible(resting > 0)
        none = not self._rows
        self.empty.setVisible(none)
        self.says.setVisible(not none)
        self.add.setVisible(not none)

    @Slot()
    def add_magnet(self) -> None:
        """Start another one: it is kept as soon as it has a name."""
        row = self._add_row(Magnet(new_id(), "", MagnetKind.WHITE_PAPER), held=False)
        self._show_rows()
        row.start_naming()

    @property
    def unsaved(self) -> bool:
        """Whether one of them is not on the disk."""
        return any(row.unsaved and row.magnet.name for row in self._rows.values())

    @Slot()
    def save(self) -> None:
        """Keep what was edited and has a name, now."""
        self._pause.stop()
        for row in self._rows.values():
            if row.unsaved and row.magnet.name:
                self._keep(row)
        self._show_rows()

    def _keep(self, row: MagnetRow) -> None:
        magnet, before = row.magnet, row.held
        row.was_kept(magnet)
        job = partial(magnets.save_magnet, event=self._event, magnet=magnet, staff=self._desk.staff.id)
        self._desk.act(job, self._was_kept, owner=self, failed=partial(self._not_kept, row, before))

    def _was_kept(self, magnet: Magnet) -> None:
        self._desk.changed.emit(ChangeSet(touched={"magnet": frozenset({magnet.id})}), self)

    def _not_kept(self, row: MagnetRow, before: Magnet | None, error: Exception) -> None:
        row.was_kept(before)
        self.failed.emit(error)
