"""Answers: kept as they were asked, rating the lead by the rules of its event, taken back as one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leadbooth.domain.form import YES, AnswerIs
from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.rules import RatingRule, RoutingRule
from leadbooth.domain.words import Interest, SetBy
from leadbooth.errors import KnownError
from leadbooth.services import answers, capture, events, many, undo
from leadbooth.services.captured import open_lead
from leadbooth.storage.verify import verify
from tests.services.asking import Form, make_form, say, scan
from tests.services.conftest import Booth


@pytest.fixture
def form(booth: Booth) -> Form:
    return make_form(booth)


@pytest.fixture
def lead(booth: Booth) -> Id:
    return scan(booth)


@pytest.fixture
def rules(booth: Booth, form: Form) -> None:
    """Hot who decides this quarter and has a budget; warm who decides this quarter or this year."""
    soon, funded = AnswerIs(form.decision.id, ("This quarter",)), AnswerIs(form.budget.id, (YES,))
    sometime = AnswerIs(form.decision.id, ("This quarter", "This year"))
    rating = (RatingRule((soon, funded), Interest.HOT), RatingRule((sometime,), Interest.WARM))
    events.save_event(booth.store, replace(booth.event, rating=rating))


def interest(booth: Booth, lead: Id) -> tuple[str, str]:
    """The interest of a lead and who said it."""
    held = open_lead(booth.store, lead).lead
    return held.interest, held.interest_by


def undo_last(booth: Booth) -> str:
    return undo.undo_last(booth.store, booth.staff.id, booth.event.id).what


def test_an_answer_keeps_how_it_was_asked_and_what_it_was_worth(booth: Booth, form: Form, lead: Id) -> None:
    shown = say(booth, lead, form.decision, "This year")
    answer = shown.answers[form.decision.id]
    assert (answer.value, answer.points, answer.feeds) == ("This year", 8.0, "intent")
    assert (answer.wording, answer.version, answer.by) == ("When do you plan to decide?", 1, booth.staff.id)
    intent = next(part for part in shown.quality.parts if part.name == "intent")
    assert intent.points == 8.0


def test_a_second_answer_to_a_question_takes_the_place_of_the_first(booth: Booth, form: Form, lead: Id) -> None:
    say(booth, lead, form.topics, ["Meters"])
    shown = say(booth, lead, form.topics, ["Storage", "Relays"])
    assert shown.answers[form.topics.id].value == ("Relays", "Storage")
    assert len(shown.answers) == 1


def test_nothing_said_takes_an_answer_back(booth: Booth, form: Form, lead: Id) -> None:
    before = open_lead(booth.store, lead).quality
    say(booth, lead, form.decision, "This year")
    shown = say(booth, lead, form.decision, None)
    assert not shown.answers
    assert shown.quality == before
    assert not say(booth, lead, form.decision, "").answers  # and once more is nothing new


def test_what_does_not_fit_is_refused_and_nothing_is_kept(booth: Booth, form: Form, lead: Id) -> None:
    for question, said in ((form.decision, "Tomorrow"), (form.topics, ["Coffee"]), (form.budget, "maybe")):
        with pytest.raises(KnownError, match="answer_not_fitting"):
            say(booth, lead, question, said)
    with pytest.raises(KnownError, match="lead_gone"):
        say(booth, new_id(), form.decision, "Later")
    assert not open_lead(booth.store, lead).answers


@pytest.mark.usefixtures("rules")
def test_the_first_rule_that_fits_marks_a_lead(booth: Booth, form: Form, lead: Id) -> None:
    say(booth, lead, form.decision, "Later")
    assert interest(booth, lead) == ("", "")
    say(booth, lead, form.decision, "This quarter")
    assert interest(booth, lead) == ("warm", SetBy.RULE)
    say(booth, lead, form.budget, True)
    assert interest(booth, lead) == ("hot", SetBy.RULE)


@pytest.mark.usefixtures("rules")
def test_a_mark_of_a_rule_goes_with_the_answer_that_made_it(booth: Booth, form: Form, lead: Id) -> None:
    say(booth, lead, form.decision, "This quarter")
    say(booth, lead, form.budget, True)
    say(booth, lead, form.budget, None)
    assert interest(booth, lead) == ("warm", SetBy.RULE)
    say(booth, lead, form.decision, None)
    assert interest(booth, lead)[0] == ""


@pytest.mark.usefixtures("rules")
@pytest.mark.parametrize("mark", [Interest.COLD, None])
def test_what_a_person_said_of_a_lead_is_never_overwritten(
    booth: Booth, form: Form, lead: Id, mark: Interest | None
) -> None:
    say(booth, lead, form.decision, "This quarter")
    capture.set_interest(booth.store, booth.staff.id, lead, mark)
    say(booth, lead, form.budget, True)
    say(booth, lead, form.decision, None)
    assert interest(booth, lead) == (str(mark or ""), SetBy.STAFF)


@pytest.mark.usefixtures("rules")
def test_undo_takes_an_answer_and_what_the_rules_made_of_it_as_one(booth: Booth, form: Form, lead: Id) -> None:
    tom = events.add_staff(booth.store, "Tom Ford")
    routed = (RoutingRule((tom.id,), answer=AnswerIs(form.decision.id, ("This quarter",))),)
    event = events.get_event(booth.store, booth.event.id)
    events.save_event(booth.store, replace(event, routing=routed))
    before = open_lead(booth.store, lead)
    after = say(booth, lead, form.decision, "This quarter").lead
    assert (after.interest, after.owner, after.owner_by) == ("warm", tom.id, SetBy.RULE)
    assert undo_last(booth) == "answer"
    now = open_lead(booth.store, lead)
    assert (now.lead.interest, now.lead.interest_by) == ("", "")
    assert (now.lead.owner, now.lead.owner_by) == (before.lead.owner, before.lead.owner_by)
    assert (now.answers, now.quality) == ({}, before.quality)


def test_undo_of_a_changed_answer_brings_the_former_back(booth: Booth, form: Form, lead: Id) -> None:
    say(booth, lead, form.decision, "Later")
    say(booth, lead, form.decision, "This year")
    assert undo_last(booth) == "answer"
    assert open_lead(booth.store, lead).answers[form.decision.id].value == "Later"
    say(booth, lead, form.decision, None)
    assert undo_last(booth) == "answer"
    assert open_lead(booth.store, lead).answers[form.decision.id].value == "Later"


def test_undo_of_an_answer_given_again_leaves_none(booth: Booth, form: Form, lead: Id) -> None:
    """Whether the first was taken back by undo or by choosing nothing, there is nothing to bring back."""
    say(booth, lead, form.decision, "Later")
    undo_last(booth)
    say(booth, lead, form.decision, "This year")
    undo_last(booth)
    assert open_lead(booth.store, lead).answers == {}
    say(booth, lead, form.decision, "This quarter")
    say(booth, lead, form.decision, None)
    say(booth, lead, form.decision, "Later")
    undo_last(booth)
    assert open_lead(booth.store, lead).answers == {}
    assert verify(booth.store) == []


def test_an_answer_that_somebody_changed_since_stays(booth: Booth, form: Form, lead: Id) -> None:
    first = say(booth, lead, form.decision, "Later").changes.action
    undo_last(booth)
    second = say(booth, lead, form.decision, "This year").changes.action
    say(booth, lead, form.decision, "This quarter")
    assert first is not None
    assert second is not None
    undo.undo(booth.store, booth.staff.id, second)
    assert open_lead(booth.store, lead).answers[form.decision.id].value == "This quarter"


def test_an_answer_that_is_typed_is_one_action(booth: Booth, lead: Id, form: Form) -> None:
    text = replace(form.topics, kind="text", options=())
    shown = answers.set_answer(booth.store, booth.staff.id, lead, text, "40 re")
    action = shown.changes.action
    answers.set_answer(booth.store, booth.staff.id, lead, text, "40 relays", action=action)
    undo_last(booth)
    assert open_lead(booth.store, lead).answers == {}


def test_marking_many_is_what_a_person_said(booth: Booth, lead: Id) -> None:
    many.mark_leads(booth.store, booth.staff.id, [lead], Interest.WARM)
    assert interest(booth, lead) == ("warm", SetBy.STAFF)
