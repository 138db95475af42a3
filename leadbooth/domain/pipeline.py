"""Pipeline: the stages a lead goes through, as an organisation names them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from leadbooth.domain.words import Stage


@dataclass(frozen=True, slots=True)
class StageLabel:
    """One stage. ``key`` is what leads hold and never changes; ``label`` is "" for a built-in one under its own name.

    ``outcome`` is ``won``, ``lost`` or "". One that is not ``active`` is offered no more, its leads stay in it.
    """

    key: str
    label: str = ""
    position: int = 0
    outcome: str = ""
    active: bool = True


BUILT_IN: tuple[StageLabel, ...] = tuple(
    StageLabel(str(stage), "", position, str(stage) if stage in (Stage.WON, Stage.LOST) else "")
    for position, stage in enumerate(Stage)
)


def stages(own: Iterable[StageLabel]) -> tuple[StageLabel, ...]:
    """Every stage in its order: the built-in ones, changed and completed by those of the organisation."""
    known = {stage.key: stage for stage in BUILT_IN}
    for stage in own:
        known[stage.key] = replace(stage, outcome=known[stage.key].outcome if stage.key in known else stage.outcome)
    return tuple(sorted(known.values(), key=lambda stage: (stage.position, stage.key)))
