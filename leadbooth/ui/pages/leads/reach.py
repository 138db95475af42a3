"""Reaching a lead by e-mail or phone: only with a recorded permission, or after a plain question."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from leadbooth.domain.words import Purpose
from leadbooth.ui.i18n import fill
from leadbooth.ui.models.lead_columns import lead_title
from leadbooth.ui.pages.leads.details import Details


class Reach(QObject):
    """Opens the programs that write and call."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent

    def email(self, details: Details | None) -> None:
        """Write to a lead."""
        if details is None or not (address := details.captured.lead.contact.email):
            return
        url = QUrl()
        url.setScheme("mailto")
        url.setPath(address)
        words = self.tr("No permission for e-mail is recorded for {name}. Write only if they asked for it.")
        self._open(details, Purpose.EMAIL, url, words, self.tr("Write all the same"))

    def call(self, details: Details | None) -> None:
        """Call a lead."""
        if details is None:
            return
        contact = details.captured.lead.contact
        number = "".join(ch for ch in contact.mobile or contact.phone if ch.isdigit() or ch == "+")
        if number:
            words = self.tr("No permission to call is recorded for {name}. Call only if they asked for it.")
            self._open(details, Purpose.PHONE, QUrl(f"tel:{number}"), words, self.tr("Call all the same"))

    def _open(self, details: Details, purpose: Purpose, url: QUrl, words: str, answer: str) -> None:
        if purpose in details.captured.consents:
            QDesktopServices.openUrl(url)
            return
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("No permission"), "", parent=self._window)
        box.setObjectName("reach-question")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(fill(words, name=lead_title(details.captured.lead)))
        box.addButton(answer, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.accepted.connect(partial(QDesktopServices.openUrl, url))
        box.open()
