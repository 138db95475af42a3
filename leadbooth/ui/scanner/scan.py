"""Scan: what every kind of scanner gives to the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Source = Literal["keyboard", "serial", "camera"]


@dataclass(frozen=True, slots=True)
class Scan:
    """One code that was read. ``symbology`` is "" when the scanner does not say; times are monotonic, in ms."""

    payload: str
    symbology: str
    started_ms: float
    ended_ms: float
    source: Source
