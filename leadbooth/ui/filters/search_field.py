"""Where one searches: an icon, the words, and the key that leads here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from leadbooth.ui.theme import icon
from leadbooth.ui.widgets import KeyHint

_PAUSE_MS = 80  # between letters: shorter than a blink, longer than a burst of keys
_BESIDE = 52  # pixels of the icon before a text and of the edge behind it


class SearchField(QLineEdit):
    """Search as you type. `searched` carries the text after a short pause, `left_down` asks for the list below.

    What is searched in stands there in as many words as there is room for; the key gives way first.
    """

    searched = Signal(str)
    left_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._clear = self.addAction(icon("close"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip(self.tr("Clear the search"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._hint = KeyHint("Ctrl+F")
        self._prompts = "", ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.addStretch(1)
        row.addWidget(self._hint)
        self.textChanged.connect(self._text_changed)
        self._make_room()

    def set_prompt(self, words: str, short: str) -> None:
        """Say what is searched in; ``short`` where there is no room for it."""
        self._prompts = words, short
        self._make_room()

    def set_text(self, text: str) -> None:
        """Show a text, silently."""
        self.setText(text)
        self._pause.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def _make_room(self) -> None:
        """The hint stands beside the placeholder, never on it."""
        hint = self._hint.sizeHint().width() + 4
        free = self.width() - _BESIDE
        prompt, short = self._prompts
        if self.fontMetrics().horizontalAdvance(prompt) > free:
            prompt = short
        self.setPlaceholderText(prompt)
        hinted = not self.text() and self.fontMetrics().horizontalAdvance(prompt) + hint <= free
        self._hint.setVisible(hinted)
        room = hint if hinted else 0
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(room if mirrored else 0, 0, 0 if mirrored else room, 0)

    @Slot(str)
    def _text_changed(self, text: str) -> None:
        self._make_room()
        self._clear.setVisible(bool(text))
        self._pause.start()

    @Slot()
    def _tell(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text())
