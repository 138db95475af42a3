"""Reading all scans of an event again, after its badge profile was corrected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.event import Event
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.domain.words import FieldSource
from leadbooth.reading import read_badge
from leadbooth.services.capture import contact_groups
from leadbooth.storage import leads as repository
from leadbooth.storage.store import Store

_BATCH = 200  # leads of one transaction: short enough that a capture in between does not wait


@dataclass(frozen=True, slots=True)
class Reread:
    """How many scans were read again, how many leads changed by it, and the action to undo it."""

    scans: int
    changed: int
    changes: ChangeSet


def reread_scans(
    store: Store, event: Event, staff: Id | None, progress: Callable[[int, int], bool] | None = None
) -> Reread:
    """Read every scan of ``event`` with its profile of now. What a person typed is never replaced.

    ``progress(done, total)`` is called between batches; when it answers False the rest is left as it was.
    """
    with store.reading() as db:
        scans = repository.payloads(db, event.id)
    changes, changed, done = ChangeSet(), 0, 0
    while done < len(scans):
        if progress is not None and not progress(done, len(scans)):
            break
        with store.writing(staff, changes.action) as writer:
            for lead, payload, symbology in scans[done : done + _BATCH]:
                held = repository.get(writer.db, lead)
                if held is None:
                    continue
                news = _news(held, event, payload, symbology)
                if news:
                    writer.edit("lead", lead, event.id, contact_groups(held, news, FieldSource.BADGE))
                    changed += 1
        changes = changes.merged(writer.change_set())
        done = min(done + _BATCH, len(scans))
    return Reread(done, changed, changes)


def _news(held: Lead, event: Event, payload: str, symbology: str) -> dict[str, str]:
    read = read_badge(payload, symbology, event.badge_profile).contact.known()
    have = held.contact.known()
    from_badge = {name for name, source in held.sources.items() if source == FieldSource.BADGE}
    news = {name: value for name, value in read.items() if name not in have or name in from_badge}
    # A field that only a wrong profile filled is emptied again.
    news |= {name: "" for name in from_badge if name in have and name not in read}
    return {name: value for name, value in news.items() if value != have.get(name, "")}
