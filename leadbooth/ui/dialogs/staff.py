"""Somebody who captures: a name and, if wanted, an e-mail address."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from leadbooth.domain.event import Staff
from leadbooth.ui.dialogs.base import Dialog
from leadbooth.ui.widgets import ActionButton, Field


class StaffDialog(Dialog):
    """Asks for a new member of staff, or edits one. ``submitted`` carries name and address."""

    submitted = Signal(str, str)

    def __init__(self, staff: Staff | None = None, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        title = translate("StaffDialog", "Edit staff") if staff else translate("StaffDialog", "Add somebody")
        super().__init__(title, width=400, parent=parent)
        self.setObjectName("staffDialog")
        self._name = Field(self.tr("Name"))
        self._name.editor.setObjectName("staffName")
        self._email = Field(self.tr("E-mail"), placeholder=self.tr("optional"))
        self._email.editor.setObjectName("staffEmail")
        if staff is not None:
            self._name.set_text(staff.name)
            self._email.set_text(staff.email)
        self.body.addWidget(self._name)
        self.body.addWidget(self._email)
        cancel = self.add_button(ActionButton(self.tr("Cancel"), "ghost"), "cancel")
        keep = ActionButton(self.tr("Save") if staff else self.tr("Add"), "primary")
        self.add_button(keep, "saveStaff").setDefault(True)
        cancel.clicked.connect(self.reject)
        keep.clicked.connect(self._submit)
        self._name.setFocus()

    @Slot()
    def _submit(self) -> None:
        name = " ".join(self._name.text().split())
        if not name:
            self._name.set_error(self.tr("Who is it?"))
            self._name.setFocus()
            return
        self.submitted.emit(name, self._email.text().strip())
        self.accept()
