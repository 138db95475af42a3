"""Leads by where they stand in the pipeline, from the command line."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from leadbooth.domain.listing import LeadFilter
from leadbooth.services import browse, pipeline, stores
from tests.cli.conftest import Terminal


@pytest.fixture
def worked(terminal: Terminal, badges: Path) -> Terminal:
    """Three leads; with one of them there is something to do."""
    terminal.type("capture", badges)
    store = stores.open_store(terminal.folder, "sample passphrase")
    chidi = browse.ids_of(store, browse.list_leads(store, LeadFilter(text="okafor")).numbers)
    pipeline.move(store, None, chidi, "proposal")
    pipeline.set_deal(store, None, chidi[0], value=4_800.0, close_on="2026-06-30")
    pipeline.plan_next(store, None, chidi[0], "Call", due_on="2026-04-30")
    pipeline.tag(store, None, chidi[0], ["food"])
    store.close()
    return terminal


@pytest.mark.parametrize(
    "chosen", [("--stage", "proposal", "--stage", "won"), ("--tag", "food", "--tag", "press"), ("--due", "2026-04-30")]
)
def test_leads_are_chosen_by_where_they_stand(worked: Terminal, chosen: tuple[str, ...]) -> None:
    [line] = worked.type("leads", "--json", *chosen).splitlines()
    lead = json.loads(line)
    assert lead["contact"]["last_name"] == "Okafor"
    assert (lead["stage"], lead["value"], lead["close_on"]) == ("proposal", 4_800.0, "2026-06-30")
    assert (lead["next_step"], lead["due_on"], lead["tags"]) == ("Call", "2026-04-30", ["food"])


def test_nothing_is_due_or_to_finish_before_it_is(worked: Terminal) -> None:
    for chosen in (("--due", "2026-04-29"), ("--to-finish",), ("--stage", "lost")):
        worked.type("leads", *chosen)
        assert worked.code == 1


def test_a_day_is_a_date(worked: Terminal) -> None:
    worked.type("leads", "--due", "30.04.2026")
    assert worked.code == 2
    assert "2026-04-30" in worked.err


def test_an_export_takes_those_that_were_chosen(worked: Terminal, tmp_path: Path) -> None:
    worked.type("export", "--tag", "food", tmp_path / "food.csv")
    with (tmp_path / "food.csv").open(newline="", encoding="utf-8") as file:
        [row] = csv.DictReader(file)
    assert (row["last_name"], row["value"], row["tags"]) == ("Okafor", "4800", "food")
    store = stores.open_store(worked.folder, "sample passphrase")
    with store.reading() as db:
        assert db.value("SELECT scope FROM export") == "filter"
    store.close()
