"""One of many: a combo box of keys and words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

_FEWEST_LETTERS = 4


class ChoiceBox(QComboBox):
    """Choose one of some (key, text). `picked` carries the key; it is not sent for `set_key`.

    It never grows with its longest entry, and the wheel scrolls the page unless it has the focus.
    """

    picked = Signal(str)

    def __init__(self, options: Iterable[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_FEWEST_LETTERS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_options(options)
        self.activated.connect(self._activated)

    def set_options(self, options: Iterable[tuple[str, str]]) -> None:
        """Offer other options; what was chosen and is still offered stays chosen."""
        kept = self.key()
        self.clear()
        for key, text in options:
            self.addItem(text, key)
        self.set_key(kept)

    def key(self) -> str:
        """The key that is chosen."""
        return str(self.currentData() or "")

    def set_key(self, key: str) -> None:
        """Choose silently; a key that is not offered is added as it is."""
        index = self.findData(key)
        if index < 0 and key:
            self.addItem(key, key)
            index = self.count() - 1
        self.setCurrentIndex(max(index, 0) if self.count() else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @Slot(int)
    def _activated(self, _index: int) -> None:
        self.picked.emit(self.key())
