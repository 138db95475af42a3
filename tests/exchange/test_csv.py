"""CSV: what goes in comes out, whatever is in it; and for Excel nothing is run."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from leadbooth.domain.export_row import ExportRow
from leadbooth.domain.ids import new_id
from leadbooth.exchange.columns import Column
from leadbooth.exchange.csv_ import CsvFormat, guarded, write_csv

CELLS = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ['"', '""', "a,b", "a;b", "a\nb", "a\r\nb", "\r", " ", "=1+1", "é", "\ufeff"]
)
NAMES = ("first_name", "company", "city")


def rows_of(table: list[list[str]]) -> list[ExportRow]:
    return [ExportRow(new_id(), **dict(zip(NAMES, cells, strict=True))) for cells in table]  # type: ignore[arg-type]


def contact_column(name: str) -> Column:
    return Column(name, name)


COLUMNS = tuple(map(contact_column, NAMES))


def written(table: list[list[str]], form: CsvFormat, columns: tuple[Column, ...] = COLUMNS) -> bytes:
    file = io.BytesIO()
    assert write_csv(file, columns, rows_of(table), form) == len(table)
    return file.getvalue()


def read_back(data: bytes, delimiter: str, encoding: str = "utf-8") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(encoding), newline=""), delimiter=delimiter))


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5), st.sampled_from(",;\t|"))
@example([['say "hi"', "a,b;c", "two\r\nlines"]], ",")
def test_every_cell_survives(table: list[list[str]], delimiter: str) -> None:
    data = written(table, CsvFormat(delimiter=delimiter))
    assert read_back(data, delimiter) == [list(NAMES), *table]


def test_lines_end_as_rfc_4180_says_and_quotes_are_doubled() -> None:
    assert written([['5" pipe', "a,b", ""]], CsvFormat()) == b'first_name,company,city\r\n"5"" pipe","a,b",\r\n'


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5))
def test_for_excel_no_cell_can_be_a_formula(table: list[list[str]]) -> None:
    data = written(table, CsvFormat(excel=True, delimiter=";"))
    assert data.startswith(b"\xef\xbb\xbf")
    [_, *rows] = read_back(data[3:], ";")
    for before, after in zip(table, rows, strict=True):
        for cell, safe in zip(before, after, strict=True):
            assert safe in (cell, f"'{cell}")
            assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "\t=1", "＝1"])
def test_what_looks_like_a_formula_is_text(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize(
    ("number", "safe"),
    [
        ("+49301234567", "+49 301234567"),
        ("+1 212 5550199", "+1 212 5550199"),
        ("+3581234567", "+358 1234567"),
        ("0301234567", "0301234567"),
        ("+49=cmd", "'+49=cmd"),
        ("=1", "'=1"),
    ],
)
def test_telephone_numbers_keep_their_plus(number: str, safe: str) -> None:
    file = io.BytesIO()
    write_csv(file, (contact_column("phone"),), [ExportRow(new_id(), phone=number)], CsvFormat(excel=True))
    assert read_back(file.getvalue(), ",", "utf-8-sig") == [["phone"], [safe]]


def test_rows_are_written_one_by_one() -> None:
    file = io.BytesIO()
    seen: list[int] = []

    def one_after_the_other() -> object:
        for number in range(3000):
            seen.append(file.tell())
            yield ExportRow(new_id(), first_name=f"Name {number:06}")

    write_csv(file, COLUMNS, one_after_the_other(), CsvFormat())  # type: ignore[arg-type]
    assert 0 < seen[1500] < seen[-1]  # what was written before is not held back until the end
