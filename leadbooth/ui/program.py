"""Program: from the start to the end: welcome or unlock, the booth, the lock, and the way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from leadbooth.errors import KnownError
from leadbooth.ui.actions import PageAction
from leadbooth.ui.app import dress
from leadbooth.ui.i18n import sentence
from leadbooth.ui.main_window import MainWindow
from leadbooth.ui.pages.starting import StartingPage
from leadbooth.ui.runner import Runner
from leadbooth.ui.session import FirstStart, Session
from leadbooth.ui.shell.commands import Commands
from leadbooth.ui.single_instance import FirstInstance, call_first

if TYPE_CHECKING:
    from leadbooth.services.opening import Opened
    from leadbooth.ui.booth import Booth
    from leadbooth.ui.shell.page_table import PageEntry

_CALL_EVERY_MS, _CALLS = 250, 12
ALREADY_RUNS = 0


class Program(QObject):
    """Wires window, store and booth together. ``finished`` carries the exit code, when all is let go."""

    finished = Signal(int)
    ready = Signal()
    """A page that can be used is shown: welcome, unlock, trouble, or the booth."""

    def __init__(
        self,
        folder: Path,
        runner: Runner,
        window: MainWindow,
        pages: Callable[[], Sequence[PageEntry]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.window = window
        self.session = Session(folder, runner, self)
        self.commands = Commands(window)
        self.booth: Booth | None = None
        self._pages = pages
        self._instance = FirstInstance(folder, self)
        self._page: Any = None
        self._return_to = "capture"
        self._leaving = False
        self._calls_left = _CALLS
        self._call_again = QTimer(self)
        self._call_again.setSingleShot(True)
        self._call_again.setInterval(_CALL_EVERY_MS)
        self._connect()

    def start(self) -> None:
        """Show the window and open the store."""
        self._show(StartingPage())
        self.window.show()
        self.session.start()

    @Slot()
    def lock(self) -> None:
        """Save what is being typed, close the store, drop its key, and ask for the passphrase."""
        if self.booth is not None:
            self._return_to = self.booth.shell.current
            self.booth.shell.settle(self._lock_if_saved)

    @Slot()
    def leave(self) -> None:
        """Quit, but first say what is only on this laptop. Asked a second time it does not ask again."""
        if self.booth is None or self._leaving:
            self.quit()
            return
        self._leaving = True
        self.booth.shell.settle(self._leave_if_saved)

    @Slot()
    def quit(self) -> None:
        """Stop everything, let go of the store, close the window."""
        self._end_booth()
        self._call_again.stop()
        self._instance.stop()
        self.window.let_close()
        self.session.end()
        self.finished.emit(0)

    @Slot(object)
    def tell(self, error: Exception) -> None:
        """Say what went wrong, by a message or, where it is our fault, by a report."""
        if isinstance(error, KnownError):
            self.window.say(sentence(error))
            return
        from leadbooth.ui.dialogs.report import ReportDialog

        if self.window.findChild(ReportDialog) is None:
            ReportDialog(error, self.window).open()

    # ------------------------------------------------------------ the store says
    @Slot(object)
    def _opened(self, place: Opened) -> None:
        from leadbooth.ui.booth import Booth
        from leadbooth.ui.shell.page_table import page_table

        self._end_booth()
        self._instance.listen()
        dress(place.settings.theme)
        self.booth = Booth(place, self.session, self.window, self.commands, (self._pages or page_table)(), self)
        self.booth.lock_wanted.connect(self.lock)
        self.booth.failed.connect(self.tell)
        self.commands.offer_everywhere([*self.booth.shell.actions_everywhere(), *self._actions()])
        self._page = None
        self.window.show_page(self.booth.shell)
        self.booth.begin(self._return_to)
        if place.recovery_key:
            self.booth.offer_recovery_key(place.recovery_key)
        self.ready.emit()

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        code = error.code if isinstance(error, KnownError) else ""
        if code == "no_store" and not hasattr(self._page, "show_error"):
            self._welcome()
        elif code == "store_in_use" and isinstance(self._page, StartingPage):
            self._call_first()
        elif hasattr(self._page, "show_error") and not _is_of_the_store(code):
            self._page.show_error(error)
        elif code == "passphrase_needed":
            self._ask_passphrase()
        else:
            self._trouble(error)
        if not isinstance(error, KnownError):
            self.tell(error)

    @Slot()
    def _call_first(self) -> None:
        """Another program has the store: when it is LeadBooth's window, it comes to the front and this one ends."""
        if call_first(self.session.folder):
            self.quit()
        elif self._calls_left > 0:
            self._calls_left -= 1  # the other one may be starting just now
            self._call_again.start()
        else:
            self._trouble(KnownError("store_in_use"))

    # ------------------------------------------------------------ pages without a store
    def _welcome(self) -> None:
        from leadbooth.ui.pages.welcome import WelcomePage

        self._instance.listen()
        page = WelcomePage()
        page.submitted.connect(self._create)
        self.session.keychain_found.connect(page.offer_keychain)
        self.session.progressed.connect(page.show_progress)
        self._show(page)
        self.session.look_for_keychain()
        self.ready.emit()

    @Slot(object)
    def _create(self, wish: FirstStart) -> None:
        self.session.create(wish)

    def _ask_passphrase(self, *, after_lock: bool = False) -> None:
        from leadbooth.ui.pages.unlock import UnlockPage

        if not after_lock:
            self._instance.listen()
        page = UnlockPage(by_keychain=self.session.only_keychain())
        page.submitted.connect(self.session.open)
        self._show(page)
        self.ready.emit()

    def _trouble(self, error: Exception) -> None:
        from leadbooth.ui.pages.trouble import TroublePage

        self._end_booth()
        page = TroublePage(error, self.session.folder)
        page.again_wanted.connect(self.start)
        page.restore_wanted.connect(self._ask_restore)
        page.quit_wanted.connect(self.quit)
        self._show(page)
        self.ready.emit()

    @Slot()
    def _ask_restore(self) -> None:
        from leadbooth.ui.dialogs.restore import RestoreDialog, newest_backup

        dialog = RestoreDialog(newest_backup(self.session.folder), self.window)
        dialog.submitted.connect(self.session.restore)
        dialog.open()

    def _show(self, page: Any) -> None:
        self._page = page
        self.window.show_page(page)
        page.shown()

    # ------------------------------------------------------------ locking and leaving
    def _lock_if_saved(self, well: bool) -> None:
        if not well or self.booth is None:
            self.window.say(self.tr("Not locked: something typed could not be saved yet."))
            return
        self._end_booth()
        self.session.close()
        self._ask_passphrase(after_lock=True)

    def _leave_if_saved(self, well: bool) -> None:
        if not well:
            self.window.say(self.tr("Something typed could not be saved yet. Close again to quit without it."))
            return
        if self.booth is not None:
            self.booth.count_unexported(self._leave_or_ask)

    def _leave_or_ask(self, count: int) -> None:
        from leadbooth.ui.dialogs.quit import QuitDialog

        if not count:
            self.quit()
            return
        dialog = QuitDialog(count, self.window)
        dialog.quit_wanted.connect(self.quit)
        dialog.export_wanted.connect(self._export)
        dialog.finished.connect(self._stay)
        dialog.open()

    @Slot()
    def _stay(self) -> None:
        self._leaving = False
        if self.booth is not None:
            self.booth.shell.go(self.booth.shell.current)

    @Slot()
    def _export(self) -> None:
        if self.booth is not None:
            self.booth.shell.export()

    def _end_booth(self) -> None:
        booth, self.booth = self.booth, None
        self.commands.clear()
        if booth is not None:
            booth.end()

    # ------------------------------------------------------------ palette and sheet
    def _actions(self) -> list[PageAction]:
        return [
            PageAction("program.palette", self.tr("What do you want to do?"), "Ctrl+K", self._show_palette),
            PageAction("program.keys", self.tr("Show all keys"), "?|Ctrl+/", self._show_sheet, in_text_fields=False),
            PageAction("program.quit", self.tr("Quit"), "Ctrl+Q", self.leave),
        ]

    def _show_palette(self) -> None:
        from leadbooth.ui.palette import Palette

        palette = Palette([*self.commands.on_page(), *self.commands.everywhere()], self.window)
        palette.picked.connect(self.commands.run)
        palette.open()

    def _show_sheet(self) -> None:
        from leadbooth.ui.dialogs.shortcuts import ShortcutSheet

        groups = [
            (self.tr("On this page"), self.commands.on_page()),
            (self.tr("Everywhere"), self.commands.everywhere()),
        ]
        ShortcutSheet(groups, self.window).open()

    def _connect(self) -> None:
        self.session.opened.connect(self._opened)
        self.session.refused.connect(self._refused)
        # Queued: a window cannot be closed while it is being asked to close.
        self.window.close_wanted.connect(self.leave, Qt.ConnectionType.QueuedConnection)
        self._instance.called.connect(self.window.come_to_front)
        self._call_again.timeout.connect(self._call_first)


def _is_of_the_store(code: str) -> bool:
    """Whether trying again with another passphrase would not help."""
    return code in (
        "store_damaged",
        "key_file_damaged",
        "key_file_missing",
        "disk_error",
        "sqlite_too_old",
        "store_in_use",
    )
