"""What this is, under which licences, and what to tell somebody who helps."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from leadbooth import __version__
from leadbooth.services import browse, events
from leadbooth.storage.store import Store
from leadbooth.ui.desk import Desk
from leadbooth.ui.dialogs.report import versions
from leadbooth.ui.i18n import fill
from leadbooth.ui.pages.settings.section import Section, beside
from leadbooth.ui.shell.wordmark import Wordmark
from leadbooth.ui.widgets import ActionButton, text_label

_LICENCES = (
    ("LeadBooth", "MIT"),
    ("Qt, PySide6", "LGPL 3"),
    ("SQLCipher", "BSD"),
    ("SQLAlchemy, Alembic, keyring, platformdirs, filelock", "MIT"),
    ("cryptography", "Apache 2.0 / BSD"),
    ("phonenumbers", "Apache 2.0"),
    ("segno", "BSD"),
    ("zxing-cpp", "Apache 2.0"),
    ("Pillow", "MIT-CMU"),
    ("Inter", "OFL 1.1"),
)


class AboutSection(Section):
    """Versions, licences, and diagnostics to copy: numbers only, nothing of a lead."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("about", desk, parent)
        self._copied = text_label("", "muted")
        self._copied.setObjectName("diagnosticsCopied")
        self._copy = ActionButton(self.tr("Copy diagnostics"), icon_name="copy")
        self._copy.setObjectName("copyDiagnostics")
        body = self.card(fill(self.tr("LeadBooth {version}"), version=__version__))
        body.insertWidget(0, Wordmark(size=30, role="title"))
        body.addWidget(text_label(versions(), "muted", wrap=True))
        body.addLayout(beside(self._copy, self._copied))
        licences = self.card(self.tr("Licences"))
        for names, licence in _LICENCES:
            licences.addWidget(text_label(f"{names}: {licence}", wrap=True))
        self._copy.clicked.connect(self.copy_diagnostics)

    @Slot()
    def copy_diagnostics(self) -> None:
        """Put what a helper needs to know on the clipboard."""
        self.desk.ask(_diagnostics, self._put, owner=self)

    def _put(self, facts: str) -> None:
        QGuiApplication.clipboard().setText(f"{versions()}\n{facts}")
        self._copied.setText(self.tr("Copied"))


def _diagnostics(store: Store) -> str:
    every = events.list_events(store)
    waiting = browse.count_unexported(store)
    return (
        f"schema {store.version}, events {len(every)}, leads {sum(one.leads for one in every)}, not exported {waiting}"
    )
