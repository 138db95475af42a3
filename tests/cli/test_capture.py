"""``leadbooth capture``, ``leads`` and ``events``: from payloads to a list."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

TypeIn = Callable[[str], None]


def test_badges_become_leads_in_a_new_store(terminal: Terminal, badges: Path) -> None:
    terminal.type("capture", "--new-event", "Grid & Power Expo", badges)
    assert terminal.code == 0
    assert [line.split()[0] for line in terminal.lines] == ["new", "new", "new"]
    assert terminal.lines[0].endswith("Chidi Okafor, Brightwell Foods")
    assert terminal.lines[2].endswith("0814847311126137001")
    assert terminal.err.count("Recovery key") == 1


def test_the_same_badges_again_are_the_same_leads(terminal: Terminal, badges: Path) -> None:
    first = [line.split()[1] for line in terminal.type("capture", badges).splitlines()]
    second = terminal.type("capture", badges).splitlines()
    assert [line.split()[0] for line in second] == ["again", "again", "again"]
    assert [line.split()[1] for line in second] == first
    assert "Recovery key" not in terminal.err


def test_interest_note_and_staff_go_to_each_lead(terminal: Terminal, badges: Path) -> None:
    terminal.type("capture", "--staff", "Mara Klein", "--interest", "hot", "--note", "Wants 120 relays", badges)
    terminal.type("leads", "--search", "relays", "--interest", "hot", "--json")
    leads = [json.loads(line) for line in terminal.lines]
    assert {lead["owner"] for lead in leads} == {"Mara Klein"}
    assert len(leads) == 3


def test_a_scanner_may_type_into_standard_input(terminal: Terminal, type_in: TypeIn) -> None:
    type_in("BEGIN:VCARD\r\nVERSION:3.0\r\nN:Weber;Jonas\r\nEND:VCARD\r\nA-17\r\n")
    terminal.type("capture", "-")
    assert [line.split("  ")[-1] for line in terminal.lines] == ["Jonas Weber", "A-17"]


def test_one_payload_that_is_too_long_does_not_stop_the_others(terminal: Terminal, type_in: TypeIn) -> None:
    type_in(f"A-17\n{'x' * 70_000}\nA-18\n")
    terminal.type("capture")
    assert terminal.code == 3
    assert [line.split("  ")[-1] for line in terminal.lines] == ["A-17", "A-18"]
    assert "longer than any badge" in terminal.err


def test_names_without_accents_find_names_with_accents(terminal: Terminal, badges: Path) -> None:
    terminal.type("capture", badges)
    assert "Élodie Marchand" in terminal.type("leads", "--search", "elodie")
    assert "Chidi" not in terminal.out


def test_a_list_says_when_there_is_more_and_when_there_is_nothing(terminal: Terminal, badges: Path) -> None:
    terminal.type("capture", badges)
    terminal.type("leads", "--limit", 1)
    assert len(terminal.lines) == 2
    assert "1 of 3 leads" in terminal.err
    terminal.type("leads", "--search", "nobody")
    assert terminal.code == 1
    assert not terminal.out
    assert "No lead fits" in terminal.err
    terminal.type("leads", "--limit", -1)
    assert terminal.code == 2


def test_a_file_that_is_not_there_is_said_before_anything_is_saved(terminal: Terminal, badges: Path) -> None:
    terminal.type("capture", badges, badges.with_name("missing.txt"))
    assert terminal.code == 3
    assert "missing.txt" in terminal.err
    assert not terminal.folder.exists()


def test_events_are_listed_with_their_leads(terminal: Terminal, badges: Path) -> None:
    terminal.type("capture", "--new-event", "Chamber breakfast", badges)
    terminal.type("capture", "--new-event", "Grid & Power Expo", badges)
    terminal.type("capture", "--new-event", "Grid & Power Expo", badges)
    found = [json.loads(line) for line in terminal.type("events", "--json").splitlines()]
    assert {one["name"]: one["leads"] for one in found} == {"Chamber breakfast": 3, "Grid & Power Expo": 3}
    assert "Grid & Power Expo" in terminal.type("events")


def test_an_event_that_is_not_there_is_said(terminal: Terminal, badges: Path) -> None:
    terminal.type("capture", badges)
    terminal.type("capture", "--event", "Gird Expo", badges)
    assert terminal.code == 3
    assert terminal.err.splitlines() == [
        "leadbooth: There is no event named Gird Expo.",
        "  Nothing was changed.",
        '  See the names with "leadbooth events", or make it with --new-event.',
    ]


def test_what_a_badge_says_cannot_move_the_cursor(terminal: Terminal, type_in: TypeIn) -> None:
    type_in("badge \x1b]0;owned\x07\x9b2J\u202e x\n")
    printed = terminal.type("capture") + terminal.type("leads")
    assert not set(printed) & set("\x1b\x07\x9b\u202e")


@pytest.mark.parametrize("width", [60, 100])
def test_a_table_fits_the_terminal(
    terminal: Terminal, badges: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    terminal.type("capture", badges)
    monkeypatch.setenv("COLUMNS", str(width))
    terminal.type("leads")
    assert max(map(len, terminal.lines)) <= width
    assert "…" in terminal.out
