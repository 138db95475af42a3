"""Rules: the first that fits decides, and what is stored of them is read back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leadbooth.domain.form import AnswerIs
from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.rules import (
    RatingRule,
    RoutingRule,
    rate,
    rating_from_json,
    rating_to_json,
    route,
    routing_from_json,
    routing_to_json,
)
from leadbooth.domain.words import Interest

DECISION, BUDGET = new_id(), new_id()
MARA, TOM = new_id(), new_id()
SOON, SOMETIME, FUNDED = AnswerIs(DECISION, ("now",)), AnswerIs(DECISION, ("now", "later")), AnswerIs(BUDGET, ("yes",))


def test_the_first_rating_rule_of_which_all_holds_decides() -> None:
    rules = (RatingRule((SOON, FUNDED), Interest.HOT), RatingRule((SOMETIME,), Interest.WARM))
    assert rate(rules, {DECISION: {"now"}, BUDGET: {"yes"}}) == "hot"
    assert rate(rules, {DECISION: {"now"}, BUDGET: {"no"}}) == "warm"
    assert rate(rules, {BUDGET: {"yes"}}) is None
    assert rate(rules[::-1], {DECISION: {"now"}, BUDGET: {"yes"}}) == "warm"


def test_a_rating_rule_without_a_condition_says_nothing() -> None:
    assert rate((RatingRule((), Interest.COLD),), {DECISION: {"now"}}) is None


def test_routing_goes_by_country_by_answer_or_by_neither() -> None:
    rules = (
        RoutingRule((), countries=("DE",)),  # nobody takes turns: passed over
        RoutingRule((MARA,), countries=("DE", "AT"), answer=SOON),
        RoutingRule((TOM,), countries=("DE",)),
        RoutingRule((MARA, TOM)),
    )
    assert route(rules, "at", {DECISION: {"now"}}) == (MARA,)
    assert route(rules, "DE", {}) == (TOM,)
    assert route(rules, "FR", {}) == (MARA, TOM)
    assert route(rules[:3], "", {}) == ()


ids = st.builds(new_id)
conditions = st.builds(AnswerIs, ids, st.lists(st.text(), min_size=1).map(tuple))
ratings = st.lists(st.builds(RatingRule, st.lists(conditions).map(tuple), st.sampled_from(Interest))).map(tuple)
countries = st.lists(st.sampled_from(["DE", "AT", "FR"])).map(tuple)
owners = st.lists(ids, max_size=3).map(tuple)
routings = st.lists(st.builds(RoutingRule, owners, countries, st.none() | conditions)).map(tuple)


@given(ratings, routings)
def test_rules_are_stored_and_read_back(rating: tuple[RatingRule, ...], routing: tuple[RoutingRule, ...]) -> None:
    assert rating_from_json(rating_to_json(rating)) == rating
    assert routing_from_json(routing_to_json(routing)) == routing


@given(ratings, st.dictionaries(ids, st.frozensets(st.text(max_size=3))))
def test_what_a_rule_says_is_what_it_holds(rating: tuple[RatingRule, ...], said: dict[Id, frozenset[str]]) -> None:
    """Answering what every condition of the first rule asks for makes it decide."""
    first = next((rule for rule in rating if rule.when), None)
    wanted = {c.question_id: frozenset(c.any_of[:1]) for c in first.when} if first else {}
    assert rate(rating, {**said, **wanted}) == (first.interest if first else None)
