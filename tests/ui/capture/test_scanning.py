"""Badges are scanned, whatever is under way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from leadbooth.domain.words import Interest
from leadbooth.services import events
from leadbooth.services.capture import scan
from tests.ui.capture.conftest import CTRL, Visitor, vcard


def test_scan_digit_done_is_a_qualified_lead(visitor: Visitor) -> None:
    visitor.page.take_scan(vcard("Jonas", "Weber", badge="A1"))
    visitor.press(Qt.Key.Key_1)
    visitor.press(Qt.Key.Key_Return, CTRL)

    [lead] = visitor.leads()
    assert (lead.contact.full_name, lead.interest) == ("Jonas Weber", Interest.HOT)
    assert visitor.shown("first_name") == ""


def test_thirty_fast_scans_are_thirty_leads(visitor: Visitor) -> None:
    for number in range(30):
        visitor.page.take_scan(vcard("Visitor", f"Number{number}", badge=f"B{number}"))

    assert len(visitor.leads()) == 30
    assert len(visitor.rows()) == 30
    assert visitor.shown("last_name") == "Number29"
    assert visitor.page.form.hasFocus()


def test_a_scan_while_typing_keeps_what_was_typed(visitor: Visitor) -> None:
    visitor.type("Ewa")
    visitor.page.take_scan(vcard("Luc", "Moreau", badge="A2"))

    assert visitor.shown("first_name") == "Luc"
    assert [lead.contact.first_name for lead in visitor.leads()] == ["Luc", "Ewa"]
    assert visitor.saved()


def test_the_same_badge_opens_the_lead_that_is_there(visitor: Visitor) -> None:
    sam = events.add_staff(visitor.desk.store, "Sam Okafor")
    scan(visitor.desk.store, visitor.desk.event_now, sam.id, vcard("Jonas", "Weber", badge="A1"))

    visitor.page.take_scan(vcard("Jonas", "Weber", badge="A1"))

    assert len(visitor.leads()) == 1
    assert visitor.told[-1][0].startswith("Already here: met by Sam, today")
    assert visitor.page.form.header.met_before.text() == "Met before: today, Sam"
    assert "Sam Okafor" in visitor.page.form.header.met_before.toolTip()


def test_the_open_badge_again_keeps_what_is_being_typed(visitor: Visitor) -> None:
    visitor.page.take_scan(vcard("Jonas", "Weber", badge="A1"))
    visitor.tab_to("note")
    visitor.type("Relays")
    visitor.page.take_scan(vcard("Jonas", "Weber", badge="A1"))

    assert visitor.note() == "Relays"
    assert visitor.saved()
    assert visitor.lead().note == "Relays"


def test_somebody_met_at_an_earlier_event_is_shown_as_such(visitor: Visitor) -> None:
    earlier = events.create_event(visitor.desk.store, "Chamber breakfast")
    scan(visitor.desk.store, earlier, None, vcard("Jonas", "Weber", email="jonas@alder.example", badge="Z9"))

    visitor.page.take_scan(vcard("Jonas", "Weber", email="jonas@alder.example", badge="A1"))

    assert visitor.page.form.header.met_before.text() == "Met at Chamber breakfast, today"


def test_a_printed_id_is_typed_as_fast(visitor: Visitor) -> None:
    visitor.press(Qt.Key.Key_B, CTRL)
    visitor.type("8841-2207")
    visitor.press(Qt.Key.Key_Return)
    visitor.press(Qt.Key.Key_2)

    assert visitor.rows() == [f"Badge 8841-2207, {_about(visitor)}, Warm, only on this laptop"]
    assert visitor.page.scan_card.line.text() == ""


def test_a_badge_of_several_lines_is_pasted(visitor: Visitor) -> None:
    QApplication.clipboard().setText(vcard("Aiko", "Tanaka", badge="A5"))
    visitor.press(Qt.Key.Key_B, CTRL)
    visitor.press(Qt.Key.Key_V, CTRL)
    visitor.press(Qt.Key.Key_Return)

    assert visitor.lead().lead.contact.full_name == "Aiko Tanaka"


def test_a_payload_that_is_too_long_is_refused_and_the_next_one_works(visitor: Visitor) -> None:
    visitor.page.take_scan("x" * 70_000)
    visitor.page.take_scan(vcard("Luc", "Moreau", badge="A2"))

    assert len(visitor.leads()) == 1
    assert visitor.told[0][0].startswith("A payload of 70000 bytes is longer than any badge")


def test_markup_in_a_payload_stays_text(visitor: Visitor) -> None:
    visitor.page.take_scan(vcard("<b>Eve</b>", "<img src=x>", company="<a href='x'>Evil</a>", badge="<i>7</i>"))

    assert visitor.shown("first_name") == "<b>Eve</b>"
    assert visitor.rows()[0].startswith("<b>Eve</b> <img src=x>")
    for label in visitor.page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text()


def test_a_paused_scanner_is_told_in_words(visitor: Visitor) -> None:
    visitor.page.show_listening(listening=False)

    assert visitor.page.scan_card.scanner.text() == "Scanner paused"


def _about(visitor: Visitor) -> str:
    return visitor.rows()[0].split(", ")[1]
