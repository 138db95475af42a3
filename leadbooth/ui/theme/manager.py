"""Putting a theme on the application, and following the system's when asked to."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal, Slot
from PySide6.QtWidgets import QApplication, QStyleFactory

from leadbooth.ui.theme.current import current_tokens, set_current_tokens
from leadbooth.ui.theme.fonts import ui_font
from leadbooth.ui.theme.palette import build_palette
from leadbooth.ui.theme.sheet import build_sheet
from leadbooth.ui.theme.tokens import ThemeName, Tokens, load_theme

ThemeChoice = Literal["light", "dark", "system"]


class Theme(QObject):
    """Keeps the application dressed: `choose` a theme, hear of `changed` (the new Tokens)."""

    changed = Signal(object)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("theme")
        self._app = app
        self._choice: ThemeChoice = "system"
        self._pictures = QTemporaryDir()
        app.setStyle(QStyleFactory.create("Fusion"))
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def choice(self) -> ThemeChoice:
        """What the user chose; `system` stays `system`."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Wear the chosen theme now."""
        self._choice = choice
        self._wear(load_theme(self._name()))

    def _name(self) -> ThemeName:
        if self._choice != "system":
            return self._choice
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _wear(self, tokens: Tokens) -> None:
        set_current_tokens(tokens)
        self._app.setFont(ui_font(tokens.size_text))
        # The palette first: the sheet is worked out against it.
        self._app.setPalette(build_palette(tokens))
        self._app.setStyleSheet(build_sheet(tokens, Path(self._pictures.path())))
        self.changed.emit(tokens)

    @Slot()
    def _system_changed(self) -> None:
        if self._choice == "system" and self._name() != current_tokens().name:
            self.choose("system")


def apply_theme(app: QApplication, choice: ThemeChoice) -> Theme:
    """Dress the application; called again it changes the theme that is on."""
    theme = app.findChild(Theme, "theme") or Theme(app)
    theme.choose(choice)
    return theme
