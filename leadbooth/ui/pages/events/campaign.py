"""The campaign that new leads of an event belong to: a free name, completed from those there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from leadbooth.domain.event import Campaign, Event
from leadbooth.domain.ids import Id
from leadbooth.services import events
from leadbooth.storage.store import Store
from leadbooth.ui.desk import Desk
from leadbooth.ui.widgets import Field


class CampaignField(Field):
    """Keeps the campaign of the shown event when its name was typed and left: each letter would make a campaign.

    ``kept`` carries the campaign's id (None for no campaign), ``failed`` why it was not kept; the name stays then.
    """

    kept = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._line = QLineEdit()
        super().__init__("", self._line, parent=parent)
        self.set_label(self.tr("Campaign"))
        self._line.setPlaceholderText(self.tr("A name of your own, such as Spring 2026"))
        self._line.setObjectName("event-campaign")
        self._desk = desk
        self._event: Event | None = None
        self._names: dict[Id, str] = {}
        self._held = ""
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._line.setCompleter(completer)
        self.left.connect(self.save)

    def show_event(self, event: Event) -> None:
        """Show the campaign of an event; a name that is not kept yet stays."""
        if self._event is not None and event.id == self._event.id and self.unsaved:
            return
        self._event = event
        self._show_name()
        self._desk.ask(events.list_campaigns, self._take_campaigns, owner=self)

    @property
    def unsaved(self) -> bool:
        """Whether the name that stands there is not kept."""
        return " ".join(self.text().split()) != self._held

    def _take_campaigns(self, campaigns: Sequence[Campaign]) -> None:
        self._names = {one.id: one.name for one in campaigns}
        self._known.setStringList([one.name for one in campaigns])
        if not self.unsaved:
            self._show_name()

    def _show_name(self) -> None:
        campaign = None if self._event is None else self._event.default_campaign_id
        self._held = "" if campaign is None else self._names.get(campaign, "")
        self.set_text(self._held)

    @Slot()
    def save(self) -> None:
        """Keep the name that stands there."""
        if self._event is None or not self.unsaved:
            return
        event, name = self._event.id, " ".join(self.text().split())
        job = partial(_keep, event=event, name=name, staff=self._desk.staff.id)
        self._held, before = name, self._held
        done = partial(self._was_kept, event)
        self._desk.act(job, done, owner=self, failed=partial(self._not_kept, event, before))

    def _was_kept(self, event: Id, campaign: Id | None) -> None:
        if self._event is not None and event == self._event.id:
            self._event = replace(self._event, default_campaign_id=campaign)
            self.kept.emit(campaign)
            self._desk.ask(events.list_campaigns, self._take_campaigns, owner=self)

    def _not_kept(self, event: Id, before: str, error: Exception) -> None:
        if self._event is not None and event == self._event.id:
            self._held = before
        self.failed.emit(error)


def _keep(store: Store, event: Id, name: str, staff: Id) -> Id | None:
    """Both at once, so that the name is kept with its event even where another one is looked at by then."""
    campaign = events.campaign_named(store, name, staff=staff)
    now = events.get_event(store, event)
    events.save_event(store, replace(now, default_campaign_id=campaign), staff=staff)
    return campaign
