"""The recovery key: the one way in when the passphrase is forgotten. It is shown once, to be kept on paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from leadbooth.ui.dialogs.base import Dialog
from leadbooth.ui.i18n import fill
from leadbooth.ui.theme import ui_font
from leadbooth.ui.widgets import ActionButton, text_label

_CONTEXT = "RecoveryKeyDialog"


class RecoveryKeyDialog(Dialog):
    """Accepted when the user says that the key is kept; rejected when they want to be reminded."""

    def __init__(self, key: str, company: str, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        said = translate(
            _CONTEXT,
            "Should the passphrase be forgotten, only this key opens the leads on this laptop. It is shown this once: "
            "print it, or keep it in a safe place that is not this laptop.",
        )
        super().__init__(translate(_CONTEXT, "Your recovery key"), said, width=560, parent=parent)
        self.setObjectName("recoveryKeyDialog")
        self._key = key
        self._company = company
        self._line = QLineEdit(key)
        self._line.setObjectName("recoveryKey")
        self._line.setAccessibleName(self.tr("Recovery key"))
        self._line.setReadOnly(True)
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._state = text_label("", "muted")
        self.body.addWidget(self._line)
        self.body.addWidget(self._state)
        self._add_buttons()

    def _add_buttons(self) -> None:
        copy = ActionButton(self.tr("Copy"), icon_name="copy")
        save = ActionButton(self.tr("Save…"), icon_name="folder")
        paper = ActionButton(self.tr("Print…"), icon_name="print")
        later = ActionButton(self.tr("Later"), "ghost")
        kept = ActionButton(self.tr("I have kept it"), "primary")
        for button, name in ((copy, "copyKey"), (save, "saveKey"), (paper, "printKey")):
            self.add_button(button, name, at_start=True)
        self.add_button(later, "later").clicked.connect(self.reject)
        self.add_button(kept, "keyKept").clicked.connect(self.accept)
        copy.clicked.connect(self._copy)
        save.clicked.connect(self._ask_where)
        paper.clicked.connect(self._ask_printer)
        kept.setDefault(True)
        kept.setFocus()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._key)
        self._state.setText(self.tr("Copied. Paste it into a password manager, then copy something else."))

    @Slot()
    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the recovery key"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(self.tr("LeadBooth recovery key.txt"))
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    @Slot(str)
    def save_to(self, path: str) -> None:
        """Write the key and what it is for to a file."""
        try:
            Path(path).write_text(f"{self.paper_text()}\n", encoding="utf-8")
        except OSError as error:
            self._state.setText(fill(self.tr("Not saved: {reason}"), reason=error.strerror or str(error)))
            return
        self._state.setText(self.tr("Saved. Better move the file to another place than this laptop."))

    def paper_text(self) -> str:
        """What stands on the paper."""
        head = self.tr("Recovery key of LeadBooth")
        for_whom = f"\n{self._company}" if self._company else ""
        use = self.tr("Type it where LeadBooth asks for the passphrase. Whoever has it can read the leads.")
        return f"{head}{for_whom}\n\n{self._key}\n\n{use}"

    @Slot()
    def _ask_printer(self) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(self._print)
        dialog.show()

    @Slot()
    def _print(self) -> None:
        painter = QPainter()
        if not painter.begin(self._printer):
            self._state.setText(self.tr("The printer did not take it."))
            return
        painter.setFont(ui_font(round(self._printer.resolution() / 5)))
        painter.drawText(painter.viewport(), Qt.TextFlag.TextWordWrap, self.paper_text())
        painter.end()
        self._state.setText(self.tr("Sent to the printer."))
