"""A button that stays chosen: in the accent colour and semi-bold while it is."""

from __future__ import annotations

from PySide6.QtGui import QFont

from leadbooth.ui.theme import current_tokens, ui_font
from leadbooth.ui.widgets.labeled_button import LabeledButton


class SelectableButton(LabeledButton):
    """What chips and the entries of the side bar share."""

    def words_colour(self) -> str:
        tokens = current_tokens()
        if not self.isEnabled():
            return tokens.disabled
        return tokens.accent_text if self.isChecked() else tokens.muted

    def words_font(self) -> QFont:
        return self.widest_font() if self.isChecked() else super().words_font()

    def widest_font(self) -> QFont:
        return ui_font(current_tokens().size_text, QFont.Weight.DemiBold)
