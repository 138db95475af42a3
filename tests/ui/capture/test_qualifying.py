"""Interest, note, consent and quality."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from leadbooth.domain.words import Interest, Purpose
from leadbooth.storage import leads
from tests.ui.capture.conftest import CTRL, Visitor, vcard


def test_digits_are_digits_in_a_text_field_and_marks_with_ctrl(visitor: Visitor) -> None:
    visitor.type("3M1")
    assert visitor.saved()
    assert visitor.lead().lead.interest == ""

    visitor.press(Qt.Key.Key_3, CTRL)

    assert visitor.shown("first_name") == "3M1"
    assert visitor.lead().lead.interest == Interest.COLD


@pytest.mark.parametrize(
    ("key", "interest"),
    [(Qt.Key.Key_1, Interest.HOT), (Qt.Key.Key_2, Interest.WARM), (Qt.Key.Key_3, Interest.COLD)],
)
def test_digits_mark_after_a_scan(visitor: Visitor, key: Qt.Key, interest: Interest) -> None:
    visitor.page.take_scan(vcard("Jonas", "Weber", badge="A1"))
    visitor.press(key)
    visitor.press(key)  # once more changes nothing

    assert visitor.lead().lead.interest == interest


def test_digits_mark_with_the_focus_in_todays_list(visitor: Visitor) -> None:
    visitor.page.take_scan(vcard("Jonas", "Weber", badge="A1"))
    visitor.tab_to("today")
    visitor.press(Qt.Key.Key_2)

    assert visitor.lead().lead.interest == Interest.WARM


def test_consent_is_written_with_the_wording_that_was_shown(visitor: Visitor) -> None:
    visitor.page.take_scan(vcard("Jonas", "Weber", badge="A1"))
    visitor.tab_to("consent-email")
    visitor.press(Qt.Key.Key_Space)
    visitor.tab_to("consent-phone")
    visitor.press(Qt.Key.Key_Space)
    visitor.press(Qt.Key.Key_Space)

    shown = visitor.page.form.consents.wording()
    assert "Northgrid GmbH" in shown
    with visitor.desk.store.reading() as db:
        ledger = leads.consents(db, visitor.leads()[0].id)
    assert [(entry.purpose, entry.granted, entry.wording, entry.language) for entry in ledger] == [
        (Purpose.EMAIL, True, shown, "en"),
        (Purpose.PHONE, True, shown, "en"),
        (Purpose.PHONE, False, shown, "en"),
    ]
    assert visitor.lead().consents == {Purpose.EMAIL}


def test_a_note_is_one_note_however_often_it_is_written(visitor: Visitor) -> None:
    visitor.page.take_scan(vcard("Jonas", "Weber", badge="A1"))
    visitor.tab_to("note")
    for word in ("Relays", " from", " Q3"):
        visitor.type(word)
        assert visitor.saved()

    assert visitor.lead().note == "Relays from Q3"
    with visitor.desk.store.reading() as db:
        notes = [e.text for e in leads.encounters(db, visitor.leads()[0].id) if e.kind == "note"]
    assert notes == ["Relays from Q3"]


def test_quality_explains_itself_by_keyboard(visitor: Visitor) -> None:
    visitor.page.take_scan(vcard("Jonas", "Weber", badge="A1", email="jonas@alder.example"))
    visitor.press(Qt.Key.Key_1)
    visitor.tab_to("quality")
    score = visitor.lead().quality.score
    assert visitor.focus().accessibleName() == f"Lead quality {score} of 100, grade {visitor.lead().quality.grade}"

    visitor.press(Qt.Key.Key_Space)
    reasons = visitor.page.form.quality.reasons
    said = [label.text() for label in reasons.findChildren(QLabel)]
    assert {"Accuracy", "Awareness", "Incentive", "Intent", "Interest", "Marked hot"} <= set(said)
    assert "No question of intent was answered" in said
    reasons.close()
