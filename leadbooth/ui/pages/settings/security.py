"""The lock, the passphrase, the keychain, backups, and where the data lies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from leadbooth.services import stores
from leadbooth.ui.desk import Desk
from leadbooth.ui.dialogs.passphrase import PassphraseDialog
from leadbooth.ui.dialogs.restore import RestoreDialog, newest_backup
from leadbooth.ui.i18n import fill, sentence
from leadbooth.ui.pages.settings.section import Section, beside
from leadbooth.ui.widgets import ActionButton, Field, SpinBox, Switch, text_label

_LONGEST_LOCK = 480  # minutes: a working day


class SecuritySection(Section):
    """``restore_wanted`` carries a backup and what opens it; the program does it, for it closes the store."""

    restore_wanted = Signal(object, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("security", desk, parent)
        self._dialog: PassphraseDialog | None = None
        self._lock = SpinBox(0, _LONGEST_LOCK)
        self._lock.setObjectName("lockMinutes")
        self._lock.setSpecialValueText(self.tr("never"))
        self._lock.setSuffix(self.tr(" min"))
        self._lock.setValue(desk.settings.lock_minutes)
        self._lock.setMaximumWidth(140)
        self._keychain = Switch(self.tr("Keep the key in the system keychain"), checked=desk.settings.keychain)
        self._keychain.setObjectName("useKeychain")
        self._keychain.setEnabled(desk.settings.keychain)
        self._change = self._button(self.tr("Change the passphrase…"), "changePassphrase", "key")
        self._backup = self._button(self.tr("Make a backup…"), "makeBackup", "shield")
        self._restore = self._button(self.tr("Restore a backup…"), "restoreBackup", "undo")
        self._folder = self._button(self.tr("Show the folder"), "showFolder", "folder")
        self._lay_out()
        self._lock.valueChanged.connect(self._keep_lock)
        self._keychain.clicked.connect(self._turn_keychain)
        self._change.clicked.connect(self._ask_passphrase)
        self._backup.clicked.connect(self.make_backup)
        self._restore.clicked.connect(self._ask_restore)
        self._folder.clicked.connect(self._open_folder)

    def shown(self) -> None:
        """Find out whether this laptop keeps keys."""
        self.desk.act_aside(lambda _store: stores.keychain_name(), self._offer_keychain, owner=self)

    def _offer_keychain(self, name: str) -> None:
        self._keychain.setEnabled(bool(name) or self._keychain.isChecked())
        self._keychain.setToolTip(name or self.tr("This laptop has none that keeps secrets safely."))

    @Slot()
    def make_backup(self) -> None:
        """Ask where to, and copy the store there."""
        name = fill(self.tr("LeadBooth {day}.leadbooth"), day=date.today().isoformat())  # noqa: DTZ011 - the user's day
        dialog = QFileDialog(self, self.tr("Make a backup"), str(Path.home()))
        dialog.setObjectName("backupTarget")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("leadbooth")
        dialog.setNameFilters([self.tr("Backups of LeadBooth (*.leadbooth)")])
        dialog.selectFile(name)
        dialog.fileSelected.connect(self.back_up_to)
        dialog.open()

    @Slot(str)
    def back_up_to(self, path: str) -> None:
        """Copy the store into that file."""
        target = Path(path)
        self._backup.setEnabled(False)
        self.desk.act_aside(
            lambda store: stores.backup(store, target), self._backed_up, owner=self, failed=self._backup_failed
        )

    def _backed_up(self, _nothing: None) -> None:
        self._backup.setEnabled(True)
        self.message.emit(self.tr("The backup is written and was checked."), "", None)

    def _backup_failed(self, error: Exception) -> None:
        self._backup.setEnabled(True)
        self.desk.failed.emit(error)

    @Slot(int)
    def _keep_lock(self, minutes: int) -> None:
        self.desk.remember(lock_minutes=minutes)

    @Slot(bool)
    def _turn_keychain(self, on: bool) -> None:
        if not on:
            self.desk.act_aside(lambda _store: stores.forget_in_keychain(self.desk.folder), self._forgotten, owner=self)
            return
        self._keychain.setChecked(False)
        self._open(PassphraseDialog(new=False, said=self.tr("The key is put into the keychain then."), parent=self))

    def _forgotten(self, _nothing: None) -> None:
        self.desk.remember(keychain=False)

    @Slot()
    def _ask_passphrase(self) -> None:
        self._open(PassphraseDialog(new=True, parent=self))

    def _open(self, dialog: PassphraseDialog) -> None:
        self._dialog = dialog
        dialog.submitted.connect(self._use_passphrase)
        dialog.open()

    @Slot(str, str)
    def _use_passphrase(self, old: str, new: str) -> None:
        folder = self.desk.folder
        if new:
            self.desk.act_aside(
                lambda _store: stores.change_passphrase(folder, old, new),
                self._changed,
                owner=self,
                failed=self._refused,
            )
        else:
            self.desk.act_aside(
                lambda _store: stores.keep_in_keychain(folder, old), self._kept, owner=self, failed=self._refused
            )

    def _changed(self, _nothing: None) -> None:
        self._close_dialog()
        self.message.emit(self.tr("The new passphrase holds from now on."), "", None)

    def _kept(self, _nothing: None) -> None:
        self._close_dialog()
        self._keychain.setChecked(True)
        self.desk.remember(keychain=True)

    def _refused(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.show_error(sentence(error))

    def _close_dialog(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.accept()

    @Slot()
    def _ask_restore(self) -> None:
        dialog = RestoreDialog(newest_backup(self.desk.folder), parent=self)
        dialog.submitted.connect(self.restore_wanted)
        dialog.open()

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.desk.folder)))

    def _button(self, text: str, name: str, icon_name: str) -> ActionButton:
        button = ActionButton(text, icon_name=icon_name)
        button.setObjectName(name)
        return button

    def _lay_out(self) -> None:
        lock = self.card(self.tr("Lock"), self.tr("A locked store drops its key; what you captured is saved before."))
        lock.addLayout(beside(Field(self.tr("Lock without input after"), self._lock)))
        key = self.card(self.tr("Key"), self.tr("With the keychain, LeadBooth starts without asking."))
        key.addWidget(self._keychain)
        key.addLayout(beside(self._change))
        copies = self.card(self.tr("Backups"), self.tr("A backup is one encrypted file; the passphrase opens it."))
        copies.addLayout(beside(self._backup, self._restore))
        data = self.card(self.tr("Where the data lies"))
        data.addWidget(text_label(str(self.desk.folder), "mono", wrap=True))
        data.addLayout(beside(self._folder))
