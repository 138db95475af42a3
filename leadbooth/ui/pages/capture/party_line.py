"""With whom somebody came: names that lead to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.services.captured import Captured
from leadbooth.ui.desk import Desk
from leadbooth.ui.i18n import fill
from leadbooth.ui.models.lead_columns import lead_title
from leadbooth.ui.pages.capture.flow import CaptureFlow
from leadbooth.ui.pages.capture.modes import CaptureModes
from leadbooth.ui.pages.capture.reads import came_with
from leadbooth.ui.widgets import ActionButton, text_label

_AT_HAND = 3


class _Name(ActionButton):
    padding = 6
    tall = 22


class PartyLine(QWidget):
    """``lead_chosen`` carries the id of a lead whose name was pressed. Nothing is to be seen of it for nobody."""

    lead_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leads: Sequence[Lead] = ()
        self._names = [self._new_name(f"party-{place}", self._choose) for place in range(_AT_HAND)]
        self._more = self._new_name("party-more", self._open_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(text_label(self.tr("With:"), "muted"))
        for button in (*self._names, self._more):
            row.addWidget(button)
        row.addStretch(1)
        self.show_leads(())

    def names(self) -> list[str]:
        """Who is shown."""
        return [lead_title(lead) for lead in self._leads]

    def show_leads(self, leads: Sequence[Lead]) -> None:
        """Show with whom the lead came."""
        self._leads = leads
        for place, button in enumerate(self._names):
            name = lead_title(leads[place]) if place < len(leads) else ""
            button.setText(name)
            button.setAccessibleName(fill(self.tr("Came with {lead}: open"), lead=name))
            button.setVisible(bool(name))
        rest = len(leads) - _AT_HAND
        self._more.setText(fill(self.tr("and {count} more"), count=rest))
        self._more.setVisible(rest > 0)
        self.setVisible(bool(leads))

    def _new_name(self, name: str, pressed: Callable[[], None]) -> _Name:
        button = _Name("", "ghost")
        button.setObjectName(name)
        button.setProperty("small", "true")
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        return button

    @Slot()
    def _choose(self) -> None:
        place = next(place for place, button in enumerate(self._names) if button is self.sender())
        self.lead_chosen.emit(self._leads[place].id)

    @Slot()
    def _open_menu(self) -> None:
        menu = QMenu(self)
        for lead in self._leads[_AT_HAND:]:
            action = menu.addAction(lead_title(lead).replace("&", "&&"))
            action.setData(lead.id)
            action.triggered.connect(self._choose_listed)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    @Slot()
    def _choose_listed(self) -> None:
        chosen = self.sender()
        if isinstance(chosen, QAction):
            self.lead_chosen.emit(chosen.data())


class PartyReader(QObject):
    """Finds out with whom the lead of a flow came, and shows them; while a group is on, whom the next one joins."""

    def __init__(self, desk: Desk, flow: CaptureFlow, modes: CaptureModes, line: PartyLine) -> None:
        super().__init__(line)
        self._desk = desk
        self._modes = modes
        self._line = line
        self._lead: Lead | None = None
        self._party: Id | None = None
        flow.opened.connect(self._look)
        flow.refreshed.connect(self._look)
        flow.restored.connect(self._look)
        flow.saved.connect(self._look_at_saved)
        modes.changed.connect(self._look_again)

    @Slot(object)
    def _look(self, captured: Captured | None) -> None:
        self._lead = captured.lead if captured else None
        self._look_again()

    @Slot()
    def _look_again(self) -> None:
        self._party = self._lead.party_id if self._lead else self._modes.party
        if self._party is None:
            self._line.show_leads(())
            return
        event = self._lead.event_id if self._lead else self._desk.event_now.id
        job = partial(came_with, event=event, party=self._party)
        self._desk.ask(job, partial(self._show, self._party), owner=self)

    @Slot(object)
    def _look_at_saved(self, captured: Captured) -> None:
        if self._lead is None or (self._lead.id, self._party) != (captured.lead.id, captured.lead.party_id):
            self._look(captured)

    def _show(self, party: Id, leads: Sequence[Lead]) -> None:
        if party == self._party:
            shown = self._lead.id if self._lead else None
            self._line.show_leads([lead for lead in leads if lead.id != shown])
