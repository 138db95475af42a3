"""Hybrid logical clock: one 63-bit number that orders changes of all laptops, close to wall time.

Layout: ``milliseconds since 1970 << 20 | counter << 12 | tag of the laptop``. It lasts until 2248, is always
positive, and compares natively in SQLite and PostgreSQL. A tie of two laptops is settled by the value written,
so correctness never rests on the tag.
"""

from __future__ import annotations

_COUNTER_STEP = 1 << 12
_LOW_BITS = (1 << 20) - 1
_TAG_BITS = _COUNTER_STEP - 1
MAX_AHEAD_MS = 3_600_000
"""A remote clock further ahead than this (one hour) does not pull ours along."""


def tick(stored: int, now_ms: int, tag: int, seen: int = 0) -> int:
    """The next clock value: greater than ``stored`` and ``seen``, equal to wall time where that is ahead."""
    wall = now_ms << 20
    if seen > wall + (MAX_AHEAD_MS << 20):
        seen = 0
    last = max(stored, seen)
    after = wall if wall > (last | _LOW_BITS) else (last & ~_TAG_BITS) + _COUNTER_STEP
    return (after & ~_TAG_BITS) | (tag & _TAG_BITS)


def tag_of(device_id: bytes) -> int:
    """The 12-bit tag of a laptop."""
    return int.from_bytes(device_id[-2:], "big") & _TAG_BITS


def wall_ms(hlc: int) -> int:
    """The wall time within a clock value, in milliseconds since 1970."""
    return hlc >> 20
