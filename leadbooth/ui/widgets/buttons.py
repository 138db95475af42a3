"""Buttons that do something: primary, secondary, ghost and danger, with the key that does the same."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from leadbooth.ui.theme import current_tokens, icon, restyle
from leadbooth.ui.widgets.key_hint import key_text
from leadbooth.ui.widgets.labeled_button import LabeledButton

ButtonRole = Literal["primary", "secondary", "ghost", "danger", "inverse"]


class ActionButton(LabeledButton):
    """A button with its shortcut drawn inside; the shortcut itself belongs to the action, not to the button.

    `key` is a portable key sequence such as `Ctrl+Return`. `inverse` is for dark grounds such as a toast.
    """

    def __init__(
        self,
        text: str,
        role: ButtonRole = "secondary",
        *,
        key: str = "",
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, hint=key_text(key), icon_name=icon_name, parent=parent)
        self.setProperty("role", role)

    def set_role(self, role: ButtonRole) -> None:
        """Change what the button means."""
        self.setProperty("role", role)
        restyle(self)

    def set_key(self, key: str) -> None:
        """Show another key sequence; none when empty."""
        self.set_hint(key_text(key))

    def words_colour(self) -> str:
        tokens = current_tokens()
        if not self.isEnabled():
            return tokens.disabled
        special = {
            "primary": tokens.on_accent,
            "danger": tokens.on_danger,
            "inverse": tokens.inverse_accent,
        }
        return special.get(str(self.property("role")), tokens.text)

    def hint_colour(self) -> str:
        filled = self.property("role") in ("primary", "danger")
        return self.words_colour() if filled else super().hint_colour()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.property("role") in ("primary", "danger"):
            self._paint_inner_ring()

    def _paint_inner_ring(self) -> None:
        """A ring that shows on a filled button, where one in the accent colour would not."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.words_colour()), 2))
        radius = current_tokens().radius_input - 3
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), radius, radius)
        painter.end()


def icon_button(icon_name: str, name: str, parent: QWidget | None = None) -> QToolButton:
    """A button that is an icon only; `name` is its accessible name and its tooltip."""
    button = QToolButton(parent)
    button.setIcon(icon(icon_name))
    button.setIconSize(QSize(16, 16))
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
