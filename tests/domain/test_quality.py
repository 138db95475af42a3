"""Quality: bounded, explained, never a guess, and never lower for better evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadbooth.domain.contact import Contact
from leadbooth.domain.quality import DEFAULT_WEIGHTS, Evidence, assess, grade, normalised
from leadbooth.domain.words import EncounterKind, Interest, LeadKind, MagnetKind, Purpose

FULL = Contact(
    first_name="Jonas",
    last_name="Weber",
    job_title="Head of Grid Automation",
    company="Alder Energy",
    email="jonas.weber@alder.example",
    phone="+49 1512 3456789",
)
contacts = st.builds(
    Contact,
    first_name=st.sampled_from(["", "Jonas"]),
    last_name=st.sampled_from(["", "Weber"]),
    job_title=st.sampled_from(["", "Head"]),
    company=st.sampled_from(["", "Alder Energy"]),
    email=st.sampled_from(["", "nonsense", "j@alder.example", "j@gmail.com", "j@mailinator.com"]),
    phone=st.sampled_from(["", "12", "+49 1512 3456789"]),
)
evidence = st.builds(
    Evidence,
    kind=st.sampled_from(list(LeadKind)),
    contact=contacts,
    sources=st.dictionaries(st.sampled_from(["email", "first_name", "company"]), st.sampled_from(["typed", "badge"])),
    interest=st.sampled_from(["", *Interest]),
    encounters=st.lists(st.sampled_from(list(EncounterKind)), max_size=4),
    consents=st.frozensets(st.sampled_from(list(Purpose))),
    magnets=st.frozensets(st.sampled_from(list(MagnetKind))),
    answer_points=st.dictionaries(st.sampled_from(["intent", "interest", "accuracy"]), st.floats(-10, 60)),
)
weights = st.dictionaries(st.sampled_from(list(DEFAULT_WEIGHTS)), st.floats(0, 100), max_size=5)


def points(found: Evidence, part: str) -> float:
    return next(p.points for p in assess(found).parts if p.name == part)


@given(evidence, weights)
def test_the_score_is_within_bounds_and_its_reasons_add_up_to_it(found: Evidence, chosen: dict[str, float]) -> None:
    quality = assess(found, chosen)
    assert 0 <= quality.score <= 100
    assert sum(part.maximum for part in quality.parts) == pytest.approx(100)
    for part in quality.parts:
        assert part.points == pytest.approx(part.maximum * sum(reason.share for reason in part.reasons))
        assert part.points <= part.maximum + 1e-9


def test_nothing_known_is_nothing() -> None:
    quality = assess(Evidence())
    assert (quality.score, quality.grade) == (0, "D")
    assert all(part.reasons == () for part in quality.parts)


def test_everything_known_is_a_hundred() -> None:
    best = Evidence(
        contact=FULL,
        sources=dict.fromkeys(FULL.known(), "badge"),
        interest=Interest.HOT,
        encounters=["scan", "scan", EncounterKind.REQUESTED],
        consents=frozenset({Purpose.EMAIL}),
        magnets=frozenset({MagnetKind.CONSULTATION}),
        answer_points={"intent": 25},
    )
    assert (assess(best).score, assess(best).grade) == (100, "A")


@given(evidence)
def test_better_evidence_never_costs_points(found: Evidence) -> None:
    bare = replace(found, contact=replace(found.contact, email="", phone=""))
    with_data = replace(bare, contact=replace(bare.contact, email=FULL.email, phone=FULL.phone))
    # Typed data may bring a lead below "mostly machine-read", which is worth less than an address or a number is.
    assert points(with_data, "accuracy") >= points(bare, "accuracy")
    assert points(replace(found, interest="hot"), "interest") >= points(found, "interest")
    more = replace(found, consents=found.consents | {Purpose.EMAIL})
    assert points(more, "awareness") >= points(found, "awareness")
    for part in ("intent", "interest", "accuracy"):
        higher = {**found.answer_points, part: found.answer_points.get(part, 0) + 1}
        assert points(replace(found, answer_points=higher), part) >= points(found, part)


def test_a_free_mail_address_earns_less_for_a_business_and_a_disposable_one_nothing() -> None:
    def earned(email: str, kind: LeadKind) -> float:
        return points(Evidence(kind=kind, contact=Contact(email=email)), "accuracy")

    assert earned("j@alder.example", LeadKind.BUSINESS) > earned("j@gmail.com", LeadKind.PERSON)
    assert earned("j@gmail.com", LeadKind.PERSON) > earned("j@gmail.com", LeadKind.BUSINESS) > 0
    assert earned("j@mailinator.com", LeadKind.PERSON) == 0


def test_machine_read_earns_more_than_typed() -> None:
    typed = Evidence(contact=FULL, sources=dict.fromkeys(FULL.known(), "typed"))
    assert points(replace(typed, sources=dict.fromkeys(FULL.known(), "badge")), "accuracy") > points(typed, "accuracy")


@pytest.mark.parametrize(
    ("score", "letter"), [(100, "A"), (80, "A"), (79, "B"), (60, "B"), (59, "C"), (40, "C"), (39, "D")]
)
def test_grades(score: int, letter: str) -> None:
    assert grade(score) == letter


@pytest.mark.parametrize(
    "weights",
    [
        {"accuracy": 1e308, "intent": 1e308},
        {"accuracy": float("inf")},
        {"accuracy": float("nan"), "intent": -3},
        dict.fromkeys(DEFAULT_WEIGHTS, 0),
    ],
)
def test_whatever_the_weights_are_the_parts_add_up_to_100(weights: dict[str, float]) -> None:
    assert sum(normalised(weights).values()) == pytest.approx(100)
    assert 0 <= assess(Evidence(contact=FULL, interest="hot"), weights).score <= 100
