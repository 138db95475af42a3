"""Session: the store of this laptop from start to end: taken, made or unlocked, locked again, let go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from leadbooth.ui.runner import Runner

if TYPE_CHECKING:  # loaded on the database thread, once the window shows
    from leadbooth.services.opening import Opened
    from leadbooth.storage.store import Store, StoreLock

SAMPLE_LEADS = 160


@dataclass(frozen=True, slots=True)
class FirstStart:
    """What the welcome page asks for. An empty passphrase goes with the keychain only."""

    name: str
    company: str
    event_name: str
    event_kind: str
    passphrase: str
    keychain: bool = False
    sample: bool = False


class Session(QObject):
    """Opens and closes the store on the database thread, in the order it is asked to."""

    opened = Signal(object)
    """The working place (Opened)."""
    refused = Signal(object)
    """The exception that kept the store closed; it is as it was."""
    closed = Signal()
    progressed = Signal(int, int)
    """Sample leads that are there, of how many."""
    keychain_found = Signal(str)
    """The name of the system keychain, "" where there is none."""

    def __init__(self, folder: Path, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.runner = runner
        self._lock: StoreLock | None = None
        self._store: Store | None = None
        self._only_keychain = False

    def look_for_keychain(self) -> None:
        """Find out whether this laptop keeps keys; it may take a while."""
        self.runner.run_aside(_keychain_name, self.keychain_found.emit, self.refused.emit, self)

    def start(self) -> None:
        """Hold the store, so that no other program uses it, and open it where the keychain has its key.

        A first start holds the folder and is refused with KnownError("no_store").
        """
        self._open(lambda: _start_place(self.folder))

    def open(self, secret: str = "") -> None:
        """Open the store by passphrase or recovery key, or by the keychain where ``secret`` is empty."""
        self._open(lambda: _open_place(self.folder, secret))

    def create(self, wish: FirstStart) -> None:
        """Make a store, fill it with sample leads where that was wished, and open it."""
        self._open(lambda: _create_place(self.folder, wish, self._told))

    def restore(self, backup: Path, secret: str) -> None:
        """Put a backup in the place of the store and open it; what was there is kept aside."""
        self._open(lambda: _restore_place(self.folder, backup, secret))

    def only_keychain(self) -> bool:
        """Whether the open or locked store has no passphrase, so that the keychain opens it."""
        return self._only_keychain

    def close(self) -> None:
        """Close the store after everything that was asked for is done, and drop its key."""
        self._run(self._shut, self.closed.emit)

    def end(self) -> None:
        """Close the store, let go of it and stop the threads. Nothing is delivered afterwards."""
        self._run(self._let_go)
        self.runner.shut_down()

    def _run(self, job: Callable[[], None], then: Callable[[], None] | None = None) -> None:
        self.runner.run(job, _calling(then), self.refused.emit, self)

    def _open(self, opening: Callable[[], Opened]) -> None:
        def job() -> Opened:
            self._acquire()
            self._shut()
            try:
                place = opening()
            finally:
                self._only_keychain = _has_no_passphrase(self.folder)
            self._store = place.store
            return place

        self.runner.run(job, self.opened.emit, self.refused.emit, self)

    # What follows runs on the database thread: a file lock belongs to the thread that took it.
    def _acquire(self) -> None:
        from leadbooth.services.stores import StoreLock

        if self._lock is None:
            lock = StoreLock(self.folder)
            lock.acquire()
            self._lock = lock

    def _shut(self) -> None:
        store, self._store = self._store, None
        if store is not None:
            store.close()

    def _let_go(self) -> None:
        try:
            self._shut()
        finally:
            lock, self._lock = self._lock, None
            if lock is not None:
                lock.release()

    def _told(self, done: int, total: int) -> bool:
        self.progressed.emit(done, total)
        return True


def _calling(then: Callable[[], None] | None) -> Callable[[object], None]:
    def done(_result: object) -> None:
        if then is not None:
            then()

    return done


def _has_no_passphrase(folder: Path) -> bool:
    from leadbooth.errors import KnownError
    from leadbooth.services import stores

    try:
        return not stores.has_passphrase(folder)
    except KnownError:
        return False  # no key file, or a damaged one: opening says so


def _start_place(folder: Path) -> Opened:
    from leadbooth.errors import KnownError
    from leadbooth.services.settings import load_settings
    from leadbooth.services.stores import store_exists

    if store_exists(folder) and not load_settings(folder).keychain:
        raise KnownError("passphrase_needed")
    return _open_place(folder, "")


def _keychain_name() -> str:
    from leadbooth.services import stores

    return stores.keychain_name()


def _open_place(folder: Path, secret: str) -> Opened:
    from leadbooth.services.opening import open_place

    return open_place(folder, secret, first_event=QCoreApplication.translate("Session", "My event"))


def _create_place(folder: Path, wish: FirstStart, told: Callable[[int, int], bool]) -> Opened:
    from leadbooth.services import demo, stores
    from leadbooth.services.opening import Opened
    from leadbooth.services.settings import load_settings, save_settings

    made = stores.create(
        folder,
        name=wish.name,
        company=wish.company,
        event_name=wish.event_name,
        event_kind=wish.event_kind,
        passphrase=wish.passphrase,
        keychain=wish.keychain,
    )
    event = made.event
    if wish.sample:
        event = demo.fill(made.store, SAMPLE_LEADS, event_name=wish.event_name, progress=told).event
    settings = replace(load_settings(folder), keychain=wish.keychain, event=event.id.hex(), staff=made.staff.id.hex())
    save_settings(folder, settings)
    return Opened(made.store, settings, event, made.staff, made.recovery_key)


def _restore_place(folder: Path, backup: Path, secret: str) -> Opened:
    from leadbooth.services import stores

    stores.restore(backup, folder, secret)
    return _open_place(folder, secret)
