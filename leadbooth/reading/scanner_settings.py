"""ScannerSettings: how the scanner of this laptop is set, and how strictly keys are taken for a scan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

Suffix = Literal["enter", "tab", "none"]

PREFIX_KEYS = tuple(f"F{number}" for number in range(1, 13))
"""Function keys that may be a prefix; any other prefix is the text itself."""


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    """All times are milliseconds. The defaults find every common USB scanner and no typist.

    ``threshold_ms`` is the longest mean time between the keys of a scan, ``gap_ms`` the longest pause before
    held keys are given back as typing, ``join_ms`` the longest pause inside a burst that is clearly a scan.
    ``join_lines`` waits ``join_ms`` after each Enter, for codes of several lines in an unknown format.
    ``prefix`` is text (``]`` for the AIM identifier) or a key name (``F9``).
    ``scanner_layout`` and ``computer_layout`` are keys of ``KEYBOARDS``; equal means nothing to repair.
    """

    threshold_ms: float = 35
    min_length: int = 6
    prefix: str = ""
    suffix: Suffix = "enter"
    fix_caps_lock: bool = True
    gap_ms: float = 60
    join_ms: float = 150
    join_lines: bool = False
    card_timeout_ms: float = 500
    prefix_timeout_ms: float = 1000
    scanner_layout: str = "us"
    computer_layout: str = "us"
    serial_port: str = ""
    serial_baud: int = 9600

    def to_json(self) -> dict[str, Any]:
        """The settings as plain values for a settings file."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> ScannerSettings:
        """Settings from a file; unknown keys and values of a wrong type are left out."""
        defaults = cls()
        kept = {
            field.name: values[field.name]
            for field in fields(cls)
            if field.name in values and _same_kind(values[field.name], getattr(defaults, field.name))
        }
        return cls(**kept)


def _same_kind(value: object, default: object) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return type(value) is type(default)
    if isinstance(default, int | float):
        return isinstance(value, int | float)
    return type(value) is type(default)
