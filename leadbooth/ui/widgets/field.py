"""A label above the editor it belongs to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from leadbooth.ui.theme import Tone, set_state
from leadbooth.ui.widgets.elided_label import ElidedLabel


class Field(QWidget):
    """A label, a short status after it and an editor below: a QLineEdit unless another is given.

    `edited` carries each text a person types into the line (not what `set_text` writes); `left` is sent when
    typing is over (Enter, or the focus goes elsewhere).
    """

    edited = Signal(str)
    left = Signal()

    def __init__(
        self,
        label: str,
        editor: QWidget | None = None,
        *,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = ElidedLabel(label, "label")
        self._status = ElidedLabel("", "label")
        self._status.hide()
        self.editor: QWidget = editor or QLineEdit()
        self.editor.setAccessibleName(label)
        self._label.setBuddy(self.editor)
        self.setFocusProxy(self.editor)
        self._lay_out()
        if isinstance(self.editor, QLineEdit):
            self.editor.setPlaceholderText(placeholder)
            self.editor.textEdited.connect(self.edited)
            self.editor.editingFinished.connect(self.left)

    def text(self) -> str:
        """The text of the line; empty for other editors."""
        return self.editor.text() if isinstance(self.editor, QLineEdit) else ""

    def set_text(self, text: str) -> None:
        """Show a text, silently, from its beginning; the cursor stays where it was when nothing changes."""
        if isinstance(self.editor, QLineEdit) and self.editor.text() != text:
            self.editor.setText(text)
            if not self.editor.hasFocus():
                self.editor.setCursorPosition(0)

    def set_label(self, label: str) -> None:
        """Change the label and with it the editor's accessible name."""
        self._label.setText(label)
        self.editor.setAccessibleName(label)

    def set_status(self, text: str, tone: Tone = "neutral") -> None:
        """Say something short after the label, such as "✓ valid"; the tone `error` frames the editor too."""
        self._status.setText(text)
        self._status.setVisible(bool(text))
        set_state(self._status, "tone", tone)
        set_state(self.editor, "tone", "error" if text and tone == "error" else "")
        self.editor.setAccessibleDescription(text)

    def set_error(self, text: str) -> None:
        """Say what is wrong and frame the editor; empty takes it back."""
        self.set_status(text, "error")

    def status_text(self) -> str:
        """What stands after the label."""
        return self._status.text()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._label)
        head.addWidget(self._status)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.editor)
        self._label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
