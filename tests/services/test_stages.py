"""Stages of an organisation: renamed, added, put in order, hidden; leads keep theirs whatever becomes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leadbooth.domain.pipeline import StageLabel
from leadbooth.errors import KnownError
from leadbooth.services import pipeline
from leadbooth.services.captured import open_lead
from leadbooth.services.stages import list_stages, save_stages
from tests.services.asking import scan
from tests.services.conftest import Booth


def keys(booth: Booth) -> list[str]:
    return [stage.key for stage in list_stages(booth.store)]


def changed(booth: Booth, key: str, **values: object) -> list[StageLabel]:
    """All stages, one of them with other values."""
    every = list_stages(booth.store)
    return [replace(stage, **values) if stage.key == key else stage for stage in every]  # type: ignore[arg-type]


def test_a_stage_is_renamed_and_leads_stay_in_it(booth: Booth) -> None:
    lead = scan(booth)
    pipeline.move(booth.store, booth.staff.id, [lead], "meeting")
    save_stages(booth.store, changed(booth, "meeting", label="  On-site   visit "))
    assert {stage.key: stage.label for stage in list_stages(booth.store) if stage.label} == {"meeting": "On-site visit"}
    assert open_lead(booth.store, lead).lead.stage == "meeting"


def test_a_stage_is_added_where_it_stands(booth: Booth) -> None:
    every = list_stages(booth.store)
    save_stages(booth.store, [*every[:3], StageLabel("", "Trial period"), *every[3:]])
    assert keys(booth)[2:5] == ["prospect", "trial_period", "meeting"]
    lead = scan(booth)
    assert pipeline.move(booth.store, booth.staff.id, [lead], "trial_period").moved == (lead,)


def test_stages_change_their_order(booth: Booth) -> None:
    save_stages(booth.store, list_stages(booth.store)[::-1])
    assert keys(booth) == ["lost", "won", "proposal", "meeting", "prospect", "contacted", "lead"]


def test_a_hidden_stage_keeps_its_leads(booth: Booth) -> None:
    lead = scan(booth)
    pipeline.move(booth.store, booth.staff.id, [lead], "proposal")
    save_stages(booth.store, changed(booth, "proposal", active=False))
    assert not next(stage for stage in list_stages(booth.store) if stage.key == "proposal").active
    assert open_lead(booth.store, lead).lead.stage == "proposal"
    assert pipeline.move(booth.store, booth.staff.id, [lead], "won").moved == (lead,)
    with pytest.raises(KnownError, match="stage_gone"):
        pipeline.move(booth.store, booth.staff.id, [lead], "proposal")
    assert open_lead(booth.store, lead).lead.stage == "won"


@pytest.mark.parametrize("key", ["lead", "prospect", "won", "lost"])
def test_stages_that_rules_speak_of_cannot_be_hidden(booth: Booth, key: str) -> None:
    with pytest.raises(KnownError, match="stage_needed"):
        save_stages(booth.store, changed(booth, key, active=False))
    save_stages(booth.store, changed(booth, key, label="Our word"))
    assert keys(booth) == ["lead", "contacted", "prospect", "meeting", "proposal", "won", "lost"]


def test_the_outcome_of_a_built_in_stage_stays(booth: Booth) -> None:
    save_stages(booth.store, changed(booth, "won", outcome="lost"))
    assert next(stage for stage in list_stages(booth.store) if stage.key == "won").outcome == "won"


def test_a_stage_needs_a_name_that_no_other_has(booth: Booth) -> None:
    every = list_stages(booth.store)
    with pytest.raises(KnownError, match="stage_name_missing"):
        save_stages(booth.store, [*every, StageLabel("", "  ")])
    with pytest.raises(KnownError, match="stage_name_twice"):
        save_stages(booth.store, [*every, StageLabel("", "Trial"), StageLabel("", "TRIAL")])
    assert keys(booth) == [stage.key for stage in every]


def test_stages_left_out_stay_behind_the_others(booth: Booth) -> None:
    every = list_stages(booth.store)
    save_stages(booth.store, [StageLabel("", "Trial"), *every[::-1][:3]])
    assert keys(booth)[:4] == ["trial", "lost", "won", "proposal"]
    assert set(keys(booth)) == {"trial", *(stage.key for stage in every)}
