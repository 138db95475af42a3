"""``leadbooth decode``: one JSON object for each payload, and no store."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from leadbooth.paths import resource
from tests.cli.conftest import Terminal
from tests.reading.pictures.drawing import beside, drawn, saved

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


# ---------------------------------------------------------------- pictures


def read_picture(terminal: Terminal, *files: Path) -> list[dict[str, object]]:
    terminal.bare("decode", *files)
    return [json.loads(line) for line in terminal.lines]


def test_every_code_in_a_picture_is_one_object_on_a_line(terminal: Terminal, tmp_path: Path) -> None:
    photo = tmp_path / "badges.jpg"
    photo.write_bytes(saved(beside(drawn("MECARD:N:Okafor,Chidi;;"), drawn("0814847311", "Code128")), "JPEG"))
    read = read_picture(terminal, photo)
    assert terminal.code == 0
    assert all(list(one) == KEYS and one["source"] == str(photo) for one in read)
    assert {one["symbology"]: (one["format"], one["badge_id"]) for one in read} == {
        "qr": ("mecard", ""),
        "code128": ("id", "0814847311"),
    }
    assert {"first_name": "Chidi", "last_name": "Okafor"} in [one["contact"] for one in read]


def test_pictures_and_payloads_go_together(terminal: Terminal, tmp_path: Path, badges: Path) -> None:
    photo = tmp_path / "badge"  # its content says what it is
    photo.write_bytes(saved(drawn("A-17", "DataMatrix")))
    read = read_picture(terminal, badges, photo)
    assert [one["symbology"] for one in read] == ["", "", "", "datamatrix"]


def test_a_picture_without_a_code_is_said_and_is_an_object_too(terminal: Terminal, tmp_path: Path) -> None:
    blank, photo = tmp_path / "blank.png", tmp_path / "badge.png"
    blank.write_bytes(saved(beside(drawn("A-17")).point([255] * 256)))
    photo.write_bytes(saved(drawn("A-17")))
    read = read_picture(terminal, blank, photo)
    assert [(one["format"], one["warnings"]) for one in read] == [("", ["picture_without_code"]), ("id", [])]
    assert "No code was found in blank.png." in terminal.err
    assert terminal.code == 1


def test_a_damaged_picture_does_not_keep_the_others_from_being_read(terminal: Terminal, tmp_path: Path) -> None:
    damaged, photo = tmp_path / "damaged.png", tmp_path / "badge.png"
    damaged.write_bytes(saved(drawn("A-17"))[:200])
    photo.write_bytes(saved(drawn("A-17")))
    read = read_picture(terminal, damaged, photo)
    assert [one["warnings"] for one in read] == [["picture_damaged"], []]
    assert "The picture damaged.png is damaged or incomplete." in terminal.err
    assert terminal.code == 1
