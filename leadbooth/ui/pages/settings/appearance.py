"""Light, dark, or as the system says."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.settings.section import Section
from leadbooth.ui.widgets import ChipGroup


class AppearanceSection(Section):
    """The theme, changed at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("appearance", desk, parent)
        choices = [("system", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))]
        self._theme = ChipGroup(choices, name=self.tr("Theme"), required=True)
        self._theme.setObjectName("theme-choice")
        self._theme.set_chosen([desk.settings.theme])
        self.card(self.tr("Theme")).addWidget(self._theme)
        self._theme.chosen.connect(self._choose_theme)

    @Slot(object)
    def _choose_theme(self, chosen: tuple[str, ...]) -> None:
        if chosen:
            self.desk.remember(theme=chosen[0])
