"""Event: where leads are captured, and the scope of a laptop's rights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from leadbooth.domain.badge import BadgeProfile
from leadbooth.domain.ids import Id
from leadbooth.domain.rules import RatingRule, RoutingRule
from leadbooth.domain.words import CHANNEL_OF_EVENT, Channel, EventKind


@dataclass(frozen=True, slots=True)
class Event:
    """An event. Dates are ISO (``2026-04-20``) or "" when not known; ``default_country`` is ISO 3166 alpha-2.

    ``costs`` are amounts in ``currency`` by CostKind; ``team`` are the staff who work there, nobody for all of them.
    """

    id: Id
    name: str
    kind: str = EventKind.TRADE_SHOW
    starts_on: str = ""
    ends_on: str = ""
    place: str = ""
    time_zone: str = ""
    currency: str = ""
    archived: bool = False
    goal_per_day: int = 0
    goal_total: int = 0
    badge_profile: BadgeProfile | None = None
    default_channel: str = ""
    default_campaign_id: Id | None = None
    default_country: str = ""
    weights: Mapping[str, float] = field(default_factory=dict)
    costs: Mapping[str, float] = field(default_factory=dict)
    team: tuple[Id, ...] = ()
    rating: tuple[RatingRule, ...] = ()
    routing: tuple[RoutingRule, ...] = ()

    @property
    def channel(self) -> Channel:
        """The channel leads of this event come by."""
        if self.default_channel:
            return Channel(self.default_channel)
        return CHANNEL_OF_EVENT[EventKind(self.kind)]

    def day(self, today: date) -> tuple[int, int] | None:
        """``(2, 5)`` on the second of five days; None outside the event or when its dates are not known."""
        if not (self.starts_on and self.ends_on):
            return None
        first, last = date.fromisoformat(self.starts_on), date.fromisoformat(self.ends_on)
        if not first <= today <= last:
            return None
        return (today - first).days + 1, (last - first).days + 1


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody who captures and follows up."""

    id: Id
    name: str
    email: str = ""
    active: bool = True

    @property
    def initials(self) -> str:
        return initials(self.name)


@dataclass(frozen=True, slots=True)
class Campaign:
    """A free name, with the UTM fields that its links carry."""

    id: Id
    name: str
    channel: str = ""
    utm_source: str = ""
    utm_medium: str = ""
    utm_campaign: str = ""


def initials(name: str) -> str:
    """Up to two letters that stand for a name: first and last word."""
    words = [word for word in name.split() if word[0].isalnum()]
    picked = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0] for word in picked).upper()
