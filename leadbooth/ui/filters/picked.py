"""What is picked in the filter bar, as data: from chips and menus to the filter that services understand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal, NamedTuple

from leadbooth.domain.ids import Id
from leadbooth.domain.listing import LeadFilter

Kind = Literal[
    "here", "mine", "unexported", "due", "to_finish", "badge_only",
    "interests", "stages", "owners", "channels", "grades", "tags", "days",
]  # fmt: skip

SWITCHES: tuple[Kind, ...] = ("here", "mine", "unexported", "due", "to_finish", "badge_only")
LISTS: tuple[Kind, ...] = ("interests", "stages", "owners", "channels", "grades", "tags")

Days = tuple[date, date]
"""First and last day, both included."""


def local_today() -> date:
    """The day it is here."""
    return datetime.now(UTC).astimezone().date()


class Condition(NamedTuple):
    """One thing that is asked of leads, such as ``("stages", "won")``; switches have no value."""

    kind: Kind
    value: Any = None


@dataclass(frozen=True, slots=True)
class Picked:
    """The state of the filter bar; ``here`` is "this event only", ``mine`` whatever belongs to who stands here, ``due``
    what is to be done by today.
    """

    text: str = ""
    here: bool = True
    mine: bool = False
    unexported: bool = False
    due: bool = False
    to_finish: bool = False
    badge_only: bool = False
    interests: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    owners: tuple[Id, ...] = ()
    channels: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    days: Days | None = None

    def has(self, condition: Condition) -> bool:
        """Whether a condition is on."""
        held = getattr(self, condition.kind)
        if condition.kind in SWITCHES:
            return bool(held)
        return condition.value in held if condition.kind in LISTS else held == condition.value

    def toggled(self, condition: Condition) -> Picked:
        """With a condition turned on, or off where it was on."""
        return self._with(condition, on=not self.has(condition))

    def without(self, condition: Condition) -> Picked:
        """With a condition turned off."""
        return self._with(condition, on=False)

    def cleared(self) -> Picked:
        """Nothing asked but for the event."""
        return Picked(here=self.here)

    def conditions(self) -> list[Condition]:
        """Everything that is on, but for the event and the text."""
        found = [Condition(kind) for kind in SWITCHES[1:] if getattr(self, kind)]
        found += [Condition(kind, value) for kind in LISTS for value in getattr(self, kind)]
        return [*found, Condition("days", self.days)] if self.days else found

    def asks(self) -> bool:
        """Whether anything but the event is asked for."""
        return bool(self.text.strip() or self.conditions())

    def as_filter(self, event: Id, me: Id | None = None) -> LeadFilter:
        """What services understand: at ``event``, for ``me``. Days are those of this laptop's clock."""
        owners = dict.fromkeys((me, *self.owners) if self.mine and me is not None else self.owners)
        first, last = self.days or (None, None)
        return LeadFilter(
            event_id=event if self.here else None,
            text=self.text,
            interests=self.interests,
            stages=self.stages,
            owners=tuple(owners),
            channels=self.channels,
            grades=self.grades,
            only_unexported=self.unexported,
            badge_only=self.badge_only,
            to_finish=self.to_finish,
            tags=self.tags,
            due_until=local_today().isoformat() if self.due else "",
            met_from=_midnight(first) if first else 0,
            met_to=_midnight(last + timedelta(days=1)) if last else 0,
        )

    def _with(self, condition: Condition, *, on: bool) -> Picked:
        kind, value = condition
        changed: Any
        if kind in SWITCHES:
            changed = on
        elif kind in LISTS:
            rest = tuple(held for held in getattr(self, kind) if held != value)
            changed = (*rest, value) if on else rest
        else:
            changed = value if on else None
        return replace(self, **{kind: changed})


def _midnight(day: date) -> int:
    """Where a day starts here, in milliseconds since 1970, UTC."""
    return int(datetime.combine(day, time()).timestamp() * 1000)
