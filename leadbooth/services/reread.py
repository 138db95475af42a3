"""Reading all scans of an event again, after its badge profile was corrected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from leadbooth.domain.badge import BadgeReading
from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.event import Event
from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.lead import Lead
from leadbooth.domain.words import FieldSource
from leadbooth.reading import read_badge
from leadbooth.services.capture import contact_groups
from leadbooth.storage import leads as repository
from leadbooth.storage.leads import StoredScan
from leadbooth.storage.log import Writer
from leadbooth.storage.store import Store

_BATCH = 100  # leads of one transaction: short enough that a capture in between does not wait


@dataclass(frozen=True, slots=True)
class Reread:
    """How many leads had their scans read again, how many changed by it, and the action to undo it."""

    leads: int
    changed: int
    changes: ChangeSet


def reread_scans(
    store: Store, event: Event, staff: Id | None, progress: Callable[[int, int], bool] | None = None
) -> Reread:
    """Read every scan of ``event`` with its profile of now, as one action. What a person typed is never replaced.

    ``progress(done, total)`` is called between batches; when it answers False the rest is left as it was.
    """
    with store.reading() as db:
        found = sorted(repository.scans(db, event.id), key=attrgetter("lead_id"))
    by_lead = [(lead, list(scans)) for lead, scans in groupby(found, key=attrgetter("lead_id"))]
    changes, changed, done = ChangeSet(), 0, 0
    while done < len(by_lead):
        if progress is not None and not progress(done, len(by_lead)):
            break
        with store.writing(staff, changes.action) as writer:
            changed += sum(_reread(writer, event, lead, scans) for lead, scans in by_lead[done : done + _BATCH])
        changes = changes.merged(writer.change_set())
        done = min(done + _BATCH, len(by_lead))
    return Reread(done, changed, changes)


def _reread(writer: Writer, event: Event, lead: Id, scans: Sequence[StoredScan]) -> bool:
    held = repository.get(writer.db, lead)
    if held is None:
        return False
    readings = [read_badge(scan.payload, scan.symbology, event.badge_profile) for scan in scans]
    news = _news(held, readings)
    if news:
        writer.edit("lead", lead, event.id, contact_groups(held, news, FieldSource.BADGE))
    other_ids = [(s, r) for s, r in zip(scans, readings, strict=True) if r.badge_id and r.badge_id != s.badge_id]
    for scan, reading in other_ids:
        _record_reading(writer, event, scan, reading)
    return bool(news or other_ids)


def _news(held: Lead, readings: Sequence[BadgeReading]) -> dict[str, str]:
    read: dict[str, str] = {}
    for reading in readings:
        read = reading.contact.known() | read  # the first scan counts before the later ones
    have = held.contact.known()
    free = {name for name in (*read, *have) if held.sources.get(name, FieldSource.BADGE) == FieldSource.BADGE}
    # A field that only a wrong profile filled is emptied again.
    return {name: read.get(name, "") for name in free if read.get(name, "") != have.get(name, "")}


def _record_reading(writer: Writer, event: Event, scan: StoredScan, reading: BadgeReading) -> None:
    badge = {
        "lead_id": scan.lead_id,
        "encounter_id": scan.encounter_id,
        "badge_id": reading.badge_id,
        "payload": scan.payload,
        "symbology": scan.symbology,
        "format": reading.format,
        "scanned_at": writer.now,
    }
    writer.add("badge", new_id(), event.id, badge, subject=scan.lead_id)
