"""Tab: the basics of an event: what, when, where, what its leads start with, and what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from leadbooth.domain.event import Event
from leadbooth.domain.ids import Id
from leadbooth.domain.words import CHANNEL_OF_EVENT, Channel, EventKind
from leadbooth.ui.desk import Desk
from leadbooth.ui.i18n import channel_word, event_kind_word, fill
from leadbooth.ui.pages.events.campaign import CampaignField
from leadbooth.ui.pages.events.choices import countries, currencies, time_zones
from leadbooth.ui.pages.events.costs import CostsForm
from leadbooth.ui.pages.events.draft import AS_SAVED
from leadbooth.ui.pages.events.grid import pairs_grid
from leadbooth.ui.widgets import ChoiceBox, Field, text_label
from leadbooth.ui.widgets.day_edit import read_day

_TEXTS = ("name", "starts_on", "ends_on", "place")


class BasicsTab(QWidget):
    """Fields of an event. ``edited`` carries what was entered, by name of the field."""

    edited = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        nothing = (("", self.tr("Not set")),)
        self.kind = ChoiceBox([(str(kind), event_kind_word(kind)) for kind in EventKind])
        self.time_zone = ChoiceBox((*nothing, *time_zones()))
        self.currency = ChoiceBox((*nothing, *currencies()))
        self.country = ChoiceBox((*nothing, *countries()))
        self.channel = ChoiceBox()
        self.campaign = CampaignField(desk)
        self.costs = CostsForm()
        self.fields: dict[str, Field] = {}
        self._lay_out()
        for box in (self.kind, self.time_zone, self.currency, self.country, self.channel):
            box.picked.connect(self._changed)
        self.costs.edited.connect(self.edited)
        self.campaign.kept.connect(self._campaign_kept)
        self.campaign.failed.connect(self.failed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        self.guide = text_label(
            self.tr("Name the event and say when it is; then go on tab by tab. Everything is saved as you type."),
            "muted",
            wrap=True,
        )
        column.addWidget(self.guide)
        column.addWidget(self._field("name", self.tr("Name")))
        example = self.tr("2026-04-20")
        basics: Sequence[Field] = (
            self._field("kind", self.tr("Kind"), self.kind),
            self._field("place", self.tr("Place"), placeholder=self.tr("City, hall, booth")),
            self._field("starts_on", self.tr("First day"), placeholder=example),
            self._field("ends_on", self.tr("Last day"), placeholder=example),
            self._field("time_zone", self.tr("Time zone"), self.time_zone),
            self._field("currency", self.tr("Currency"), self.currency),
        )
        column.addLayout(pairs_grid(basics))
        column.addSpacing(6)
        column.addWidget(text_label(self.tr("What new leads start with"), "heading"))
        country = self._field("default_country", self.tr("Country, for phone numbers"), self.country)
        channel = self._field("default_channel", self.tr("Channel"), self.channel)
        column.addLayout(pairs_grid([country, channel]))
        column.addWidget(self.campaign)
        column.addSpacing(6)
        column.addWidget(self.costs)
        column.addStretch(1)

    def _field(self, name: str, label: str, editor: QWidget | None = None, placeholder: str = "") -> Field:
        field = Field(label, editor, placeholder=placeholder)
        field.editor.setObjectName(f"event-{name}")
        field.edited.connect(self._changed)
        field.left.connect(self._tidy_dates)
        self.fields[name] = field
        return field

    def show_event(self, event: Event) -> None:
        """Show an event, silently; what is being typed is not touched."""
        for name in _TEXTS:
            if not self.fields[name].editor.hasFocus():
                self.fields[name].set_text(getattr(event, name))
            self.fields[name].set_error("")
        self.guide.setVisible(not event.starts_on)
        self.kind.set_key(event.kind)
        self.time_zone.set_key(event.time_zone)
        self.currency.set_key(event.currency)
        self.country.set_key(event.default_country)
        self._offer_channels(event.kind)
        self.channel.set_key(event.default_channel)
        self.campaign.show_event(event)
        self.costs.show_event(event)

    def _offer_channels(self, kind: str) -> None:
        usual = fill(self.tr("As its kind: {channel}"), channel=channel_word(CHANNEL_OF_EVENT[EventKind(kind)]))
        self.channel.set_options((("", usual), *((str(channel), channel_word(channel)) for channel in Channel)))

    def start_naming(self) -> None:
        """Put the cursor where a new event gets its name."""
        line = self.fields["name"].editor
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(line, QLineEdit):
            line.selectAll()

    def save(self) -> None:
        """Keep a campaign whose name is being typed, and the costs as they are."""
        self.campaign.save()
        self.costs.settle()

    @property
    def unsaved(self) -> bool:
        """Whether the campaign is not on the disk."""
        return self.campaign.unsaved

    def values(self) -> dict[str, Any]:
        """Fields of Event as entered. What makes no sense is AS_SAVED, and said beside its field."""
        name = self.fields["name"].text().strip()
        self.fields["name"].set_error("" if name else self.tr("needs a name"))
        return {
            "name": name or AS_SAVED,
            "kind": self.kind.key(),
            "place": self.fields["place"].text().strip(),
            **self._dates(),
            "time_zone": self.time_zone.key(),
            "currency": self.currency.key(),
            "default_country": self.country.key(),
            "default_channel": self.channel.key(),
        }

    def _dates(self) -> dict[str, Any]:
        """First and last day; neither while one of them is wrong."""
        first, last = self._date("starts_on"), self._date("ends_on")
        neither = {"starts_on": AS_SAVED, "ends_on": AS_SAVED}
        if first is None or last is None:
            return neither
        if first and last and last < first:
            self.fields["ends_on"].set_error(self.tr("before the first day"))
            return neither
        return {"starts_on": first, "ends_on": last}

    def _date(self, name: str) -> str | None:
        day = read_day(self.fields[name].text())
        self.fields[name].set_error("" if day is not None else self.tr("no date"))
        return day

    @Slot()
    def _changed(self) -> None:
        self._offer_channels(self.kind.key())
        self.costs.show_currency(self.currency.key())
        self.edited.emit(self.values())

    @Slot(object)
    def _campaign_kept(self, campaign: Id | None) -> None:
        self.edited.emit({"default_campaign_id": campaign})

    @Slot()
    def _tidy_dates(self) -> None:
        for name in ("starts_on", "ends_on"):
            if day := read_day(self.fields[name].text()):
                self.fields[name].set_text(day)
