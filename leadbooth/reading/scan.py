"""Scan: what every parser is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from leadbooth.domain.badge import BadgeProfile, BadgeReading


@dataclass(frozen=True, slots=True)
class Scan:
    """A payload to be read: its text (at most 64 KiB), its symbology ("" unknown), the event's profile."""

    text: str
    symbology: str = ""
    profile: BadgeProfile | None = None


Parser = Callable[[Scan], BadgeReading | None]
"""Reads its own format, and answers None for anything else. Pure, never raises, linear in the text."""
