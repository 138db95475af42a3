"""``leadbooth export``, ``backup`` and ``restore``: taking leads home and keeping them safe."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal


def rows_of(file: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text, delimiter=delimiter))


@pytest.fixture
def captured(terminal: Terminal, badges: Path) -> Terminal:
    """A terminal whose store holds three leads at one event and one at another."""
    terminal.type("capture", "--new-event", "Chamber breakfast", badges)
    other = badges.with_name("other.txt")
    other.write_text("MECARD:N:Weber,Jonas;EMAIL:jonas.weber@alder.example;;", encoding="utf-8")
    terminal.type("capture", "--new-event", "Expo", "--interest", "hot", other)
    return terminal


def test_all_leads_are_written(captured: Terminal, tmp_path: Path) -> None:
    target = tmp_path / "leads.csv"
    captured.type("export", target)
    assert captured.out == f"4 leads written to {target}\n"
    assert {row["event"] for row in rows_of(target)} == {"Chamber breakfast", "Expo"}


def test_without_a_name_the_file_is_named_by_event_and_day(captured: Terminal, tmp_path: Path) -> None:
    captured.type("export", "--event", "expo")
    (file,) = tmp_path.glob("expo-20*.csv")
    assert [row["email"] for row in rows_of(file)] == ["jonas.weber@alder.example"]


def test_new_since_the_last_export_is_written_once(captured: Terminal, tmp_path: Path) -> None:
    target = tmp_path / "new.csv"
    captured.type("export", "-o", target, "--scope", "new", "--event", "Expo")
    assert captured.code == 0
    before = target.read_bytes()
    captured.type("export", "-o", target, "--scope", "new", "--event", "Expo")
    assert captured.code == 1
    assert "No lead fits" in captured.err
    assert target.read_bytes() == before


def test_a_search_narrows_an_export(captured: Terminal, tmp_path: Path) -> None:
    target = tmp_path / "found.csv"
    captured.type("export", target, "--search", "okafor")
    assert [row["last_name"] for row in rows_of(target)] == ["Okafor"]


def test_excel_gets_its_mark_and_its_delimiter(captured: Terminal, tmp_path: Path) -> None:
    target = tmp_path / "excel.csv"
    captured.type("export", target, "--excel", "--delimiter", ";")
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "+44 2079460123" in [row["phone"] for row in rows_of(target, ";")]


def test_a_folder_that_is_not_there_is_said(captured: Terminal, tmp_path: Path) -> None:
    captured.type("export", tmp_path / "nowhere" / "leads.csv")
    assert captured.code == 3
    assert len(captured.err.splitlines()) == 3


def test_a_delimiter_that_is_none_is_refused(captured: Terminal) -> None:
    captured.type("export", "--delimiter", "xx")
    assert captured.code == 2


def test_a_backup_brings_every_lead_back(captured: Terminal, tmp_path: Path) -> None:
    backup = tmp_path / "friday.leadbooth"
    captured.type("backup", backup)
    assert captured.code == 0
    before = captured.type("leads")
    captured.folder = tmp_path / "another laptop"
    captured.type("restore", backup)
    assert captured.code == 0
    assert captured.type("leads") == before


def test_what_a_restore_replaces_is_kept(captured: Terminal, tmp_path: Path) -> None:
    captured.type("backup", tmp_path / "friday.leadbooth")
    captured.type("restore", tmp_path / "friday.leadbooth")
    assert "What was there is kept in" in captured.out
    assert list((captured.folder / "backups").glob("replaced-*/leadbooth.db"))


def test_a_file_that_is_no_backup_changes_nothing(captured: Terminal, badges: Path) -> None:
    captured.type("restore", badges)
    assert captured.code == 3
    assert "is no backup" in captured.err
    captured.type("leads")
    assert len(captured.lines) == 5
