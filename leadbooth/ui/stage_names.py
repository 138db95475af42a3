"""What the organisation calls its stages, for everything that names one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.pipeline import BUILT_IN, StageLabel
from leadbooth.services.stages import list_stages
from leadbooth.ui.desk import Desk
from leadbooth.ui.i18n import stage_word


class StageNames(QObject):
    """The stages as they are now, read again whenever one changes. Until they are read, those everybody has.

    Take the one of a desk by ``stage_names``; `changed` is sent when there is something else to show.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._stages: tuple[StageLabel, ...] = BUILT_IN
        desk.changed.connect(self._look)
        self._read()

    def stages(self) -> tuple[StageLabel, ...]:
        """All of them in their order, hidden ones too."""
        return self._stages

    def offered(self, held: str = "") -> tuple[StageLabel, ...]:
        """Those to choose from, in their order; a hidden one only where it is ``held`` already."""
        return tuple(stage for stage in self._stages if stage.active or stage.key == held)

    def word(self, key: str) -> str:
        """What a stage is called."""
        return next((stage_title(stage) for stage in self._stages if stage.key == key), stage_word(key))

    @Slot(object, object)
    def _look(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.touches("stage"):
            self._read()

    def _read(self) -> None:
        self._desk.ask(list_stages, self._take, owner=self)

    def _take(self, stages: tuple[StageLabel, ...]) -> None:
        if stages != self._stages:
            self._stages = stages
            self.changed.emit()


def stage_title(stage: StageLabel) -> str:
    """The name that the organisation gave a stage, else its own."""
    return stage.label or stage_word(stage.key)


def stage_names(desk: Desk) -> StageNames:
    """The one of a desk, so that its stages are read once for all pages."""
    held = desk.findChild(StageNames)
    return held if held is not None else StageNames(desk)
