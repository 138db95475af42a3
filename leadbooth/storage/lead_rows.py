"""A row of the lead table as the lead it stands for."""

from __future__ import annotations

import orjson

from leadbooth.domain.contact import CONTACT_FIELDS, Contact
from leadbooth.domain.lead import Lead
from leadbooth.domain.records import LEAD_CONTACT_GROUPS
from leadbooth.storage.db import Row

LEAD_COLUMNS = ", ".join(
    f"lead.{name}"
    for name in (
        *("rid", "id", "event_id", "kind", "badge_id", "interest", "stage", "channel", "owner"),
        *("captured_at", "captured_by", "alive", "score", "touched_hlc", "exported_hlc", "extra", "interest_by"),
        *("stage_reason", "campaign_id", "owner_by", "value", "close_on", "next_step", "due_on", "tags", "to_finish"),
        "party_id",
        *CONTACT_FIELDS,
        *(f"{group}_from" for group in LEAD_CONTACT_GROUPS),
    )
)
"""What ``lead_of`` needs of a row."""


def lead_of(row: Row) -> Lead:
    """The lead of a row that has at least ``LEAD_COLUMNS``."""
    extra = orjson.loads(row["extra"]) if row["extra"] else {}
    return Lead(
        id=row["id"],
        event_id=row["event_id"],
        contact=Contact(**{name: row[name] for name in CONTACT_FIELDS}, extra=extra),
        kind=row["kind"],
        badge_id=row["badge_id"],
        interest=row["interest"],
        stage=row["stage"],
        channel=row["channel"],
        owner=row["owner"],
        interest_by=row["interest_by"],
        stage_reason=row["stage_reason"],
        campaign_id=row["campaign_id"],
        owner_by=row["owner_by"],
        value=row["value"],
        close_on=row["close_on"],
        next_step=row["next_step"],
        due_on=row["due_on"],
        tags=tuple(orjson.loads(row["tags"])) if row["tags"] else (),
        to_finish=bool(row["to_finish"]),
        party_id=row["party_id"],
        captured_at=row["captured_at"] or 0,
        captured_by=row["captured_by"],
        sources=_sources(row),
        score=row["score"],
        exported=row["touched_hlc"] <= row["exported_hlc"],
        deleted=not row["alive"],
    )


def _sources(row: Row) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in LEAD_CONTACT_GROUPS:
        if row[f"{group}_from"]:
            found.update(orjson.loads(row[f"{group}_from"]))
    return found
