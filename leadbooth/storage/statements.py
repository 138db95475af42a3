"""SQL of the fold, made from the description of the records and kept: the hot path of a capture."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import orjson

from leadbooth.domain.changes import to_json
from leadbooth.domain.records import RECORDS, Fields, Type


@cache
def select_row(table: str) -> str:
    """Clocks and fields of a *set* row; parameter: id."""
    record = RECORDS[table]
    columns = [f"h_{group}" for group in record.groups] + ["deleted_hlc", *record.fields]
    return f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?"


@cache
def insert_row(table: str, groups: tuple[str, ...]) -> str:
    """A new *set* row with some groups, where there is none; parameters: ``group_values``, then event id and id."""
    columns = [*_columns(table, groups), "event_id", "id"]
    return f"INSERT INTO {table}({', '.join(columns)}) VALUES({_marks(columns)}) ON CONFLICT(id) DO NOTHING"


@cache
def update_row(table: str, groups: tuple[str, ...]) -> str:
    """New values of some groups; parameters: those of ``group_values``, then id."""
    assignments = ", ".join(f"{column} = ?" for column in _columns(table, groups))
    return f"UPDATE {table} SET {assignments} WHERE id = ?"


@cache
def add_row(table: str) -> str:
    """A new *add* row; parameters: id, event id, clock, facts in order. Of two with one id the earlier stays."""
    columns = ["id", "event_id", "hlc", *RECORDS[table].facts]
    earlier = ", ".join(f"{column} = excluded.{column}" for column in columns)
    return (
        f"INSERT INTO {table}({', '.join(columns)}) VALUES({_marks(columns)}) "
        f"ON CONFLICT DO UPDATE SET {earlier} WHERE excluded.hlc < hlc"
    )


def group_values(table: str, groups: tuple[str, ...], hlc: int, body: Mapping[str, Any]) -> list[Any]:
    """Clock and columns of each group in turn."""
    record = RECORDS[table]
    return [value for group in groups for value in (hlc, *to_columns(record.groups[group], body[group]))]


def _columns(table: str, groups: tuple[str, ...]) -> list[str]:
    record = RECORDS[table]
    return [column for group in groups for column in (f"h_{group}", *record.groups[group])]


def _marks(columns: list[str]) -> str:
    return ", ".join("?" * len(columns))


def to_columns(fields: Fields, values: Mapping[str, Any]) -> list[Any]:
    """Values of a change body as a table keeps them, in the order of ``fields``."""
    get = values.get
    return [get(name) or "" if kind is Type.TEXT else _column(kind, get(name)) for name, kind in fields.items()]


def _column(kind: Type, value: Any) -> Any:
    if value is None:
        return None
    if kind is Type.JSON:
        return to_json(value)
    if kind is Type.REAL:
        return float(value)
    return int(value) if isinstance(value, bool) else value


def from_columns(fields: Fields, row: Any) -> dict[str, Any]:
    """The reverse of ``to_columns``, from a row that has at least these columns."""
    return {
        name: orjson.loads(row[name]) if kind is Type.JSON and row[name] is not None else row[name]
        for name, kind in fields.items()
    }
