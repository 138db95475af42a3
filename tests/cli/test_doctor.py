"""``leadbooth doctor`` and ``demo`` as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal


@pytest.fixture(autouse=True)
def _one_camera(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leadbooth.ui.cameras.camera_names", lambda: ["Front camera"])


def findings(terminal: Terminal) -> dict[str, str]:
    read = [json.loads(line) for line in terminal.type("doctor", "--json").splitlines()]
    return {one["check"]: one["health"] for one in read}


def test_a_healthy_store_is_healthy(terminal: Terminal, badges: Path) -> None:
    terminal.type("capture", badges)
    found = findings(terminal)
    assert terminal.code == 0
    assert set(found.values()) == {"ok"}
    assert {"store", "pages", "state", "layout", "sqlite", "camera", "keychain", "disk", "backups", "logs"} <= set(
        found
    )
    assert "Front camera" in terminal.type("doctor")


def test_without_a_store_the_rest_is_examined(terminal: Terminal) -> None:
    assert findings(terminal)["store"] == "warning"
    assert terminal.code == 0
    assert not terminal.folder.exists()


def test_a_locked_store_is_no_fault(terminal: Terminal, badges: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal.type("capture", badges)
    monkeypatch.delenv("LEADBOOTH_PASSPHRASE")
    assert findings(terminal)["store"] == "warning"


def test_a_damaged_page_is_a_fault(terminal: Terminal) -> None:
    terminal.type("demo", "--leads", 200)
    database = terminal.folder / "leadbooth.db"
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 0xFF
    database.write_bytes(content)
    found = findings(terminal)
    assert terminal.code in (1, 3)
    assert found.get("pages", "fault") == "fault"


def test_one_seed_gives_one_list(terminal: Terminal, tmp_path: Path) -> None:
    lists = []
    for name, seed in (("one", 7), ("two", 7), ("three", 8)):
        terminal.folder = tmp_path / name
        terminal.type("demo", "--leads", 60, "--seed", seed)
        assert terminal.code == 0
        leads = [json.loads(line) for line in terminal.type("leads", "--json").splitlines()]
        lists.append([(one["contact"], one["interest"], one["stage"], one["badge_id"]) for one in leads])
    assert lists[0] == lists[1]
    assert lists[0] != lists[2]


def test_a_number_of_leads_is_a_number(terminal: Terminal) -> None:
    terminal.type("demo", "--leads", "many")
    assert terminal.code == 2
