"""Sample data: an event full of invented leads, captured as real ones are. The same seed gives the same people."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from leadbooth.domain.consent_text import ConsentText
from leadbooth.domain.event import Event, Staff
from leadbooth.domain.form import YES, Option, Question, Value
from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.lead import Consent
from leadbooth.domain.words import EncounterKind, EventKind, Purpose, QuestionKind, SetBy, Stage
from leadbooth.errors import KnownError
from leadbooth.reading import read_badge
from leadbooth.services import consent_texts, events, questions
from leadbooth.services.answers import answer_facts, answer_row
from leadbooth.services.capture import consent_facts, record_scan
from leadbooth.services.sample_deals import QUALIFIED, what_becomes
from leadbooth.services.sample_people import Invented, invent, material
from leadbooth.storage.log import Writer
from leadbooth.storage.store import Store

EVENT_NAME = "Grid & Power Expo"
EARLIER_NAME = "Chamber breakfast"

Progress = Callable[[int, int], bool]
"""Called with leads done and leads in all; answers False to cancel."""

_CURRENCY = "EUR"
_BATCH = 500  # leads of one transaction
_THOROUGH = 2_000  # leads: above it badges are not read one by one, and few leads are qualified, as it takes too long
_QUALIFIED_OF_MANY = 0.15
_EARLIER_SHARE = 10  # one of so many was met at the earlier event ...
_EARLIER_MOST = 40  # ... but a breakfast has only so many chairs
_SECOND_VISIT = 0.07
_HOUR_WEIGHTS = {9: 4, 10: 9, 11: 12, 12: 6, 13: 5, 14: 11, 15: 9, 16: 6, 17: 3}  # when stands are busy
_STAGES = (Stage.LEAD, Stage.CONTACTED, Stage.PROSPECT, Stage.MEETING, Stage.PROPOSAL, Stage.WON, Stage.LOST)
_STAGE_WEIGHTS = (70, 12, 8, 4, 3, 1, 2)


@dataclass(frozen=True, slots=True)
class DemoResult:
    """The events that were filled, who captures there, and how many leads they have now got."""

    event: Event
    earlier: Event
    staff: Sequence[Staff]
    leads: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the booth asks at an event; ``texts`` are the consent texts by purpose."""

    event: Event
    questions: Sequence[Question]
    texts: Mapping[str, ConsentText]


@dataclass(frozen=True, slots=True)
class _Visit:
    """That somebody invented comes to the booth; ``at`` is milliseconds since 1970. Later visits say less."""

    at: int
    person: Invented
    first: bool


def fill(
    store: Store,
    leads: int = 120,
    *,
    seed: int = 1,
    event_name: str = EVENT_NAME,
    staff: Sequence[str] = (),
    progress: Progress | None = None,
) -> DemoResult:
    """Give an event ``leads`` sample leads: today is its second day, and some were met at a breakfast before.

    An event of that name is used where there is one, and kept as it is but for dates it does not have. ``staff`` are
    names, those of the sample where there are none. Raises KnownError("cancelled") when ``progress`` answers False;
    the leads until then stay.
    """
    rng = random.Random(seed)
    people = list(islice(invent(rng), leads))
    team = [events.add_staff(store, name) for name in staff or material()["staff"]]
    now = datetime.fromtimestamp(store.now_ms() / 1000, UTC).astimezone()
    event = _event(store, event_name, EventKind.TRADE_SHOW, now.date() - timedelta(days=1), days=5)
    breakfast = now.date() - timedelta(days=34)
    earlier = _event(store, EARLIER_NAME, EventKind.CHAMBER, breakfast, days=1)
    booth = _Booth(store, rng, random.Random(f"{seed} deals"), team, progress, leads)
    booth.receive(_Asked(earlier, [], _texts(store, earlier)), _breakfast_visits(rng, people, now))
    form = _Asked(event, _questions(store, event), _texts(store, event))
    booth.receive(form, _expo_visits(rng, people, now))
    return DemoResult(event, earlier, team, booth.done)


def _event(store: Store, name: str, kind: str, first_day: Any, *, days: int) -> Event:
    dates = {"starts_on": first_day.isoformat(), "ends_on": (first_day + timedelta(days=days - 1)).isoformat()}
    known = next((one.event for one in events.list_events(store) if one.event.name == name), None)
    if known is None:
        goal = 60 if days > 1 else 20
        return events.create_event(store, name, kind=kind, goal_per_day=goal, currency=_CURRENCY, **dates)
    if known.starts_on:
        return known
    dated = replace(known, **dates, goal_per_day=known.goal_per_day or 60, currency=known.currency or _CURRENCY)
    events.save_event(store, dated)
    return dated


def _questions(store: Store, event: Event) -> list[Question]:
    asked = questions.list_questions(store, event.id)
    if asked:
        return asked
    for values in material()["questions"]:
        options = tuple(Option(text, float(points)) for text, points in values.get("options", {}).items())
        questions.save_question(store, event.id, Question(**{"id": new_id(), **values, "options": options}))
    return questions.list_questions(store, event.id)


def _texts(store: Store, event: Event) -> dict[str, ConsentText]:
    """The event's text for each purpose that people are asked for."""
    return {
        purpose: consent_texts.text_for(store, event.id, purpose, "en")
        or consent_texts.save_consent_text(store, event.id, purpose, "en", wording)
        for purpose, wording in material()["consent"].items()
    }


def _breakfast_visits(rng: random.Random, people: Sequence[Invented], now: datetime) -> list[_Visit]:
    opens = now.replace(hour=8, minute=0, second=0, microsecond=0) - timedelta(days=34)
    guests = rng.sample(people, min(len(people) // _EARLIER_SHARE, _EARLIER_MOST))
    return sorted(
        (_Visit(_ms(opens) + rng.randrange(5_400_000), person, first=True) for person in guests), key=_visit_time
    )


def _expo_visits(rng: random.Random, people: Sequence[Invented], now: datetime) -> list[_Visit]:
    """When who comes, in order: yesterday and today until now, some of yesterday's visitors again today."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    visits = []
    for person in people:
        yesterday = rng.random() < 0.6
        share, again = _time_of_day(rng), rng.random() < _SECOND_VISIT
        at = _yesterday(midnight, share) if yesterday else _today(midnight, now, share)
        visits.append(_Visit(at, person, first=True))
        if yesterday and again:
            visits.append(_Visit(_today(midnight, now, _time_of_day(rng)), person, first=False))
    return sorted(visits, key=_visit_time)


def _visit_time(visit: _Visit) -> int:
    return visit.at


def _time_of_day(rng: random.Random) -> float:
    """A moment of the opening hours, 0 when the doors open and 1 when they close, likelier when stands are busy."""
    hour = rng.choices(list(_HOUR_WEIGHTS), list(_HOUR_WEIGHTS.values()))[0]
    return (hour - min(_HOUR_WEIGHTS) + rng.random()) / len(_HOUR_WEIGHTS)


def _yesterday(midnight: datetime, share: float) -> int:
    opens = midnight - timedelta(days=1) + timedelta(hours=min(_HOUR_WEIGHTS))
    return _ms(opens) + int(share * len(_HOUR_WEIGHTS) * 3_600_000)


def _today(midnight: datetime, now: datetime, share: float) -> int:
    # Nobody comes in the future: the day is as long as it lasted, and early in the morning it began earlier.
    opens = max(midnight, min(midnight + timedelta(hours=min(_HOUR_WEIGHTS)), now - timedelta(hours=3)))
    return _ms(opens) + int(share * max(_ms(now) - _ms(opens), 0))


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


class _Booth:
    """Captures visit after visit, many in a transaction, each as it would be captured alone."""

    def __init__(
        self,
        store: Store,
        rng: random.Random,
        deals: random.Random,
        team: Sequence[Staff],
        progress: Progress | None,
        leads: int,
    ) -> None:
        self._store = store
        self._rng = rng
        self._deals = deals  # chance of its own: who comes and what they say does not hang on what becomes of it
        self._team = team
        self._progress = progress
        self._leads = leads
        self._thorough = leads <= _THOROUGH
        self._today = datetime.fromtimestamp(store.now_ms() / 1000, UTC).astimezone().date()
        self.done = 0

    def receive(self, asked: _Asked, visits: Sequence[_Visit]) -> None:
        for start in range(0, len(visits), _BATCH):
            with self._store.writing() as writer:
                for visit in visits[start : start + _BATCH]:
                    self._capture(writer, asked, visit)
            if self._progress is not None and not self._progress(min(self.done, self._leads), self._leads):
                raise KnownError("cancelled")

    def _capture(self, writer: Writer, asked: _Asked, visit: _Visit) -> None:
        rng, person, event = self._rng, visit.person, asked.event
        writer.now, writer.actor = visit.at, rng.choice(self._team).id
        if not visit.first:
            writer.flush()  # the first visit may be of this very transaction
        reading = (
            read_badge(person.payload, person.symbology, event.badge_profile) if self._thorough else person.reading
        )
        lead, _ = record_scan(writer, event, reading, person.payload, person.symbology)
        if visit.first:
            self.done += 1
            if reading.contact.email and (self._thorough or rng.random() < _QUALIFIED_OF_MANY):
                self._qualify(writer, asked, lead)

    def _qualify(self, writer: Writer, asked: _Asked, lead: Id) -> None:
        """What staff add after a scan: for some everything, for some nothing."""
        rng, event = self._rng, asked.event
        interest = rng.choices(("hot", "warm", "cold", ""), (20, 36, 24, 20))[0]
        stage = rng.choices(_STAGES, _STAGE_WEIGHTS)[0] if interest in ("hot", "warm") else Stage.LEAD
        if interest:
            progress = what_becomes(self._deals, stage, self._today)
            said = {"qualification": {"interest": interest, "interest_by": SetBy.STAFF}, **progress}
            # As a first value of these groups: the lead was made in this transaction and nobody else saw it.
            writer.create("lead", lead, event.id, said)
            if status := progress.get("status"):
                moved = {"text": status["stage_reason"], "data": {"from": Stage.LEAD, "stage": stage}}
                self._encounter(writer, event, lead, EncounterKind.STAGE_MOVED, **moved)
        if rng.random() < 0.4:
            text = rng.choice(material()["notes"]).format(n=rng.randrange(2, 40), m=rng.randrange(5, 60) * 4)
            self._encounter(writer, event, lead, EncounterKind.NOTE, text=text)
        # Nobody becomes a prospect without an answer to what must be known of them.
        if interest and (rng.random() < 0.65 or stage in QUALIFIED):
            for question in asked.questions:
                self._answer(writer, event, lead, question)
        for purpose, share in ((Purpose.EMAIL, 0.5), (Purpose.PHONE, 0.25), (Purpose.POST, 0.05)):
            if rng.random() < share:
                self._consent(writer, event, lead, asked.texts[purpose])

    def _encounter(self, writer: Writer, event: Event, lead: Id, kind: str, **values: Any) -> None:
        facts = {"lead_id": lead, "kind": kind, "at": writer.now, "staff_id": writer.actor, **values}
        writer.add("encounter", new_id(), event.id, facts, subject=lead)

    def _answer(self, writer: Writer, event: Event, lead: Id, question: Question) -> None:
        facts = answer_facts(writer, lead, question, self._said(question))
        writer.create("answer", answer_row(lead, question.id), event.id, {"answer": facts}, subject=lead)

    def _said(self, question: Question) -> Value:
        rng, choices = self._rng, question.choices
        if not choices:
            return float(rng.randrange(1, 60))
        if question.kind == QuestionKind.SEVERAL:
            return tuple(rng.sample(choices, rng.randrange(1, min(3, len(choices)) + 1)))
        choice = rng.choice(choices)
        return choice == YES if question.kind == QuestionKind.YES_NO else choice

    def _consent(self, writer: Writer, event: Event, lead: Id, text: ConsentText) -> None:
        said = Consent(text.purpose, granted=True, at=writer.now, by=writer.actor, method="verbal").to(text)
        writer.add("consent", new_id(), event.id, consent_facts(lead, said, seen=0), subject=lead)
