"""The stage of the lead, and the step that makes it a prospect."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leadbooth.domain.pipeline import BUILT_IN, StageLabel
from leadbooth.domain.words import Stage
from leadbooth.ui.i18n import fill, stage_word
from leadbooth.ui.stage_names import stage_title
from leadbooth.ui.theme import Tone
from leadbooth.ui.widgets import ActionButton, Pill, key_text

PROSPECT_KEY = "Ctrl+P"


class _SmallButton(ActionButton):
    padding = 8
    gap = 6
    tall = 22


class StageControl(QWidget):
    """Nothing is to be seen of it while there is no lead."""

    prospect_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: Sequence[StageLabel] = BUILT_IN
        self._stage = ""
        self.pill = Pill()
        self.pill.setObjectName("stage")
        self.button = _SmallButton("", key=PROSPECT_KEY)
        self.button.setObjectName("make-prospect")
        self.button.setProperty("small", "true")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.prospect_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.pill)
        row.addWidget(self.button)
        self.set_stages(BUILT_IN)

    def set_stages(self, stages: Sequence[StageLabel]) -> None:
        """What the organisation calls its stages, in their order."""
        self._stages = stages
        self.button.setText(fill(self.tr("Make {prospect}"), prospect=self._word(Stage.PROSPECT).lower()))
        self.button.setToolTip(fill(self.tr("Qualified: {key}"), key=key_text(PROSPECT_KEY)))
        self.show_stage(self._stage)

    def show_stage(self, stage: str) -> None:
        """Show a stage, "" for no lead. Who is no prospect yet can be made one."""
        self._stage = stage
        self.setVisible(bool(stage))
        word = self._word(stage)
        self.pill.show_state(word, self._tone(stage))
        self.pill.setAccessibleName(fill(self.tr("Stage: {stage}"), stage=word))
        order = [one.key for one in self._stages]
        before = stage in order and order.index(stage) < order.index(Stage.PROSPECT)
        self.button.setVisible(before and not self._outcome(stage))

    def _word(self, stage: str) -> str:
        return next((stage_title(one) for one in self._stages if one.key == stage), stage_word(stage))

    def _outcome(self, stage: str) -> str:
        return next((one.outcome for one in self._stages if one.key == stage), "")

    def _tone(self, stage: str) -> Tone:
        if stage == Stage.LEAD or self._outcome(stage) == Stage.LOST:
            return "neutral"
        return "ok" if self._outcome(stage) == Stage.WON else "accent"
