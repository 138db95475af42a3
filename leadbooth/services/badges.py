"""How the badges of an event are laid out, judged by those that were scanned."""

from __future__ import annotations

from leadbooth.domain.badge import BadgeProfile
from leadbooth.domain.ids import Id
from leadbooth.reading import guess_profile
from leadbooth.storage import leads as repository
from leadbooth.storage.store import Store


def guess_layout(store: Store, event: Id) -> BadgeProfile | None:
    """A profile that fits the scans of an event; None where there are none, or nothing can be made of them."""
    with store.reading() as db:
        payloads = [scan.payload for scan in repository.scans(db, event)]
    return guess_profile(payloads)
