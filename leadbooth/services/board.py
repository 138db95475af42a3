"""Board: the leads of a filter by stage, as columns to be worked from the top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leadbooth.domain.listing import LeadFilter
from leadbooth.domain.pipeline import StageLabel
from leadbooth.storage import board as repository
from leadbooth.storage import events
from leadbooth.storage.store import Store


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """The leads of one stage: their row numbers, to read them by page, and the sum of their values.

    What has a next step that is due comes first, the earliest before the rest; then the best score.
    """

    stage: StageLabel
    numbers: list[int]
    total: float


@dataclass(frozen=True, slots=True)
class Board:
    """Every stage that is offered or still has leads, in the order of the pipeline."""

    columns: tuple[BoardColumn, ...]

    @property
    def count(self) -> int:
        """How many leads there are in all."""
        return sum(len(column.numbers) for column in self.columns)


def board(store: Store, chosen: LeadFilter) -> Board:
    """The leads that ``chosen`` asks for, by stage; every stage where ``chosen`` names none."""
    with store.reading() as db:
        found = repository.columns(db, chosen)
        stages = {stage.key: stage for stage in events.stages(db)}
    shown = [stage for stage in stages.values() if stage.key in found or _is_offered(stage, chosen)]
    # A stage that came to this laptop with its leads only, before anybody said what it is called.
    shown += [StageLabel(key, position=len(stages)) for key in sorted(found.keys() - stages.keys())]
    return Board(tuple(_column(stage, found) for stage in shown))


def _is_offered(stage: StageLabel, chosen: LeadFilter) -> bool:
    return stage.active and (not chosen.stages or stage.key in chosen.stages)


def _column(stage: StageLabel, found: Mapping[str, tuple[list[int], float]]) -> BoardColumn:
    numbers, total = found.get(stage.key, ([], 0.0))
    return BoardColumn(stage, numbers, total)


def reasons(store: Store, stage: str, most: int = 8) -> list[str]:
    """Why leads were won or lost so far, to be offered again; those said most often first."""
    with store.reading() as db:
        return repository.reasons(db, stage, most)
