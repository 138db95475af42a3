"""One entry of the side bar."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QSizePolicy, QWidget

from leadbooth.ui.theme import current_tokens, ui_font
from leadbooth.ui.widgets.key_hint import key_text
from leadbooth.ui.widgets.labeled_button import LabeledButton


class NavButton(LabeledButton):
    """Icon, name and key of a page; checked when its page is shown. Put them in an exclusive QButtonGroup."""

    padding = 10
    spread = True
    cap = False

    def __init__(self, text: str, icon_name: str, *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, hint=key_text(key), icon_name=icon_name, parent=parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def words_colour(self) -> str:
        tokens = current_tokens()
        if not self.isEnabled():
            return tokens.disabled
        return tokens.accent_text if self.isChecked() else tokens.muted

    def words_font(self) -> QFont:
        return self.widest_font() if self.isChecked() else super().words_font()

    def widest_font(self) -> QFont:
        return ui_font(current_tokens().size_text, QFont.Weight.DemiBold)
