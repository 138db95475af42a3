"""What an event offers and says: its lead magnets and consent texts, out of the store."""

from __future__ import annotations

from typing import NamedTuple

from leadbooth.domain.consent_text import ConsentText
from leadbooth.domain.ids import Id
from leadbooth.domain.magnet import Magnet
from leadbooth.domain.records import RECORDS
from leadbooth.storage.db import Db


def magnets(db: Db, event: Id) -> list[Magnet]:
    """What is or was offered at an event, by name."""
    rows = db.each(
        "SELECT id, name, kind, active FROM magnet WHERE event_id = ? AND deleted_hlc < h_offer "
        "ORDER BY name COLLATE NOCASE, id",
        (event,),
    )
    return [Magnet(row[0], row[1], row[2], row[3] != 0) for row in rows]


def consent_texts(db: Db, event: Id) -> list[ConsentText]:
    """The texts of an event, by purpose and language."""
    rows = db.each(
        "SELECT id, purpose, language, wording, version FROM consent_text WHERE event_id = ? AND deleted_hlc < h_text "
        "ORDER BY purpose, language",
        (event,),
    )
    return [_text(*row) for row in rows]


def latest_text(db: Db, row: Id) -> ConsentText | None:
    """A text as it was last, even where it was taken away; None where there never was one."""
    held = db.row("SELECT id, purpose, language, wording, version FROM consent_text WHERE id = ?", (row,))
    return None if held is None else _text(*held)


def _text(row: Id, purpose: str, language: str, wording: str, version: int | None) -> ConsentText:
    return ConsentText(row, purpose, language, wording, version or 1)


class Whereabouts(NamedTuple):
    """The event that a row belongs to, and whether it was deleted."""

    event: Id
    deleted: bool


def whereabouts(db: Db, table: str, row: Id) -> Whereabouts | None:
    """Where a row of a *set* record is; None where it is not here."""
    clocks = ", ".join(f"h_{group}" for group in RECORDS[table].groups)
    held = db.row(f"SELECT event_id, deleted_hlc >= max(0, {clocks}) FROM {table} WHERE id = ?", (row,))
    return None if held is None else Whereabouts(held[0], bool(held[1]))
