"""Rapid mode: scan after scan in a crowd, finished one after the other when it is quiet."""

from __future__ import annotations

from PySide6.QtCore import Qt

from leadbooth.domain.words import Channel, Interest
from tests.ui.capture.conftest import CTRL, FullDisk, Visitor, vcard


def crowd(visitor: Visitor, *names: str) -> None:
    """Turn rapid mode on and scan people."""
    visitor.press(Qt.Key.Key_R, CTRL)
    for name in names:
        visitor.page.take_scan(vcard(name, "Visitor", badge=name))


def to_finish(visitor: Visitor) -> list[str]:
    """Who is to finish, newest first, as it is on the disk."""
    return [lead.contact.first_name for lead in visitor.leads() if lead.to_finish]


def listed(visitor: Visitor) -> str:
    """Which list is shown."""
    return visitor.page.today.view


def test_twenty_scans_in_a_row_are_kept_with_what_was_chosen_for_all(visitor: Visitor) -> None:
    visitor.press(Qt.Key.Key_R, CTRL)
    bar = visitor.page.scan_card.rapid_bar
    assert bar.isVisible()
    visitor.tab_to("chip-hot")
    visitor.press(Qt.Key.Key_Right)
    visitor.press(Qt.Key.Key_Space)
    visitor.tab_to("rapid-channel")
    visitor.press(Qt.Key.Key_End)
    visitor.tab_to("rapid-tags")
    visitor.type("hall 4, morning ,hall 4")
    for number in range(20):
        visitor.page.take_scan(vcard("Visitor", f"Number{number}", badge=f"B{number}"))

    leads = visitor.leads()
    assert [lead.contact.last_name for lead in leads] == [f"Number{number}" for number in reversed(range(20))]
    assert {(lead.interest, lead.channel, lead.tags, lead.to_finish) for lead in leads} == {
        (Interest.WARM, Channel.THIRD_PARTY, ("hall 4", "morning"), True)
    }
    assert bar.to_finish.text() == "To finish: 20"


def test_typed_leads_are_to_finish_too_and_done_asks_nothing(visitor: Visitor) -> None:
    visitor.ask("When do you plan to decide?", "This quarter", "Later", required=True)
    visitor.press(Qt.Key.Key_R, CTRL)
    visitor.type("Ewa")
    visitor.press(Qt.Key.Key_Return, CTRL)
    visitor.type("Luc")
    visitor.press(Qt.Key.Key_Return, CTRL)

    assert to_finish(visitor) == ["Luc", "Ewa"]
    assert visitor.lacking() == ""


def test_the_list_is_finished_one_after_the_other(visitor: Visitor) -> None:
    crowd(visitor, "Ewa", "Luc", "Aiko")
    visitor.press(Qt.Key.Key_R, CTRL)
    visitor.press(Qt.Key.Key_T, CTRL)
    assert listed(visitor) == "to_finish"

    for name in ("Aiko", "Luc", "Ewa"):
        assert visitor.shown("first_name") == name
        visitor.press(Qt.Key.Key_1)
        visitor.press(Qt.Key.Key_Return, CTRL)

    assert to_finish(visitor) == []
    assert visitor.shown("first_name") == ""
    assert listed(visitor) == "today"
    assert {lead.interest for lead in visitor.leads()} == {Interest.HOT}


def test_finishing_goes_on_with_the_next_in_the_list_and_can_be_taken_back(visitor: Visitor) -> None:
    crowd(visitor, "Ewa", "Luc", "Aiko")
    visitor.tab_to("chip-today")
    visitor.press(Qt.Key.Key_Right)
    visitor.press(Qt.Key.Key_Space)
    visitor.tab_to("today")
    visitor.press(Qt.Key.Key_Down)
    visitor.press(Qt.Key.Key_Return)
    assert visitor.shown("first_name") == "Luc"
    visitor.press(Qt.Key.Key_Return, CTRL)
    assert visitor.shown("first_name") == "Ewa"
    visitor.press(Qt.Key.Key_Return, CTRL)
    assert visitor.shown("first_name") == "Aiko"
    assert to_finish(visitor) == ["Aiko"]

    visitor.press(Qt.Key.Key_Z, CTRL)

    assert visitor.told[-1][0] == "Undone: Ewa Visitor is to be finished again"
    assert to_finish(visitor) == ["Aiko", "Ewa"]
    assert visitor.shown("first_name") == "Ewa"


def test_done_while_it_is_crowded_leaves_them_to_finish(visitor: Visitor) -> None:
    crowd(visitor, "Ewa")
    visitor.press(Qt.Key.Key_Return, CTRL)

    assert to_finish(visitor) == ["Ewa"]
    assert visitor.shown("first_name") == ""


def test_without_the_mode_nobody_is_to_finish(visitor: Visitor) -> None:
    crowd(visitor, "Ewa")
    visitor.press(Qt.Key.Key_R, CTRL)
    visitor.page.take_scan(vcard("Luc", "Moreau", badge="A2"))

    assert to_finish(visitor) == ["Ewa"]
    assert not visitor.page.scan_card.rapid_bar.isVisible()
    assert not visitor.page.today.switch.isHidden()  # Ewa is still to finish


def test_scans_of_a_full_disk_keep_what_was_chosen_when_they_were_made(visitor: Visitor, disk: FullDisk) -> None:
    visitor.press(Qt.Key.Key_R, CTRL)
    disk.full = True
    for name in ("Ewa", "Luc"):
        visitor.page.take_scan(vcard(name, "Visitor", badge=name))
    visitor.press(Qt.Key.Key_R, CTRL)
    disk.full = False

    assert visitor.saved()
    assert sorted(to_finish(visitor)) == ["Ewa", "Luc"]
