"""A badge to try the layout on: it becomes no lead."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from leadbooth.domain.badge import BadgeProfile
from leadbooth.errors import KnownError
from leadbooth.reading import read_badge
from leadbooth.ui.i18n import sentence
from leadbooth.ui.pages.events.badge_words import preview_rows, summary, warning_words
from leadbooth.ui.widgets import ActionButton, Card, text_label

_INPUT_HEIGHT = 74


class BadgeTest(Card):
    """Scan or paste a badge; see token by token how it would be read."""

    reread_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._profile: BadgeProfile | None = None
        self._symbology = ""
        self.entry = QPlainTextEdit()
        self.entry.setObjectName("badge-test")
        self.entry.setAccessibleName(self.tr("Test badge"))
        self.entry.setPlaceholderText(self.tr("Click here and scan a badge, or paste its text"))
        self.entry.setTabChangesFocus(True)
        self.entry.setFixedHeight(_INPUT_HEIGHT)
        self.hint = text_label(
            self.tr("Each part of the badge is shown here as it is read. It becomes no lead."), "muted", wrap=True
        )
        self.summary = text_label("", "strong", wrap=True)
        self.remarks = text_label("", "caption", wrap=True)
        self.table = QTableWidget(0, 2)
        self.table.setObjectName("badge-preview")
        self.reread = ActionButton(self.tr("Read all scans again"), icon_name="sync")
        self.reread.setObjectName("badge-reread")
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.hide()
        self.cancel = ActionButton(self.tr("Cancel"))
        self.cancel.setObjectName("badge-reread-cancel")
        self.cancel.hide()
        self._lay_out()
        self.entry.textChanged.connect(self._text_changed)
        self.reread.clicked.connect(self.reread_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self._show_reading()

    def _lay_out(self) -> None:
        table = self.table
        table.setAccessibleName(self.tr("How the badge is read"))
        table.setHorizontalHeaderLabels([self.tr("On the badge"), self.tr("Read as")])
        table.setProperty("flat", "true")
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(30)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionsClickable(False)
        table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        for widget in (
            text_label(self.tr("Try a badge"), "heading"),
            self.entry,
            self.hint,
            self.summary,
            self.remarks,
        ):
            self.body.addWidget(widget)
        self.body.addWidget(table, 100)
        self.body.addStretch(1)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.cancel)
        self.body.addWidget(self.reread)

    def show_profile(self, profile: BadgeProfile | None) -> None:
        """Read by another layout from now on."""
        self._profile = profile
        self._show_reading()

    def take_scan(self, payload: str, symbology: str) -> None:
        """Show a badge that was scanned."""
        self.entry.setPlainText(payload)
        self._symbology = symbology
        self._show_reading()

    def show_progress(self, done: int, total: int) -> None:
        """So many of all leads are read again; 0 of 0 ends it."""
        running = total > 0
        self.progress.setVisible(running)
        self.cancel.setVisible(running)
        self.reread.setVisible(not running)
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)

    @Slot()
    def _text_changed(self) -> None:
        self._symbology = ""
        self._show_reading()

    def _show_reading(self) -> None:
        payload = self.entry.toPlainText()
        rows: list[tuple[str, str]] = []
        said, remarks = "", ""
        if payload.strip():
            try:
                reading = read_badge(payload, self._symbology, self._profile)
            except KnownError as error:
                said = sentence(error)
            else:
                rows = preview_rows(payload, reading, self._profile)
                said, remarks = summary(reading), "\n".join(map(warning_words, reading.warnings))
        for label, text in ((self.summary, said), (self.remarks, remarks)):
            label.setText(text)
            label.setVisible(bool(text))
        self._show_rows(rows)

    def _show_rows(self, rows: list[tuple[str, str]]) -> None:
        self.table.setRowCount(len(rows))
        self.table.setVisible(bool(rows))
        self.hint.setVisible(not rows and not self.summary.text())
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip("")
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.table.setItem(row, column, item)
