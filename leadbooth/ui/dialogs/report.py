"""Our fault: say so, say that the leads are safe, and give details that can be sent to somebody who mends it."""

from __future__ import annotations

import platform
import sys
import traceback
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from leadbooth import __version__
from leadbooth.logs import redacted
from leadbooth.ui.dialogs.base import Dialog
from leadbooth.ui.widgets import ActionButton


def details_of(error: BaseException) -> str:
    """Where and what it was, and on what: no words of a user, no place that names one."""
    trace = traceback.extract_tb(error.__traceback__)
    lines = [f"{_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in trace]
    return "\n".join([versions(), "", *lines, f"{type(error).__name__}: {redacted(str(error))}"])


def versions() -> str:
    """The program and what it runs on."""
    python = ".".join(map(str, sys.version_info[:3]))
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    screen = QGuiApplication.platformName()
    return f"LeadBooth {__version__}, Python {python}, Qt {pyside_version}, {system}, {screen}"


def _short(filename: str) -> str:
    """The path below the folder that packages lie in: what is above may name the user."""
    parts = Path(filename).parts
    for root in ("leadbooth", "site-packages"):
        if root in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(root) :])
    return parts[-1] if parts else ""


class ReportDialog(Dialog):
    """The details of an error, to copy."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        said = translate(
            "ReportDialog",
            "This is a fault of LeadBooth, not yours. What you captured is safe. You can go on; if it happens again, "
            "please send these details to whoever looks after LeadBooth. They hold no data of your leads.",
        )
        super().__init__(translate("ReportDialog", "Something went wrong"), said, width=560, parent=parent)
        self.setObjectName("reportDialog")
        self.details = QPlainTextEdit(details_of(error))
        self.details.setObjectName("reportDetails")
        self.details.setAccessibleName(self.tr("Details"))
        self.details.setProperty("role", "mono")
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setMinimumHeight(180)
        self.body.addWidget(self.details)
        self._copy_button = self.add_button(ActionButton(self.tr("Copy the details"), icon_name="copy"), "copyDetails")
        done = self.add_button(ActionButton(self.tr("Go on"), "primary"), "goOn")
        done.setDefault(True)
        done.setFocus()
        self._copy_button.clicked.connect(self._copy)
        done.clicked.connect(self.accept)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self._copy_button.setText(self.tr("Copied"))
