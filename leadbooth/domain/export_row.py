"""A lead with all that belongs to it in one flat row, as files carry it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from leadbooth.domain.ids import Id


class ExportRow(NamedTuple):
    """One row. Names stand in place of ids; ``answers`` maps question keys to values; ``notes`` are oldest first;
    ``tags`` are a JSON list as the store holds it.

    A tuple and not a lead with its parts: a hundred thousand of them are made in a second.
    """

    lead_id: Id
    event: str = ""
    kind: str = ""
    first_name: str = ""
    last_name: str = ""
    job_title: str = ""
    company: str = ""
    email: str = ""
    phone: str = ""
    mobile: str = ""
    website: str = ""
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    badge_id: str = ""
    interest: str = ""
    score: int = 0
    stage: str = ""
    owner: str = ""
    channel: str = ""
    captured_at: int = 0
    captured_by: str = ""
    encounters: int = 0
    consents: frozenset[str] = frozenset()
    notes: Sequence[str] = ()
    answers: Mapping[str, Any] = {}
    campaign: str = ""
    value: float | None = None
    close_on: str = ""
    next_step: str = ""
    due_on: str = ""
    stage_reason: str = ""
    tags: str | None = None
    to_finish: int | None = None
