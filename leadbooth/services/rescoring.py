"""Scoring the leads of an event anew after its weights or its country were changed, beside all other work."""

from __future__ import annotations

from collections.abc import Callable

from leadbooth.domain.changes import ChangeSet
from leadbooth.storage import rescore as storage
from leadbooth.storage.store import Store

Progress = Callable[[int, int], bool]
"""Called with row numbers done and the last one; answers False to pause. What is left is done at the next call."""

BATCH = 1_000  # leads of one transaction: a capture waits for no longer than that


def is_left(store: Store) -> bool:
    """Whether leads of some event are still to be scored anew."""
    with store.reading() as db:
        return storage.left(db) is not None


def rescore(store: Store, progress: Progress | None = None) -> ChangeSet:
    """Do all that is left to score."""
    while (left := store.rescore_some(BATCH)) is not None:
        if progress is not None and not progress(left.done, left.total):
            break
    return ChangeSet(None, {"lead": frozenset()})
