"""Sample data: believable, reproducible, and captured like anything else."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest

from leadbooth.domain.checks import check_email, check_phone
from leadbooth.domain.lead import Lead
from leadbooth.domain.listing import LeadFilter
from leadbooth.domain.text import fold
from leadbooth.errors import KnownError
from leadbooth.services import browse, demo, questions
from leadbooth.services.captured import open_lead
from leadbooth.services.sample_people import material
from tests.services.conftest import Booth


def leads_of(booth: Booth, result: demo.DemoResult) -> list[Lead]:
    numbers = browse.list_leads(booth.store, LeadFilter(event_id=result.event.id)).numbers
    page = browse.page(booth.store, numbers)
    return [page[number] for number in numbers]


def test_an_event_fills_with_people_from_everywhere(booth: Booth) -> None:
    result = demo.fill(booth.store, 150)
    leads = leads_of(booth, result)
    assert len(leads) == 150
    assert result.leads == 150 + 15
    assert len({lead.contact.country for lead in leads}) > 12
    assert any(fold(lead.contact.full_name) != lead.contact.full_name.lower() for lead in leads)
    assert len({lead.owner for lead in leads}) == len(result.staff) == 4
    assert {lead.interest for lead in leads} == {"", "hot", "warm", "cold"}
    assert len({lead.stage for lead in leads}) > 3
    assert any(lead.badge_only for lead in leads)
    assert {lead.grade for lead in leads} >= {"A", "B", "C", "D"}


def test_today_is_the_second_of_five_days(booth: Booth) -> None:
    result = demo.fill(booth.store, 60)
    today = datetime.fromtimestamp(booth.store.now_ms() / 1000, UTC).astimezone().date()
    assert result.event.day(today) == (2, 5)
    assert result.event.id == booth.event.id
    assert browse.today(booth.store, result.event).count > 10
    assert all(lead.captured_at <= booth.store.now_ms() for lead in leads_of(booth, result))


def test_nobody_can_be_reached_by_accident(booth: Booth) -> None:
    known = [lead.contact for lead in leads_of(booth, demo.fill(booth.store, 200)) if lead.contact.email]
    assert all(contact.email.endswith(".example") and check_email(contact.email).valid for contact in known)
    codes = {country["name"]: country["code"] for country in material()["countries"]}
    with_country = [contact for contact in known if contact.phone and contact.country]
    assert all(check_phone(contact.phone) == codes[contact.country] for contact in with_country)


def test_some_come_twice_and_some_were_met_before(booth: Booth) -> None:
    result = demo.fill(booth.store, 200)
    met = [open_lead(booth.store, lead.id).met_before for lead in leads_of(booth, result)]
    places = Counter(meeting.event_name for meetings in met for meeting in meetings)
    assert places["Chamber breakfast"] >= 10
    assert places["Grid & Power Expo"] >= 4


def test_questions_are_asked_and_feed_intent(booth: Booth) -> None:
    result = demo.fill(booth.store, 100)
    asked = questions.list_questions(booth.store, result.event.id)
    assert [question.key for question in asked] == ["product_line", "decision", "budget", "sites"]
    assert max(open_lead(booth.store, lead.id).quality.parts[3].points for lead in leads_of(booth, result)) >= 20


def test_a_second_time_nobody_is_doubled(booth: Booth) -> None:
    demo.fill(booth.store, 80, seed=3)
    again = demo.fill(booth.store, 80, seed=3)
    assert len(leads_of(booth, again)) == 80


def test_it_can_be_cancelled(booth: Booth) -> None:
    with pytest.raises(KnownError, match="cancelled"):
        demo.fill(booth.store, 50, progress=lambda _done, _total: False)


def test_many_are_made_from_the_same_people(booth: Booth, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "_THOROUGH", 10)
    leads = leads_of(booth, demo.fill(booth.store, 40))
    assert len(leads) == 40
    assert sum(bool(lead.contact.email) for lead in leads) > 30
