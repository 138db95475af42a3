"""Stages are called what the organisation calls them, everywhere and at once."""

from dataclasses import replace

from PySide6.QtCore import QObject

from leadbooth.domain.pipeline import StageLabel
from leadbooth.services import stages
from leadbooth.ui.desk import Desk
from leadbooth.ui.stage_names import stage_names


def test_stages_have_their_own_names_until_they_are_renamed(desk: Desk) -> None:
    names = stage_names(desk)
    assert names.word("prospect") == "Prospect"
    assert names.word("a_stage_nobody_knows") == "a_stage_nobody_knows"
    told: list[bool] = []
    names.changed.connect(lambda: told.append(True))
    renamed = [replace(one, label="Angebot") if one.key == "proposal" else one for one in names.stages()]
    desk.act(lambda store: stages.save_stages(store, [*renamed, StageLabel("", "Trial")]), owner=QObject(desk))
    assert told == [True]
    assert names.word("proposal") == "Angebot"
    assert names.word("trial") == "Trial"
    assert stage_names(desk) is names


def test_a_hidden_stage_is_offered_only_to_leads_that_are_in_it(desk: Desk) -> None:
    names = stage_names(desk)
    hidden = [replace(one, active=one.key != "meeting") for one in names.stages()]
    desk.act(lambda store: stages.save_stages(store, hidden), owner=QObject(desk))
    assert "meeting" not in [one.key for one in names.offered()]
    assert "meeting" in [one.key for one in names.offered("meeting")]
