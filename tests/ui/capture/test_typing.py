"""Somebody types: saved from the first character on, without a button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.capture.conftest import CTRL, Visitor, vcard


def test_the_first_character_is_on_the_disk_at_once(visitor: Visitor) -> None:
    visitor.type("J")

    assert [lead.contact.first_name for lead in visitor.leads()] == ["J"]
    assert visitor.pill().startswith("Saved ")


def test_what_follows_is_collected_for_a_moment_and_the_pill_tells(visitor: Visitor, qtbot: QtBot) -> None:
    visitor.type("Jonas")

    assert visitor.pill() == "Saving…"
    assert visitor.page.busy()
    qtbot.waitUntil(lambda: visitor.pill().startswith("Saved "))
    assert not visitor.page.busy()
    assert [lead.contact.first_name for lead in visitor.leads()] == ["Jonas"]


def test_a_whole_lead_by_tab(visitor: Visitor) -> None:
    for name, text in {
        "first-name": "Łucja",
        "last-name": "Ó Briain",
        "job-title": "Käuferin",
        "company": "東京電力",
        "email": "lucja@gmail.com",
        "phone": "+49 1512 3456789",
    }.items():
        visitor.tab_to(name)
        visitor.type(text)
    visitor.tab_to("note")
    visitor.type("Wants a quote.")

    assert visitor.saved()
    contact = visitor.lead().lead.contact
    assert (contact.full_name, contact.job_title, contact.company) == ("Łucja Ó Briain", "Käuferin", "東京電力")
    assert visitor.lead().note == "Wants a quote."
    assert visitor.field("email").status_text() == "✓ valid, free mail"
    assert visitor.field("phone").status_text() == "✓ DE"


def test_an_address_is_judged_once_it_is_finished(visitor: Visitor) -> None:
    visitor.tab_to("email")
    visitor.type("lucja")
    assert visitor.saved()
    assert visitor.field("email").status_text() == ""

    visitor.press(Qt.Key.Key_Tab)
    assert visitor.field("email").status_text() == "not a valid address"

    visitor.field("email").editor.setFocus()
    visitor.press(Qt.Key.Key_End)
    visitor.type("@mailinator.com")
    assert visitor.saved()
    assert visitor.field("email").status_text() == "disposable address"


def test_text_of_an_input_method_is_saved(visitor: Visitor) -> None:
    composing, committed = QInputMethodEvent("に", []), QInputMethodEvent()
    committed.setCommitString("日本")

    QApplication.sendEvent(visitor.focus(), composing)
    assert visitor.leads() == []  # nothing is said before it is committed
    QApplication.sendEvent(visitor.focus(), committed)

    assert visitor.saved()
    assert visitor.lead().lead.contact.first_name == "日本"


def test_a_note_alone_makes_a_lead(visitor: Visitor) -> None:
    visitor.tab_to("note")
    visitor.type("Tall man, two relays")

    assert visitor.saved()
    assert visitor.lead().note == "Tall man, two relays"
    assert visitor.rows()[0].startswith("No name yet")


def test_what_was_taken_back_before_it_was_said_makes_no_lead(visitor: Visitor) -> None:
    visitor.type(" ")
    visitor.press(Qt.Key.Key_Backspace)

    assert visitor.saved()
    assert visitor.leads() == []


def test_more_fields_open_by_keyboard_and_are_saved(visitor: Visitor) -> None:
    visitor.type("Ewa")
    visitor.tab_to("more-fields")
    visitor.press(Qt.Key.Key_Space)
    visitor.tab_to("city")
    visitor.type("Gdańsk")

    assert visitor.saved()
    assert visitor.lead().lead.contact.city == "Gdańsk"
    assert visitor.page.form.fields.more_button.text() == "More fields (1 filled)"


def test_done_empties_the_form_and_typing_starts_somebody_new(visitor: Visitor) -> None:
    visitor.type("Ewa")
    visitor.press(Qt.Key.Key_Return, CTRL)

    assert visitor.focus().objectName() == "first-name"
    assert visitor.shown("first_name") == ""
    visitor.type("Luc")
    assert visitor.saved()
    assert [lead.contact.first_name for lead in visitor.leads()] == ["Luc", "Ewa"]


def test_an_address_that_belongs_to_somebody_here_opens_them(visitor: Visitor) -> None:
    visitor.page.take_scan(vcard("Jonas", "Weber", email="jonas@alder.example", badge="A1"))
    visitor.press(Qt.Key.Key_Return, CTRL)
    visitor.tab_to("phone")
    visitor.type("+49 1512 3456789")
    visitor.tab_to("badge")
    visitor.tab_to("email")
    visitor.type("jonas@alder.example")
    visitor.press(Qt.Key.Key_Tab)

    assert [lead.contact.full_name for lead in visitor.leads()] == ["Jonas Weber"]
    assert visitor.lead().lead.contact.phone == "+49 1512 3456789"
    assert visitor.shown("last_name") == "Weber"
    text, action, handler = visitor.told[-1]
    assert text.startswith("Already here: met by Mara, today")
    assert action == "Undo"
    assert handler is not None
    handler()
    assert len(visitor.leads()) == 2


def test_what_others_change_shows_but_not_over_what_is_being_typed(visitor: Visitor) -> None:
    from leadbooth.services.capture import edit_contact

    visitor.type("Jon")
    lead = visitor.lead().lead.id
    visitor.desk.act(
        lambda store: edit_contact(store, None, lead, {"first_name": "John", "company": "Alder"}),
        owner=visitor.window,
    )

    assert visitor.shown("first_name") == "Jon"
    assert visitor.shown("company") == "Alder"
    assert visitor.saved()
    assert visitor.lead().lead.contact.first_name == "Jon"
