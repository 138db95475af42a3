"""The timeline of a lead: what happened, by whom, in the words of then."""

from __future__ import annotations

from dataclasses import replace

from leadbooth.domain.form import AnswerIs, Option
from leadbooth.domain.ids import Id
from leadbooth.domain.rules import RatingRule, RoutingRule
from leadbooth.domain.words import Interest
from leadbooth.services import browse, capture, events, many, pipeline, undo
from leadbooth.services.questions import retire_question, save_question
from tests.services.asking import make_form, say, scan
from tests.services.conftest import Booth


def story(booth: Booth, lead: Id) -> list[tuple[str, dict[str, str]]]:
    """Code and parameters of each line, latest first."""
    return [(entry.code, dict(entry.params)) for entry in browse.timeline(booth.store, lead)]


def test_moves_are_told_from_where_to_where_and_why(booth: Booth) -> None:
    lead = scan(booth)
    pipeline.move(booth.store, booth.staff.id, [lead], "meeting")
    pipeline.move(booth.store, None, [lead], "lost", reason="no  budget")
    latest, earlier, _ = browse.timeline(booth.store, lead)
    assert latest.params == {"from": "meeting", "stage": "lost", "reason": "no budget"}
    assert earlier.params == {"from": "lead", "stage": "meeting", "reason": ""}
    assert (latest.by_name, earlier.by_name) == ("", "Mara Klein")


def test_answers_are_told_as_they_were_asked_then(booth: Booth) -> None:
    form, lead = make_form(booth), scan(booth)
    say(booth, lead, form.decision, "This quarter")
    say(booth, lead, form.budget, False)
    say(booth, lead, form.topics, ["Storage", "Relays"])
    say(booth, lead, form.budget, None)
    before = story(booth, lead)
    assert before[:4] == [
        ("not_answered", {"question": "Is there a budget?"}),
        ("answered", {"question": "More about", "said": "Relays, Storage"}),
        ("answered_no", {"question": "Is there a budget?"}),
        ("answered", {"question": "When do you plan to decide?", "said": "This quarter"}),
    ]
    save_question(
        booth.store,
        booth.event.id,
        replace(form.topics, wording="Interests", options=(Option("Meters"), Option("Cables"))),
    )
    retire_question(booth.store, booth.event.id, form.decision.id)
    assert story(booth, lead) == before


def test_numbers_are_told_as_they_are_written(booth: Booth) -> None:
    form, lead = make_form(booth), scan(booth)
    count = replace(form.topics, kind="number", options=(), wording="How many?")
    for said, told in (("40", "40"), ("2,5", "2.5")):
        say(booth, lead, count, said)
        assert story(booth, lead)[0] == ("answered", {"question": "How many?", "said": told})


def test_what_was_typed_in_one_go_is_one_line(booth: Booth) -> None:
    lead = scan(booth)
    typed = capture.edit_contact(booth.store, booth.staff.id, lead, {"first_name": "Jo"})
    action = typed.changes.action
    capture.edit_contact(booth.store, booth.staff.id, lead, {"first_name": "Jonas"}, action=action)
    capture.edit_contact(booth.store, booth.staff.id, lead, {"company": "Weber AG"}, action=action)
    assert [code for code, _ in story(booth, lead)] == ["edited", "scan"]


def test_owners_and_marks_tell_who_chose_them(booth: Booth) -> None:
    form = make_form(booth)
    tom = events.add_staff(booth.store, "Tom Ford")
    soon = AnswerIs(form.decision.id, ("This quarter",))
    rating, routing = RatingRule((soon,), Interest.HOT), RoutingRule((tom.id,), answer=soon)
    events.save_event(booth.store, replace(booth.event, rating=(rating,), routing=(routing,)))
    lead = scan(booth)
    say(booth, lead, form.decision, "This quarter")
    many.assign_leads(booth.store, booth.staff.id, [lead], None)
    many.assign_leads(booth.store, booth.staff.id, [lead], booth.staff.id)
    many.mark_leads(booth.store, booth.staff.id, [lead], Interest.COLD)
    many.mark_leads(booth.store, booth.staff.id, [lead], None)
    assert story(booth, lead) == [
        ("not_marked", {}),
        ("marked", {"interest": "cold"}),
        ("given", {"name": "Mara Klein"}),
        ("not_given", {}),
        ("given_by_rule", {"name": "Tom Ford"}),
        ("marked_by_rule", {"interest": "hot"}),
        ("answered", {"question": "When do you plan to decide?", "said": "This quarter"}),
        ("scan", {}),
    ]


def test_what_is_planned_is_told(booth: Booth) -> None:
    events.save_event(booth.store, replace(booth.event, currency="EUR"))
    lead = scan(booth)
    pipeline.set_deal(booth.store, booth.staff.id, lead, value=1_200.0, close_on="2026-06-30")
    pipeline.plan_next(booth.store, booth.staff.id, lead, "Call Jonas", due_on="2026-02-10")
    pipeline.tag(booth.store, booth.staff.id, lead, ["solar", "press"])
    assert story(booth, lead)[:3] == [
        ("tagged", {"tags": "solar, press"}),
        ("planned", {"step": "Call Jonas", "due_on": "2026-02-10"}),
        ("valued", {"value": "1200.0", "currency": "EUR", "close_on": "2026-06-30"}),
    ]


def test_what_was_taken_back_is_not_told(booth: Booth) -> None:
    form, lead = make_form(booth), scan(booth)
    before = story(booth, lead)
    staff, event = booth.staff.id, booth.event.id
    for act in (
        lambda: say(booth, lead, form.decision, "Later"),
        lambda: pipeline.move(booth.store, staff, [lead], "won", reason="price"),
        lambda: many.mark_leads(booth.store, staff, [lead], Interest.HOT),
        lambda: pipeline.plan_next(booth.store, staff, lead, "Call"),
    ):
        act()
        assert story(booth, lead) != before
        undo.undo_last(booth.store, staff, event)
        assert story(booth, lead) == before
