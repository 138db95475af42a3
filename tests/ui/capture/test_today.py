"""Today's list: newest first, and back to each by keyboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from leadbooth.services import capture, events
from leadbooth.services.browse import today
from leadbooth.ui.desk import Desk
from tests.ui.capture.conftest import Visitor, vcard


def test_an_empty_list_says_what_to_do(visitor: Visitor) -> None:
    assert visitor.page.today.list.isHidden()
    assert visitor.rows() == []


def test_back_to_a_lead_by_arrows_and_enter(visitor: Visitor) -> None:
    for name in ("Ewa", "Luc", "Aiko"):
        visitor.page.take_scan(vcard(name, "Visitor", badge=name))
    visitor.tab_to("today")
    visitor.press(Qt.Key.Key_Down)
    visitor.press(Qt.Key.Key_Down)
    assert visitor.shown("first_name") == "Aiko"

    visitor.press(Qt.Key.Key_Return)

    assert visitor.shown("first_name") == "Ewa"
    assert visitor.page.today.list.currentIndex().row() == 2


def test_rows_follow_what_is_typed_and_marked(visitor: Visitor) -> None:
    visitor.type("Ewa")
    assert visitor.saved()
    visitor.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)

    [row] = visitor.rows()
    assert row.startswith("Ewa, ")
    assert row.endswith("Hot, only on this laptop")


def test_leads_of_others_appear(visitor: Visitor, desk: Desk) -> None:
    desk.act(
        lambda store: capture.scan(store, desk.event_now, None, vcard("Priya", "Nair", badge="A4")),
        owner=visitor.window,
    )

    assert visitor.rows()[0].startswith("Priya Nair")


def test_a_goal_is_counted_towards(visitor: Visitor, desk: Desk) -> None:
    event = replace(desk.event_now, goal_per_day=60)
    desk.act(lambda store: events.save_event(store, event), owner=visitor.window)
    desk.choose_event(event)
    visitor.page.take_scan(vcard("Priya", "Nair", badge="A4"))

    assert visitor.page.today.count_text() == "1 of 60"
    assert visitor.page.today.meter.value() == 1


def test_another_event_has_a_list_and_a_form_of_its_own(visitor: Visitor, desk: Desk, tmp_path: Path) -> None:
    visitor.type("Ewa")
    desk.choose_event(events.create_event(desk.store, "Chamber breakfast"))

    assert visitor.rows() == []
    assert visitor.shown("first_name") == ""
    visitor.type("Luc")
    assert visitor.saved()
    assert [lead.contact.first_name for lead in today(desk.store, desk.event_now).leads] == ["Luc"]
