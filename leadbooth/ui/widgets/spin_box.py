"""A number, typed or stepped."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget

_PADDING = 10


class SpinBox(QSpinBox):
    """A whole number from `least` to `most`.

    With a style sheet Qt gives the line of a spin box the whole frame, without padding; this puts it back.
    """

    def __init__(self, least: int = 0, most: int = 99, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.lineEdit().setTextMargins(_PADDING, 0, _PADDING, 0)
