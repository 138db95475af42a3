"""A message that stays where it stands until it is dealt with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from leadbooth.ui.theme import Tone, set_state
from leadbooth.ui.widgets.buttons import ActionButton
from leadbooth.ui.widgets.icon_label import IconLabel
from leadbooth.ui.widgets.labels import text_label

_ICONS: dict[Tone, str] = {
    "ok": "check",
    "warm": "warning",
    "warning": "warning",
    "hot": "error",
    "error": "error",
}
_COLOURS: dict[Tone, str] = {"neutral": "muted", "warning": "warm_text", "error": "hot_text"}


class Banner(QFrame):
    """A line or more of text on a soft ground, with an icon of its tone and any buttons at the end."""

    def __init__(self, text: str = "", tone: Tone = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._icon = IconLabel("info")
        self._text = text_label("", wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 8, 8)
        self._row.setSpacing(10)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self.show_message(text, tone)

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def show_message(self, text: str, tone: Tone) -> None:
        """Say something in a tone; the icon goes with the tone."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self._icon.set_icon(_ICONS.get(tone, "info"), _COLOURS.get(tone, f"{tone}_text"))
        set_state(self, "tone", tone)

    def add_button(self, button: ActionButton) -> None:
        """Offer something to do, at the end of the line."""
        self._row.addWidget(button)
