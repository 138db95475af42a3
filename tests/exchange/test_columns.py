"""The columns of an export are a contract: the guide lists each of them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from leadbooth.domain.export_row import ExportRow
from leadbooth.domain.form import Question
from leadbooth.domain.ids import new_id
from leadbooth.exchange.columns import FIXED, iso_time, question_columns

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "export-columns.md"


def test_the_guide_documents_every_column_in_its_order() -> None:
    documented = re.findall(r"^\| `(\w+)` \| \S", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert documented == [column.name for column in FIXED]


def test_an_unknown_lead_has_empty_cells_and_no_consent() -> None:
    row = ExportRow(new_id())
    cells = {column.name: column.cell(row) for column in FIXED}
    assert cells["email"] == cells["interest"] == cells["captured_at"] == cells["notes"] == ""
    assert (cells["consent_email"], cells["quality"], cells["grade"]) == ("false", "0", "D")


def test_the_same_question_of_two_events_is_one_column() -> None:
    questions = [Question(new_id(), key, "?", "one") for key in ("budget", "system", "budget")]
    assert [column.name for column in question_columns(questions)] == ["q_budget", "q_system"]


def test_answers_are_plain_text() -> None:
    columns = question_columns([Question(new_id(), key, "?", "one") for key in "abcd"])
    answers = {"a": ["Relays", "SCADA"], "b": True, "c": 3.0}
    row = ExportRow(new_id(), answers=answers)
    assert [column.cell(row) for column in columns] == ["Relays;SCADA", "true", "3", ""]


@given(st.floats(0, 1e15, exclude_max=True))
def test_numbers_are_read_back_as_they_were(value: float) -> None:
    [column] = [column for column in FIXED if column.name == "value"]
    cell = column.cell(ExportRow(new_id(), value=value))
    assert float(cell) == value
    assert not value.is_integer() or cell.isdigit()


def test_columns_of_questions_keep_their_place_whatever_order_they_are_asked_in() -> None:
    questions = [Question(new_id(), key, "?", "one", position=-place) for place, key in enumerate("abc")]
    assert [column.name for column in question_columns(questions[::-1])] == ["q_a", "q_b", "q_c"]


@given(st.integers(1, 253_402_300_799_999))
def test_a_time_is_what_the_calendar_says(ms: int) -> None:
    assert iso_time(ms) == datetime.fromtimestamp(ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_times_are_utc() -> None:
    assert iso_time(1_770_112_800_000) == "2026-02-03T10:00:00Z"
    assert iso_time(0) == ""
