"""People who came together are linked, and lead to each other."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.capture.conftest import CTRL, Visitor, vcard


def together(visitor: Visitor, *names: str) -> None:
    visitor.press(Qt.Key.Key_G, CTRL)
    for name in names:
        visitor.page.take_scan(vcard(name, "Visitor", badge=name))


def test_who_is_captured_while_it_is_on_came_together(visitor: Visitor) -> None:
    together(visitor, "Aiko", "Ben")
    assert visitor.page.form.party.names() == ["Aiko Visitor"]
    visitor.press(Qt.Key.Key_Return, CTRL)
    assert visitor.page.form.party.names() == ["Aiko Visitor", "Ben Visitor"]  # whom the next one joins
    visitor.type("Ewa")

    assert visitor.saved()
    assert len({lead.party_id for lead in visitor.leads()}) == 1
    assert visitor.leads()[0].party_id is not None
    assert visitor.page.form.party.names() == ["Aiko Visitor", "Ben Visitor"]


def test_a_name_leads_to_whom_it_belongs(visitor: Visitor) -> None:
    together(visitor, "Aiko", "Ben")
    visitor.press(Qt.Key.Key_G, CTRL)
    visitor.page.take_scan(vcard("Luc", "Moreau", badge="L"))
    assert visitor.page.form.party.names() == []
    visitor.page.open_lead(visitor.leads()[1].id)

    visitor.tab_to("party-0")
    visitor.press(Qt.Key.Key_Space)

    assert visitor.shown("first_name") == "Aiko"
    assert visitor.page.form.party.names() == ["Ben Visitor"]


def test_another_group_is_another_one(visitor: Visitor) -> None:
    together(visitor, "Aiko", "Ben")
    visitor.press(Qt.Key.Key_G, CTRL)
    together(visitor, "Luc", "Ewa")

    parties = [lead.party_id for lead in visitor.leads()]
    assert parties[0] == parties[1] != parties[2] == parties[3]


def test_more_than_fit_are_in_a_menu(visitor: Visitor) -> None:
    together(visitor, "Aiko", "Ben", "Ewa", "Luc", "Priya")

    assert len(visitor.page.form.party.names()) == 4
    visitor.tab_to("party-more")
    assert visitor.focus().accessibleName() == "and 1 more"


def test_a_group_goes_with_rapid_mode(visitor: Visitor) -> None:
    visitor.press(Qt.Key.Key_R, CTRL)
    together(visitor, "Aiko", "Ben")

    assert {(lead.to_finish, lead.party_id is not None) for lead in visitor.leads()} == {(True, True)}


def test_who_is_shown_when_the_group_begins_belongs_to_it(visitor: Visitor) -> None:
    visitor.page.take_scan(vcard("Aiko", "Visitor", badge="A"))
    together(visitor, "Ben")
    assert visitor.page.form.party.names() == ["Aiko Visitor"]
    assert len({lead.party_id for lead in visitor.leads()} - {None}) == 1


def test_who_is_taken_into_a_group_is_let_go_again_by_undo(visitor: Visitor) -> None:
    visitor.type("Aiko")
    together(visitor)
    assert visitor.saved()
    assert visitor.lead().lead.party_id is not None
    undo = visitor.told[-1][2]
    assert undo is not None
    undo()
    assert visitor.lead().lead.party_id is None
    assert visitor.shown("first_name") == "Aiko"


def test_who_came_with_others_stays_with_them(visitor: Visitor) -> None:
    together(visitor, "Aiko", "Ben")
    party = visitor.lead().lead.party_id
    visitor.press(Qt.Key.Key_G, CTRL)
    visitor.press(Qt.Key.Key_G, CTRL)
    assert visitor.lead().lead.party_id == party
