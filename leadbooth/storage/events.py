"""Events, staff, questions and the organisation out of the store."""

from __future__ import annotations

from typing import Any

import orjson

from leadbooth.domain import pipeline
from leadbooth.domain.badge import BadgeProfile
from leadbooth.domain.event import Campaign, Event, Staff
from leadbooth.domain.form import Option, Question
from leadbooth.domain.ids import ORGANISATION, Id, from_hex
from leadbooth.domain.pipeline import StageLabel
from leadbooth.domain.records import RECORDS
from leadbooth.domain.rules import condition_from_json, rating_from_json, routing_from_json
from leadbooth.storage.db import Db, Row

_EVENT = f"id, {', '.join(RECORDS['event'].fields)}"
_ALIVE = f"deleted_hlc < max({', '.join(f'h_{group}' for group in RECORDS['event'].groups)})"


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
        default_campaign_id=row["default_campaign_id"],
        default_country=row["default_country"],
        weights=_json(row["weights"], {}),
        costs=_json(row["costs"], {}),
        team=tuple(map(from_hex, _json(row["team"], []))),
        rating=rating_from_json(_json(row["rating"], [])),
        routing=routing_from_json(_json(row["routing"], [])),
    )


def _json(text: str | None, otherwise: Any) -> Any:
    return orjson.loads(text) if text else otherwise


def _profile(text: str | None) -> BadgeProfile | None:
    values = _json(text, None)
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
    """What is or was asked at an event, in order; at all events where ``event`` is None."""
    where, parameters = ("event_id = ?", (event,)) if event is not None else ("1", ())
    rows = db.each(
        "SELECT id, key, wording, kind, options, feeds, required, shown_if, position, version, active FROM question "
        f"WHERE {where} AND deleted_hlc < max(h_form, h_place) ORDER BY position, rid",
        parameters,
    )
    return [_question(row) for row in rows]


def answer_counts(db: Db, event: Id) -> dict[Id, int]:
    """How many answers each question of an event has."""
    return dict(
        map(
            tuple,
            db.rows(
                "SELECT question_id, count(*) FROM answer WHERE event_id = ? AND deleted_hlc < h_answer "
                "GROUP BY question_id",
                (event,),
            ),
        )
    )


def _question(row: Row) -> Question:
    condition = _json(row["shown_if"], None)
    return Question(
        id=row["id"],
        key=row["key"],
        wording=row["wording"],
        kind=row["kind"],
        options=tuple(Option(text, points) for text, points in _json(row["options"], [])),
        feeds=row["feeds"],
        required=bool(row["required"]),
        shown_if=condition_from_json(condition) if condition else None,
        position=row["position"] or 0,
        version=row["version"] or 1,
        active=row["active"] != 0,
    )


def stages(db: Db) -> tuple[StageLabel, ...]:
    """Every stage in its order, with what the organisation made of it."""
    rows = db.each("SELECT key, label, position, outcome, active FROM stage WHERE deleted_hlc < h_label")
    return pipeline.stages(StageLabel(row[0], row[1], row[2] or 0, row[3], row[4] != 0) for row in rows)


def campaigns(db: Db) -> list[Campaign]:
    """Every campaign, by name."""
    rows = db.each(
        "SELECT id, name, channel, utm_source, utm_medium, utm_campaign FROM campaign WHERE deleted_hlc < h_label "
        "ORDER BY name"
    )
    return [Campaign(*row) for row in rows]
