"""SettingsPage: a list of sections, and the one that was chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QScrollArea, QStackedWidget, QWidget

from leadbooth.ui.actions import PageAction
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.settings.about import AboutSection
from leadbooth.ui.pages.settings.appearance import AppearanceSection
from leadbooth.ui.pages.settings.scanner import ScannerSection
from leadbooth.ui.pages.settings.security import SecuritySection
from leadbooth.ui.pages.settings.staff import StaffSection
from leadbooth.ui.pages.settings.stages import StagesSection
from leadbooth.ui.theme import icon
from leadbooth.ui.widgets import Card

_LIST_WIDTH = 188
_ICON = QSize(16, 16)


class SettingsPage(QWidget):
    """What this laptop remembers. Every change holds at once; there is nothing to save."""

    message = Signal(str, str, object)
    restore_wanted = Signal(object, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsPage")
        self.title = self.tr("Settings")
        self._list = QListWidget()
        self._list.setObjectName("settingsSections")
        self._list.setAccessibleName(self.tr("Sections of the settings"))
        self._list.setProperty("flat", "true")
        self._list.setIconSize(_ICON)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._stack = QStackedWidget()
        self.appearance = AppearanceSection(desk)
        self.staff = StaffSection(desk)
        self.stages = StagesSection(desk)
        self.security = SecuritySection(desk)
        self.scanner = ScannerSection(desk)
        self.about = AboutSection(desk)
        self._add(self.appearance, self.tr("Appearance"), "sun")
        self._add(self.staff, self.tr("Staff"), "people")
        self._add(self.stages, self.tr("Pipeline stages"), "pipeline")
        self._add(self.security, self.tr("Security"), "shield")
        self._add(self.scanner, self.tr("Scanner"), "scanner")
        self._add(self.about, self.tr("About"), "info")
        self._lay_out()
        self._list.currentRowChanged.connect(self._choose)
        self._list.setCurrentRow(0)
        for section in (self.staff, self.security, self.scanner):
            section.message.connect(self.message)
        self.security.restore_wanted.connect(self.restore_wanted)

    def page_actions(self) -> list[PageAction]:
        """What the palette offers here."""
        return [
            PageAction("settings.backup", self.tr("Make a backup…"), "", self.security.make_backup),
            PageAction("settings.diagnostics", self.tr("Copy diagnostics"), "", self.about.copy_diagnostics),
        ]

    def shown(self) -> None:
        """Start at the list of sections."""
        self._list.setFocus()
        self._refresh()

    def show_section(self, name: str) -> None:
        """Open the section of that object name."""
        for row in range(self._list.count()):
            if self._list.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self._list.setCurrentRow(row)

    @Slot(int)
    def _choose(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self._refresh()

    def _refresh(self) -> None:
        section = self._stack.currentWidget()
        if isinstance(section, QScrollArea):
            shown = getattr(section.widget(), "shown", None)
            if shown is not None:
                shown()

    def _add(self, section: QWidget, text: str, icon_name: str) -> None:
        item = QListWidgetItem(icon(icon_name), text)
        item.setData(Qt.ItemDataRole.UserRole, section.objectName())
        self._list.addItem(item)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(section)
        self._stack.addWidget(area)

    def _lay_out(self) -> None:
        card = Card(margin=8)
        card.setFixedWidth(_LIST_WIDTH)
        card.body.addWidget(self._list)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 16, 18, 16)
        row.setSpacing(14)
        row.addWidget(card)
        row.addWidget(self._stack, 1)
