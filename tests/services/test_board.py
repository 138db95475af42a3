"""Board: a column for each stage, its leads in the order they are to be worked."""

from __future__ import annotations

from dataclasses import replace

from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.listing import LeadFilter
from leadbooth.domain.pipeline import StageLabel
from leadbooth.domain.words import Interest
from leadbooth.services import browse, capture, pipeline, stages
from leadbooth.services.board import board
from tests.services.conftest import Booth


def captured(booth: Booth, badge: str, interest: Interest | None = None) -> Id:
    lead = capture.scan(booth.store, booth.event, booth.staff.id, badge).lead.id
    if interest:
        capture.set_interest(booth.store, booth.staff.id, lead, interest)
    return lead


def shown(booth: Booth, chosen: LeadFilter | None = None) -> dict[str, list[str]]:
    """Badge ids by stage, from left to right and from the top."""
    found = {}
    for column in board(booth.store, chosen or LeadFilter()).columns:
        page = browse.page(booth.store, column.numbers)
        found[column.stage.key] = [page[number].badge_id for number in column.numbers]
    return found


def test_an_empty_store_has_all_its_stages(booth: Booth) -> None:
    assert list(shown(booth)) == ["lead", "contacted", "prospect", "meeting", "proposal", "won", "lost"]
    assert board(booth.store, LeadFilter()).count == 0


def test_what_is_due_comes_first_and_then_the_best(booth: Booth) -> None:
    for badge, interest in (("cold", Interest.COLD), ("hot", Interest.HOT), ("later", None), ("soon", None)):
        lead = captured(booth, badge, interest)
        if interest is None:
            due = {"soon": "2026-02-04", "later": "2026-03-01"}[badge]
            pipeline.plan_next(booth.store, booth.staff.id, lead, "Call", due_on=due)
    assert shown(booth)["lead"] == ["soon", "later", "hot", "cold"]


def test_columns_add_up_the_values_of_their_leads(booth: Booth) -> None:
    first, second, third = (captured(booth, badge) for badge in ("1", "2", "3"))
    pipeline.set_deal(booth.store, booth.staff.id, first, value=1_200.5)
    pipeline.set_deal(booth.store, booth.staff.id, second, value=800.0)
    pipeline.move(booth.store, booth.staff.id, [first, second, third], "proposal")
    totals = {column.stage.key: column.total for column in board(booth.store, LeadFilter()).columns}
    assert (totals["proposal"], totals["lead"]) == (2_000.5, 0.0)


def test_a_filter_is_that_of_the_list(booth: Booth) -> None:
    hot, other = captured(booth, "8841-1", Interest.HOT), captured(booth, "8841-2")
    pipeline.move(booth.store, booth.staff.id, [hot, other], "contacted")
    assert shown(booth, LeadFilter(interests=("hot",)))["contacted"] == ["8841-1"]
    assert shown(booth, LeadFilter(text="8841-2"))["contacted"] == ["8841-2"]
    assert list(shown(booth, LeadFilter(stages=("contacted", "won")))) == ["contacted", "won"]


def test_a_hidden_stage_is_shown_while_it_has_leads(booth: Booth) -> None:
    lead = captured(booth, "8841-1")
    pipeline.move(booth.store, booth.staff.id, [lead], "meeting")
    every = stages.list_stages(booth.store)
    hidden = [replace(stage, active=stage.key not in ("meeting", "proposal")) for stage in every]
    stages.save_stages(booth.store, hidden)
    assert list(shown(booth)) == ["lead", "contacted", "prospect", "meeting", "won", "lost"]
    pipeline.move(booth.store, booth.staff.id, [lead], "won", reason="price")
    assert "meeting" not in shown(booth)


def test_a_stage_that_is_not_known_here_yet_comes_last(booth: Booth) -> None:
    lead = captured(booth, "8841-1")
    with booth.store.writing() as writer:
        writer.edit("lead", lead, booth.event.id, {"status": {"stage": "trial", "stage_reason": ""}})
    last = board(booth.store, LeadFilter()).columns[-1]
    assert (last.stage, len(last.numbers)) == (StageLabel("trial", position=7), 1)
    assert board(booth.store, LeadFilter(event_id=new_id())).count == 0
