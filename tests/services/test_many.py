"""Many leads at once: a few at a time, so that captures come between, and yet one action with one undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.listing import LeadFilter
from leadbooth.domain.words import Interest
from leadbooth.services import browse, capture, many, pipeline, undo
from leadbooth.services.captured import open_lead
from leadbooth.services.many import Progress
from leadbooth.storage.verify import verify
from tests.services.conftest import Booth

Act = Callable[[Booth, list[Id], Progress | None], ChangeSet]


def scan(booth: Booth, badge: str) -> Id:
    return capture.scan(booth.store, booth.event, booth.staff.id, badge).lead.id


@pytest.fixture(autouse=True)
def _three_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "PIECE", 3)


@pytest.fixture
def leads(booth: Booth) -> list[Id]:
    return [scan(booth, f"A-{number}") for number in range(8)]


def delete(booth: Booth, leads: list[Id], progress: Progress | None = None) -> ChangeSet:
    return many.delete_leads(booth.store, booth.staff.id, leads, progress=progress)


def mark(booth: Booth, leads: list[Id], progress: Progress | None = None) -> ChangeSet:
    return many.mark_leads(booth.store, booth.staff.id, leads, Interest.HOT, progress=progress)


def assign(booth: Booth, leads: list[Id], progress: Progress | None = None) -> ChangeSet:
    return many.assign_leads(booth.store, booth.staff.id, leads, None, progress=progress)


def move(booth: Booth, leads: list[Id], progress: Progress | None = None) -> ChangeSet:
    return pipeline.move(booth.store, booth.staff.id, leads, "contacted", progress=progress).changes


def state(booth: Booth, leads: list[Id]) -> list[tuple[object, ...]]:
    found = [open_lead(booth.store, lead).lead for lead in leads]
    return [(lead.deleted, lead.interest, lead.owner, lead.stage) for lead in found]


def count(booth: Booth) -> int:
    return browse.count_leads(booth.store, LeadFilter(event_id=booth.event.id))


def stop(_done: int, _total: int) -> bool:
    return False


ALL = pytest.mark.parametrize("act", [delete, mark, assign, move])


@ALL
def test_however_many_they_are_one_undo_takes_all_back(booth: Booth, leads: list[Id], act: Act) -> None:
    before = state(booth, leads)
    steps: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> bool:
        steps.append((done, total))
        return True

    changes = act(booth, leads, watch)
    assert steps == [(3, 8), (6, 8), (8, 8)]
    assert changes.ids("lead") == set(leads)
    assert all(one != other for one, other in zip(before, state(booth, leads), strict=True))
    undone = undo.undo_last(booth.store, booth.staff.id, booth.event.id)
    assert set(undone.leads) == set(leads)
    assert state(booth, leads) == before
    assert verify(booth.store) == []


@ALL
def test_what_was_done_before_it_was_stopped_stays_and_is_one_action(booth: Booth, leads: list[Id], act: Act) -> None:
    before = state(booth, leads)
    changes = act(booth, leads, stop)
    assert changes.ids("lead") == set(leads[:3])
    assert state(booth, leads)[3:] == before[3:]
    assert changes.action is not None
    undo.undo(booth.store, booth.staff.id, changes.action)
    assert state(booth, leads) == before


@ALL
def test_an_undo_that_was_stopped_goes_on_with_those_that_are_left(booth: Booth, leads: list[Id], act: Act) -> None:
    before = state(booth, leads)
    action = act(booth, leads, None).action
    assert action is not None
    first = undo.undo(booth.store, booth.staff.id, action, progress=stop)
    assert len(first.leads) == 3
    capture.set_interest(booth.store, booth.staff.id, first.leads[0], Interest.COLD)
    undo.undo(booth.store, booth.staff.id, action)
    here = leads.index(first.leads[0])
    assert open_lead(booth.store, leads[here]).lead.interest == Interest.COLD
    assert [one for place, one in enumerate(state(booth, leads)) if place != here] == [
        one for place, one in enumerate(before) if place != here
    ]
    assert open_lead(booth.store, leads[1]).note == ""
    assert verify(booth.store) == []


@ALL
def test_somebody_is_captured_meanwhile(booth: Booth, leads: list[Id], act: Act) -> None:
    new: list[Id] = []

    def go_on_capturing(done: int, _total: int) -> bool:
        new.append(scan(booth, f"B-{done}"))
        return True

    action = act(booth, leads, go_on_capturing).action
    assert action is not None
    assert undo.undo(booth.store, booth.staff.id, action, progress=go_on_capturing).leads == tuple(leads)
    assert len(set(new)) == 3  # the second time they are met again
    assert count(booth) == 11
    assert verify(booth.store) == []


@ALL
def test_who_is_gone_when_it_is_their_turn_is_passed_over(booth: Booth, leads: list[Id], act: Act) -> None:
    def delete_another(done: int, _total: int) -> bool:
        if done == 3:
            delete(booth, [leads[4]])
        return True

    changes = act(booth, [*leads, leads[0], new_id()], delete_another)
    assert changes.ids("lead") == {*leads} - {leads[4]}


def test_what_was_edited_between_two_steps_of_an_undo_stays(booth: Booth, leads: list[Id]) -> None:
    action = mark(booth, leads).action
    assert action is not None

    def edit_another(done: int, _total: int) -> bool:
        if done == 3:
            capture.set_interest(booth.store, booth.staff.id, leads[6], Interest.COLD)
        return True

    undo.undo(booth.store, booth.staff.id, action, progress=edit_another)
    assert [one[1] for one in state(booth, leads)] == ["", "", "", "", "", "", Interest.COLD, ""]


def test_who_was_forgotten_between_two_steps_of_an_undo_stays_forgotten(booth: Booth, leads: list[Id]) -> None:
    action = delete(booth, leads).action
    assert action is not None

    def forget_another(done: int, _total: int) -> bool:
        if done == 3:
            with booth.store.writing(booth.staff.id) as writer:
                writer.erase(leads[6], booth.event.id)
        return True

    undo.undo(booth.store, booth.staff.id, action, progress=forget_another)
    assert count(booth) == 7
    assert verify(booth.store) == []


def test_a_lead_that_an_action_made_goes_with_all_that_was_said(booth: Booth) -> None:
    made = scan(booth, "MECARD:N:Weber,Jonas;EMAIL:jonas@alder.example;;")
    undone = undo.undo_last(booth.store, booth.staff.id, booth.event.id)
    assert (undone.what, undone.leads) == ("captured", (made,))
    assert count(booth) == 0


def test_no_leads_are_no_action(booth: Booth) -> None:
    assert delete(booth, []) == ChangeSet()
