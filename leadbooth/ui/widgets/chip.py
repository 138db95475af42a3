"""A rounded button that is on or off."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from leadbooth.ui.theme import current_tokens, ui_font
from leadbooth.ui.widgets.labeled_button import LabeledButton


class Chip(LabeledButton):
    """A choice among few; on, it is framed, tinted and semi-bold, so colour is not its only sign."""

    padding = 12
    tall = 28
    gap = 6

    def __init__(self, text: str, *, checked: bool = False, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon_name=icon_name, parent=parent)
        self.setCheckable(True)
        self.setChecked(checked)
        self.setAutoDefault(False)

    def words_colour(self) -> str:
        tokens = current_tokens()
        if not self.isEnabled():
            return tokens.disabled
        return tokens.accent_text if self.isChecked() else tokens.muted

    def words_font(self) -> QFont:
        return self.widest_font() if self.isChecked() else super().words_font()

    def widest_font(self) -> QFont:
        return ui_font(current_tokens().size_text, QFont.Weight.DemiBold)
