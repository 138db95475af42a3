"""The columns of a full export: fixed and documented, then one per question.

A column is a name, the field it shows, and how that is written. Names are a contract with whoever imports the file:
they are never renamed, and new ones come after those that are there. Times are ISO 8601 in UTC, truth is ``true`` or
``false``, several choices are joined by ``;``, unknown is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

import orjson

from leadbooth.domain.contact import CONTACT_FIELDS
from leadbooth.domain.export_row import ExportRow
from leadbooth.domain.form import Question
from leadbooth.domain.quality import grade
from leadbooth.domain.words import Purpose


class Column(NamedTuple):
    """One column; ``write`` makes text of the value of ``field``, None where the value is written as it is."""

    name: str
    field: str
    write: Callable[[Any], str] | None = None

    def cell(self, row: ExportRow) -> str:
        """What stands in this column for a row."""
        value = getattr(row, self.field)
        return self.write(value) if self.write else str(value)


def iso_time(ms: int) -> str:
    """ISO 8601 in UTC for milliseconds since 1970, "" for 0."""
    if not ms:
        return ""
    days, second = divmod(ms // 1000, _DAY_S)
    return f"{_day(days)}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}Z"


_DAY_S = 86_400


@lru_cache(maxsize=64)
def _day(days: int) -> str:
    """The date so many days after 1970-01-01; kept, as an event has few days and many leads."""
    return (date(1970, 1, 1) + timedelta(days)).isoformat()


def _same(name: str) -> Column:
    return Column(name, name)


def _consent(purpose: Purpose) -> Column:
    return Column(f"consent_{purpose}", "consents", lambda granted: _truth(purpose in granted))


FIXED: tuple[Column, ...] = (
    Column("lead_id", "lead_id", bytes.hex),
    *map(_same, ("event", "kind", *CONTACT_FIELDS, "badge_id", "interest")),
    Column("quality", "score"),
    Column("grade", "score", grade),
    *map(_same, ("stage", "owner", "channel")),
    Column("captured_at", "captured_at", iso_time),
    *map(_same, ("captured_by", "encounters")),
    *(_consent(purpose) for purpose in Purpose),
    Column("notes", "notes", "\n".join),
    Column("value", "value", lambda value: "" if value is None else _number(value)),
    *map(_same, ("close_on", "next_step", "due_on", "stage_reason")),
    Column("tags", "tags", lambda tags: _plain(orjson.loads(tags)) if tags else ""),
    _same("campaign"),
    Column("to_finish", "to_finish", lambda to_finish: "true" if to_finish else "false"),
)
"""The columns every export has, in this order."""

PHONE_COLUMNS = frozenset({"phone", "mobile"})


def question_columns(questions: Sequence[Question]) -> tuple[Column, ...]:
    """One column per question key, ``q_<key>``; the same key at two events is one column.

    They stand in the order the questions were first asked in: whatever becomes of a form, its columns keep their place.
    """
    by_age = sorted(questions, key=lambda question: question.id)
    return tuple(_answer(key) for key in dict.fromkeys(question.key for question in by_age))


def _answer(key: str) -> Column:
    return Column(f"q_{key}", "answers", lambda answers: _plain(answers.get(key)))


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _truth(value)
    if isinstance(value, list | tuple):
        return ";".join(map(str, value))
    return _number(value) if isinstance(value, float) else str(value)


def _number(value: float) -> str:
    """With a point where it has decimals, and never in powers of ten."""
    return f"{value:.0f}" if value == round(value) else repr(value)


def _truth(value: bool) -> str:
    return "true" if value else "false"
