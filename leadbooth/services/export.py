"""Export: leads into a file that is whole or not there, and into the log, so that "new since last" has a meaning."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.export_row import ExportRow
from leadbooth.domain.ids import ORGANISATION, Id, new_id
from leadbooth.domain.listing import LeadFilter, LeadOrder
from leadbooth.errors import KnownError
from leadbooth.exchange.columns import FIXED, Column, question_columns
from leadbooth.exchange.csv_ import CsvFormat, write_csv
from leadbooth.storage import browse, events, exports
from leadbooth.storage.db import Db
from leadbooth.storage.exported import pack
from leadbooth.storage.files import replacing
from leadbooth.storage.store import Store

Scope = Literal["all", "event", "filter", "new"]
"""Which leads: of all events; of this event; of the current filter; of this event and new or changed since exported."""

Progress = Callable[[int, int], bool]
"""Called with rows done and rows in all; answers False to cancel."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote."""

    path: Path
    count: int
    changes: ChangeSet


def filter_for(scope: Scope, event: Id, chosen: LeadFilter | None = None) -> LeadFilter:
    """The leads that a scope stands for."""
    if scope == "all":
        return LeadFilter()
    if scope == "new":
        return LeadFilter(event_id=event, only_unexported=True)
    return (chosen or LeadFilter()) if scope == "filter" else LeadFilter(event_id=event)


def file_name(event: str, day: date) -> str:
    """What to call the file of an export, in letters that every system takes."""
    words = re.sub(r"[\W_]+", "-", event).strip("-").lower()
    return f"{words[:80] or 'leads'}-{day.isoformat()}.csv"


def count_scopes(store: Store, event: Id, chosen: LeadFilter) -> dict[Scope, int]:
    """How many leads each scope would export; ``chosen`` is the current filter."""
    with store.reading() as db:
        return {scope: browse.count(db, filter_for(scope, event, chosen)) for scope in get_args(Scope)}


def preview(store: Store, chosen: LeadFilter, form: CsvFormat | None = None, lines: int = 20) -> str:
    """How the file begins: its header and first rows, as they would be written."""
    file = io.BytesIO()
    with store.reading() as db:
        columns, rows = _table(db, chosen, _numbers(db, chosen)[:lines])
        write_csv(file, columns, rows, form or CsvFormat())
    return file.getvalue().decode("utf-8-sig")


def export_csv(
    store: Store,
    staff: Id | None,
    target: Path,
    chosen: LeadFilter,
    *,
    scope: Scope = "filter",
    form: CsvFormat | None = None,
    progress: Progress | None = None,
) -> Exported:
    """Write the leads that ``chosen`` asks for and log it.

    Raises KnownError("nothing_to_export", "cancelled", "disk_full", "folder_read_only" ...); an earlier file of that
    name is then as it was, and nothing is logged.
    """
    form = form or CsvFormat()
    with store.reading() as db:
        numbers = _numbers(db, chosen)
        if not numbers:
            raise KnownError("nothing_to_export")
        upto, exported = exports.snapshot_clock(db), list[Id]()
        columns, rows = _table(db, chosen, numbers)
        with exports.sparing(db, 4), replacing(target) as file:
            write_csv(file, columns, _watched(rows, len(numbers), exported, progress), form)
    with store.writing(staff) as writer, exports.sparing(writer.db, 16):
        facts = {
            "at": writer.now,
            "staff_id": staff,
            "scope": scope,
            "format": "csv-excel" if form.excel else "csv",
            "file_name": target.name,
            "leads": pack(exported),
            "count": len(exported),
            "upto": upto,
        }
        writer.add("export", new_id(), chosen.event_id or ORGANISATION, facts)
        writer.flush()
    return Exported(target, len(exported), writer.change_set())


def _numbers(db: Db, chosen: LeadFilter) -> list[int]:
    return browse.lead_numbers(db, chosen, LeadOrder(), search_limit=None)


def _table(db: Db, chosen: LeadFilter, numbers: list[int]) -> tuple[tuple[Column, ...], Iterator[ExportRow]]:
    questions = events.questions(db, chosen.event_id)
    return (*FIXED, *question_columns(questions)), exports.export_rows(db, numbers, questions)


def _watched(
    rows: Iterator[ExportRow], total: int, exported: list[Id], progress: Progress | None
) -> Iterator[ExportRow]:
    for done, row in enumerate(rows):
        if progress is not None and done % exports.BATCH == 0 and not progress(done, total):
            raise KnownError("cancelled")
        exported.append(row.lead_id)
        yield row
