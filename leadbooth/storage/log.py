"""Recording: what a service does becomes changes, in one transaction with the state they lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from leadbooth.domain.changes import Change, ChangeSet, Kind, Values, body_from_json
from leadbooth.domain.clock import tag_of, tick
from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.records import RECORDS
from leadbooth.storage.db import Db, Row
from leadbooth.storage.derived import Assessed, assessed
from leadbooth.storage.fold import apply
from leadbooth.storage.statements import from_columns, select_row

_CHANGE_COLUMNS = (
    'op, event_id, device_id, device_seq, kind, tbl AS "table", row_id, hlc, base, actor, action, subject, body, '
    "undoes, sv AS version"
)


class Writer:
    """Records changes within one transaction. Nothing is folded before ``flush``; the store calls it at the end.

    ``db`` may be read at any time; what was recorded is visible there after ``flush``.
    """

    def __init__(self, db: Db, *, now_ms: Callable[[], int], actor: Id | None = None, action: Id | None = None) -> None:
        self.db = db
        self.actor = actor
        self.now = now_ms()
        self._action = action
        self._undoes: Id | None = None
        self._pending: list[Change] = []
        self._touched: dict[str, set[Id]] = {}
        self._leads: dict[Id, Assessed] = {}
        self._device, self._seq, self._hlc = db.rows("SELECT device_id, device_seq, hlc FROM replica")[0]
        self._tag = tag_of(self._device)

    @property
    def action(self) -> Id | None:
        """The id of this user action; None while nothing was recorded."""
        return self._action

    @property
    def hlc(self) -> int:
        """The clock value of the last change that was recorded here."""
        return int(self._hlc)

    def undoing(self, action: Id) -> None:
        """Mark what is recorded from now on as taking ``action`` back."""
        self._undoes = action

    def create(
        self, table: str, row: Id, event: Id, groups: Mapping[str, Values], *, subject: Id | None = None
    ) -> None:
        """Record a new row of a *set* record."""
        self._record("set", table, row, event, 0, subject, {g: dict(v) for g, v in groups.items()})

    def edit(self, table: str, row: Id, event: Id, groups: Mapping[str, Values], *, subject: Id | None = None) -> None:
        """Record new values of some fields of a row; groups whose values stay the same are not recorded."""
        self.flush()
        record = RECORDS[table]
        held = self.db.row(select_row(table), (row,))
        for group, values in groups.items():
            fields = record.groups[group]
            before = from_columns(fields, held) if held is not None else {}
            after = {**before, **values}
            base = held[f"h_{group}"] if held is not None else 0
            if after != before:
                self._record("set", table, row, event, base, subject, {group: after})

    def add(self, table: str, row: Id, event: Id, facts: Values, *, subject: Id | None = None, base: int = 0) -> None:
        """Record a row of an *add* record."""
        self._record("add", table, row, event, base, subject, dict(facts))

    def delete(self, table: str, row: Id, event: Id, *, subject: Id | None = None) -> None:
        """Record a tombstone; a later ``edit`` of the row revives it."""
        self._record("delete", table, row, event, 0, subject, {})

    def revive(self, table: str, row: Id, event: Id, *, subject: Id | None = None) -> None:
        """Take a tombstone back by writing a group anew as it stands."""
        self.flush()
        record = RECORDS[table]
        group = next(iter(record.groups))
        held = self.db.rows(select_row(table), (row,))[0]
        values = from_columns(record.groups[group], held)
        self._record("set", table, row, event, held[f"h_{group}"], subject, {group: values})

    def erase(self, lead: Id, event: Id) -> None:
        """Record that a lead is forgotten for ever."""
        self._record("erase", "lead", lead, event, 0, lead, {})

    def _record(
        self, kind: Kind, table: str, row: Id, event: Id, base: int, subject: Id | None, body: dict[str, Any]
    ) -> None:
        op = new_id()
        self._action = self._action or op
        self._seq += 1
        self._hlc = tick(self._hlc, self.now, self._tag)
        self._pending.append(
            Change(
                op=op,
                event_id=event,
                device_id=self._device,
                device_seq=self._seq,
                kind=kind,
                table=table,
                row_id=row,
                hlc=self._hlc,
                base=base,
                actor=self.actor,
                action=self._action,
                subject=subject or row,
                body=body,
                undoes=self._undoes,
            )
        )

    def flush(self) -> None:
        """Log and fold what was recorded so far."""
        if not self._pending:
            return
        applied = apply(self.db, self._pending, own=True)
        for table, ids in applied.touched.items():
            self._touched.setdefault(table, set()).update(ids)
        self._leads.update(applied.leads)
        self._pending.clear()

    def assessed(self, lead: Id) -> Assessed | None:
        """A lead with its quality as it stands; None where it is not here."""
        self.flush()
        return self._leads.get(lead) or assessed(self.db, lead)

    def change_set(self) -> ChangeSet:
        """What this transaction touched."""
        return ChangeSet(self._action, {table: frozenset(ids) for table, ids in self._touched.items()})


def history(db: Db, subject: Id) -> list[Change]:
    """Every change about a lead, or of a row that belongs to no lead, oldest first."""
    return _changes(db, "subject = ?", subject)


def changes_of_action(db: Db, action: Id) -> list[Change]:
    """The changes of one user action, in the order they were made."""
    # An action's changes follow its first one, which bears its name; undo asks for recent ones, so the walk is short.
    return _changes(db, "rid >= (SELECT rid FROM change WHERE op = ?1) AND action = ?1", action)


_LAST_UNDOABLE = """
SELECT action FROM change
WHERE event_id = ? AND device_id = (SELECT device_id FROM replica) AND undoes IS NULL AND body IS NOT NULL
  AND tbl IN ('lead', 'encounter', 'consent', 'answer', 'claim')
  AND action NOT IN (SELECT undoes FROM change WHERE undoes IS NOT NULL)
ORDER BY rid DESC LIMIT 1
"""


def last_undoable(db: Db, event: Id) -> Id | None:
    """The latest action on a lead of an event that was done on this laptop and not taken back yet."""
    action: Id | None = db.value(_LAST_UNDOABLE, (event,))
    return action


def all_changes(db: Db) -> Iterable[Change]:
    """The whole log, in the order it arrived here."""
    rows = db.each(f"SELECT {_CHANGE_COLUMNS} FROM change ORDER BY rid")
    return (_change(row) for row in rows)


def _changes(db: Db, where: str, value: Id) -> list[Change]:
    rows = db.rows(f"SELECT {_CHANGE_COLUMNS} FROM change WHERE {where} ORDER BY hlc", (value,))
    return [_change(row) for row in rows]


def _change(row: Row) -> Change:
    values = {name: row[name] for name in row.keys()}  # noqa: SIM118 - a row iterates over its values
    return Change(**{**values, "body": body_from_json(row["table"], row["kind"], row["body"])})
