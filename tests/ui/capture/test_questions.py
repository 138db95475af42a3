"""The questions of the event are asked on the form, answered by keyboard and never in the way."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.form import AnswerIs
from leadbooth.domain.rules import RatingRule, RoutingRule
from leadbooth.domain.words import Interest, QuestionKind, SetBy
from leadbooth.services import events
from leadbooth.ui.i18n import reason_sentence
from tests.ui.capture.conftest import CTRL, FullDisk, Visitor, vcard

JONAS = vcard("Jonas", "Weber", email="jonas@alder.example", badge="A1")


def test_scan_mark_two_answers_done_in_five_keys(visitor: Visitor) -> None:
    visitor.ask("When do you plan to decide?", "This quarter", "This year", "Later", feeds="intent", required=True)
    visitor.ask("Is there a budget?", "Approved", "Not yet", feeds="intent", required=True)
    visitor.page.take_scan(JONAS)
    visitor.keys = 0

    visitor.press(Qt.Key.Key_1)
    visitor.press(Qt.Key.Key_Q)
    visitor.press(Qt.Key.Key_2)
    visitor.press(Qt.Key.Key_1)
    visitor.press(Qt.Key.Key_Return, CTRL)

    assert visitor.keys <= 6
    assert visitor.shown("first_name") == ""  # the next person
    lead = visitor.lead()
    assert (lead.lead.contact.full_name, lead.lead.interest) == ("Jonas Weber", Interest.HOT)
    assert visitor.answers() == {"When do you plan to decide?": "This year", "Is there a budget?": "Approved"}


def test_a_question_is_asked_only_where_it_makes_sense(visitor: Visitor) -> None:
    budget = visitor.ask("Is there a budget?", "Approved", "Not yet")
    sites = visitor.ask(
        "How many sites?", kind=QuestionKind.NUMBER, shown_if=AnswerIs(budget.id, ("Approved",)), required=True
    )
    visitor.page.take_scan(JONAS)
    assert not visitor.is_asked(sites)

    visitor.press(Qt.Key.Key_Q)
    visitor.press(Qt.Key.Key_1)
    assert visitor.at() == "How many sites?"
    visitor.type("40")
    assert visitor.saved()
    assert visitor.answers() == {"Is there a budget?": "Approved", "How many sites?": 40.0}

    visitor.press(Qt.Key.Key_Backtab)
    visitor.press(Qt.Key.Key_2)
    assert not visitor.is_asked(sites)
    visitor.press(Qt.Key.Key_Return, CTRL)
    assert visitor.shown("first_name") == ""  # what is not asked is not required


def test_what_is_required_is_asked_once_and_keeps_nobody(visitor: Visitor) -> None:
    visitor.ask("Which product line?", "Relays", "SCADA", kind=QuestionKind.SEVERAL, required=True)
    visitor.ask("When do you plan to decide?", "This quarter", "Later", required=True)
    visitor.page.take_scan(JONAS)

    visitor.press(Qt.Key.Key_Return, CTRL)
    assert visitor.shown("first_name") == "Jonas"
    assert visitor.lacking().startswith("2 required answers are missing: “Which product line?”, “When do you plan")
    assert visitor.at() == "Which product line?"
    assert [lead.contact.first_name for lead in visitor.leads()] == ["Jonas"]  # saved all the while

    visitor.press(Qt.Key.Key_Return, CTRL)
    assert visitor.shown("first_name") == ""
    assert visitor.lacking() == ""
    visitor.press(Qt.Key.Key_Return, CTRL)
    assert visitor.lacking() == ""  # nobody stands there who could answer


def test_the_line_goes_when_nothing_is_missing_any_more(visitor: Visitor) -> None:
    visitor.ask("When do you plan to decide?", "This quarter", "Later", required=True)
    visitor.page.take_scan(JONAS)
    visitor.press(Qt.Key.Key_Return, CTRL)
    assert visitor.lacking().startswith("1 required answer is missing")

    visitor.press(Qt.Key.Key_2)

    assert visitor.lacking() == ""
    visitor.press(Qt.Key.Key_Return, CTRL)
    assert visitor.shown("first_name") == ""


def test_an_answer_starts_a_lead(visitor: Visitor) -> None:
    visitor.ask("When do you plan to decide?", "This quarter", "Later")

    visitor.press(Qt.Key.Key_Down, CTRL)
    visitor.press(Qt.Key.Key_2)

    assert visitor.answers() == {"When do you plan to decide?": "Later"}
    assert visitor.pill().startswith("Saved ")


def test_several_options_by_digit_stay_with_their_question(visitor: Visitor) -> None:
    visitor.ask("Which product line?", "Relays", "SCADA", "Sensors", kind=QuestionKind.SEVERAL)
    visitor.ask("Is there a budget?", "Approved", "Not yet")
    visitor.page.take_scan(JONAS)

    visitor.press(Qt.Key.Key_Q)
    for key in (Qt.Key.Key_1, Qt.Key.Key_3):
        visitor.press(key)

    assert visitor.at() == "Which product line?"
    assert visitor.answers() == {"Which product line?": ("Relays", "Sensors")}
    assert visitor.lead().lead.interest == ""  # digits mean the question here


def test_undo_takes_back_one_answer_after_the_other(visitor: Visitor) -> None:
    visitor.ask("Which product line?", "Relays", "SCADA", kind=QuestionKind.SEVERAL)
    visitor.ask("Any wishes?", kind=QuestionKind.TEXT)
    visitor.page.take_scan(JONAS)
    visitor.press(Qt.Key.Key_Q)
    visitor.press(Qt.Key.Key_1)
    visitor.press(Qt.Key.Key_2)
    visitor.tab_to("answer-any_wishes")
    visitor.type("A quote for 120 units")

    assert visitor.saved()
    assert visitor.answers()["Any wishes?"] == "A quote for 120 units"
    visitor.press(Qt.Key.Key_Z, CTRL)
    assert visitor.told[-1][0] == "Undone: the answer of Jonas Weber"
    assert visitor.answers() == {"Which product line?": ("Relays", "SCADA")}
    visitor.press(Qt.Key.Key_Z, CTRL)
    assert visitor.answers() == {"Which product line?": ("Relays",)}
    visitor.press(Qt.Key.Key_Z, CTRL)
    assert visitor.answers() == {}
    assert visitor.page.form.asking.form.answers() == {}


def test_rules_mark_and_give_at_once(visitor: Visitor) -> None:
    decision = visitor.ask("When do you plan to decide?", "This quarter", "Later")
    sam = events.add_staff(visitor.desk.store, "Sam Okafor")
    soon = AnswerIs(decision.id, ("This quarter",))
    ruled = replace(
        visitor.desk.event_now,
        rating=(RatingRule((soon,), Interest.HOT),),
        routing=(RoutingRule((sam.id,), answer=soon),),
    )
    events.save_event(visitor.desk.store, ruled)
    visitor.page.take_scan(JONAS)

    visitor.press(Qt.Key.Key_Q)
    visitor.press(Qt.Key.Key_1)

    assert visitor.page.form.interest.interest() == Interest.HOT
    assert (visitor.lead().lead.interest_by, visitor.lead().lead.owner) == (SetBy.RULE, sam.id)
    assert visitor.rows()[0].endswith("Hot, only on this laptop")
    visitor.press(Qt.Key.Key_1)  # taken back
    assert visitor.page.form.interest.interest() is None


def test_each_answer_moves_the_quality_and_says_why(visitor: Visitor) -> None:
    for feeds in ("intent", "interest", "accuracy"):
        visitor.ask(f"What of {feeds}?", "Much", "Little", feeds=feeds)
    visitor.page.take_scan(JONAS)
    scores = [visitor.lead().quality.score]
    visitor.press(Qt.Key.Key_Q)
    for _ in range(3):
        visitor.press(Qt.Key.Key_1)
        scores.append(visitor.lead().quality.score)
        assert visitor.page.form.quality.accessibleName().startswith(f"Lead quality {scores[-1]} of 100")

    assert scores == sorted(set(scores))
    reasons = {part.name: [reason_sentence(r) for r in part.reasons] for part in visitor.lead().quality.parts}
    for feeds, said in reasons.items():
        if feeds in ("intent", "interest", "accuracy"):
            assert f"Answers to the questions of {feeds}" in said


def test_answers_survive_a_full_disk_and_what_others_change(visitor: Visitor, disk: FullDisk) -> None:
    visitor.ask("When do you plan to decide?", "This quarter", "Later")
    visitor.ask("Any wishes?", kind=QuestionKind.TEXT)
    visitor.page.take_scan(JONAS)
    disk.full = True
    visitor.press(Qt.Key.Key_Q)
    visitor.press(Qt.Key.Key_1)
    visitor.type("Relays")
    by_others = ChangeSet(touched={"lead": frozenset({visitor.leads()[0].id})})
    visitor.desk.changed.emit(by_others, visitor.window)

    disk.full = False
    assert visitor.saved()
    assert visitor.answers() == {"When do you plan to decide?": "This quarter", "Any wishes?": "Relays"}


def test_answers_go_with_whom_they_belong_to(visitor: Visitor) -> None:
    visitor.ask("When do you plan to decide?", "This quarter", "Later")
    visitor.page.take_scan(JONAS)
    visitor.press(Qt.Key.Key_Return, CTRL)
    visitor.press(Qt.Key.Key_Down, CTRL)
    visitor.press(Qt.Key.Key_2)
    visitor.tab_to("email")
    visitor.type("jonas@alder.example")
    visitor.press(Qt.Key.Key_Tab)

    assert visitor.told[-1][0].startswith("Already here: met by Mara")
    [lead] = visitor.leads()
    assert lead.contact.full_name == "Jonas Weber"
    assert visitor.answers() == {"When do you plan to decide?": "Later"}
    assert len(visitor.page.form.asking.form.answers()) == 1


def test_another_lead_shows_its_own_answers(visitor: Visitor) -> None:
    decision = visitor.ask("When do you plan to decide?", "This quarter", "Later")
    visitor.page.take_scan(JONAS)
    visitor.press(Qt.Key.Key_Q)
    visitor.press(Qt.Key.Key_2)
    visitor.page.take_scan(vcard("Aiko", "Tanaka", badge="A2"))
    assert visitor.page.form.asking.form.answers() == {}

    visitor.page.take_scan(JONAS)

    assert visitor.page.form.asking.form.answers() == {decision.id: "Later"}
