"""A consent text of one purpose: the wording, and what is known of its version."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from leadbooth.domain.consent_text import ConsentText
from leadbooth.domain.words import Purpose
from leadbooth.ui.i18n import fill, purpose_word
from leadbooth.ui.widgets import text_label

_HEIGHT = 66


class WordingEdit(QPlainTextEdit):
    """``left`` is sent when the keyboard goes elsewhere."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class WordingField(QWidget):
    """``finished`` is sent when what was typed is to be kept: each letter would make a version."""

    finished = Signal()

    def __init__(self, purpose: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.purpose = purpose
        self._held = ""
        self._version = 0
        self.editor = WordingEdit()
        self.editor.setObjectName(f"wording-{purpose}")
        self.editor.setAccessibleName(purpose_word(purpose))
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(_HEIGHT)
        usual, never = self.tr("Empty: the usual sentence is shown"), self.tr("Empty: this is not asked")
        self.editor.setPlaceholderText(never if purpose == Purpose.SHARE else usual)
        self.remark = text_label("", "caption", wrap=True)
        label = text_label(purpose_word(purpose), "label")
        label.setBuddy(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (label, self.editor, self.remark):
            column.addWidget(widget)
        self.editor.textChanged.connect(self._show_remark)
        self.editor.left.connect(self._left)

    def wording(self) -> str:
        """What stands there."""
        return self.editor.toPlainText().strip()

    @property
    def unsaved(self) -> bool:
        """Whether what stands there is not what was kept."""
        return self.wording() != self._held

    def show_text(self, text: ConsentText | None) -> None:
        """Show what is kept, None for nothing."""
        self.was_kept(text)
        if self.editor.toPlainText() != self._held:
            self.editor.setPlainText(self._held)
        self._show_remark()

    def was_kept(self, text: ConsentText | None) -> None:
        """This is on the disk now; what stands there stays."""
        self._held = text.wording if text else ""
        self._version = text.version if text and text.wording else 0
        self._show_remark()

    @Slot()
    def _left(self) -> None:
        if self.unsaved:
            self.finished.emit()

    @Slot()
    def _show_remark(self) -> None:
        if self.unsaved:
            words = self.tr("Kept when you go on, as version {version}") if self.wording() else self.tr("Taken away")
            if not self._version:
                words = self.tr("Kept when you go on")
            said = fill(words, version=self._version + 1)
        else:
            said = fill(self.tr("Version {version}"), version=self._version) if self._version else ""
        self.remark.setText(said)
        self.remark.setVisible(bool(said))
