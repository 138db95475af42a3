"""What is stored, as data: the records, their field groups and their fields.

A *set* record is changed group by group: the later change of a group wins as a whole, so that a first name from
one laptop never meets a last name from another. An *add* record is written once and never changed. Tables, the
fold of the change log, and export all read this one description.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from leadbooth.domain.contact import CONTACT_FIELDS


class Type(Enum):
    """How a field is stored."""

    TEXT = "text"
    INTEGER = "integer"
    REAL = "real"
    ID = "id"  # 16 bytes in a table, 32 hexadecimal digits in a change
    JSON = "json"


T, I, R, ID, J = Type.TEXT, Type.INTEGER, Type.REAL, Type.ID, Type.JSON  # noqa: E741

Fields = Mapping[str, Type]


@dataclass(frozen=True)
class Record:
    """One kind of row. ``groups`` is empty for an *add* record, ``facts`` is empty for a *set* record."""

    name: str
    groups: Mapping[str, Fields] = field(default_factory=dict)
    facts: Fields = field(default_factory=dict)

    @cached_property
    def fields(self) -> dict[str, Type]:
        """Every field of the row, whatever its group."""
        found = dict(self.facts)
        for group in self.groups.values():
            found.update(group)
        return found

    @property
    def add_only(self) -> bool:
        return bool(self.facts)

    @property
    def of_lead(self) -> bool:
        """Whether the row belongs to one lead and goes with it when that lead is erased."""
        return "lead_id" in self.fields


def _texts(*names: str) -> dict[str, Type]:
    return dict.fromkeys(names, T)


LEAD_CONTACT_GROUPS: Mapping[str, tuple[str, ...]] = {
    "identity": ("first_name", "last_name"),
    "organisation": ("job_title", "company", "website"),
    "contact": ("email", "phone", "mobile"),
    "address": ("street", "city", "region", "postal_code", "country"),
}
"""Which group of a lead each contact field moves with."""

GROUP_OF_FIELD: Mapping[str, str] = {name: group for group, names in LEAD_CONTACT_GROUPS.items() for name in names}
assert set(GROUP_OF_FIELD) == set(CONTACT_FIELDS)


def _contact_group(group: str) -> Fields:
    # <group>_from tells, field by field, where the value came from: typed, badge, list, card, import.
    return {**_texts(*LEAD_CONTACT_GROUPS[group]), f"{group}_from": J}


LEAD = Record(
    "lead",
    groups={
        "origin": {"kind": T, "captured_at": I, "captured_by": ID, "how": T},
        **{group: _contact_group(group) for group in LEAD_CONTACT_GROUPS},
        "more": {"extra": J},
        "qualification": {"interest": T, "interest_by": T},  # who said it: staff or a rule
        "source": {"channel": T, "network": T, "campaign_id": ID},
        "status": {"stage": T, "stage_reason": T},
        "ownership": {"owner": ID, "owner_by": T},  # who chose: capture, a rule or staff
        "deal": {"value": R, "close_on": T},
        "next": {"next_step": T, "due_on": T},
        "tags": {"tags": J},
        "rapid": {"to_finish": I},
        "party": {"party_id": ID},  # the same for people who came together
    },
)

EVENT = Record(
    "event",
    groups={
        "basics": {
            **_texts("name", "kind", "starts_on", "ends_on", "place", "time_zone", "currency"),
            "archived": I,
        },
        "goals": {"goal_per_day": I, "goal_total": I},
        "costs": {"costs": J},
        "badges": {"badge_profile": J},
        "defaults": {"default_channel": T, "default_campaign_id": ID, "default_country": T},
        "weights": {"weights": J},
        "rating": {"rating": J},
        "routing": {"routing": J},
        "team": {"team": J},
    },
)

RECORDS: Mapping[str, Record] = {
    record.name: record
    for record in (
        LEAD,
        EVENT,
        Record("organisation", groups={"profile": _texts("name")}),
        Record("staff", groups={"profile": {**_texts("name", "email"), "active": I}}),
        Record("channel", groups={"label": {**_texts("key", "label"), "position": I, "active": I}}),
        Record(
            "campaign",
            groups={"label": _texts("name", "channel", "utm_source", "utm_medium", "utm_campaign")},
        ),
        Record("stage", groups={"label": {**_texts("key", "label", "outcome"), "position": I, "active": I}}),
        Record(
            "question",
            groups={
                "form": {
                    **_texts("key", "wording", "kind", "feeds"),
                    "options": J,
                    "required": I,
                    "shown_if": J,
                    "version": I,
                },
                "place": {"position": I, "active": I},
            },
        ),
        Record(
            "answer",
            groups={
                "answer": {
                    "lead_id": ID,
                    "question_id": ID,
                    "value": J,
                    "points": R,
                    **_texts("feeds", "wording"),
                    "version": I,
                    "at": I,
                    "staff_id": ID,
                }
            },
        ),
        Record("magnet", groups={"offer": {**_texts("name", "kind"), "active": I}}),
        Record("consent_text", groups={"text": {**_texts("purpose", "language", "wording"), "version": I}}),
        Record("attendee", groups={"attendee": {"badge_id": T, "contact": J}}),
        Record("link", groups={"link": {"lead_id": ID, "other_id": ID, "same": I}}),
        Record(
            "encounter",
            facts={"lead_id": ID, "kind": T, "at": I, "staff_id": ID, "text": T, "data": J, "replaces": ID},
        ),
        Record(
            "badge",
            facts={
                "lead_id": ID,
                "encounter_id": ID,
                **_texts("badge_id", "payload", "symbology", "format"),
                "scanned_at": I,
            },
        ),
        Record(
            "consent",
            facts={
                "lead_id": ID,
                "purpose": T,
                "granted": I,
                "text_id": ID,
                **_texts("wording", "language", "method"),
                "text_version": I,
                "at": I,
                "utc_offset_min": I,
                "staff_id": ID,
                "seen": I,  # clock of the latest entry for this purpose that whoever asked could see
            },
        ),
        Record("claim", facts={"lead_id": ID, "magnet_id": ID, "state": T, "at": I, "staff_id": ID}),
        Record(
            "export",
            facts={
                "at": I,
                "staff_id": ID,
                **_texts("scope", "format", "file_name"),
                "leads": T,
                "count": I,
                "upto": I,
            },
        ),
    )
}
"""Every record by name."""

OF_LEAD: tuple[str, ...] = tuple(r.name for r in RECORDS.values() if r.of_lead)
"""Records that belong to a lead, in no order."""
