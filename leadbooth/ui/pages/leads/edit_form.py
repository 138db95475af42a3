"""Editing a lead where it is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from leadbooth.domain.contact import CONTACT_FIELDS, Contact
from leadbooth.ui.i18n import field_word
from leadbooth.ui.widgets import Field

_PAUSE_MS = 250


class EditForm(QWidget):
    """The contact fields of one lead. There is no Save: `edited` carries what was typed, shortly after it was.

    `done` asks to go back to reading (Escape).
    """

    edited = Signal(object)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changed: dict[str, str] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        self.fields: dict[str, Field] = {}
        for name in CONTACT_FIELDS:
            field = Field(field_word(name))
            field.setObjectName(f"edit-{name}")
            field.editor.setObjectName(f"edit-{name}-line")
            field.edited.connect(self._field_edited)
            field.left.connect(self.flush)
            self.fields[name] = field
            column.addWidget(field)
        column.addStretch(1)

    def show_contact(self, contact: Contact) -> None:
        """Show what is known; what is being typed is not touched."""
        for name, field in self.fields.items():
            if name not in self._changed and not field.editor.hasFocus():
                field.set_text(getattr(contact, name))

    def start(self, contact: Contact) -> None:
        """Begin with a lead, at its first field."""
        self._changed.clear()
        for name, field in self.fields.items():
            field.set_text(getattr(contact, name))
        first = self.fields["first_name"].editor
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, QLineEdit):
            first.end(False)  # noqa: FBT003 - Qt's name for "do not select"

    @Slot()
    def flush(self) -> None:
        """Hand over what was typed, now."""
        self._pause.stop()
        changed, self._changed = self._changed, {}
        if changed:
            self.edited.emit(changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _field_edited(self, text: str) -> None:
        for name, field in self.fields.items():
            if field is self.sender():
                self._changed[name] = text.strip()
        self._pause.start()
