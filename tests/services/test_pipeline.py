"""The pipeline: who may become a prospect, moves with who and when, what a lead is worth and what is next."""

from __future__ import annotations

import pytest

from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.lead import Defaults
from leadbooth.domain.listing import LeadFilter
from leadbooth.domain.words import EncounterKind, Interest
from leadbooth.errors import KnownError
from leadbooth.services import browse, capture, pipeline, undo
from leadbooth.services.captured import open_lead
from leadbooth.storage import leads as repository
from tests.services.asking import make_form, say, scan
from tests.services.conftest import Booth, Clock


def stage(booth: Booth, lead: Id) -> tuple[str, str]:
    held = open_lead(booth.store, lead).lead
    return held.stage, held.stage_reason


def moves(booth: Booth, lead: Id) -> list[tuple[object, object, int, Id | None]]:
    with booth.store.reading() as db:
        met = repository.encounters(db, lead)
    kind = EncounterKind.STAGE_MOVED
    return [(one.data["from"], one.data["stage"], one.at, one.by) for one in met if one.kind == kind]


def test_a_prospect_is_refused_with_what_is_missing(booth: Booth) -> None:
    form, lead = make_form(booth), scan(booth)
    done = pipeline.move(booth.store, booth.staff.id, [lead], "prospect")
    assert done.moved == ()
    assert done.refused[lead].interest
    assert done.refused[lead].questions == (form.decision,)
    assert stage(booth, lead) == ("lead", "")
    assert moves(booth, lead) == []


def test_a_lead_that_is_qualified_becomes_a_prospect(booth: Booth) -> None:
    form, lead = make_form(booth), scan(booth)
    capture.set_interest(booth.store, booth.staff.id, lead, Interest.HOT)
    say(booth, lead, form.decision, "This quarter")
    assert pipeline.missing_for(booth.store, lead).questions == (form.budget,)
    say(booth, lead, form.budget, False)
    assert not pipeline.missing_for(booth.store, lead)
    assert pipeline.move(booth.store, booth.staff.id, [lead], "prospect").moved == (lead,)


def test_each_move_is_kept_with_who_and_when(booth: Booth, clock: Clock) -> None:
    lead = scan(booth)
    pipeline.move(booth.store, booth.staff.id, [lead], "contacted")
    first = clock.ms
    pipeline.move(booth.store, None, [lead], "won", reason=" best  price ")
    assert stage(booth, lead) == ("won", "best price")
    assert [(one[0], one[1], one[3]) for one in moves(booth, lead)] == [
        ("lead", "contacted", booth.staff.id),
        ("contacted", "won", None),
    ]
    at = [one[2] for one in moves(booth, lead)]
    assert at[0] <= first < at[1] <= clock.ms


def test_several_are_moved_and_those_that_lack_something_are_named(booth: Booth) -> None:
    make_form(booth)
    ready = capture.scan(booth.store, booth.event, None, "8841-1", defaults=Defaults(interest="hot")).lead.id
    say(booth, ready, make_form(booth).decision, "Later")
    leads = [scan(booth, "8841-2"), scan(booth, "8841-3")]
    done = pipeline.move(booth.store, booth.staff.id, leads, "contacted")
    assert done.moved == tuple(leads)
    again = pipeline.move(booth.store, booth.staff.id, [*leads, leads[0], new_id()], "contacted")
    assert (again.moved, again.refused) == ((), {})
    mixed = pipeline.move(booth.store, booth.staff.id, [ready, *leads], "prospect")
    assert set(mixed.refused) == {ready, *leads}  # the second form asks as well


def test_moving_many_is_undone_as_one(booth: Booth) -> None:
    leads = [scan(booth, f"8841-{number}") for number in range(5)]
    pipeline.move(booth.store, booth.staff.id, leads[:2], "meeting")
    pipeline.move(booth.store, booth.staff.id, leads, "lost", reason="no budget")
    done = undo.undo_last(booth.store, booth.staff.id, booth.event.id)
    assert (done.what, set(done.leads)) == ("moved", set(leads))
    assert [stage(booth, lead)[0] for lead in leads] == ["meeting", "meeting", "lead", "lead", "lead"]
    assert {stage(booth, lead)[1] for lead in leads} == {""}
    assert [len(moves(booth, lead)) for lead in leads] == [1, 1, 0, 0, 0]


def test_a_move_that_was_followed_by_another_is_not_undone(booth: Booth) -> None:
    lead = scan(booth)
    first = pipeline.move(booth.store, booth.staff.id, [lead], "meeting").changes.action
    pipeline.move(booth.store, booth.staff.id, [lead], "won", reason="price")
    assert first is not None
    undo.undo(booth.store, booth.staff.id, first)
    assert stage(booth, lead) == ("won", "price")
    assert len(moves(booth, lead)) == 2


def test_a_stage_that_nobody_knows_is_refused(booth: Booth) -> None:
    with pytest.raises(KnownError, match="stage_gone"):
        pipeline.move(booth.store, booth.staff.id, [scan(booth)], "trial")


def test_what_is_planned_is_kept_and_taken_back(booth: Booth) -> None:
    store, staff, lead = booth.store, booth.staff.id, scan(booth)
    pipeline.set_deal(store, staff, lead, value=48_000.0, close_on=" 2026-06-30 ")
    pipeline.plan_next(store, staff, lead, "Send  the quote", due_on="2026-02-10")
    pipeline.tag(store, staff, lead, [" solar ", "press", "solar", ""])
    held = open_lead(store, lead).lead
    assert (held.value, held.close_on) == (48_000.0, "2026-06-30")
    assert (held.next_step, held.due_on, held.tags) == ("Send the quote", "2026-02-10", ("solar", "press"))
    for what in ("tags", "next", "deal"):
        assert undo.undo_last(store, staff, booth.event.id).what == what
    held = open_lead(store, lead).lead
    assert (held.value, held.close_on, held.next_step, held.due_on, held.tags) == (None, "", "", "", ())


def test_a_value_below_nothing_and_a_date_that_is_none_are_refused(booth: Booth) -> None:
    lead = scan(booth)
    for value in (-1.0, float("nan"), float("inf")):
        with pytest.raises(KnownError, match="value_negative"):
            pipeline.set_deal(booth.store, booth.staff.id, lead, value=value)
    with pytest.raises(KnownError, match="date_unreadable"):
        pipeline.plan_next(booth.store, booth.staff.id, lead, "Call", due_on="30.06.2026")
    with pytest.raises(KnownError, match="lead_gone"):
        pipeline.set_deal(booth.store, booth.staff.id, new_id(), value=1.0)
    with pytest.raises(KnownError, match="lead_gone"):
        pipeline.missing_for(booth.store, new_id())


def test_a_lead_of_rapid_mode_is_finished_once(booth: Booth) -> None:
    rapid = Defaults(to_finish=True)
    lead = capture.scan(booth.store, booth.event, booth.staff.id, "8841-1", defaults=rapid).lead.id
    pipeline.finish(booth.store, booth.staff.id, lead)
    capture.scan(booth.store, booth.event, booth.staff.id, "8841-1", defaults=rapid)  # met again in the crowd
    assert browse.count_leads(booth.store, LeadFilter(to_finish=True)) == 0
    undo.undo_last(booth.store, booth.staff.id, booth.event.id)
    assert undo.undo_last(booth.store, booth.staff.id, booth.event.id).what == "finished"
    assert browse.count_leads(booth.store, LeadFilter(to_finish=True)) == 1
