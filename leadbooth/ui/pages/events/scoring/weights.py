"""How much each part of a lead's quality weighs."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from leadbooth.domain.quality import DEFAULT_WEIGHTS, normalised
from leadbooth.ui.i18n import fill, part_word
from leadbooth.ui.widgets import ActionButton, Meter, SpinBox, text_label

_MOST = 100
_SPIN_WIDTH = 84


class WeightsForm(QWidget):
    """Five weights, and what each comes to of 100. `edited` carries them; an empty mapping is the usual ones."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spins = {part: SpinBox(0, _MOST) for part in DEFAULT_WEIGHTS}
        self._meters = {part: Meter(name=part_word(part)) for part in DEFAULT_WEIGHTS}
        self._shares = {part: text_label("", "muted") for part in DEFAULT_WEIGHTS}
        self.usual = ActionButton(self.tr("Back to the usual"))
        self.usual.setObjectName("weights-usual")
        self._lay_out()
        self.usual.clicked.connect(self._back_to_usual)
        self.show_weights({})

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        for row, (part, spin) in enumerate(self.spins.items()):
            spin.setObjectName(f"weight-{part}")
            spin.setAccessibleName(fill(self.tr("Weight of {part}"), part=part_word(part)))
            spin.setFixedWidth(_SPIN_WIDTH)
            spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            spin.valueChanged.connect(self._changed)
            share = self._shares[part]
            share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for column, widget in enumerate((text_label(part_word(part)), spin, self._meters[part], share)):
                grid.addWidget(widget, row, column)
        line = QHBoxLayout()
        line.addWidget(self.usual)
        line.addStretch(1)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(8)
        column_.addLayout(grid)
        column_.addLayout(line)

    def show_weights(self, weights: Mapping[str, float]) -> None:
        """Show weights, silently; parts that are not named have their usual one."""
        if weights != self.weights():
            for part, spin in self.spins.items():
                with QSignalBlocker(spin):
                    spin.setValue(round(weights.get(part, DEFAULT_WEIGHTS[part])))
        self._show_shares()

    def weights(self) -> dict[str, float]:
        """The weights as entered; none where they are the usual ones."""
        chosen = {part: float(spin.value()) for part, spin in self.spins.items()}
        return {} if chosen == dict(DEFAULT_WEIGHTS) else chosen

    def _show_shares(self) -> None:
        for part, share in normalised(self.weights()).items():
            self._meters[part].set_amount(round(share * 10), 1000)
            number = QLocale().toString(round(share, 1), "g", 4)
            self._shares[part].setText(fill(self.tr("{points} of 100"), points=number))
        self.usual.setEnabled(bool(self.weights()))

    @Slot()
    def _changed(self) -> None:
        self._show_shares()
        self.edited.emit(self.weights())

    @Slot()
    def _back_to_usual(self) -> None:
        self.show_weights({})
        self.spins["accuracy"].setFocus(Qt.FocusReason.OtherFocusReason)  # the button has nothing to do any more
        self.edited.emit({})
