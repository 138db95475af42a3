"""Whole set-ups: a copy of one, one into a file, one out of a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QStandardPaths, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from leadbooth.domain.event import Event
from leadbooth.exchange.event_setup import SUFFIX, Setup
from leadbooth.services import event_setup, events
from leadbooth.storage.store import Store
from leadbooth.ui.desk import Desk
from leadbooth.ui.i18n import fill
from leadbooth.ui.pages.events.setup_dialogs import DuplicateDialog, ImportDialog

Read = tuple[Setup, bool]
"""A set-up, and whether its event is here already."""


class SetupFiles(QObject):
    """Asks what is needed over a window, does it, and tells."""

    made = Signal(object)
    """The Event that was made or brought in line."""
    message = Signal(str, str, object)
    failed = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._event: Event = desk.event_now

    def duplicate(self, event: Event) -> None:
        """Ask what to call a copy of an event, and make it."""
        self._event = event
        dialog = DuplicateDialog(event, event_setup.suggested_name(event.name), self._window)
        dialog.submitted.connect(self._duplicate)
        dialog.open()

    @Slot(str)
    def _duplicate(self, name: str) -> None:
        job = partial(event_setup.duplicate_event, event=self._event.id, name=name, staff=self._desk.staff.id)
        self._desk.act(job, self.made.emit, owner=self, failed=self.failed.emit)

    def export(self, event: Event) -> None:
        """Ask for a file, and write the set-up of an event into it."""
        self._event = event
        name = str(self._folder() / event_setup.file_name(event.name))
        dialog = self._file_dialog(self.tr("Export the set-up"), name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.fileSelected.connect(self._export)
        dialog.open()

    @Slot(str)
    def _export(self, path: str) -> None:
        target = Path(path)
        job = partial(event_setup.export_setup, event=self._event.id, target=target)
        self._desk.act_aside(job, partial(self._exported, target), owner=self, failed=self.failed.emit)

    def _exported(self, target: Path, _nothing: None) -> None:
        said = fill(self.tr("The set-up is in {path}"), path=target)
        self.message.emit(said, self.tr("Open folder"), partial(_open_folder, target))

    def ask_for_file(self) -> None:
        """Ask for the file of a set-up, and show what it brings."""
        dialog = self._file_dialog(self.tr("Import a set-up"), str(self._folder()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read)
        dialog.open()

    @Slot(str)
    def read(self, path: str) -> None:
        """Show what the file of a set-up brings; it is imported once somebody wants it."""
        self._desk.ask(partial(_read, path=Path(path)), self._offer, owner=self, failed=self.failed.emit)

    def _offer(self, read: Read) -> None:
        setup, here = read
        dialog = ImportDialog(setup, here=here, parent=self._window)
        dialog.submitted.connect(self._import)
        dialog.open()

    @Slot(object)
    def _import(self, setup: Setup) -> None:
        job = partial(event_setup.import_setup, setup=setup, staff=self._desk.staff.id)
        self._desk.act(job, self._imported, owner=self, failed=self.failed.emit)

    def _imported(self, event: Event) -> None:
        self.made.emit(event)
        self.message.emit(fill(self.tr("{event} is set up"), event=event.name), "", None)

    def _file_dialog(self, title: str, place: str) -> QFileDialog:
        files = fill(self.tr("Event set-ups (*{suffix})"), suffix=SUFFIX)
        dialog = QFileDialog(self._window, title, place, files)
        dialog.setObjectName("setup-file")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _folder(self) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(self._desk.settings.export_folder or documents)


def dropped_setup(data: QMimeData) -> str:
    """The file of a set-up among what is dragged here, "" for none."""
    files = [url.toLocalFile() for url in data.urls()]
    return next((path for path in files if path.endswith(SUFFIX)), "")


def _read(store: Store, path: Path) -> Read:
    setup = event_setup.read_setup(path)
    return setup, any(one.event.id == setup.event.id for one in events.list_events(store))


def _open_folder(target: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(target.parent)))
