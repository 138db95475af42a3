"""A lead becomes a prospect right where it is captured, or the page says what is missing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from leadbooth.domain.words import Stage
from leadbooth.services import stages
from tests.ui.capture.conftest import CTRL, Visitor, vcard


def stage(visitor: Visitor) -> str:
    pill = visitor.page.form.header.stage.pill
    return pill.text() if pill.isVisible() else ""


def test_what_is_missing_is_said_and_asked_right_there(visitor: Visitor) -> None:
    visitor.ask("When do you plan to decide?", "This quarter", "Later", feeds="intent", required=True)
    visitor.page.take_scan(vcard("Jonas", "Weber", badge="A1"))
    assert stage(visitor) == "Lead"

    visitor.press(Qt.Key.Key_P, CTRL)
    assert visitor.lacking() == "To make a prospect, ask first: how interested, “When do you plan to decide?”"
    assert visitor.focus().objectName() == "interest-hot"
    visitor.press(Qt.Key.Key_Space)
    visitor.press(Qt.Key.Key_P, CTRL)
    assert visitor.lacking() == "To make a prospect, ask first: “When do you plan to decide?”"
    visitor.press(Qt.Key.Key_1)
    assert visitor.lacking() == ""
    visitor.press(Qt.Key.Key_P, CTRL)

    assert visitor.lead().lead.stage == Stage.PROSPECT
    assert stage(visitor) == "Prospect"
    assert visitor.page.form.header.stage.button.isHidden()


def test_becoming_a_prospect_can_be_taken_back(visitor: Visitor) -> None:
    visitor.page.take_scan(vcard("Jonas", "Weber", badge="A1"))
    visitor.press(Qt.Key.Key_2)
    visitor.press(Qt.Key.Key_P, CTRL)
    assert visitor.told[-1][:2] == ("Jonas Weber is a prospect now", "Undo")

    visitor.press(Qt.Key.Key_Z, CTRL)

    assert visitor.told[-1][0] == "Undone: the move of Jonas Weber to another stage"
    assert (visitor.lead().lead.stage, stage(visitor)) == (Stage.LEAD, "Lead")


def test_nobody_has_no_stage_and_stages_have_the_names_they_were_given(visitor: Visitor) -> None:
    assert stage(visitor) == ""
    visitor.press(Qt.Key.Key_P, CTRL)
    assert visitor.leads() == []

    known = stages.list_stages(visitor.desk.store)
    renamed = [replace(one, label="Qualified") if one.key == Stage.PROSPECT else one for one in known]
    visitor.desk.act(lambda store: stages.save_stages(store, renamed), owner=visitor.window)
    visitor.page.take_scan(vcard("Jonas", "Weber", badge="A1"))
    assert visitor.page.form.header.stage.button.text() == "Make qualified"
