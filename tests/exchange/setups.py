"""Set-ups of events as Hypothesis makes them: all that can be prepared, in every combination that is allowed."""

from __future__ import annotations

from hypothesis import strategies as st

from leadbooth.domain.badge import BadgeProfile
from leadbooth.domain.consent_text import ConsentText, text_row
from leadbooth.domain.event import Event, Staff
from leadbooth.domain.form import FEEDS, AnswerIs, Option, Question
from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.magnet import Magnet
from leadbooth.domain.quality import DEFAULT_WEIGHTS
from leadbooth.domain.rules import RatingRule, RoutingRule
from leadbooth.domain.words import Channel, CostKind, EventKind, Interest, MagnetKind, Purpose, QuestionKind
from leadbooth.exchange.event_setup import Setup

words = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
amounts = st.floats(0, 1e6) | st.integers(0, 1_000_000).map(float)
points = st.sampled_from([-5.0, 0.0, 0.5, 15.0])
with_options = (QuestionKind.ONE, QuestionKind.SEVERAL)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Question, ...]:
    """A form: each question may depend on one that stands before it."""
    form: list[Question] = []
    for key in draw(st.lists(words, max_size=6, unique=True)):
        kind = draw(st.sampled_from(QuestionKind))
        texts = draw(st.lists(words, min_size=2, max_size=4, unique=True)) if kind in with_options else []
        active = draw(st.booleans())
        before = [one for one in form if one.choices and (one.active or not active)]
        on: Question | None = draw(st.none() | st.sampled_from(before)) if before else None
        form.append(
            Question(
                id=new_id(),
                key=key,
                wording=draw(words),
                kind=kind,
                options=tuple(Option(text, draw(points)) for text in texts),
                feeds=draw(st.sampled_from((*FEEDS, ""))),
                required=draw(st.booleans()),
                shown_if=AnswerIs(on.id, (draw(st.sampled_from(on.choices)),)) if on else None,
                position=len(form),
                version=draw(st.integers(1, 9)),
                active=active,
            )
        )
    return tuple(form)


profiles = st.builds(
    BadgeProfile,
    label=words,
    delimiter=st.sampled_from(("^", "|", "")),
    columns=st.lists(st.sampled_from(("badge_id", "", "first_name", "booth")), max_size=4).map(tuple),
    id_last=st.booleans(),
    fix_case=st.booleans(),
    id_prefix=st.sampled_from(("", "SB")),
)


@st.composite
def setups(draw: st.DrawFn) -> Setup:
    """All that is prepared for an event; ids are new each time, and so are the names of people."""
    form = draw(questions())
    people = {
        row: Staff(row, f"{draw(words)} {row.hex()}") for row in (new_id() for _ in range(draw(st.integers(0, 3))))
    }
    answers = [AnswerIs(question.id, (choice,)) for question in form for choice in question.choices]
    condition = st.sampled_from(answers) if answers else st.nothing()
    owners = st.lists(st.sampled_from(sorted(people)), max_size=2, unique=True) if people else st.just([])
    event = Event(
        id=new_id(),
        name=draw(words),
        kind=draw(st.sampled_from(EventKind)),
        starts_on=draw(st.sampled_from(("", "2026-04-20"))),
        ends_on=draw(st.sampled_from(("", "2026-04-20", "2026-04-24"))),
        place=draw(words),
        time_zone=draw(st.sampled_from(("", "Europe/Berlin"))),
        currency=draw(st.sampled_from(("", "EUR"))),
        goal_per_day=draw(st.integers(0, 500)),
        goal_total=draw(st.integers(0, 9_999)),
        badge_profile=draw(st.none() | profiles),
        default_channel=draw(st.sampled_from(("", *Channel))),
        default_country=draw(st.sampled_from(("", "DE", "US"))),
        weights=draw(st.dictionaries(st.sampled_from(sorted(DEFAULT_WEIGHTS)), amounts)),
        costs=draw(st.dictionaries(st.sampled_from(list(map(str, CostKind))), amounts)),
        team=tuple(draw(owners)),
        rating=tuple(draw(st.lists(_rating(condition), max_size=2))),
        routing=tuple(draw(st.lists(_routing(owners, condition), max_size=2))),
    )
    named = {*event.team, *(owner for rule in event.routing for owner in rule.owners)}
    return Setup(
        event=event,
        questions=form,
        texts=draw(_texts(event.id)),
        magnets=tuple(sorted(draw(st.lists(magnets, max_size=3)), key=lambda magnet: magnet.id)),
        staff=tuple(people[row] for row in sorted(named)),
        campaign=draw(st.just("") | words),
    )


def _rating(condition: st.SearchStrategy[AnswerIs]) -> st.SearchStrategy[RatingRule]:
    conditions = st.just(()) if condition.is_empty else st.lists(condition, max_size=2).map(tuple)
    return st.builds(RatingRule, when=conditions, interest=st.sampled_from(Interest))


def _routing(
    owners: st.SearchStrategy[list[Id]], condition: st.SearchStrategy[AnswerIs]
) -> st.SearchStrategy[RoutingRule]:
    countries = st.lists(st.sampled_from(("DE", "AT", "GB")), max_size=2, unique=True).map(tuple)
    return st.builds(RoutingRule, owners=owners.map(tuple), countries=countries, answer=st.none() | condition)


@st.composite
def _texts(draw: st.DrawFn, event: Id) -> tuple[ConsentText, ...]:
    where = draw(
        st.sets(st.tuples(st.sampled_from(list(map(str, Purpose))), st.sampled_from(("de", "en"))), max_size=4)
    )
    return tuple(
        ConsentText(text_row(event, *place), *place, wording=draw(words), version=draw(st.integers(1, 5)))
        for place in sorted(where)
    )


magnets = st.builds(
    Magnet,
    id=st.builds(new_id),
    name=words,
    kind=st.sampled_from(list(map(str, MagnetKind))),
    active=st.booleans(),
)
