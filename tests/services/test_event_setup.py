"""One person prepares an event, every laptop takes it in; and last year's event is next year's template."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from leadbooth.domain.event import Event
from leadbooth.domain.form import AnswerIs, Option, Question
from leadbooth.domain.ids import new_id
from leadbooth.domain.magnet import Magnet
from leadbooth.domain.rules import RatingRule, RoutingRule
from leadbooth.domain.words import Interest
from leadbooth.errors import KnownError
from leadbooth.exchange.event_setup import MOST_BYTES, Setup
from leadbooth.services import answers, capture, event_setup, events, questions, rescoring, undo
from leadbooth.services.captured import open_lead
from leadbooth.services.consent_texts import list_consent_texts, save_consent_text, text_for
from leadbooth.services.magnets import list_magnets, save_magnet
from leadbooth.storage.store import Store, create_store
from tests.exchange.setups import setups
from tests.services.conftest import Booth


@pytest.fixture(scope="module")
def empty_stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """The stores of two laptops where nothing was prepared."""
    folder, key = tmp_path_factory.mktemp("laptops"), bytes(range(32))
    for name in ("one", "two"):
        create_store(folder / name, key, passphrase="correct horse", recovery_key="")
    one, two = Store(folder / "one", key), Store(folder / "two", key)
    yield one, two
    one.close()
    two.close()


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Store]:
    """Another laptop of the same company, on which nothing was done yet."""
    create_store(tmp_path / "laptop", bytes(32), passphrase="correct horse", recovery_key="")
    store = Store(tmp_path / "laptop", bytes(32))
    yield store
    store.close()


def prepared(booth: Booth) -> Event:
    """The event of the booth, with something of all that can be prepared."""
    decision = questions.save_question(booth.store, booth.event.id, DECISION)
    questions.save_question(booth.store, booth.event.id, replace(BUDGET, shown_if=SOON))
    save_magnet(booth.store, booth.event.id, Magnet(new_id(), "Guide to relays", "ebook"))
    save_consent_text(booth.store, booth.event.id, "email", "de", "Northgrid darf mir schreiben.")
    event = replace(
        booth.event,
        name="Grid & Power Expo 2026",
        starts_on="2026-04-20",
        ends_on="2026-04-24",
        costs={"space": 12_000.0},
        weights={"intent": 40.0},
        default_campaign_id=events.campaign_named(booth.store, "Spring fairs"),
        team=(booth.staff.id,),
        rating=(RatingRule((AnswerIs(decision.id, ("This quarter",)),), Interest.HOT),),
        routing=(RoutingRule((booth.staff.id,), ("DE",)),),
    )
    events.save_event(booth.store, event)
    return event


DECISION = Question(
    new_id(),
    "",
    "When do you decide?",
    "one",
    (Option("This quarter", 15), Option("Later", 2)),
    "intent",
    required=True,
)
BUDGET = Question(new_id(), "", "Is there a budget?", "yes_no", feeds="intent")
SOON = AnswerIs(DECISION.id, ("This quarter",))


def carried(booth: Booth, folder: Path) -> Setup:
    """The set-up of the booth's event as it comes out of a file."""
    target = folder / "expo.leadbooth-event"
    event_setup.export_setup(booth.store, booth.event.id, target)
    return event_setup.read_setup(target)


def everything(store: Store) -> tuple[Any, ...]:
    """All that a store holds of events."""
    found = [one.event for one in events.list_events(store)]
    return (
        found,
        events.list_staff(store),
        events.list_campaigns(store),
        questions.list_questions(store, None, retired=True),
        [list_magnets(store, event.id, retired=True) for event in found],
        [list_consent_texts(store, event.id) for event in found],
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(setup=setups())
def test_every_laptop_writes_the_same_file(empty_stores: tuple[Store, Store], tmp_path: Path, setup: Setup) -> None:
    one, two = empty_stores
    event = event_setup.import_setup(one, setup)
    event_setup.export_setup(one, event.id, tmp_path / "one")
    taken = event_setup.import_setup(two, event_setup.read_setup(tmp_path / "one"))
    event_setup.export_setup(two, taken.id, tmp_path / "two")
    assert (tmp_path / "two").read_bytes() == (tmp_path / "one").read_bytes()
    assert taken == events.get_event(two, setup.event.id)
    assert questions.list_questions(two, event.id, retired=True) == list(setup.questions)


def test_a_set_up_tells_what_is_in_it_before_it_is_taken_in(booth: Booth, tmp_path: Path) -> None:
    event = prepared(booth)
    questions.save_question(booth.store, event.id, Question(new_id(), "", "Old?", "text", active=False))
    setup = carried(booth, tmp_path)
    assert (setup.event.name, setup.event.kind) == ("Grid & Power Expo 2026", "trade_show")
    assert (setup.event.starts_on, setup.event.ends_on) == ("2026-04-20", "2026-04-24")
    assert (len(setup.asked), len(setup.questions), len(setup.texts), len(setup.offered)) == (2, 3, 1, 1)
    assert [person.name for person in setup.staff] == ["Mara Klein"]
    assert setup.campaign == "Spring fairs"


def test_an_event_that_is_not_here_is_made(booth: Booth, laptop: Store, tmp_path: Path) -> None:
    event = prepared(booth)
    taken = event_setup.import_setup(laptop, carried(booth, tmp_path))
    assert taken == event
    assert events.list_staff(laptop) == [booth.staff]
    assert questions.list_questions(laptop, event.id) == questions.list_questions(booth.store, event.id)
    assert list_magnets(laptop, event.id) == list_magnets(booth.store, event.id)
    assert text_for(laptop, event.id, "email", "de") == text_for(booth.store, event.id, "email", "de")


def test_who_is_here_already_by_name_is_not_made_again(booth: Booth, laptop: Store, tmp_path: Path) -> None:
    prepared(booth)
    mara = events.add_staff(laptop, "MARA KLEIN", "mara@northgrid.example")
    events.save_staff(laptop, replace(mara, active=False))
    taken = event_setup.import_setup(laptop, carried(booth, tmp_path))
    assert events.list_staff(laptop) == [mara]
    assert taken.team == (mara.id,)
    assert taken.routing[0].owners == (mara.id,)


def test_nothing_changes_the_second_time(booth: Booth, laptop: Store, tmp_path: Path) -> None:
    prepared(booth)
    setup = carried(booth, tmp_path)
    event_setup.import_setup(laptop, setup)
    before = everything(laptop)
    with laptop.reading() as db:
        changes = db.value("SELECT count(*) FROM change")
    event_setup.import_setup(laptop, setup)
    with laptop.reading() as db:
        assert db.value("SELECT count(*) FROM change") == changes
    assert everything(laptop) == before


def test_an_event_that_is_here_comes_in_line(booth: Booth, laptop: Store, tmp_path: Path) -> None:
    event = prepared(booth)
    event_setup.import_setup(laptop, carried(booth, tmp_path))
    own = questions.save_question(laptop, event.id, Question(new_id(), "", "How many sites?", "number"))
    extra = save_magnet(laptop, event.id, Magnet(new_id(), "Prize draw", "prize_draw"))
    save_consent_text(laptop, event.id, "phone", "de", "Northgrid darf mich anrufen.")
    events.save_event(laptop, replace(event, archived=True))
    questions.save_question(booth.store, event.id, replace(DECISION, wording="By when do you decide?"))
    questions.save_question(booth.store, event.id, Question(new_id(), "", "How many sites?", "text"))
    taken = event_setup.import_setup(laptop, carried(booth, tmp_path))
    here = questions.list_questions(laptop, event.id, retired=True)
    assert [(question.wording, question.version, question.active) for question in here] == [
        ("By when do you decide?", 2, True),
        ("Is there a budget?", 1, True),
        ("How many sites?", 1, True),
        ("How many sites?", 1, False),
    ]
    assert [question.key for question in here][2:] == ["how_many_sites", "how_many_sites_2"]
    assert here[3].id == own.id
    assert list_magnets(laptop, event.id, retired=True)[1] == replace(extra, active=False)
    assert [text.purpose for text in list_consent_texts(laptop, event.id)] == ["email"]
    assert taken.archived


def test_leads_and_answers_stay_and_are_scored_by_the_new_weights(booth: Booth, tmp_path: Path, laptop: Store) -> None:
    event = prepared(booth)
    event_setup.import_setup(laptop, carried(booth, tmp_path))
    lead = capture.start_typed(laptop, event, None, {"email": "jo@windkraft.example"}).lead.id
    said = answers.set_answer(laptop, None, lead, DECISION, "This quarter").answers
    cheaper = (Option("This quarter", 1), Option("Later", 15))
    questions.save_question(booth.store, event.id, replace(DECISION, wording="By when?", options=cheaper))
    events.save_event(booth.store, replace(event, weights={"incentive": 90.0}))
    before = open_lead(laptop, lead)
    event_setup.import_setup(laptop, carried(booth, tmp_path))
    rescoring.rescore(laptop)
    after = open_lead(laptop, lead)
    assert after.answers == said
    assert after.lead.contact == before.lead.contact
    assert before.lead.score != after.lead.score == after.quality.score


def test_a_newer_version_here_is_never_used_for_other_words(booth: Booth, laptop: Store, tmp_path: Path) -> None:
    event = prepared(booth)
    setup = carried(booth, tmp_path)
    event_setup.import_setup(laptop, setup)
    for wording in ("When?", "By when?"):
        questions.save_question(laptop, event.id, replace(DECISION, wording=wording))
        save_consent_text(laptop, event.id, "email", "de", wording)
    event_setup.import_setup(laptop, setup)
    decision = questions.list_questions(laptop, event.id)[0]
    text = text_for(laptop, event.id, "email", "de")
    assert (decision.wording, decision.version) == ("When do you decide?", 4)
    assert text is not None
    assert (text.wording, text.version) == ("Northgrid darf mir schreiben.", 4)


def test_an_import_that_was_taken_back_can_be_done_again(booth: Booth, laptop: Store, tmp_path: Path) -> None:
    prepared(booth)
    setup = carried(booth, tmp_path)
    event_setup.import_setup(laptop, setup)
    before = everything(laptop)
    with laptop.reading() as db:
        (action,) = set(db.values("SELECT action FROM change"))
    undo.undo(laptop, None, action)
    assert events.list_events(laptop) == []
    event_setup.import_setup(laptop, setup)
    assert everything(laptop)[3:] == (*before[3:5], [[replace(before[5][0][0], version=2)]])


def test_questions_of_another_event_are_never_taken_over(booth: Booth, laptop: Store, tmp_path: Path) -> None:
    prepared(booth)
    setup = carried(booth, tmp_path)
    event_setup.import_setup(laptop, setup)
    before = everything(laptop)
    with pytest.raises(KnownError, match="setup_taken"):
        event_setup.import_setup(laptop, replace(setup, event=replace(setup.event, id=new_id())))
    assert everything(laptop) == before


def test_next_years_event_is_prepared_as_this_one_was(booth: Booth) -> None:
    event = prepared(booth)
    capture.scan(booth.store, event, booth.staff.id, "8841-2207")
    questions.save_question(booth.store, event.id, Question(new_id(), "", "Old?", "text", active=False))
    copy = event_setup.duplicate_event(booth.store, event.id, event_setup.suggested_name(event.name))
    assert copy == events.get_event(booth.store, copy.id)
    kept = replace(
        copy, id=event.id, name=event.name, starts_on="2026-04-20", ends_on="2026-04-24", rating=event.rating
    )
    assert kept == event
    assert copy.name == "Grid & Power Expo 2027"
    decision, budget = questions.list_questions(booth.store, copy.id, retired=True)
    assert budget.shown_if == AnswerIs(decision.id, ("This quarter",))
    assert copy.rating[0].when == (AnswerIs(decision.id, ("This quarter",)),)
    assert decision.id != DECISION.id
    assert {one.event.name: one.leads for one in events.list_events(booth.store)} == {event.name: 1, copy.name: 0}
    assert questions.list_questions(booth.store, event.id)[0] == replace(DECISION, key="when_do_you_decide")


def test_a_copy_needs_a_name_and_an_event(booth: Booth) -> None:
    with pytest.raises(KnownError, match="event_name_missing"):
        event_setup.duplicate_event(booth.store, booth.event.id, " ")
    with pytest.raises(KnownError, match="event_gone"):
        event_setup.duplicate_event(booth.store, new_id(), "Expo 2027")


@pytest.mark.parametrize(
    ("name", "following"),
    [
        ("Expo 2026", "Expo 2027"),
        ("Season 2026/27", "Season 2027/28"),
        ("Expo 2026/04", "Expo 2027/04"),
        ("Winter fair 2026-2027", "Winter fair 2027-2028"),
        ("Expo", "Expo (copy)"),
        ("Stand 20260", "Stand 20260 (copy)"),
    ],
)
def test_a_name_for_the_next_event_is_suggested(name: str, following: str) -> None:
    assert event_setup.suggested_name(name) == following


def test_a_file_is_named_by_its_event() -> None:
    assert event_setup.file_name("Grid & Power Expo 2026") == "grid-power-expo-2026.leadbooth-event"
    assert event_setup.file_name("***") == "event.leadbooth-event"


def refused(path: Path) -> str:
    """The code by which a file is refused."""
    with pytest.raises(KnownError) as error:
        event_setup.read_setup(path)
    return error.value.code


def test_files_that_are_none_are_refused_by_name(booth: Booth, tmp_path: Path) -> None:
    carried(booth, tmp_path)
    data = (tmp_path / "expo.leadbooth-event").read_bytes()
    cut, huge, newer = tmp_path / "cut", tmp_path / "huge", tmp_path / "newer"
    cut.write_bytes(data[:100])
    huge.write_bytes(data + b" " * MOST_BYTES)
    newer.write_text(json.dumps({**json.loads(data), "version": 2}))
    assert refused(cut) == refused(huge) == "setup_unreadable"
    assert refused(newer) == "setup_newer"
    assert refused(tmp_path / "nowhere") == "file_missing"
    assert refused(tmp_path) in ("file_error", "folder_read_only")


def test_an_earlier_file_stays_where_the_event_is_gone(booth: Booth, tmp_path: Path) -> None:
    target = tmp_path / "expo.leadbooth-event"
    target.write_text("earlier")
    with pytest.raises(KnownError, match="event_gone"):
        event_setup.export_setup(booth.store, new_id(), target)
    assert target.read_text() == "earlier"


def test_what_no_laptop_could_read_is_not_written(booth: Booth, tmp_path: Path) -> None:
    events.save_event(booth.store, replace(booth.event, default_country="Germany"))
    target = tmp_path / "expo.leadbooth-event"
    with pytest.raises(KnownError, match=r"setup_not_fitting.*country"):
        event_setup.export_setup(booth.store, booth.event.id, target)
    assert not target.exists()
