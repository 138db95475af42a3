"""The shortcut sheet: every key that does something now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from leadbooth.ui.actions import PageAction
from leadbooth.ui.dialogs.base import Dialog
from leadbooth.ui.widgets import ActionButton, KeyHint, key_text, text_label


class ShortcutSheet(Dialog):
    """Groups of (heading, actions); those without a key are left to the palette."""

    def __init__(self, groups: Sequence[tuple[str, Sequence[PageAction]]], parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("ShortcutSheet", "Keys"), width=680, parent=parent)
        self.setObjectName("shortcutSheet")
        columns = QWidget()
        row = QHBoxLayout(columns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(32)
        for heading, actions in groups:
            if any(action.shortcut for action in actions):
                row.addLayout(_column(heading, actions), 1)
        area = QScrollArea()
        area.setObjectName("shortcutArea")
        area.setWidgetResizable(True)
        area.setMinimumHeight(min(420, columns.sizeHint().height() + 8))
        area.setWidget(columns)
        self.body.addWidget(area)
        close = self.add_button(ActionButton(self.tr("Close"), "primary"), "close")
        close.setDefault(True)
        close.setFocus()
        close.clicked.connect(self.accept)


def _column(heading: str, actions: Sequence[PageAction]) -> QVBoxLayout:
    column, grid = QVBoxLayout(), QGridLayout()
    column.setSpacing(10)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(0, 1)
    for line, action in enumerate(action for action in actions if action.shortcut):
        grid.addWidget(text_label(action.text), line, 0)
        keys = QHBoxLayout()
        keys.setSpacing(4)
        keys.addStretch(1)
        # Two keys that are written alike, as Return and Enter, are one to the reader.
        for key in {key_text(key): key for key in action.shortcut.split("|")}.values():
            keys.addWidget(KeyHint(key))
        grid.addLayout(keys, line, 1)
    column.addWidget(text_label(heading, "heading"))
    column.addLayout(grid)
    column.addStretch(1)
    return column
