"""Ctrl+Z takes back what was done last, a field at a time; deleting can be taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.capture.conftest import CTRL, Visitor, vcard


def undo(visitor: Visitor) -> str:
    visitor.press(Qt.Key.Key_Z, CTRL)
    return visitor.told[-1][0]


def test_a_chain_of_undo_goes_back_to_nobody(visitor: Visitor) -> None:
    visitor.type("Jonas")
    visitor.press(Qt.Key.Key_Tab)
    visitor.type("Weber")
    visitor.press(Qt.Key.Key_1, CTRL)
    visitor.tab_to("note")
    visitor.type("Relays")

    assert undo(visitor) == "Undone: the note about Jonas Weber"
    assert visitor.note() == ""
    assert undo(visitor) == "Undone: the interest of Jonas Weber"
    assert visitor.lead().lead.interest == ""
    assert undo(visitor) == "Undone: the edit of Jonas"
    assert visitor.shown("last_name") == ""
    assert undo(visitor) == "Undone: Jonas is no longer captured"
    assert visitor.leads() == []
    assert visitor.shown("first_name") == ""
    assert undo(visitor).startswith("There is nothing to undo.")


def test_typing_a_field_again_later_is_a_step_of_its_own(visitor: Visitor) -> None:
    visitor.type("Jon")
    visitor.press(Qt.Key.Key_Tab)
    visitor.press(Qt.Key.Key_Backtab)
    visitor.press(Qt.Key.Key_End)
    visitor.type("as")

    undo(visitor)
    assert visitor.shown("first_name") == "Jon"
    visitor.type("athan")
    assert visitor.saved()
    assert visitor.lead().lead.contact.first_name == "Jonathan"


def test_undo_opens_the_lead_concerned(visitor: Visitor) -> None:
    visitor.page.take_scan(vcard("Jonas", "Weber", badge="A1"))
    visitor.press(Qt.Key.Key_1)
    visitor.press(Qt.Key.Key_Return, CTRL)

    undo(visitor)

    assert visitor.shown("last_name") == "Weber"
    assert visitor.page.form.interest.interest() is None


def test_undo_of_a_consent(visitor: Visitor) -> None:
    visitor.page.take_scan(vcard("Jonas", "Weber", badge="A1"))
    visitor.tab_to("consent-email")
    visitor.press(Qt.Key.Key_Space)

    assert undo(visitor) == "Undone: the permission of Jonas Weber"
    assert visitor.lead().consents == frozenset()


def test_delete_is_taken_back_by_the_message(visitor: Visitor) -> None:
    visitor.page.take_scan(vcard("Jonas", "Weber", badge="A1"))
    visitor.press(Qt.Key.Key_Delete, CTRL)

    text, action, handler = visitor.told[-1]
    assert (text, action) == ("Jonas Weber is deleted", "Undo")
    assert visitor.leads() == []
    assert visitor.rows() == []
    assert handler is not None
    handler()
    assert [lead.contact.full_name for lead in visitor.leads()] == ["Jonas Weber"]
    assert visitor.shown("last_name") == "Weber"
    assert visitor.told[-1][0] == "Undone: Jonas Weber is back"
