"""Somebody who has never used it captures three people without a mouse, through the real window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from leadbooth.domain.lead import Lead
from leadbooth.services import browse, events, stores
from leadbooth.services.captured import open_lead
from tests.ui.capture.hands import CTRL, PASSPHRASE, Hands, first_start

BADGE = "BEGIN:VCARD\nVERSION:3.0\nN:Tanaka;Aiko\nORG:Kitano Controls\nEMAIL:aiko@kitano.example\nEND:VCARD\n"


def test_three_people_without_a_mouse(hands: Hands, tmp_path: Path) -> None:
    first_start(hands)
    somebody_is_typed(hands)
    somebody_is_scanned(hands)
    somebody_shows_a_printed_id(hands)
    leave(hands)

    assert what_is_there(tmp_path / "data") == [
        ("Badge 8841", "cold", "Call in May"),
        ("Aiko Tanaka", "warm", ""),
        ("Ewa Nowak", "hot", ""),
    ]


def somebody_is_typed(hands: Hands) -> None:
    hands.type("Ewa")
    hands.press(Qt.Key.Key_Tab)
    hands.type("Nowak")
    hands.press(Qt.Key.Key_1, CTRL)
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.wait_for("first-name")


def somebody_is_scanned(hands: Hands) -> None:
    hands.scan(BADGE)
    hands.wait_for("lead-card")
    hands.press(Qt.Key.Key_2)
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.wait_for("first-name")


def somebody_shows_a_printed_id(hands: Hands) -> None:
    hands.press(Qt.Key.Key_B, CTRL)
    hands.type("8841")
    hands.press(Qt.Key.Key_Return)
    hands.wait_for("lead-card")
    hands.press(Qt.Key.Key_3)
    hands.tab_to("note")
    hands.type("Call in May")


def leave(hands: Hands) -> None:
    with hands.qtbot.waitSignal(hands.launched.program.finished, timeout=20_000):
        hands.press(Qt.Key.Key_Q, CTRL)
        hands.wait_for("exportNow")
        hands.tab_to("quitAnyway")
        hands.press(Qt.Key.Key_Space)


def what_is_there(folder: Path) -> list[tuple[str, str, str]]:
    """Name, interest and note of each lead, newest first, after the program has ended."""
    store = stores.open_store(folder, PASSPHRASE)
    try:
        event = events.list_events(store)[0].event
        leads = browse.today(store, event).leads
        return [(_title(lead), lead.interest, open_lead(store, lead.id).note) for lead in leads]
    finally:
        store.close()


def _title(lead: Lead) -> str:
    return f"Badge {lead.badge_id}" if lead.badge_only else lead.title
