"""The side bar: the name of the program and its pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from leadbooth.ui.shell.page_table import PageEntry
from leadbooth.ui.shell.wordmark import Wordmark
from leadbooth.ui.widgets import NavButton

_WIDTH = 188
_ID = "page"


class SideBar(QFrame):
    """``page_chosen`` carries the id of the page whose button was pressed."""

    page_chosen = Signal(str)

    def __init__(self, pages: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sideBar")
        self.setProperty("role", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Pages"))
        self.setFixedWidth(_WIDTH)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons = {entry.id: self._button(entry) for entry in pages}
        self._lay_out(pages)
        self._group.buttonClicked.connect(self._clicked)

    def show_current(self, page: str) -> None:
        """Mark the page that is shown."""
        self._buttons[page].setChecked(True)

    def _button(self, entry: PageEntry) -> NavButton:
        button = NavButton(entry.text, entry.icon, key=entry.shortcut)
        button.setObjectName(f"nav-{entry.id}")
        button.setProperty(_ID, entry.id)
        self._group.addButton(button)
        return button

    def _lay_out(self, pages: Sequence[PageEntry]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 18, 11, 12)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 12)
        head.addWidget(Wordmark(size=24, role="heading"))
        column.addLayout(head)
        for entry in pages:
            if not entry.at_bottom:
                column.addWidget(self._buttons[entry.id])
        column.addStretch(1)
        for entry in pages:
            if entry.at_bottom:
                column.addWidget(self._buttons[entry.id])

    @Slot(QAbstractButton)
    def _clicked(self, button: QAbstractButton) -> None:
        self.page_chosen.emit(str(button.property(_ID)))
