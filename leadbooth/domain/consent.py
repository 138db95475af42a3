"""Consent: what a ledger that is only appended to says now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class LedgerEntry(NamedTuple):
    """What counts of an entry: ``hlc`` is its clock, ``seen`` the latest entry that whoever asked could see."""

    purpose: str
    granted: int
    hlc: int
    seen: int | None


def effective(ledger: Iterable[LedgerEntry]) -> frozenset[str]:
    """The purposes that are allowed now: a withdrawal beats every grant that was given without knowing of it.

    The order of the entries does not matter, so that every laptop comes to the same answer.
    """
    entries = list(ledger)
    withdrawn: dict[str, int] = {}
    for entry in entries:
        if not entry.granted:
            withdrawn[entry.purpose] = max(withdrawn.get(entry.purpose, 0), entry.hlc)
    return frozenset(
        entry.purpose for entry in entries if entry.granted and (entry.seen or 0) >= withdrawn.get(entry.purpose, 0)
    )
