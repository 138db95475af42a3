"""One of many: a combo box of keys and words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

_FEWEST_LETTERS = 4
_STEPS = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
)


class ChoiceBox(QComboBox):
    """Choose one of some (key, text). `picked` carries the key; it is not sent for `set_key`.

    It never grows with its longest entry, and the wheel scrolls the page unless it has the focus. Where a choice
    acts at once, `deliberate` lets arrows and the wheel not pass through the options in between.
    """

    picked = Signal(str)
    deliberate = False

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
        if self.hasFocus() and not self.deliberate:
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.deliberate and (Qt.Key(event.key()) in _STEPS or event.text().isalnum()):
            self.showPopup()
            self.view().keyboardSearch(event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        # As Qt does it, but a text that does not fit ends in … rather than in half a letter.
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0 and self.placeholderText():
            option.palette.setBrush(QPalette.ColorRole.ButtonText, option.palette.placeholderText())
            option.currentText = self.placeholderText()
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        metrics = self.fontMetrics()
        option.currentText = metrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room.width())
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    @Slot(int)
    def _activated(self, _index: int) -> None:
        self.picked.emit(self.key())
