"""Stages: the built-in ones, renamed and completed by those of an organisation."""

from __future__ import annotations

from dataclasses import replace

from leadbooth.domain.pipeline import BUILT_IN, StageLabel, stages


def test_without_own_stages_the_built_in_ones_stand_in_order() -> None:
    assert stages([]) == BUILT_IN
    assert [stage.key for stage in BUILT_IN if stage.outcome] == ["won", "lost"]


def test_own_stages_take_the_place_they_say() -> None:
    trial = StageLabel("trial", "Trial", 3)
    renamed = StageLabel("proposal", "Offer", 1)
    assert [stage.key for stage in stages([trial, renamed])] == [
        "lead", "contacted", "proposal", "prospect", "meeting", "trial", "won", "lost"
    ]  # fmt: skip


def test_a_built_in_stage_keeps_its_outcome() -> None:
    won, lead = (next(stage for stage in BUILT_IN if stage.key == key) for key in ("won", "lead"))
    changed = stages([replace(won, outcome="", label="Signed"), replace(lead, outcome="lost")])
    assert {stage.key: stage.outcome for stage in changed if stage.key in ("won", "lead")} == {"won": "won", "lead": ""}
