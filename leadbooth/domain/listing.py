"""Lists of leads: what may be filtered, ordered and shown. Shared by the table, the export and the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from leadbooth.domain.ids import Id

Column = Literal[
    "name", "company", "email", "phone", "job_title", "country", "interest", "quality", "stage", "owner",
    "channel", "badge_id", "met", "exported", "value", "close_on", "next_step", "due_on", "tags",
]  # fmt: skip

COLUMNS: tuple[Column, ...] = (
    "name", "company", "email", "phone", "job_title", "country", "interest", "quality", "stage", "owner",
    "channel", "badge_id", "met", "exported", "value", "close_on", "next_step", "due_on", "tags",
)  # fmt: skip
"""Every column a list of leads can show, in the order they are offered."""

DEFAULT_COLUMNS: tuple[Column, ...] = ("name", "company", "email", "interest", "quality", "stage", "owner", "met")


@dataclass(frozen=True, slots=True)
class LeadFilter:
    """Which leads: every condition that is given must hold. Empty tuples and "" ask for nothing.

    ``interests`` may hold "" for not said; ``met_from`` and ``met_to`` are milliseconds since 1970 (to: exclusive).
    ``tags``: those that have any of them. ``due_until``: those whose next step is due until that day (ISO date) and
    that are neither won nor lost.
    """

    event_id: Id | None = None
    text: str = ""
    interests: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    owners: tuple[Id, ...] = ()
    channels: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    only_unexported: bool = False
    badge_only: bool = False
    met_from: int = 0
    met_to: int = 0
    deleted: bool = False
    to_finish: bool = False
    party_id: Id | None = None
    tags: tuple[str, ...] = ()
    due_until: str = ""


@dataclass(frozen=True, slots=True)
class LeadOrder:
    """How to sort. Without a column: newest first, or best match first for a search of four letters and more."""

    column: Column | None = None
    descending: bool = False
