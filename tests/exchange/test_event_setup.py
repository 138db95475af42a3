"""The file of a set-up: what is written is read, and nothing else is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadbooth.domain.event import Event
from leadbooth.domain.form import AnswerIs, Option, Question
from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.magnet import Magnet
from leadbooth.domain.rules import RatingRule, RoutingRule
from leadbooth.domain.words import Interest
from leadbooth.exchange.event_setup import MOST_BYTES, NewerError, Setup, as_template, parse_setup, write_setup
from leadbooth.exchange.plain import FaultError
from tests.exchange.setups import setups

DECISION = Question(
    new_id(), "decision", "When do you decide?", "one", (Option("This quarter", 15), Option("Later", 2)), "intent"
)
BUDGET = Question(new_id(), "budget", "Is there a budget?", "yes_no", shown_if=AnswerIs(DECISION.id, ("This quarter",)))
SETUP = Setup(
    event=Event(new_id(), "Grid & Power Expo 2026", costs={"space": 12_000.0}, weights={"intent": 40.0}),
    questions=(DECISION, BUDGET),
    magnets=(Magnet(new_id(), "Guide to relays", "ebook"),),
)


@given(setups())
def test_what_is_written_is_read(setup: Setup) -> None:
    read = parse_setup(write_setup(setup))
    form = tuple(replace(question, position=place) for place, question in enumerate(read.questions))
    assert replace(read, questions=form) == setup
    assert write_setup(read) == write_setup(setup)


def test_a_change_of_one_thing_is_a_change_of_one_line() -> None:
    before = write_setup(SETUP).splitlines()
    after = write_setup(replace(SETUP, event=replace(SETUP.event, place="Düsseldorf, hall 3"))).splitlines()
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert changed == ['    "place": "Düsseldorf, hall 3",'.encode()]


def edited(*path: str | int, to: Any) -> bytes:
    """The file of ``SETUP`` with another value at a place."""
    document = json.loads(write_setup(SETUP))
    at = document
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = to
    return json.dumps(document).encode()


NOBODY = new_id().hex()
WRONG = {
    "not the format": edited("format", to="leadbooth-store"),
    "no version": edited("version", to=0),
    "no name": edited("event", "name", to="  "),
    "no id": edited("event", "id", to="1234"),
    "an id of nothing": edited("event", "id", to="0" * 32),
    "an unknown kind of event": edited("event", "kind", to="festival"),
    "a kind that is a list": edited("event", "kind", to=["trade_show"]),
    "a day that does not exist": edited("event", "starts_on", to="2026-02-30"),
    "a goal below nothing": edited("event", "goal_total", to=-1),
    "a goal that is true": edited("event", "goal_total", to=True),
    "costs that are no numbers": edited("event", "costs", to={"space": "much"}),
    "costs below nothing": edited("event", "costs", to={"space": -1}),
    "costs that nobody knows": edited("event", "costs", to={"bribes": 1}),
    "weights beyond measure": edited("event", "weights", to={"intent": 1e300}),
    "a channel that nobody knows": edited("defaults", "channel", to="telepathy"),
    "a country that is none": edited("defaults", "country", to="Germany"),
    "a layout that is a text": edited("event", "badge_profile", to="vcard"),
    "a team of strangers": edited("team", to=[NOBODY]),
    "staff without a name": edited("staff", to=[{"id": NOBODY, "name": "", "email": "", "active": True}]),
    "somebody twice": edited("staff", to=[{"id": NOBODY, "name": "Mara", "email": "", "active": True}] * 2),
    "questions that are no list": edited("questions", to={}),
    "a question that is none": edited("questions", 0, to=None),
    "a question twice": edited("questions", 1, "id", to=DECISION.id.hex()),
    "a key twice": edited("questions", 1, "key", to="decision"),
    "an unknown kind of question": edited("questions", 0, "kind", to="essay"),
    "a part that does not exist": edited("questions", 0, "feeds", to="beauty"),
    "no wording": edited("questions", 0, "wording", to=""),
    "one option only": edited("questions", 0, "options", to=[{"text": "Yes", "points": 1}]),
    "an option twice": edited("questions", 0, "options", to=[{"text": "Yes", "points": 1}] * 2),
    "endless points": edited("questions", 0, "options", 0, "points", to=float("inf")),
    "points that are no number": edited("questions", 0, "options", 0, "points", to=float("nan")),
    "points that are a text": edited("questions", 0, "options", 0, "points", to="15"),
    "a condition on nothing": edited("questions", 1, "shown_if", to={"question": NOBODY, "any_of": ["yes"]}),
    "a condition on no option": edited("questions", 1, "shown_if", "any_of", to=["Never"]),
    "a condition on a retired question": edited("questions", 0, "active", to=False),
    "a circle of conditions": edited("questions", 0, "shown_if", to={"question": BUDGET.id.hex(), "any_of": ["yes"]}),
    "a question that waits for itself": edited(
        "questions", 1, "shown_if", to={"question": BUDGET.id.hex(), "any_of": ["yes"]}
    ),
    "a rule about nothing": edited("rating", to=[{"when": [{"question": NOBODY, "any_of": []}], "interest": "hot"}]),
    "a rule that marks lukewarm": edited("rating", to=[{"when": [], "interest": "lukewarm"}]),
    "a rule for strangers": edited("routing", to=[{"owners": [NOBODY], "countries": [], "answer": None}]),
    "a rule for a country that is none": edited("routing", to=[{"owners": [], "countries": ["Mars"], "answer": None}]),
    "a text for an unknown purpose": edited(
        "consent_texts", to=[{"purpose": "telepathy", "language": "en", "version": 1, "wording": "May we?"}]
    ),
    "a text in no language": edited(
        "consent_texts", to=[{"purpose": "email", "language": "../", "version": 1, "wording": "May we?"}]
    ),
    "a text twice": edited(
        "consent_texts", to=[{"purpose": "email", "language": "en", "version": 1, "wording": "May we?"}] * 2
    ),
    "an unknown kind of magnet": edited("magnets", 0, "kind", to="lottery"),
    "too many magnets": edited("magnets", to=[None] * 1_001),
    "nothing": b"",
    "another kind of file": b"\x89PNG\r\n\x1a\n",
    "no UTF-8": write_setup(SETUP).replace(b"Grid", b"\xff\xfe"),
    "half a sign": edited("event", "name", to="\ud800"),
    "a list": b"[]",
    "a deep hole": b"[" * 100_000 + b"]" * 100_000,
    "deep nesting at a place": edited("event", "badge_profile", to=None).replace(
        b'"badge_profile": null', b'"badge_profile": ' + b'{"key":' * 5_000 + b"1" + b"}" * 5_000
    ),
    "a number without end": edited("event", "goal_total", to=10**400),
    "too large a file": write_setup(SETUP) + b" " * MOST_BYTES,
}


@pytest.mark.parametrize("data", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(FaultError) as refused:
        parse_setup(data)
    assert str(refused.value)


def test_the_fault_says_where_it_is() -> None:
    with pytest.raises(FaultError, match=r"questions\[0\]\.options\[0\]\.points: number expected"):
        parse_setup(WRONG["points that are a text"])
    document = json.loads(write_setup(SETUP))
    del document["questions"][1]["kind"]
    with pytest.raises(FaultError, match=r"questions\[1\]\.kind: missing"):
        parse_setup(json.dumps(document).encode())


def test_the_file_of_a_newer_version_is_known_as_such() -> None:
    with pytest.raises(NewerError, match="2"):
        parse_setup(edited("version", to=2))


def test_a_file_that_was_cut_off_is_refused_wherever_it_was() -> None:
    data = write_setup(SETUP)
    for end in range(0, len(data) - 2, 7):
        with pytest.raises(FaultError):
            parse_setup(data[:end])


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to each value of a document."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from places(inner, (*path, key))


PLACES = list(places(json.loads(write_setup(SETUP))))
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(PLACES), anything)
def test_whatever_stands_anywhere_it_is_read_or_refused(place: tuple[str | int, ...], value: Any) -> None:
    data = edited(*place, to=value)
    try:
        read = parse_setup(data)
    except (FaultError, NewerError):
        return
    assert parse_setup(write_setup(read)) == read


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(FaultError):
        parse_setup(data)


def ids_of(setup: Setup) -> set[Id]:
    """Every id that a set-up gives to something of its own."""
    asked, offered = (question.id for question in setup.questions), (magnet.id for magnet in setup.magnets)
    return {setup.event.id, *asked, *offered, *(text.id for text in setup.texts)}


@given(setups())
def test_a_template_is_prepared_as_the_event_was_under_new_ids(setup: Setup) -> None:
    template = as_template(setup, "Next year")
    assert not ids_of(template) & ids_of(setup)
    assert (template.event.name, template.event.starts_on, template.event.ends_on) == ("Next year", "", "")
    assert [(q.key, q.wording, q.options) for q in template.questions] == [
        (q.key, q.wording, q.options) for q in setup.asked
    ]
    assert [magnet.name for magnet in template.magnets] == [magnet.name for magnet in setup.offered]
    assert [text.wording for text in template.texts] == [text.wording for text in setup.texts]
    parse_setup(write_setup(template))


def test_conditions_and_rules_of_a_template_are_about_its_own_questions() -> None:
    gone = replace(BUDGET, id=new_id(), key="old_budget", active=False)
    soon, old = AnswerIs(DECISION.id, ("This quarter",)), AnswerIs(gone.id, ("yes",))
    event = replace(
        SETUP.event,
        rating=(RatingRule((soon,), Interest.HOT), RatingRule((soon, old), Interest.WARM)),
        routing=(RoutingRule((), ("DE",)), RoutingRule((), (), soon), RoutingRule((), (), old)),
    )
    template = as_template(replace(SETUP, event=event, questions=(DECISION, BUDGET, gone)), "Next year")
    decision, budget = template.questions
    assert budget.shown_if == replace(soon, question_id=decision.id)
    assert template.event.rating == (RatingRule((replace(soon, question_id=decision.id),), Interest.HOT),)
    assert [rule.answer and rule.answer.question_id for rule in template.event.routing] == [None, decision.id]
