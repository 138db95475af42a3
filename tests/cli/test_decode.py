"""``leadbooth decode``: one JSON object for each payload, and no store."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from leadbooth.paths import resource
from tests.cli.conftest import Terminal

KEYS = ["source", "symbology", "format", "badge_id", "contact", "warnings"]


def test_every_payload_is_one_object_on_a_line(terminal: Terminal) -> None:
    file = resource("samples", "badges.txt")
    terminal.bare("decode", file)
    read = [json.loads(line) for line in terminal.lines]
    assert terminal.code == 0
    assert len(read) == 10
    assert all(list(one) == KEYS and one["source"] == str(file) for one in read)
    assert [one["format"] for one in read][:3] == ["vcard", "mecard", "delimited"]
    assert read[1]["contact"] == {
        "first_name": "Chidi",
        "last_name": "Okafor",
        "job_title": "Procurement Manager",
        "company": "Brightwell Foods",
        "email": "chidi.okafor@brightwell.example",
        "phone": "+442079460123",
    }
    assert read[-1]["badge_id"] == "0814847311126137001"


def test_no_store_is_made_or_asked_for(terminal: Terminal, badges: Path) -> None:
    terminal.type("decode", badges)
    assert terminal.code == 0
    assert not terminal.folder.exists()


def test_an_aim_identifier_tells_the_symbology(terminal: Terminal, type_in: Callable[[str], None]) -> None:
    type_in("]Q1A-17\n")
    assert json.loads(terminal.bare("decode", "-"))["symbology"] == "qr"


def test_old_files_are_read_in_their_own_encoding(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes("name:Jürgen Groß;email:j@gross.example".encode("cp1252"))
    assert json.loads(terminal.bare("decode", file))["contact"]["last_name"] == "Groß"


def test_text_of_windows_tools_is_read_by_its_mark(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "unicode.txt"
    file.write_bytes("name:Jürgen Groß;email:j@gross.example\r\n".encode("utf-16"))
    assert json.loads(terminal.bare("decode", file))["contact"]["last_name"] == "Groß"


def test_a_payload_that_is_too_long_is_an_object_too(terminal: Terminal, type_in: Callable[[str], None]) -> None:
    type_in(f"{'x' * 70_000}\nA-17\n")
    read = [json.loads(line) for line in terminal.bare("decode", "-").splitlines()]
    assert [(one["format"] != "", one["warnings"]) for one in read] == [(False, ["payload_too_long"]), (True, [])]
    assert terminal.code == 1


def test_control_characters_are_escaped_and_kept(terminal: Terminal, type_in: Callable[[str], None]) -> None:
    type_in("name:Jane Doe;note:a\u202eb\x9bc\n")
    terminal.bare("decode", "-")
    assert not set(terminal.out) & set("\u202e\x9b")
    assert json.loads(terminal.out)["format"] == "keyvalue"


def test_a_file_that_is_not_there_is_said(terminal: Terminal) -> None:
    terminal.bare("decode", "nowhere.vcf")
    assert terminal.code == 3
    assert "There is no file nowhere.vcf." in terminal.err
