"""What stands above the tabs: which event, whether it is saved and in use, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from leadbooth.domain.event import Event
from leadbooth.ui.widgets import ActionButton, Pill, text_label


class EventHead(QWidget):
    """Shows what it is told; every choice is a signal."""

    use_wanted = Signal()
    duplicate_wanted = Signal()
    export_wanted = Signal()
    import_wanted = Signal()
    archive_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._used = self._archived = False
        self.name = text_label("", "heading")
        self.saved = text_label("", "caption")
        self.saved.setObjectName("event-saved")
        self.in_use = Pill(self.tr("In use"), "accent")
        self.use = ActionButton(self.tr("Use this event"), "primary")
        self.use.setObjectName("event-use")
        self.more = ActionButton(self.tr("More"), icon_name="more")
        self.more.setObjectName("event-more")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.name)
        row.addWidget(self.in_use)
        row.addStretch(1)
        for widget in (self.saved, self.use, self.more):
            row.addWidget(widget)
        self.use.clicked.connect(self.use_wanted)
        self.more.clicked.connect(self._open_menu)

    def show_event(self, event: Event, *, used: bool) -> None:
        """Name the event; ``used`` where it is captured at."""
        self._used, self._archived = used, event.archived
        self.name.setText(event.name)
        self.in_use.setVisible(used)
        self.use.setVisible(not used)
        self.use.setEnabled(not event.archived)

    def menu(self) -> QMenu:
        """What can be done with the event now. Shown once."""
        menu = QMenu(self)
        menu.setObjectName("event-menu")
        menu.addAction(self.tr("Duplicate as a template…")).triggered.connect(self.duplicate_wanted)
        menu.addAction(self.tr("Export the set-up…")).triggered.connect(self.export_wanted)
        menu.addAction(self.tr("Import a set-up…")).triggered.connect(self.import_wanted)
        menu.addSeparator()
        archive = menu.addAction(self.tr("Take out of the archive") if self._archived else self.tr("Archive"))
        archive.setObjectName("event-archive")
        archive.setEnabled(not self._used)
        archive.triggered.connect(self.archive_wanted)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    @Slot()
    def _open_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))
