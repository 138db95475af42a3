"""A rounded button that is on or off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QWidget

from leadbooth.ui.theme import current_tokens, ui_font
from leadbooth.ui.widgets.selectable_button import SelectableButton

_DIGIT_SIZE = 9
_DIGIT_ROOM = 9


class Chip(SelectableButton):
    """A choice among few; on, it is framed, tinted and semi-bold, so colour is not its only sign."""

    padding = 12
    tall = 28
    gap = 6

    def __init__(self, text: str, *, checked: bool = False, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon_name=icon_name, parent=parent)
        self.setCheckable(True)
        self.setChecked(checked)
        self.setAutoDefault(False)
        self._digit = ""

    def digit(self) -> str:
        """The key that picks it, where that is shown."""
        return self._digit

    def show_digit(self, digit: str) -> None:
        """Show the key that picks it, before the words and without taking room; nothing when empty."""
        if digit != self._digit:
            self._digit = digit
            self.update()

    def _paint_content(self, painter: QPainter) -> None:
        super()._paint_content(painter)
        if self._digit:
            painter.setFont(ui_font(_DIGIT_SIZE, QFont.Weight.DemiBold))
            painter.setPen(QColor(current_tokens().accent_text))
            painter.drawText(self._placed(3, _DIGIT_ROOM, self.tall), Qt.AlignmentFlag.AlignCenter, self._digit)
