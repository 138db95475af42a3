"""The columns of a full export: fixed and documented, then one per question.

A column is a name and how it is filled. Names are a contract with whoever imports the file: they are never renamed.
Times are ISO 8601 in UTC, truth is ``true`` or ``false``, several choices are joined by ``;``, unknown is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any

from leadbooth.domain.contact import CONTACT_FIELDS
from leadbooth.domain.export_row import ExportRow
from leadbooth.domain.lead import Question
from leadbooth.domain.words import Purpose

Column = tuple[str, Callable[[ExportRow], str]]


def _same(name: str) -> Column:
    return name, attrgetter(name)


def _consent(purpose: Purpose) -> Column:
    return f"consent_{purpose}", lambda row: "true" if purpose in row.consents else "false"


FIXED: tuple[Column, ...] = (
    ("lead_id", lambda row: row.lead_id.hex()),
    *map(_same, ("event", "kind", *CONTACT_FIELDS, "badge_id", "interest")),
    ("quality", lambda row: str(row.score)),
    *map(_same, ("grade", "stage", "owner", "channel")),
    ("captured_at", lambda row: iso_time(row.captured_at)),
    _same("captured_by"),
    ("encounters", lambda row: str(row.encounters)),
    *(_consent(purpose) for purpose in Purpose),
    ("notes", lambda row: "\n".join(row.notes)),
)
"""The columns every export has, in this order."""

PHONE_COLUMNS = frozenset({"phone", "mobile"})


def question_columns(questions: Sequence[Question]) -> tuple[Column, ...]:
    """One column per question key, ``q_<key>``; the same key at two events is one column."""
    return tuple(_answer(key) for key in dict.fromkeys(question.key for question in questions))


def _answer(key: str) -> Column:
    return f"q_{key}", lambda row: _plain(row.answers.get(key))


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _truth(value)
    if isinstance(value, list | tuple):
        return ";".join(map(str, value))
    return str(value)


def _truth(value: bool) -> str:
    return "true" if value else "false"


def iso_time(ms: int) -> str:
    """ISO 8601 in UTC for milliseconds since 1970, "" for 0."""
    return f"{datetime.fromtimestamp(ms // 1000, UTC).isoformat()[:19]}Z" if ms else ""
