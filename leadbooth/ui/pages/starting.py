"""What is there for the moment until the store is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leadbooth.ui.shell.wordmark import Wordmark


class StartingPage(QWidget):
    """The name of the program, in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startingPage")
        column = QVBoxLayout(self)
        column.addWidget(Wordmark(size=30, role="title"), 0, Qt.AlignmentFlag.AlignCenter)

    def shown(self) -> None:
        """Nothing to type in yet."""
