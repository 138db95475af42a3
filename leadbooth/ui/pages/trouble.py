"""A store that cannot be opened: what happened, what is safe, and what can be done about it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leadbooth.errors import KnownError
from leadbooth.ui.i18n import sentence
from leadbooth.ui.shell.wordmark import Wordmark
from leadbooth.ui.widgets import ActionButton, Card, text_label

_WIDTH = 520
_RESTORABLE = ("store_damaged", "key_file_damaged", "key_file_missing", "wrong_key", "disk_error")


class TroublePage(QWidget):
    """``again_wanted``, ``restore_wanted`` and ``quit_wanted`` say what was chosen."""

    again_wanted = Signal()
    restore_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, error: Exception, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        card = Card(margin=34, spacing=0)
        card.setFixedWidth(_WIDTH)
        card.body.addWidget(Wordmark(size=30, role="title"))
        card.body.addSpacing(16)
        card.body.addWidget(text_label(self.tr("The store does not open"), "title", wrap=True))
        card.body.addSpacing(8)
        sentences = text_label(said, wrap=True)
        sentences.setObjectName("said")
        card.body.addWidget(sentences)
        card.body.addSpacing(8)
        card.body.addWidget(text_label(str(self._folder), "mono", wrap=True))
        card.body.addSpacing(20)
        row = QHBoxLayout()
        row.addWidget(self._quit)
        row.addStretch(1)
        for button in (self._show_folder, self._restore, self._again):
            row.addWidget(button)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
