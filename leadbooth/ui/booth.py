"""Booth: what lives while the store is open: the desk, the shell, the scanner, and the watch over idle time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from leadbooth.errors import KnownError
from leadbooth.services import browse, events
from leadbooth.services.opening import Opened
from leadbooth.services.settings import Settings
from leadbooth.storage.migrate import HEAD
from leadbooth.ui.app import dress
from leadbooth.ui.desk import Desk
from leadbooth.ui.i18n import sentence
from leadbooth.ui.idle import IdleWatch
from leadbooth.ui.main_window import MainWindow
from leadbooth.ui.scanner.channel import ScannerChannel
from leadbooth.ui.scanner.scan import Scan
from leadbooth.ui.session import Session
from leadbooth.ui.shell.commands import Commands
from leadbooth.ui.shell.page_table import PageEntry
from leadbooth.ui.shell.shell import Shell
from leadbooth.ui.widgets import ActionButton, Banner

if TYPE_CHECKING:
    from leadbooth.ui.scanner.serial import SerialScanner


class Booth(QObject):
    """Begins when the store was opened and ends when it is closed."""

    lock_wanted = Signal()
    failed = Signal(object)

    def __init__(
        self,
        place: Opened,
        session: Session,
        window: MainWindow,
        commands: Commands,
        pages: Sequence[PageEntry],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._settings = place.settings
        self._read_only = place.store.read_only
        self._serial: SerialScanner | None = None
        self._recovery_key = ""
        self._key_notice: Banner | None = None
        self.desk = Desk(
            place.store, session.runner, session.folder, place.settings, place.event, place.staff, parent=self
        )
        self.shell = Shell(self.desk, commands, pages)
        self.channel = ScannerChannel(place.settings.scanner, self)
        self._idle = IdleWatch(self)
        self.shell.message.connect(window.say)
        self.shell.lock_wanted.connect(self.lock_wanted)
        self.shell.restore_wanted.connect(session.restore)
        self.desk.failed.connect(self.failed)
        self.desk.settings_changed.connect(self._apply_settings)
        self.channel.scanned.connect(self._take_scan)
        self._idle.idle.connect(self.lock_wanted)

    def begin(self, page: str) -> None:
        """Show a page, listen to scanners, watch for idleness."""
        self.shell.go(page)
        self.shell.refresh_unexported()
        self._idle.watch(self._settings.lock_minutes)
        if self._read_only:
            self._tell_read_only()
        else:
            self.channel.resume()
            self._open_serial()
            self.desk.rescoring.start()  # what an earlier session left

    def end(self) -> None:
        """Stop listening and watching. The shell goes with the page that takes its place."""
        self._idle.rest()
        self.desk.rescoring.pause()
        self.desk.long_work.stop()
        self.channel.pause()
        if self._serial is not None:
            self._serial.close()
        self.deleteLater()

    def count_unexported(self, told: Callable[[int], None]) -> None:
        """How many leads, of all events, are only on this laptop."""
        self.desk.ask(browse.count_unexported, told, owner=self)

    def offer_recovery_key(self, key: str) -> None:
        """Show the key once; where it was not kept, a notice offers it until the program ends or is locked."""
        self._recovery_key = key
        self.desk.ask(events.organisation_name, self._open_recovery_key, owner=self)

    def _open_recovery_key(self, company: str) -> None:
        from leadbooth.ui.dialogs.recovery_key import RecoveryKeyDialog

        dialog = RecoveryKeyDialog(self._recovery_key, company, self._window)
        dialog.accepted.connect(self._key_kept)
        dialog.rejected.connect(self._key_not_kept)
        dialog.open()

    @Slot()
    def _key_kept(self) -> None:
        self._recovery_key = ""
        if self._key_notice is not None:
            self.shell.drop_notice(self._key_notice)
            self._key_notice = None

    @Slot()
    def _key_not_kept(self) -> None:
        if self._key_notice is None:
            self._key_notice = Banner(
                self.tr("The recovery key is not kept yet. Only it helps when the passphrase is forgotten."), "warning"
            )
            button = ActionButton(self.tr("Show the key"))
            button.setObjectName("recoveryKeyNotice")
            button.clicked.connect(self._show_key_again)
            self._key_notice.add_button(button)
            self.shell.add_notice(self._key_notice)

    @Slot()
    def _show_key_again(self) -> None:
        self.desk.ask(events.organisation_name, self._open_recovery_key, owner=self)

    def _tell_read_only(self) -> None:
        error = KnownError("store_newer", found=self.desk.store.version, known=HEAD)
        notice = Banner(sentence(error), "warning")
        notice.setObjectName("readOnlyNotice")
        self.shell.add_notice(notice)
        self.shell.show_listening(listening=False)  # what is scanned could not be saved

    @Slot()
    def _serial_comes(self) -> None:
        self.shell.show_listening(listening=True)

    @Slot(str)
    def _serial_fails(self, _code: str) -> None:
        self.shell.show_listening(listening=False)

    @Slot(object)
    def _take_scan(self, scan: Scan) -> None:
        self.shell.take_scan(scan.payload, scan.symbology)

    @Slot(object)
    def _apply_settings(self, settings: Settings) -> None:
        former, self._settings = self._settings, settings
        dress(settings.theme)
        if settings.lock_minutes != former.lock_minutes:
            self._idle.watch(settings.lock_minutes)
        if settings.scanner != former.scanner:
            self.channel.set_settings(settings.scanner)
            if not self._read_only:
                self._open_serial()

    def _open_serial(self) -> None:
        scanner = self._settings.scanner
        if self._serial is not None:
            self._serial.close()
        if not scanner.serial_port:
            self.shell.show_listening(listening=True)
            return
        from leadbooth.ui.scanner.serial import SerialScanner

        if self._serial is None:
            self._serial = SerialScanner(self)
            self._serial.scanned.connect(self._take_scan)
            self._serial.connected.connect(self._serial_comes)
            self._serial.failed.connect(self._serial_fails)
        self._serial.open(scanner.serial_port, scanner.serial_baud)
