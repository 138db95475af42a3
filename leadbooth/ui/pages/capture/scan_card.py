"""The scan card: that the scanner is listening, and a line for what is typed or pasted instead."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from leadbooth.ui.widgets import Card, KeyHint, Pill, text_label


class ScanCard(Card):
    """`submitted` carries what was typed: a printed badge id, an e-mail address or a whole badge."""

    submitted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=10, parent=parent)
        self.scanner = Pill()
        self.scanner.setObjectName("scanner-state")
        self._caption = text_label("", "caption")
        self.line = QLineEdit()
        self.line.setObjectName("badge")
        self.line.setPlaceholderText(self.tr("Badge id, e-mail or paste a badge"))
        self.line.setAccessibleName(self.tr("Badge id, e-mail or paste a badge"))
        self.line.returnPressed.connect(self._submit)
        self._lay_out()
        self.show_listening(listening=True)

    def show_listening(self, listening: bool) -> None:
        """Say whether a scan would be heard now."""
        if listening:
            self.scanner.show_state(self.tr("Scanner ready"), "ok", dot_tone="ok")
            self._caption.setText(self.tr("scan at any time"))
        else:
            self.scanner.show_state(self.tr("Scanner paused"), "error", dot_tone="error")
            self._caption.setText(self.tr("type the badge id"))

    @Slot()
    def focus_line(self) -> None:
        """Be ready for somebody to type a badge id."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    @Slot()
    def _submit(self) -> None:
        text = self.line.text()
        if text.strip():
            self.line.clear()
            self.submitted.emit(text)

    def _lay_out(self) -> None:
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(self.scanner)
        state.addWidget(self._caption)
        state.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(6)
        label = text_label(self.tr("Type or paste"), "label")
        label.setBuddy(self.line)
        head.addWidget(label)
        head.addWidget(KeyHint("Ctrl+B"))
        head.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.line)
        self.body.addLayout(state)
        self.body.addLayout(column)
