"""Browse: lists in order, by filter and search; and what happened with a lead."""

from __future__ import annotations

import pytest

from leadbooth.domain.ids import ORGANISATION, Id, new_id
from leadbooth.domain.lead import Defaults
from leadbooth.domain.listing import COLUMNS, Column, LeadFilter, LeadOrder
from leadbooth.domain.pipeline import StageLabel
from leadbooth.domain.words import Interest, Purpose
from leadbooth.services import browse, capture, events, many, pipeline, stages, undo
from leadbooth.services.captured import open_lead
from tests.services.conftest import Booth, Clock

PEOPLE = ("Weber,Jonas", "Tanaka,Aiko", "Núñez,Íñigo")


def scan(booth: Booth, name: str) -> Id:
    last = name.split(",", maxsplit=1)[0]
    payload = f"MECARD:N:{name};ORG:{last} AG;EMAIL:{last.lower()}@firm.example;;"
    return capture.scan(booth.store, booth.event, booth.staff.id, payload).lead.id


@pytest.fixture
def leads(booth: Booth) -> list[Id]:
    return [scan(booth, name) for name in PEOPLE]


def listed(booth: Booth, chosen: LeadFilter | None = None, order: LeadOrder | None = None) -> list[str]:
    numbers = browse.list_leads(booth.store, chosen or LeadFilter(), order).numbers
    page = browse.page(booth.store, numbers)
    return [page[number].contact.first_name for number in numbers]


@pytest.mark.usefixtures("leads")
def test_the_newest_comes_first(booth: Booth) -> None:
    assert listed(booth) == ["Íñigo", "Aiko", "Jonas"]


@pytest.mark.usefixtures("leads")
@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_sorts_both_ways(booth: Booth, column: Column) -> None:
    up = listed(booth, order=LeadOrder(column))
    down = listed(booth, order=LeadOrder(column, descending=True))
    assert sorted(up) == sorted(down) == sorted(listed(booth))


@pytest.mark.usefixtures("leads")
def test_names_sort_by_last_name_without_their_accents(booth: Booth) -> None:
    assert listed(booth, order=LeadOrder("name")) == ["Íñigo", "Aiko", "Jonas"]
    assert listed(booth, order=LeadOrder("name", descending=True)) == ["Jonas", "Aiko", "Íñigo"]


@pytest.mark.usefixtures("leads")
@pytest.mark.parametrize(
    ("typed", "found"), [("nunez", ["Íñigo"]), ("we", ["Jonas"]), ("firm", ["Íñigo", "Aiko", "Jonas"])]
)
def test_search_finds_without_accents_and_by_beginnings(booth: Booth, typed: str, found: list[str]) -> None:
    assert sorted(listed(booth, LeadFilter(text=typed))) == sorted(found)
    assert browse.count_leads(booth.store, LeadFilter(text=typed)) == len(found)


def test_filters_hold_together(booth: Booth, leads: list[Id], clock: Clock) -> None:
    capture.set_interest(booth.store, booth.staff.id, leads[0], Interest.HOT)
    capture.scan(booth.store, booth.event, booth.staff.id, "8841-2207")
    assert listed(booth, LeadFilter(interests=("hot", "cold"))) == ["Jonas"]
    assert listed(booth, LeadFilter(interests=("hot",), text="tanaka")) == []
    assert listed(booth, LeadFilter(badge_only=True)) == [""]
    assert listed(booth, LeadFilter(owners=(booth.staff.id,), channels=("webinar",))) == []
    assert listed(booth, LeadFilter(met_from=clock.ms + 1)) == []
    assert len(listed(booth, LeadFilter(stages=("lead",), only_unexported=True))) == 4


def test_marking_many_is_one_action(booth: Booth, leads: list[Id]) -> None:
    changes = many.mark_leads(booth.store, booth.staff.id, leads, Interest.COLD)
    assert changes.ids("lead") == frozenset(leads)
    assert len(listed(booth, LeadFilter(interests=("cold",)))) == 3
    assert changes.action is not None
    undo.undo(booth.store, booth.staff.id, changes.action)
    assert listed(booth, LeadFilter(interests=("cold",))) == []


def test_a_new_owner_for_many_leaves_out_who_is_gone(booth: Booth, leads: list[Id]) -> None:
    sam = events.add_staff(booth.store, "Sam Park")
    many.delete_leads(booth.store, booth.staff.id, leads[:1])
    many.assign_leads(booth.store, booth.staff.id, leads, sam.id)
    assert listed(booth, LeadFilter(owners=(sam.id,))) == ["Íñigo", "Aiko"]
    assert open_lead(booth.store, leads[0]).lead.deleted


def test_ids_come_in_the_number_of_rows_asked_for(
    booth: Booth, leads: list[Id], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browse, "_IDS_AT_ONCE", 2)
    numbers = browse.list_leads(booth.store, LeadFilter()).numbers
    assert set(browse.ids_of(booth.store, numbers)) == set(leads)


def test_a_timeline_tells_what_happened_latest_first(booth: Booth, leads: list[Id]) -> None:
    staff, lead = booth.staff.id, leads[0]
    capture.set_interest(booth.store, staff, lead, Interest.HOT)
    noted = capture.write_note(booth.store, staff, lead, "Wants 10 relays")
    capture.write_note(booth.store, staff, lead, "Wants 120 relays", replaces=noted.note_id)
    capture.set_consent(booth.store, staff, lead, Purpose.EMAIL, granted=True, wording="May we write?")
    capture.edit_contact(booth.store, staff, lead, {"phone": "+49 30 5550199"})
    story = browse.timeline(booth.store, lead)
    assert [entry.code for entry in story] == ["edited", "consent_granted", "note", "marked", "scan"]
    assert story[2].params == {"text": "Wants 120 relays"}
    assert {entry.by_name for entry in story} == {"Mara Klein"}


def test_leads_of_rapid_mode_and_of_a_party_are_found(booth: Booth) -> None:
    party = new_id()
    together = Defaults(tags=("solar", "press"), to_finish=True, party_id=party)
    for payload in ("8841-1", "8841-2"):
        capture.scan(booth.store, booth.event, booth.staff.id, payload, defaults=together)
    alone = capture.scan(booth.store, booth.event, booth.staff.id, "8841-3", defaults=Defaults(tags=("wind",)))
    assert browse.count_leads(booth.store, LeadFilter(to_finish=True)) == 2
    assert browse.count_leads(booth.store, LeadFilter(party_id=party)) == 2
    assert browse.count_leads(booth.store, LeadFilter(tags=("wind", "press"))) == 3
    assert browse.ids_of(booth.store, browse.list_leads(booth.store, LeadFilter(tags=("wind",))).numbers) == [
        alone.lead.id
    ]


def test_what_is_due_leaves_out_what_is_won_or_lost(booth: Booth, leads: list[Id]) -> None:
    stages.save_stages(booth.store, [StageLabel("", "Signed", outcome="won"), *stages.list_stages(booth.store)])
    for lead, due in zip(leads, ("2026-02-03", "2026-02-04", ""), strict=True):
        pipeline.plan_next(booth.store, booth.staff.id, lead, "Call", due_on=due)
    assert listed(booth, LeadFilter(due_until="2026-02-03")) == ["Jonas"]
    assert listed(booth, LeadFilter(due_until="2026-02-04"), LeadOrder("due_on")) == ["Jonas", "Aiko"]
    pipeline.move(booth.store, booth.staff.id, leads[:1], "lost", reason="no budget")
    pipeline.move(booth.store, booth.staff.id, leads[1:2], "signed")
    assert listed(booth, LeadFilter(due_until="2026-02-04")) == []


def test_leads_sort_by_the_place_of_their_stage(booth: Booth, leads: list[Id]) -> None:
    for lead, stage in zip(leads, ("lost", "contacted", "lead"), strict=True):
        pipeline.move(booth.store, booth.staff.id, [lead], stage)
    assert listed(booth, order=LeadOrder("stage")) == ["Íñigo", "Aiko", "Jonas"]
    # A stage with a place of its own, among others that nobody ever changed.
    with booth.store.writing() as writer:
        label = {"key": "trial", "label": "Trial", "outcome": "", "position": 3, "active": 1}
        writer.create("stage", new_id(), ORGANISATION, {"label": label})
    pipeline.move(booth.store, booth.staff.id, leads[2:], "trial")
    assert listed(booth, order=LeadOrder("stage")) == ["Aiko", "Íñigo", "Jonas"]
    assert listed(booth, order=LeadOrder("stage", descending=True)) == ["Jonas", "Íñigo", "Aiko"]


def test_leads_without_a_value_come_last_however_sorted(booth: Booth, leads: list[Id]) -> None:
    pipeline.set_deal(booth.store, booth.staff.id, leads[0], value=500.0)
    pipeline.set_deal(booth.store, booth.staff.id, leads[1], value=9_000.0)
    assert listed(booth, order=LeadOrder("value")) == ["Jonas", "Aiko", "Íñigo"]
    assert listed(booth, order=LeadOrder("value", descending=True)) == ["Aiko", "Jonas", "Íñigo"]
