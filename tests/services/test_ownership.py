"""Owners: by the rules of the event, in turn and evenly; whom somebody chose stays."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from leadbooth.domain.event import Event, Staff
from leadbooth.domain.form import AnswerIs
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.domain.rules import RoutingRule
from leadbooth.domain.words import SetBy
from leadbooth.services import capture, events, many
from leadbooth.services.captured import open_lead
from tests.services.asking import make_form, say
from tests.services.conftest import Booth


@pytest.fixture
def tom(booth: Booth) -> Staff:
    return events.add_staff(booth.store, "Tom Ford")


@pytest.fixture
def aiko(booth: Booth) -> Staff:
    return events.add_staff(booth.store, "Aiko Tanaka")


def routed(booth: Booth, *rules: RoutingRule) -> Event:
    event = replace(booth.event, routing=rules, default_country="DE")
    events.save_event(booth.store, event)
    return event


def scan(booth: Booth, event: Event, name: str, country: str = "") -> Lead:
    address = f"ADR:;;;;;;{country}\r\n" if country else ""
    payload = f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{name};Jo\r\nEMAIL:{name}@firm.example\r\n{address}END:VCARD\r\n"
    return capture.scan(booth.store, event, booth.staff.id, payload).lead


def owner(booth: Booth, lead: Id) -> tuple[Id | None, str]:
    held = open_lead(booth.store, lead).lead
    return held.owner, held.owner_by


def test_without_rules_a_lead_belongs_to_who_captured_it(booth: Booth) -> None:
    lead = scan(booth, booth.event, "weber")
    assert (lead.owner, lead.owner_by) == (booth.staff.id, SetBy.CAPTURE)


def test_leads_go_to_who_has_their_country(booth: Booth, tom: Staff, aiko: Staff) -> None:
    event = routed(booth, RoutingRule((tom.id,), countries=("JP",)), RoutingRule((aiko.id,), countries=("DE",)))
    assert scan(booth, event, "tanaka", "JP").owner == tom.id
    weber = scan(booth, event, "weber")  # of the country of the event, as it names none
    assert (weber.owner, weber.owner_by) == (aiko.id, SetBy.RULE)
    assert scan(booth, event, "dubois", "FR").owner == booth.staff.id


def test_a_country_that_is_typed_later_sends_the_lead_on(booth: Booth, tom: Staff) -> None:
    event = routed(booth, RoutingRule((tom.id,), countries=("JP",)))
    lead = scan(booth, event, "tanaka").id
    capture.edit_contact(booth.store, booth.staff.id, lead, {"country": "JP"})
    assert owner(booth, lead) == (tom.id, SetBy.RULE)


def test_a_country_may_be_written_out_and_may_come_with_a_second_scan(booth: Booth, tom: Staff) -> None:
    event = routed(booth, RoutingRule((tom.id,), countries=("JP",)))
    assert scan(booth, event, "tanaka", "Japan").owner == tom.id
    lead = scan(booth, event, "suzuki").id
    assert owner(booth, lead)[0] == booth.staff.id
    scan(booth, event, "suzuki", "Japan")
    assert owner(booth, lead) == (tom.id, SetBy.RULE)


def test_an_answer_sends_the_lead_on(booth: Booth, tom: Staff) -> None:
    form = make_form(booth)
    event = routed(booth, RoutingRule((tom.id,), answer=AnswerIs(form.topics.id, ("Meters",))))
    lead = scan(booth, event, "weber").id
    say(booth, lead, form.topics, ["Relays"])
    assert owner(booth, lead) == (booth.staff.id, SetBy.CAPTURE)
    say(booth, lead, form.topics, ["Relays", "Meters"])
    assert owner(booth, lead) == (tom.id, SetBy.RULE)


def test_several_take_turns_and_share_evenly(booth: Booth, tom: Staff, aiko: Staff) -> None:
    team = (booth.staff.id, tom.id, aiko.id)
    event = routed(booth, RoutingRule(team))
    owners = [scan(booth, event, f"person{number}").owner for number in range(9)]
    assert owners == [*team, *team, *team]


def test_turns_make_up_for_what_somebody_was_given(booth: Booth, tom: Staff) -> None:
    event = routed(booth, RoutingRule((booth.staff.id, tom.id)))
    leads = [scan(booth, event, f"person{number}").id for number in range(4)]
    many.assign_leads(booth.store, None, leads, tom.id)
    owners = Counter(scan(booth, event, f"later{number}").owner for number in range(4))
    assert owners == {booth.staff.id: 4}


@pytest.mark.parametrize("somebody", [True, False])
def test_whom_staff_chose_keeps_the_lead(booth: Booth, tom: Staff, aiko: Staff, *, somebody: bool) -> None:
    form = make_form(booth)
    event = routed(booth, RoutingRule((tom.id,), answer=AnswerIs(form.topics.id, ("Meters",))))
    lead = scan(booth, event, "weber").id
    chosen = aiko.id if somebody else None
    many.assign_leads(booth.store, booth.staff.id, [lead], chosen)
    say(booth, lead, form.topics, ["Meters"])
    assert owner(booth, lead) == (chosen, SetBy.STAFF)


def test_who_has_a_lead_by_a_rule_keeps_it_while_the_rule_holds(booth: Booth, tom: Staff, aiko: Staff) -> None:
    form = make_form(booth)
    event = routed(booth, RoutingRule((tom.id, aiko.id)))
    lead = scan(booth, event, "weber").id
    before = owner(booth, lead)
    say(booth, lead, form.topics, ["Meters"])
    assert owner(booth, lead) == before


def test_who_no_longer_works_here_is_given_no_leads(booth: Booth, tom: Staff, aiko: Staff) -> None:
    rules = (RoutingRule((tom.id,), countries=("JP",)), RoutingRule((tom.id, aiko.id)))
    event = routed(booth, *rules)
    assert scan(booth, event, "tanaka", "JP").owner == tom.id

    events.save_staff(booth.store, replace(tom, active=False))

    assert scan(booth, event, "sato", "JP").owner == aiko.id  # the rule names nobody who is here; the next one does
    assert {scan(booth, event, f"person{number}").owner for number in range(4)} == {aiko.id}
    events.save_staff(booth.store, replace(aiko, active=False))
    assert scan(booth, event, "dubois").owner == booth.staff.id
