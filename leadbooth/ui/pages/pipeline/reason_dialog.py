"""Why leads were won or lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QLocale, Signal, Slot
from PySide6.QtWidgets import QWidget

from leadbooth.domain.pipeline import StageLabel
from leadbooth.domain.words import Stage
from leadbooth.ui.dialogs.base import Dialog
from leadbooth.ui.i18n import fill
from leadbooth.ui.stage_names import stage_title
from leadbooth.ui.widgets import ActionButton, Chip, Field, FlowLayout, text_label

_LONGEST = 48  # letters of a reason that is offered


class ReasonDialog(Dialog):
    """Asks for a reason, which may be left empty. `given` carries the row numbers, the StageLabel and the reason."""

    given = Signal(object, object, str)

    def __init__(
        self, numbers: Sequence[int], stage: StageLabel, used: Iterable[str], parent: QWidget | None = None
    ) -> None:
        count = len(numbers)
        translate = QCoreApplication.translate
        if count == 1:
            words = translate("ReasonDialog", "Move to {stage}")
        else:
            words = translate("ReasonDialog", "Move {count} leads to {stage}")
        super().__init__(fill(words, stage=stage_title(stage), count=QLocale().toString(count)), parent=parent)
        self.setObjectName("reason-dialog")
        self._numbers, self._stage = numbers, stage
        asked = self.tr("What won it?") if stage.outcome == Stage.WON else self.tr("What was it lost for?")
        self.reason = Field(asked, placeholder=self.tr("may be left empty"))
        self.reason.editor.setObjectName("reason")
        self.body.addWidget(self.reason)
        self._offer(list(used))
        cancel = self.add_button(ActionButton(self.tr("Cancel"), "ghost"), "reason-cancel")
        move = self.add_button(ActionButton(self.tr("Move"), "primary"), "reason-move")
        move.setDefault(True)
        cancel.clicked.connect(self.reject)
        move.clicked.connect(self.accept)
        self.accepted.connect(self._tell)
        self.reason.setFocus()

    def _offer(self, used: list[str]) -> None:
        if not used:
            return
        self.body.addWidget(text_label(self.tr("Said before"), "label"))
        offered = QWidget()
        flow = FlowLayout(offered, spacing=7)
        for reason in used:
            chip = Chip(reason if len(reason) <= _LONGEST else f"{reason[:_LONGEST]}…")
            chip.setCheckable(False)
            chip.setProperty("reason", reason)
            chip.setObjectName("reason-before")
            chip.clicked.connect(self._take)
            flow.addWidget(chip)
        self.body.addWidget(offered)

    @Slot()
    def _take(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.reason.set_text(str(chip.property("reason")))
            self.reason.setFocus()

    @Slot()
    def _tell(self) -> None:
        self.given.emit(self._numbers, self._stage, " ".join(self.reason.text().split()))
