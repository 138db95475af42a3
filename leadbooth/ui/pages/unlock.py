"""The locked store: the passphrase or the recovery key opens it, on the page where one was."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from leadbooth.errors import KnownError
from leadbooth.ui.i18n import sentence
from leadbooth.ui.secret_field import SecretField
from leadbooth.ui.shell.front import FrontPage
from leadbooth.ui.widgets import ActionButton, WrappedLabel

_WIDTH = 420


class UnlockPage(FrontPage):
    """``submitted`` carries the passphrase, or "" for the keychain where no passphrase was ever set."""

    submitted = Signal(str)

    def __init__(self, *, by_keychain: bool = False, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        said = translate("UnlockPage", "Every lead you saved is here, encrypted.")
        super().__init__(translate("UnlockPage", "Locked"), said, width=_WIDTH, parent=parent)
        self.setObjectName("unlockPage")
        self._by_keychain = by_keychain
        self._secret = SecretField(self.tr("Passphrase"), self.tr("or the recovery key"))
        self._secret.editor.setObjectName("passphrase")
        self._fault = WrappedLabel()
        self._fault.setObjectName("fault")
        self._fault.setProperty("tone", "error")
        self._fault.hide()
        self._go = ActionButton(self.tr("Unlock"), "primary", icon_name="lock")
        self._go.setObjectName("unlock")
        self._lay_out()
        self._go.clicked.connect(self._submit)
        if isinstance(self._secret.editor, QLineEdit):
            self._secret.editor.returnPressed.connect(self._submit)

    def shown(self) -> None:
        """Put the cursor where typing starts."""
        (self._go if self._by_keychain else self._secret).setFocus()

    def show_error(self, error: Exception) -> None:
        """Say why the store stays closed; it can be tried again."""
        self._set_busy(busy=False)
        wrong = isinstance(error, KnownError) and error.code in ("wrong_passphrase", "wrong_key")
        nothing = isinstance(error, KnownError) and error.code == "passphrase_needed"
        text = self.tr("This does not open it. Capital letters count; the recovery key opens it, too.")
        self._fault.setText(self.tr("Please type it.") if nothing else text if wrong else sentence(error))
        self._fault.show()
        if isinstance(self._secret.editor, QLineEdit):
            self._secret.editor.selectAll()
        self._secret.setFocus()

    @Slot()
    def _submit(self) -> None:
        if not self._secret.text() and not self._by_keychain:
            self.show_error(KnownError("passphrase_needed"))
            return
        self._set_busy(busy=True)
        self.submitted.emit(self._secret.text())

    def _set_busy(self, *, busy: bool) -> None:
        self._go.setEnabled(not busy)
        self._go.setText(self.tr("Opening…") if busy else self.tr("Unlock"))
        self._fault.setVisible(False)

    def _lay_out(self) -> None:
        self.body.addWidget(self._secret)
        self.body.addSpacing(8)
        self.body.addWidget(self._fault)
        self.body.addSpacing(12)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._go)
        self.body.addLayout(row)
