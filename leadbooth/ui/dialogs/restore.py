"""Putting a backup in the place of the store: which file, and what opens it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from leadbooth.ui.dialogs.base import Dialog
from leadbooth.ui.widgets import ActionButton, Field

_CONTEXT = "RestoreDialog"


def newest_backup(folder: Path) -> Path | None:
    """The latest backup that lies beside the store."""
    found = sorted((folder / "backups").glob("*.leadbooth"), key=lambda path: path.stat().st_mtime)
    return found[-1] if found else None


class RestoreDialog(Dialog):
    """``submitted`` carries the path of the backup and its passphrase or recovery key."""

    submitted = Signal(object, str)

    def __init__(self, proposed: Path | None, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        said = translate(
            _CONTEXT,
            "The backup takes the place of the store on this laptop. What is here now is not deleted: it is put aside "
            "in the folder of the backups.",
        )
        super().__init__(translate(_CONTEXT, "Restore a backup"), said, width=520, parent=parent)
        self.setObjectName("restoreDialog")
        self._file = Field(self.tr("Backup"))
        self._file.editor.setObjectName("backupFile")
        self._file.set_text(str(proposed or ""))
        self._secret = Field(self.tr("Passphrase or recovery key of the backup"))
        self._secret.editor.setObjectName("backupSecret")
        if isinstance(self._secret.editor, QLineEdit):
            self._secret.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self._lay_out()
        cancel = self.add_button(ActionButton(self.tr("Cancel"), "ghost"), "cancel")
        go = self.add_button(ActionButton(self.tr("Restore"), "primary"), "restore")
        go.setDefault(True)
        cancel.clicked.connect(self.reject)
        go.clicked.connect(self._submit)
        (self._secret if proposed else self._file).setFocus()

    def _lay_out(self) -> None:
        choose = ActionButton(self.tr("Choose…"), icon_name="folder")
        choose.setObjectName("chooseBackup")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._ask_file)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._file, 1)
        column = QHBoxLayout()
        column.setContentsMargins(0, 20, 0, 0)
        column.addWidget(choose)
        row.addLayout(column)
        self.body.addLayout(row)
        self.body.addWidget(self._secret)

    @Slot()
    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a backup"), str(Path(self._file.text()).parent))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Backups of LeadBooth (*.leadbooth)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self._file.set_text)
        dialog.open()

    @Slot()
    def _submit(self) -> None:
        path = Path(self._file.text().strip())
        self._file.set_error("" if path.is_file() else self.tr("There is no such file"))
        self._secret.set_error("" if self._secret.text() else self.tr("What opens it?"))
        if not path.is_file() or not self._secret.text():
            (self._secret if path.is_file() else self._file).setFocus()
            return
        self.submitted.emit(path, self._secret.text())
        self.accept()
