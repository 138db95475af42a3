"""Keys as they are shown: `Ctrl+Return` becomes a small cap that reads "Ctrl ⏎"."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_SIGNS = {"Return": "↵", "Enter": "↵"}


def key_text(key: str) -> str:
    """A portable key sequence in the words of this system; empty for none."""
    native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    if sys.platform == "darwin":
        return native
    # A lone "+" between two plus signs is the plus key itself.
    names = native.replace("++", "+plus").split("+")
    return " ".join(_SIGNS.get(name, "+" if name == "plus" else name) for name in names)


class KeyHint(QLabel):
    """A small key cap that says which key does what stands beside it."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_key(key)

    def set_key(self, key: str) -> None:
        """Show a portable key sequence such as `Ctrl+E`."""
        self.setText(key_text(key))
