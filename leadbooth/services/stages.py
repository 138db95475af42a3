"""Stages: what an organisation calls the steps of its pipeline, and which it adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.form import key_for
from leadbooth.domain.ids import ORGANISATION, Id, derived_id
from leadbooth.domain.pipeline import StageLabel
from leadbooth.domain.words import Stage
from leadbooth.errors import KnownError
from leadbooth.storage import events as repository
from leadbooth.storage.store import Store

_KEPT = frozenset({Stage.LEAD, Stage.PROSPECT, Stage.WON, Stage.LOST})
"""Stages that rules speak of: they can be renamed and moved, not taken away."""


def list_stages(store: Store) -> tuple[StageLabel, ...]:
    """Every stage in its order, the ones that are offered no more too."""
    with store.reading() as db:
        return repository.stages(db)


def save_stages(store: Store, stages: Sequence[StageLabel], *, staff: Id | None = None) -> ChangeSet:
    """Keep the stages in this order. One without a key is new; one left out stays as it is, behind the others.

    Leads keep their stage whatever becomes of it. Raises KnownError("stage_name_missing", "stage_name_twice",
    "stage_needed").
    """
    with store.writing(staff) as writer:
        known = repository.stages(writer.db)
        named = {stage.key for stage in stages}
        every = [*stages, *(stage for stage in known if stage.key not in named)]
        for position, stage in enumerate(_checked(every, {stage.key for stage in known})):
            label = {
                "key": stage.key,
                "label": stage.label,
                "outcome": stage.outcome,
                "position": position,
                "active": int(stage.active),
            }
            writer.edit("stage", derived_id("stage", stage.key), ORGANISATION, {"label": label})
    return writer.change_set()


def _checked(stages: Sequence[StageLabel], known: set[str]) -> list[StageLabel]:
    keys, names, checked = set(known), set[str](), list[StageLabel]()
    for one in stages:
        stage = replace(one, label=" ".join(one.label.split()))
        if not stage.key:
            if not stage.label:
                raise KnownError("stage_name_missing")
            stage = replace(stage, key=key_for(stage.label, keys))
            keys.add(stage.key)
        if stage.key in _KEPT and not stage.active:
            raise KnownError("stage_needed")
        if stage.label and stage.active:
            if stage.label.casefold() in names:
                raise KnownError("stage_name_twice")
            names.add(stage.label.casefold())
        checked.append(stage)
    return checked
