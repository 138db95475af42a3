"""Changing the passphrase, and confirming it where the key leaves the laptop's memory."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from leadbooth.domain.passphrase import LEAST
from leadbooth.ui.dialogs.base import Dialog
from leadbooth.ui.i18n import fill
from leadbooth.ui.secret_field import SecretField
from leadbooth.ui.widgets import ActionButton


class PassphraseDialog(Dialog):
    """Asks for the passphrase and, unless told otherwise, for a new one. ``submitted`` carries both.

    The dialog stays open until whoever listens closes it or calls ``show_error``.
    """

    submitted = Signal(str, str)

    def __init__(self, *, new: bool, said: str = "", parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        title = (
            translate("PassphraseDialog", "Change the passphrase") if new else translate("PassphraseDialog", "Confirm")
        )
        super().__init__(title, said, width=420, parent=parent)
        self.setObjectName("passphraseDialog")
        self._old = SecretField(self.tr("Passphrase or recovery key"))
        self._old.editor.setObjectName("oldPassphrase")
        self._new = SecretField(self.tr("New passphrase"), judged=True) if new else None
        self.body.addWidget(self._old)
        if self._new is not None:
            self._new.editor.setObjectName("newPassphrase")
            self.body.addWidget(self._new)
        cancel = self.add_button(ActionButton(self.tr("Cancel"), "ghost"), "cancel")
        self._go = self.add_button(ActionButton(self.tr("Change") if new else self.tr("Confirm"), "primary"), "confirm")
        self._go.setDefault(True)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._submit)
        self._old.setFocus()

    def show_error(self, text: str) -> None:
        """Say why it did not work; it can be tried again."""
        self._go.setEnabled(True)
        self._old.set_error(text)
        self._old.setFocus()

    @Slot()
    def _submit(self) -> None:
        if not self._old.text():
            self.show_error(self.tr("Please type it"))
            return
        self._old.set_error("")
        if self._new is not None and len(self._new.text()) < LEAST:
            self._new.set_error(fill(self.tr("at least {least} characters"), least=LEAST))
            self._new.setFocus()
            return
        self._go.setEnabled(False)
        self.submitted.emit(self._old.text(), self._new.text() if self._new else "")
