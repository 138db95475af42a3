"""A store that cannot be opened: what happened, what is safe, and what can be done about it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leadbooth.errors import KnownError
from leadbooth.ui.i18n import sentence
from leadbooth.ui.shell.front import FrontPage
from leadbooth.ui.widgets import ActionButton, text_label

_WIDTH = 580
_RESTORABLE = ("store_damaged", "key_file_damaged", "key_file_missing", "wrong_key", "disk_error")


class TroublePage(FrontPage):
    """``again_wanted``, ``restore_wanted`` and ``quit_wanted`` say what was chosen."""

    again_wanted = Signal()
    restore_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, error: Exception, folder: Path, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("TroublePage", "The store does not open")
        super().__init__(title, role="title", width=_WIDTH, parent=parent)
        self.setObjectName("troublePage")
        self._folder = folder
        code = error.code if isinstance(error, KnownError) else ""
        self._again = ActionButton(self.tr("Try again"), "primary")
        self._again.setObjectName("tryAgain")
        self._restore = ActionButton(self.tr("Restore a backup…"))
        self._restore.setObjectName("restoreBackup")
        self._restore.setVisible(code in _RESTORABLE)
        self._show_folder = ActionButton(self.tr("Show the folder"), icon_name="folder")
        self._show_folder.setObjectName("showFolder")
        self._quit = ActionButton(self.tr("Quit"), "ghost")
        self._quit.setObjectName("quit")
        self._lay_out(sentence(error))
        self._again.clicked.connect(self.again_wanted)
        self._restore.clicked.connect(self.restore_wanted)
        self._show_folder.clicked.connect(self._open_folder)
        self._quit.clicked.connect(self.quit_wanted)

    def shown(self) -> None:
        """Enter does the likeliest thing."""
        self._again.setFocus()

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _lay_out(self, said: str) -> None:
        sentences = text_label(said, wrap=True)
        sentences.setObjectName("said")
        self.body.addWidget(sentences)
        self.body.addSpacing(8)
        self.body.addWidget(text_label(str(self._folder), "mono", wrap=True))
        self.body.addSpacing(20)
        row = QHBoxLayout()
        row.addWidget(self._quit)
        row.addStretch(1)
        row.setSpacing(8)
        for button in (self._show_folder, self._restore, self._again):
            row.addWidget(button)
        self.body.addLayout(row)
