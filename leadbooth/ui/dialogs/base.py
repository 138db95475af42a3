"""What every dialog is built on: a title, what it says, and a row of buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from leadbooth.ui.widgets import ActionButton, WrappedLabel, text_label

_MARGIN = 22


class Dialog(QDialog):
    """A dialog over one window; add to ``body`` and by ``add_button``, then call ``open()`` and listen."""

    def __init__(self, title: str, said: str = "", *, width: int = 440, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(width)
        self.said: WrappedLabel | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 18)
        column.setSpacing(12)
        column.addWidget(text_label(title, "title", wrap=True))
        if said:
            self.said = WrappedLabel(said, "muted")
            column.addWidget(self.said)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        column.addLayout(self.body, 1)
        column.addSpacing(4)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._at_start = 0
        column.addLayout(self._buttons)

    def add_button(self, button: ActionButton, name: str, *, at_start: bool = False) -> ActionButton:
        """Put a button at the end of the row, or at its start for what is done beside the matter."""
        button.setObjectName(name)
        button.setAutoDefault(True)
        if at_start:
            self._buttons.insertWidget(self._at_start, button)
            self._at_start += 1
        else:
            self._buttons.addWidget(button)
        return button
