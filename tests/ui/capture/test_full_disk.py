"""The disk is full: what is typed stays, the screen says so, and it is saved once there is room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.capture.conftest import CTRL, FullDisk, Visitor, vcard


def test_the_text_stays_and_the_next_change_saves_it(visitor: Visitor, disk: FullDisk) -> None:
    disk.full = True
    visitor.type("Jon")

    assert visitor.pill() == "Not saved"
    assert not visitor.saved()
    assert visitor.page.busy()
    assert visitor.shown("first_name") == "Jon"

    disk.full = False
    visitor.type("as")
    assert visitor.saved()
    assert visitor.lead().lead.contact.first_name == "Jonas"
    assert visitor.pill().startswith("Saved ")


def test_try_again_is_a_button_that_tab_reaches(visitor: Visitor, disk: FullDisk, qtbot: QtBot) -> None:
    visitor.type("Jonas")
    assert visitor.saved()
    disk.full = True
    visitor.tab_to("company")
    visitor.type("Alder")
    assert not visitor.saved()

    disk.full = False
    visitor.tab_to("try-again")
    visitor.press(Qt.Key.Key_Space)

    assert visitor.lead().lead.contact.company == "Alder"
    assert visitor.pill().startswith("Saved ")
    assert visitor.focus().objectName() != "try-again"


def test_done_stays_with_the_lead_until_it_is_saved(visitor: Visitor, disk: FullDisk) -> None:
    disk.full = True
    visitor.type("Jonas")
    visitor.press(Qt.Key.Key_Return, CTRL)
    assert visitor.shown("first_name") == "Jonas"

    disk.full = False
    visitor.press(Qt.Key.Key_Return, CTRL)
    assert visitor.shown("first_name") == ""
    assert visitor.lead().lead.contact.first_name == "Jonas"


def test_scans_wait_in_order_and_none_is_lost(visitor: Visitor, disk: FullDisk) -> None:
    disk.full = True
    for number in range(3):
        visitor.page.take_scan(vcard("Visitor", f"Number{number}", badge=f"B{number}"))
    assert visitor.leads() == []
    assert visitor.page.busy()
    assert not visitor.saved()

    disk.full = False
    visitor.tab_to("try-again")
    visitor.press(Qt.Key.Key_Space)

    assert [lead.contact.last_name for lead in visitor.leads()] == ["Number2", "Number1", "Number0"]
    assert not visitor.page.busy()


def test_interest_and_consent_wait_too(visitor: Visitor, disk: FullDisk) -> None:
    visitor.page.take_scan(vcard("Jonas", "Weber", badge="A1"))
    disk.full = True
    visitor.press(Qt.Key.Key_1)
    visitor.tab_to("consent-email")
    visitor.press(Qt.Key.Key_Space)
    assert visitor.pill() == "Not saved"

    disk.full = False
    assert visitor.saved()
    assert visitor.lead().lead.interest == "hot"
    assert visitor.lead().consents == {"email"}


def test_what_was_left_unsaved_by_a_scan_is_saved_later(visitor: Visitor, disk: FullDisk) -> None:
    visitor.type("Ewa")
    disk.full = True
    visitor.tab_to("company")
    visitor.type("Mazur")
    disk.full = False
    visitor.page.take_scan(vcard("Luc", "Moreau", badge="A2"))

    assert visitor.saved()
    assert {lead.contact.company for lead in visitor.leads()} == {"Mazur", "Alder Energy"}
