"""Events, staff, questions and the organisation out of the store."""

from __future__ import annotations

import orjson

from leadbooth.domain.badge import BadgeProfile
from leadbooth.domain.event import Event, Staff
from leadbooth.domain.ids import ORGANISATION, Id
from leadbooth.domain.lead import Question
from leadbooth.storage.db import Db, Row

_EVENT = (
    "id, name, kind, starts_on, ends_on, place, time_zone, currency, archived, goal_per_day, goal_total, "
    "badge_profile, default_channel, default_country, weights"
)
_ALIVE = "deleted_hlc < max(h_basics, h_goals, h_costs, h_badges, h_defaults, h_weights)"


def get(db: Db, event: Id) -> Event | None:
    """The event; None where it is not here."""
    row = db.row(f"SELECT {_EVENT} FROM event WHERE id = ?", (event,))
    return None if row is None else _event(row)


def every(db: Db) -> list[Event]:
    """All events that are not deleted, the latest first."""
    rows = db.each(f"SELECT {_EVENT} FROM event WHERE {_ALIVE} ORDER BY archived, starts_on DESC, rid DESC")
    return [_event(row) for row in rows]


def _event(row: Row) -> Event:
    return Event(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        starts_on=row["starts_on"],
        ends_on=row["ends_on"],
        place=row["place"],
        time_zone=row["time_zone"],
        currency=row["currency"],
        archived=bool(row["archived"]),
        goal_per_day=row["goal_per_day"] or 0,
        goal_total=row["goal_total"] or 0,
        badge_profile=_profile(row["badge_profile"]),
        default_channel=row["default_channel"],
        default_country=row["default_country"],
        weights=orjson.loads(row["weights"]) if row["weights"] else {},
    )


def _profile(text: str | None) -> BadgeProfile | None:
    values = orjson.loads(text) if text else None
    return BadgeProfile.from_mapping(values) if values else None


def lead_counts(db: Db) -> dict[Id, int]:
    """How many leads each event has."""
    return dict(map(tuple, db.rows("SELECT event_id, count(*) FROM lead WHERE alive = 1 GROUP BY event_id")))


def staff(db: Db) -> list[Staff]:
    """Everybody who captures or captured, by name."""
    rows = db.each("SELECT id, name, email, active FROM staff WHERE deleted_hlc < h_profile ORDER BY name")
    return [Staff(row[0], row[1], row[2], row[3] != 0) for row in rows]


def organisation_name(db: Db) -> str:
    """The company that uses this store, "" while it is not named."""
    return db.value("SELECT name FROM organisation WHERE id = ?", (ORGANISATION,)) or ""


def questions(db: Db, event: Id | None) -> list[Question]:
    """What is asked at an event, in order; at all events where ``event`` is None."""
    where, parameters = ("event_id = ?", (event,)) if event is not None else ("1", ())
    rows = db.each(
        "SELECT id, key, wording, kind, options, feeds, required, position, version, active FROM question "
        f"WHERE {where} AND deleted_hlc < h_form ORDER BY position, rid",
        parameters,
    )
    return [
        Question(
            id=row["id"],
            key=row["key"],
            wording=row["wording"],
            kind=row["kind"],
            options=orjson.loads(row["options"]) if row["options"] else {},
            feeds=row["feeds"],
            required=bool(row["required"]),
            position=row["position"] or 0,
            version=row["version"] or 1,
            active=row["active"] != 0,
        )
        for row in rows
    ]
