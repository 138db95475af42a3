"""CSV by RFC 4180, in UTF-8, and the variant that is safe to open with a double click in Excel."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any

from leadbooth.domain.export_row import ExportRow
from leadbooth.domain.ids import Id
from leadbooth.exchange.columns import PHONE_COLUMNS, Column

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PHONE_LETTERS = frozenset("+0123456789 ()-./")
_TWO_DIGIT_COUNTRY_CODES = frozenset(
    "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 "
    "81 82 84 86 90 91 92 93 94 95 98".split()
)


@dataclass(frozen=True, slots=True)
class CsvFormat:
    """How the file is written. ``excel`` adds a byte order mark and keeps cells from being taken for formulas."""

    excel: bool = False
    delimiter: str = ","


def write_csv(file: IO[bytes], columns: Sequence[Column], rows: Iterable[ExportRow], form: CsvFormat) -> int:
    """Write a header and a line per row, one at a time; answers the number of rows."""
    if form.excel:
        file.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=False)
    writer = csv.writer(text, delimiter=form.delimiter, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    count = 0
    for count, cells in enumerate(_cells(columns, rows, form), start=1):  # noqa: B007 - the last count is the answer
        writer.writerow(cells)
    text.flush()
    text.detach()
    return count


def _cells(columns: Sequence[Column], rows: Iterable[ExportRow], form: CsvFormat) -> Iterator[list[Any]]:
    places = [ExportRow._fields.index(column.field) for column in columns]
    written = [(place, column.write, *_unknown(column)) for place, column in enumerate(columns) if column.write]
    guards = [_guarded_phone if column.name in PHONE_COLUMNS else guarded for column in columns]
    for row in rows:
        cells = [row[place] for place in places]
        for place, write, unknown, text in written:
            value = cells[place]
            cells[place] = text if value is unknown else write(value)
        yield [guard(str(cell)) for guard, cell in zip(guards, cells, strict=True)] if form.excel else cells


def _unknown(column: Column) -> tuple[object, str]:
    """The value of an unknown cell and its text, which is made once: most leads lack most of what can be known."""
    defaults = ExportRow._field_defaults
    return (defaults[column.field], column.cell(_NOBODY)) if column.field in defaults else (object(), "")


_NOBODY = ExportRow(Id(bytes(16)))


def guarded(cell: str) -> str:
    """The cell so that a spreadsheet takes it for text: an apostrophe stands before what looks like a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def _guarded_phone(cell: str) -> str:
    if not cell.startswith("+") or not _PHONE_LETTERS.issuperset(cell):
        return guarded(cell)
    return _spaced(cell)


def _spaced(number: str) -> str:
    """A number that keeps its plus: with a blank in it, a spreadsheet does not take it for an amount."""
    if " " in number:
        return number
    digits = number[1:]
    length = 1 if digits[:1] in "17" else 2 if digits[:2] in _TWO_DIGIT_COUNTRY_CODES else 3
    return f"+{digits[:length]} {digits[length:]}"
