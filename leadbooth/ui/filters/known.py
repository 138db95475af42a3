"""What there is to filter by, and what it is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leadbooth.domain.event import Staff
from leadbooth.domain.ids import Id
from leadbooth.domain.pipeline import BUILT_IN, StageLabel
from leadbooth.ui.i18n import stage_word
from leadbooth.ui.stage_names import stage_title

People = Mapping[Id, Staff]


@dataclass(frozen=True, slots=True)
class Known:
    """The people leads may belong to, the stages they may be in, and the tags they have."""

    people: People = field(default_factory=dict)
    stages: tuple[StageLabel, ...] = BUILT_IN
    tags: tuple[str, ...] = ()

    def stage_word(self, key: str) -> str:
        """What a stage is called."""
        return next((stage_title(stage) for stage in self.stages if stage.key == key), stage_word(key))

    def owner_name(self, person: Id) -> str:
        """Whose leads are meant."""
        return self.people[person].name if person in self.people else "?"
