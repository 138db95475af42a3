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
from leadbooth.services import browse, consent_texts, demo, pipeline, questions
from leadbooth.services.captured import open_lead
from leadbooth.services.sample_people import material
from leadbooth.storage import leads as leads_repository
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


def test_leads_are_worked_as_far_as_their_stage_says(booth: Booth) -> None:
    result = demo.fill(booth.store, 200)
    leads = leads_of(booth, result)
    asked = questions.list_questions(booth.store, result.event.id)
    assert [question.key for question in asked if question.required and question.feeds == "intent"] == ["decision"]
    further = [lead for lead in leads if lead.stage in ("prospect", "meeting", "proposal", "won")]
    assert len(further) > 10
    assert all(lead.value and lead.close_on and not pipeline.missing_for(booth.store, lead.id) for lead in further)
    assert all(bool(lead.stage_reason) == (lead.stage in ("won", "lost")) for lead in leads)
    assert any(lead.stage_reason for lead in leads)
    assert any(lead.next_step and lead.due_on for lead in further)
    assert {tag for lead in leads for tag in lead.tags} > {"pilot", "utility"}
    assert result.event.currency == "EUR"


def test_consents_name_the_text_that_was_shown(booth: Booth) -> None:
    result = demo.fill(booth.store, 60)
    texts = {text.id: text for text in consent_texts.list_consent_texts(booth.store, result.event.id)}
    with booth.store.reading() as db:
        given = [one for lead in leads_of(booth, result) for one in leads_repository.consents(db, lead.id)]
    assert {one.purpose for one in given} >= {"email", "phone"}
    assert all(one.text_id is not None and one.wording == texts[one.text_id].wording for one in given)
    assert all((one.text_version, one.language) == (1, "en") for one in given)


def test_the_same_seed_gives_the_same_leads(booth: Booth) -> None:
    first = demo.fill(booth.store, 60, seed=5, event_name="First hall")
    second = demo.fill(booth.store, 60, seed=5, event_name="Second hall")

    def told(result: demo.DemoResult) -> list[object]:
        found = leads_of(booth, result)
        return [(one.contact, one.interest, one.stage, one.stage_reason, one.value, one.tags) for one in found]

    assert told(first) == told(second)


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
