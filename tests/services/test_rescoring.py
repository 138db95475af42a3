"""Scoring anew after the weights or the country of an event changed: a few leads at a time, never half."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given

from leadbooth.domain.ids import Id
from leadbooth.domain.quality import DEFAULT_WEIGHTS, Evidence, assess, normalised, score_of
from leadbooth.domain.words import Interest
from leadbooth.services import capture, events, many, rescoring, stores
from leadbooth.services.captured import open_lead
from leadbooth.storage.store import Store
from leadbooth.storage.verify import verify
from tests.domain.test_quality import evidence, weights
from tests.services.asking import make_form, say
from tests.services.conftest import Booth, Clock

INTEREST_ONLY = {**dict.fromkeys(DEFAULT_WEIGHTS, 0.0), "interest": 100.0}
PHONE = "030 5550199"  # valid only where one knows that it is German


@given(evidence, weights)
def test_the_score_follows_from_the_shares_and_the_weights_alone(found: Evidence, chosen: dict[str, float]) -> None:
    assert score_of(assess(found).shares, normalised(chosen)) == assess(found, chosen).score


@pytest.fixture
def leads(booth: Booth, monkeypatch: pytest.MonkeyPatch) -> list[Id]:
    """Seven leads of every kind, scored two at a time."""
    monkeypatch.setattr(rescoring, "BATCH", 2)
    form = make_form(booth)
    made = [scan(booth, number) for number in range(7)]
    for lead, interest in zip(made, (*Interest, None, *Interest), strict=True):
        capture.set_interest(booth.store, booth.staff.id, lead, interest)
    for lead in made[::2]:
        say(booth, lead, form.decision, "This quarter")
    many.delete_leads(booth.store, booth.staff.id, made[-1:])
    return made


def scan(booth: Booth, number: int) -> Id:
    payload = f"MECARD:N:Weber,Jo{number};ORG:Firm {number};EMAIL:jo{number}@firm.example;TEL:{PHONE};;"
    return capture.scan(booth.store, booth.event, booth.staff.id, payload).lead.id


def weigh(booth: Booth, **values: object) -> None:
    event = events.get_event(booth.store, booth.event.id)
    events.save_event(booth.store, replace(event, **values))  # type: ignore[arg-type]


def held(store: Store) -> dict[Id, int]:
    """The score of each lead as lists show it."""
    with store.reading() as db:
        return dict(db.tuples("SELECT id, score FROM lead"))


def judged(store: Store) -> dict[Id, int]:
    """The score of each lead as all that is known of it now makes it."""
    return {lead: open_lead(store, lead).quality.score for lead in held(store)}


def test_new_weights_score_every_lead(booth: Booth, leads: list[Id]) -> None:
    before = held(booth.store)
    weigh(booth, weights=INTEREST_ONLY)
    assert rescoring.is_left(booth.store)
    assert held(booth.store) == before
    assert rescoring.rescore(booth.store).touches("lead")
    assert not rescoring.is_left(booth.store)
    assert held(booth.store) == judged(booth.store) != before
    assert held(booth.store)[leads[0]] == 80
    assert verify(booth.store) == []


def test_another_country_judges_numbers_anew(booth: Booth, leads: list[Id]) -> None:
    before = held(booth.store)
    weigh(booth, default_country="DE")
    rescoring.rescore(booth.store)
    assert held(booth.store) == judged(booth.store)
    assert all(score > before[lead] for lead, score in held(booth.store).items())
    assert len(before) == len(leads)
    assert verify(booth.store) == []


@pytest.mark.usefixtures("leads")
def test_an_edit_that_weighs_nothing_scores_nothing(booth: Booth) -> None:
    weigh(booth, name="Grid Expo", goal_per_day=80)
    assert not rescoring.is_left(booth.store)


@pytest.mark.usefixtures("leads")
def test_what_was_broken_off_goes_on_when_the_store_is_opened_again(booth: Booth, clock: Clock) -> None:
    weigh(booth, weights=INTEREST_ONLY)
    seen: list[tuple[int, int]] = []

    def pause(done: int, total: int) -> bool:
        seen.append((done, total))
        return False

    rescoring.rescore(booth.store, pause)
    assert seen == [(2, 7)]
    booth.store.close()
    booth.store = stores.open_store(booth.folder, "correct horse", clock=clock)
    assert rescoring.is_left(booth.store)
    rescoring.rescore(booth.store)
    assert held(booth.store) == judged(booth.store)
    assert verify(booth.store) == []


def test_the_booth_goes_on_between_a_few_leads_and_the_next(booth: Booth, leads: list[Id]) -> None:
    weigh(booth, weights=INTEREST_ONLY)
    steps: list[int] = []

    def work(done: int, _total: int) -> bool:
        """Nothing is locked here: leads are captured, marked and deleted before, within and behind what is done."""
        steps.append(done)
        if len(steps) < 4:
            capture.set_interest(booth.store, booth.staff.id, leads[0], Interest.COLD)
            capture.set_interest(booth.store, booth.staff.id, leads[4], Interest.WARM)
            many.delete_leads(booth.store, booth.staff.id, [leads[5]])
            scan(booth, 10 + len(steps))
        return True

    rescoring.rescore(booth.store, work)
    assert {after - before for before, after in pairwise(steps)} == {2}  # never more at a time
    assert held(booth.store) == judged(booth.store)
    assert len(held(booth.store)) == 10
    assert verify(booth.store) == []


@pytest.mark.usefixtures("leads")
def test_weights_that_change_again_meanwhile_begin_anew(booth: Booth) -> None:
    weigh(booth, weights=INTEREST_ONLY)
    rescoring.rescore(booth.store, lambda _done, _total: False)
    weigh(booth, weights={}, default_country="DE")
    seen: list[int] = []

    def go_on(done: int, _total: int) -> bool:
        seen.append(done)
        return True

    rescoring.rescore(booth.store, go_on)
    assert seen[0] == 2
    assert held(booth.store) == judged(booth.store)
    assert verify(booth.store) == []


@pytest.mark.usefixtures("leads")
def test_proving_a_store_scores_what_is_left_first(booth: Booth) -> None:
    weigh(booth, weights=INTEREST_ONLY)
    assert verify(booth.store) == []
    assert not rescoring.is_left(booth.store)


@pytest.mark.usefixtures("leads")
def test_a_backup_knows_what_is_left_to_score(booth: Booth, tmp_path: Path, clock: Clock) -> None:
    weigh(booth, weights=INTEREST_ONLY)
    rescoring.rescore(booth.store, lambda _done, _total: False)
    stores.backup(booth.store, tmp_path / "b.leadbooth")
    stores.restore(tmp_path / "b.leadbooth", tmp_path / "again", "correct horse")
    copy = stores.open_store(tmp_path / "again", "correct horse", clock=clock)
    assert rescoring.is_left(copy)
    rescoring.rescore(copy)
    assert held(copy) == judged(copy)
    assert verify(copy) == []
    copy.close()
