"""Change: one immutable entry of the log. Everything a user does is one or more of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import orjson

from leadbooth.domain.ids import Id
from leadbooth.domain.records import RECORDS, Type

SCHEMA_VERSION = 1
"""The version of change bodies this program writes."""

Kind = Literal["set", "add", "delete", "erase"]
Values = Mapping[str, Any]
"""Field name to value as it stands in a table: text, number, None, bytes for ids, lists and maps for JSON."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry.

    ``op`` is its identity everywhere; ``action`` is the ``op`` of the first change of the same user action; ``subject``
    the lead it is about, or the row itself where there is none; ``hlc`` its place in time; ``base`` the clock value of
    the group that its writer saw (0: none); ``undoes`` the action it takes back; ``body`` is None once erased. For
    *set* the body is ``{group: {field: value}}`` with whole groups, for *add* ``{field: value}``, for *delete* and
    *erase* it is empty.
    """

    op: Id
    event_id: Id
    device_id: Id
    device_seq: int
    kind: Kind
    table: str
    row_id: Id
    hlc: int
    base: int
    actor: Id | None
    action: Id
    subject: Id
    body: Mapping[str, Any] | None
    undoes: Id | None = None
    version: int = SCHEMA_VERSION

    def blanked(self) -> Change:
        """The same entry without its content, as erasure leaves it."""
        return replace(self, body=None)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What a user action touched, for views to decide whether to refresh. ``touched`` maps record name to ids."""

    action: Id | None = None
    touched: Mapping[str, frozenset[Id]] = field(default_factory=dict)

    def touches(self, table: str) -> bool:
        return table in self.touched

    def ids(self, table: str) -> frozenset[Id]:
        return self.touched.get(table, frozenset())

    def merged(self, other: ChangeSet) -> ChangeSet:
        names = set(self.touched) | set(other.touched)
        return ChangeSet(self.action or other.action, {n: self.ids(n) | other.ids(n) for n in names})


def _hex(value: object) -> str:
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError(f"{type(value).__name__} has no place in a change")


def to_json(body: Mapping[str, Any]) -> str:
    """Canonical JSON of a body: sorted keys, no blanks, ids as hexadecimal. Equal bodies give equal text."""
    return orjson.dumps(body, default=_hex, option=orjson.OPT_SORT_KEYS).decode()


def body_from_json(table: str, kind: str, text: str | None) -> Mapping[str, Any] | None:
    """The body with its ids as bytes again; fields this version does not know stay as they are."""
    if text is None:
        return None
    body: dict[str, Any] = orjson.loads(text)
    record = RECORDS.get(table)
    if record is None:
        return body
    groups = body.values() if kind == "set" else (body,)
    for values in groups:
        for name, value in values.items():
            if record.fields.get(name) is Type.ID and value is not None:
                values[name] = bytes.fromhex(value)
    return body
