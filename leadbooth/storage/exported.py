"""Which leads have left this laptop: an export names its leads and up to which clock value it carries them."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Iterator

from leadbooth.domain.ids import Id, made_ms
from leadbooth.storage.db import Db

# An id is made after its transaction looked at the clock, so it may be the younger of the two; none takes so long.
_SLACK_MS = 5_000

_MARK = "UPDATE lead SET exported_hlc = max(exported_hlc, ?)"
_BATCH = 500  # leads marked by one statement, in half the time of one after the other


def pack(leads: Iterable[Id]) -> str:
    """Lead ids as one compact text, for the log entry of an export."""
    return base64.b64encode(zlib.compress(b"".join(leads), 1)).decode()


def unpack(packed: str) -> Iterator[Id]:
    """The ids of ``pack``."""
    raw = zlib.decompress(base64.b64decode(packed)) if packed else b""
    return (Id(raw[i : i + 16]) for i in range(0, len(raw), 16))


def mark_leads(db: Db, packed: str, upto: int) -> None:
    """Mark the leads of an export that are here."""
    # The same rule as below, so that the order of arrival makes no difference.
    # In the order they were made, which is how they lie in the store.
    leads = sorted(lead for lead in unpack(packed) if upto >= _earliest(lead))
    for start in range(0, len(leads), _BATCH):
        some = leads[start : start + _BATCH]
        db.run(f"{_MARK} WHERE id IN ({', '.join('?' * len(some))})", (upto, *some))


def mark_new_lead(db: Db, lead: Id) -> None:
    """Mark a lead whose export arrived before it did, as may happen with deliveries out of order."""
    # No export from before the lead was made can hold it, so on the laptop that captures there is none to unpack.
    later = db.rows("SELECT leads, upto FROM export WHERE upto >= ?", (_earliest(lead),))
    for packed, upto in later:
        if lead in set(unpack(packed)):
            db.run(f"{_MARK} WHERE id = ?", (upto, lead))


def _earliest(lead: Id) -> int:
    """The least clock value of an export that can hold a lead."""
    return (made_ms(lead) - _SLACK_MS) << 20
