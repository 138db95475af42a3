"""Events on the command line: a list, and set-ups that go from one laptop to another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leadbooth.cli.exits import Exit
from tests.cli.conftest import Terminal

EXPO = "Grid & Power Expo"


@pytest.fixture
def expo(terminal: Terminal) -> Terminal:
    """The laptop of whoever prepares: an event with questions, and leads."""
    terminal.type("demo", "--leads", 30)
    return terminal


@pytest.fixture
def laptop(terminal: Terminal, tmp_path: Path, badges: Path) -> Terminal:
    """Another laptop, which captured something at another event."""
    other = Terminal(tmp_path / "laptop", terminal.capsys)
    other.type("capture", "--new-event", "Breakfast", badges)
    return other


def listed(terminal: Terminal) -> dict[str, tuple[str, int]]:
    """Id and number of leads of each event, by name."""
    lines = map(json.loads, terminal.type("events", "--json").splitlines())
    return {event["name"]: (event["id"], event["leads"]) for event in lines}


def test_a_set_up_goes_to_another_laptop(expo: Terminal, laptop: Terminal) -> None:
    said = expo.type("events", "export", "--event", EXPO)
    assert said == f"The set-up of {EXPO} was written to grid-power-expo.leadbooth-event\n"
    checked = laptop.bare("events", "import", "--check", "grid-power-expo.leadbooth-event")
    assert checked.startswith(f"{EXPO} (")
    assert checked.endswith("); questions: 4, consent texts: 3, lead magnets: 0, team: everybody\n")
    assert set(listed(laptop)) == {"Breakfast"}
    assert laptop.type("events", "import", "grid-power-expo.leadbooth-event").startswith(f"Made: {EXPO}")
    assert laptop.code == Exit.OK
    assert listed(laptop)[EXPO] == (listed(expo)[EXPO][0], 0)
    again = laptop.type("events", "import", "grid-power-expo.leadbooth-event")
    assert again == f"Brought in line: {checked}"
    laptop.type("events", "export", "back.leadbooth-event", "--event", EXPO)
    first, back = Path("grid-power-expo.leadbooth-event"), Path("back.leadbooth-event")
    assert back.read_bytes() == first.read_bytes()


def test_next_years_event_is_prepared_as_this_years(expo: Terminal) -> None:
    assert expo.type("events", "duplicate", "--event", EXPO) == f"{EXPO} (copy) was prepared as {EXPO}\n"
    assert expo.type("events", "duplicate", "Expo 2027", "--event", EXPO).startswith("Expo 2027 was")
    assert listed(expo)["Expo 2027"][1] == 0
    expo.type("events", "export", "new", "--event", "Expo 2027")
    assert "Which product line?" in Path("new").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_used_is_said_in_words_and_nothing_is_changed(laptop: Terminal, tmp_path: Path) -> None:
    before = listed(laptop)
    for name, data in (("cut", '{"format": "leadbooth-event", "ver'), ("other", '{"format": "vcard"}')):
        (tmp_path / name).write_text(data)
        laptop.type("events", "import", name)
        assert laptop.code == Exit.KNOWN
        assert laptop.err.startswith(f"leadbooth: {name} is no set-up of an event")
        assert "Nothing was changed." in laptop.err
    laptop.type("events", "import", "nowhere")
    assert "There is no file nowhere." in laptop.err
    assert listed(laptop) == before


def test_an_event_that_is_not_there_is_told(expo: Terminal) -> None:
    expo.type("events", "export", "--event", "Nowhere fair")
    assert (expo.code, expo.out) == (Exit.KNOWN, "")
    assert "There is no event named Nowhere fair." in expo.err


def test_the_folder_may_be_named_before_or_after(expo: Terminal) -> None:
    expo.bare("events", "export", "one", "--data-dir", expo.folder, "--event", EXPO)
    expo.bare("events", "--data-dir", expo.folder, "export", "two", "--event", EXPO)
    assert expo.code == Exit.OK
    assert Path("one").read_bytes() == Path("two").read_bytes()


def test_each_work_explains_itself(terminal: Terminal) -> None:
    for work in ("export", "import", "duplicate"):
        assert "--data-dir" in terminal.bare("events", work, "--help")
    terminal.bare("events", "publish")
    assert terminal.code == Exit.USAGE
