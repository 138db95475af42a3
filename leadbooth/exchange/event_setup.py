"""The set-up of an event as a file: one JSON document that people can read and compare line by line.

Everything that is prepared before an event is in it, and nothing of a lead. Ids are kept, so that every laptop that
takes the file in has the same event and the same questions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

import orjson

from leadbooth.domain.badge import BadgeProfile
from leadbooth.domain.consent_text import ConsentText, text_row
from leadbooth.domain.event import Event, Staff
from leadbooth.domain.form import FEEDS, AnswerIs, Option, Question, problem_with
from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.magnet import Magnet
from leadbooth.domain.quality import DEFAULT_WEIGHTS
from leadbooth.domain.rules import RatingRule, RoutingRule, condition_to_json, rating_to_json, routing_to_json
from leadbooth.domain.words import Channel, CostKind, EventKind, Interest, MagnetKind, Purpose, QuestionKind
from leadbooth.exchange.plain import FaultError, Table

FORMAT = "leadbooth-event"
VERSION = 1
SUFFIX = ".leadbooth-event"
MOST_BYTES = 5 * 1024 * 1024

_PLAIN = ("name", "kind", "starts_on", "ends_on", "place", "time_zone", "currency", "goal_per_day", "goal_total")
_COUNTRY = "([A-Za-z]{2})?"


class NewerError(ValueError):
    """The file was written by a newer LeadBooth; its argument is the version of the file."""


@dataclass(frozen=True, slots=True)
class Setup:
    """All that is prepared for an event. ``staff`` are those that its team and rules name, ``campaign`` is a name.

    ``questions`` stand in their order, the retired ones among them; ``magnets`` hold the retired ones as well.
    """

    event: Event
    questions: tuple[Question, ...] = ()
    texts: tuple[ConsentText, ...] = ()
    magnets: tuple[Magnet, ...] = ()
    staff: tuple[Staff, ...] = ()
    campaign: str = ""

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions that are asked."""
        return tuple(question for question in self.questions if question.active)

    @property
    def offered(self) -> tuple[Magnet, ...]:
        """The lead magnets that are offered."""
        return tuple(magnet for magnet in self.magnets if magnet.active)

    def with_questions(self, ids: Mapping[Id, Id]) -> Setup:
        """The same with only the questions in ``ids``, under the ids these map to.

        What depended on another question is asked always; a rule about one can hold no more, so it is left out.
        """
        event = self.event
        return replace(
            self,
            questions=tuple(_renamed(question, ids) for question in self.questions if question.id in ids),
            event=replace(
                event,
                rating=tuple(
                    replace(rule, when=tuple(_pointing(condition, ids) for condition in rule.when))
                    for rule in event.rating
                    if all(condition.question_id in ids for condition in rule.when)
                ),
                routing=tuple(
                    replace(rule, answer=_pointing(rule.answer, ids) if rule.answer else None)
                    for rule in event.routing
                    if rule.answer is None or rule.answer.question_id in ids
                ),
            ),
        )


def _renamed(question: Question, ids: Mapping[Id, Id]) -> Question:
    before = question.shown_if
    condition = _pointing(before, ids) if before is not None and before.question_id in ids else None
    return replace(question, id=ids[question.id], shown_if=condition)


def _pointing(condition: AnswerIs, ids: Mapping[Id, Id]) -> AnswerIs:
    return replace(condition, question_id=ids[condition.question_id])


def as_template(setup: Setup, name: str) -> Setup:
    """The set-up for another event of that ``name``: under new ids, without dates, retired things and history."""
    row = new_id()
    kept = setup.with_questions({question.id: new_id() for question in setup.asked})
    return replace(
        kept,
        event=replace(kept.event, id=row, name=name, starts_on="", ends_on="", archived=False),
        questions=tuple(replace(question, version=1) for question in kept.questions),
        texts=tuple(replace(t, id=text_row(row, t.purpose, t.language), version=1) for t in setup.texts),
        magnets=tuple(replace(magnet, id=new_id()) for magnet in setup.offered),
    )


def write_setup(setup: Setup) -> bytes:
    """The file of a set-up: equal set-ups give equal bytes."""
    event, profile = setup.event, setup.event.badge_profile
    document = {
        "format": FORMAT,
        "version": VERSION,
        "event": {
            "id": event.id.hex(),
            **{name: getattr(event, name) for name in _PLAIN},
            "costs": {str(name): float(event.costs[name]) for name in sorted(event.costs)},
            "weights": {str(name): float(event.weights[name]) for name in sorted(event.weights)},
            "badge_profile": asdict(profile) if profile else None,
        },
        "defaults": {
            "channel": event.default_channel,
            "campaign": setup.campaign,
            "country": event.default_country,
        },
        "staff": [{**asdict(person), "id": person.id.hex()} for person in setup.staff],
        "team": [person.hex() for person in event.team],
        "questions": list(map(_question_to_json, setup.questions)),
        "rating": rating_to_json(event.rating),
        "routing": routing_to_json(event.routing),
        "consent_texts": [
            {"purpose": text.purpose, "language": text.language, "version": text.version, "wording": text.wording}
            for text in setup.texts
        ],
        "magnets": [{**asdict(magnet), "id": magnet.id.hex()} for magnet in setup.magnets],
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _question_to_json(question: Question) -> dict[str, Any]:
    return {
        "id": question.id.hex(),
        "key": question.key,
        "version": question.version,
        "active": question.active,
        "wording": question.wording,
        "kind": question.kind,
        "options": [{"text": option.text, "points": float(option.points)} for option in question.options],
        "feeds": question.feeds,
        "required": question.required,
        "shown_if": condition_to_json(question.shown_if) if question.shown_if else None,
    }


def parse_setup(data: bytes) -> Setup:
    """The set-up in a file, checked as a whole. Raises NewerError, and FaultError for anything else."""
    if len(data) > MOST_BYTES:
        raise FaultError("it is too large")
    try:
        plain = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise FaultError(str(error)) from error
    file = Table(plain if isinstance(plain, dict) else {})
    file.one_of("format", (FORMAT,))
    if (version := file.count("version", 1)) > VERSION:
        raise NewerError(version)
    staff = file.each("staff", _staff, key=lambda person: person.id)
    questions = _questions(file)
    event = _event(file, {person.id for person in staff}, {question.id for question in questions})
    return Setup(
        event=event,
        questions=questions,
        texts=file.each("consent_texts", lambda row: _text(row, event.id), key=lambda text: text.id),
        magnets=file.each("magnets", _magnet, key=lambda magnet: magnet.id),
        staff=staff,
        campaign=file.table("defaults").text("campaign"),
    )


def _event(file: Table, staff: set[Id], questions: set[Id]) -> Event:
    table, defaults = file.table("event"), file.table("defaults")
    first, last = _day(table, "starts_on"), _day(table, "ends_on")
    if first and last and last < first:
        raise table.fault("ends_on", "before the first day")
    profile = table.maybe("badge_profile")
    return Event(
        id=table.id("id"),
        name=table.named("name"),
        kind=table.one_of("kind", frozenset(EventKind)),
        starts_on=first,
        ends_on=last,
        place=table.text("place"),
        time_zone=table.text("time_zone"),
        currency=table.text("currency"),
        goal_per_day=table.count("goal_per_day"),
        goal_total=table.count("goal_total"),
        costs=table.numbers("costs", frozenset(CostKind)),
        weights=table.numbers("weights", DEFAULT_WEIGHTS.keys()),
        badge_profile=_profile(profile) if profile else None,
        default_channel=defaults.one_of("channel", frozenset(Channel) | {""}),
        default_country=defaults.matching("country", _COUNTRY),
        team=file.ids("team", staff),
        rating=file.each("rating", lambda row: _rating(row, questions)),
        routing=file.each("routing", lambda row: _routing(row, staff, questions)),
    )


def _day(table: Table, name: str) -> str:
    text = table.text(name)
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise table.fault(name, "a date like 2026-04-20 expected") from None


def _profile(table: Table) -> BadgeProfile:
    return BadgeProfile(
        key=table.text("key"),
        label=table.text("label"),
        delimiter=table.text("delimiter"),
        columns=table.texts("columns"),
        id_last=table.truth("id_last"),
        trim=table.truth("trim"),
        fix_case=table.truth("fix_case"),
        id_prefix=table.text("id_prefix"),
    )


def _staff(row: Table) -> Staff:
    return Staff(row.id("id"), row.named("name"), row.text("email"), row.truth("active"))


def _text(row: Table, event: Id) -> ConsentText:
    purpose = row.one_of("purpose", frozenset(Purpose))
    language = row.matching("language", "[a-z]{2}")
    row_id = text_row(event, purpose, language)
    return ConsentText(row_id, purpose, language, row.named("wording"), row.count("version", 1))


def _magnet(row: Table) -> Magnet:
    return Magnet(row.id("id"), row.named("name"), row.one_of("kind", frozenset(MagnetKind)), row.truth("active"))


def _questions(file: Table) -> tuple[Question, ...]:
    ids = {row.id("id") for row in file.rows("questions")}
    found = file.each("questions", lambda row: _question(row, ids), key=lambda question: question.id)
    if len({question.key for question in found}) < len(found):
        raise file.fault("questions", "two have the same key")
    active = [question for question in found if question.active]
    for place, question in enumerate(found):
        if code := _problem(question, active if question.active else found):
            raise FaultError(f"questions[{place}]: {code.removeprefix('question_').replace('_', ' ')}")
    return found


def _problem(question: Question, others: Sequence[Question]) -> str:
    code = problem_with(question, others)
    # What a retired question depended on may have other options by now: it is looked at when it is asked again.
    return "" if code == "question_condition_gone" and not question.active else code


def _question(row: Table, ids: set[Id]) -> Question:
    condition = row.maybe("shown_if")
    return Question(
        id=row.id("id"),
        key=row.named("key"),
        wording=row.named("wording"),
        kind=row.one_of("kind", frozenset(QuestionKind)),
        options=row.each("options", lambda option: Option(option.named("text"), option.number("points"))),
        feeds=row.one_of("feeds", (*FEEDS, "")),
        required=row.truth("required"),
        shown_if=_condition(condition, ids) if condition else None,
        version=row.count("version", 1),
        active=row.truth("active"),
    )


def _condition(table: Table, ids: set[Id]) -> AnswerIs:
    return AnswerIs(table.id("question", ids), table.texts("any_of"))


def _rating(row: Table, questions: set[Id]) -> RatingRule:
    when = row.each("when", lambda condition: _condition(condition, questions))
    return RatingRule(when, Interest(row.one_of("interest", frozenset(Interest))))


def _routing(row: Table, staff: set[Id], questions: set[Id]) -> RoutingRule:
    answer = row.maybe("answer")
    countries = row.texts("countries")
    if any(len(country) != 2 for country in countries):
        raise row.fault("countries", "codes of two letters expected")
    return RoutingRule(row.ids("owners", staff), countries, _condition(answer, questions) if answer else None)
