"""Stages are renamed, added, hidden and put in order by the keyboard; leads keep theirs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel

from leadbooth.domain.listing import LeadFilter
from leadbooth.domain.pipeline import StageLabel
from leadbooth.services import browse, capture, pipeline, stages
from leadbooth.ui.pages.settings.stages import StagesSection
from tests.ui.shell.conftest import Hands

KEY = Qt.Key


@pytest.fixture
def section(hands: Hands) -> StagesSection:
    hands.booth.shell.go("settings")
    page = hands.booth.shell.page("settings")
    page.show_section("stages")
    found: StagesSection = page.stages
    found.list.setFocus()
    return found


def kept(hands: Hands) -> list[StageLabel]:
    return list(stages.list_stages(hands.booth.desk.store))


def shown(section: StagesSection) -> list[str]:
    return [section.list.item(row).text() for row in range(section.list.count())]


def go_to(section: StagesSection, hands: Hands, key: str) -> None:
    section.list.setFocus()
    hands.press(KEY.Key_Home)
    for _ in range(section.list.keys().index(key)):
        hands.press(KEY.Key_Down)
    assert section.list.key() == key


def said(hands: Hands, name: str) -> str:
    label = hands.find(name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def test_a_stage_is_renamed_where_it_stands_and_gets_its_own_name_back(hands: Hands, section: StagesSection) -> None:
    assert shown(section) == ["Lead", "Contacted", "Prospect", "Meeting", "Proposal", "Won", "Lost"]
    go_to(section, hands, "prospect")
    hands.press(KEY.Key_Return)
    hands.type("Qualified")
    hands.press(KEY.Key_Return)
    assert shown(section)[2] == "Qualified"
    assert kept(hands)[2] == StageLabel("prospect", "Qualified", 2)
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_Backspace)
    hands.press(KEY.Key_Return)
    assert shown(section)[2] == "Prospect"
    assert kept(hands)[2].label == ""


def test_two_stages_are_not_called_the_same(hands: Hands, section: StagesSection) -> None:
    go_to(section, hands, "meeting")
    hands.press(KEY.Key_Return)
    hands.type("won")
    hands.press(KEY.Key_Return)
    assert "same name" in said(hands, "stageWrong")
    assert shown(section)[3] == "Meeting"


def test_order_by_alt_and_arrows_and_by_drag(hands: Hands, section: StagesSection) -> None:
    go_to(section, hands, "proposal")
    hands.press(KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    hands.press(KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.key for one in kept(hands)][:4] == ["lead", "contacted", "proposal", "prospect"]
    assert section.list.key() == "proposal"
    section.list.model().moveRow(QModelIndex(), 2, QModelIndex(), 5)  # what a drop does
    assert [one.key for one in kept(hands)] == section.list.keys()
    assert section.list.keys()[4] == "proposal"
    hands.enter("stageDown")
    assert [one.key for one in kept(hands)][5] == "proposal"


def test_a_stage_of_ones_own_comes_before_the_end_and_may_be_an_outcome(hands: Hands, section: StagesSection) -> None:
    hands.tab_to("newStage")
    hands.type("Trial  running")
    hands.press(KEY.Key_Return)
    assert shown(section)[-3:] == ["Trial running", "Won", "Lost"]
    go_to(section, hands, "trial_running")
    hands.tab_to("chip-open")
    hands.press(KEY.Key_Right)
    hands.press(KEY.Key_Space)
    assert kept(hands)[5].outcome == "won"
    hands.tab_to("newStage")
    hands.press(KEY.Key_Return)
    assert "no name" in said(hands, "newStageWrong")


def test_a_hidden_stage_keeps_its_leads_and_says_how_many(hands: Hands, section: StagesSection) -> None:
    desk = hands.booth.desk
    lead = capture.scan(desk.store, desk.event_now, desk.staff.id, "MECARD:N:Weber,Jonas;;").lead.id
    pipeline.move(desk.store, desk.staff.id, [lead], "meeting")
    go_to(section, hands, "meeting")
    hands.enter("hideStage")
    assert not kept(hands)[3].active
    assert browse.count_leads(desk.store, LeadFilter(stages=("meeting",))) == 1
    assert section.list.item(3).data(Qt.ItemDataRole.UserRole + 1) == "hidden · 1 lead is in it"
    hands.enter("hideStage")
    assert kept(hands)[3].active


def test_stages_that_rules_speak_of_are_not_hidden_and_it_says_why(hands: Hands, section: StagesSection) -> None:
    go_to(section, hands, "prospect")
    assert not hands.find("hideStage").isEnabled()
    assert "rules speak of it" in said(hands, "stageAbout")
