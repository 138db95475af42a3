"""Making, opening, backing up and restoring the store of this laptop."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from leadbooth.domain.event import Event, Staff
from leadbooth.errors import KnownError
from leadbooth.services import events
from leadbooth.storage import backup as archive
from leadbooth.storage import keys
from leadbooth.storage.files import known_os_error
from leadbooth.storage.store import BACKUPS, DATABASE, KEY_FILE, Store, StoreLock, create_store, now_ms, store_exists

__all__ = ["NewStore", "StoreLock", "create", "open_store", "restore", "store_exists"]

MIN_PASSPHRASE = keys.MIN_PASSPHRASE


@dataclass(frozen=True, slots=True)
class NewStore:
    """A store that was just made. ``recovery_key`` is shown once, to be printed."""

    store: Store
    recovery_key: str
    staff: Staff
    event: Event


def create(
    folder: Path,
    *,
    name: str,
    event_name: str,
    passphrase: str,
    company: str = "",
    event_kind: str = "trade_show",
    keychain: bool = False,
    clock: Callable[[], int] = now_ms,
) -> NewStore:
    """A new store with its first staff and event.

    An empty passphrase is allowed with ``keychain`` only. Raises KnownError("passphrase_missing",
    "passphrase_too_short", "staff_name_missing", "event_name_missing", "keychain_refused", and what makes a folder
    unfit); then nothing is left behind.
    """
    _check_secret(passphrase, keychain=keychain)
    if not name.strip():
        raise KnownError("staff_name_missing")
    if not event_name.strip():
        raise KnownError("event_name_missing")
    key, recovery_key = keys.new_key(), keys.new_recovery_key()
    with _undone_on_error(folder):
        create_store(folder, key, passphrase=passphrase, recovery_key=recovery_key)
        if keychain:
            keys.keep_in_keychain(_account(folder), key)
        store = Store(folder, key, now_ms=clock)
        staff = events.add_staff(store, name)
        if company.strip():
            events.name_organisation(store, company)
        event = events.create_event(store, event_name, staff=staff.id, kind=event_kind)
    return NewStore(store, recovery_key, staff, event)


def _check_secret(passphrase: str, *, keychain: bool) -> None:
    if not passphrase and not keychain:
        raise KnownError("passphrase_missing")
    if passphrase and len(passphrase) < MIN_PASSPHRASE:
        raise KnownError("passphrase_too_short", least=MIN_PASSPHRASE)


@contextmanager
def _undone_on_error(folder: Path) -> Iterator[None]:
    existed = store_exists(folder)
    try:
        yield
    except Exception:
        if not existed:
            for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", KEY_FILE):
                (folder / name).unlink(missing_ok=True)
        raise


def open_store(folder: Path, secret: str = "", *, clock: Callable[[], int] = now_ms) -> Store:
    """Open the store with a passphrase or recovery key, or with the system keychain where ``secret`` is empty.

    Raises KnownError("no_store", "passphrase_needed", "wrong_passphrase", "store_damaged" ...).
    """
    return Store(folder, unlock(folder, secret), now_ms=clock)


def unlock(folder: Path, secret: str = "") -> bytes:
    """The key of the store in ``folder``; see ``open_store``."""
    if not store_exists(folder):
        raise KnownError("no_store", path=str(folder))
    if secret:
        return keys.unlock(folder / KEY_FILE, secret)
    key = keys.from_keychain(_account(folder))
    if key is None:
        raise KnownError("passphrase_needed")
    return key


def has_passphrase(folder: Path) -> bool:
    """Whether a passphrase opens the store, or only the keychain and the recovery key do."""
    return keys.has_passphrase(folder / KEY_FILE)


def change_passphrase(folder: Path, old: str, new: str) -> None:
    """Open the store by another passphrase from now on. Raises KnownError("wrong_passphrase" ...)."""
    key = keys.unlock(folder / KEY_FILE, old)
    _check_secret(new, keychain=False)
    keys.change_passphrase(folder / KEY_FILE, key, new)


def keychain_name() -> str:
    """The system keychain of this laptop, "" where there is none."""
    return keys.keychain_name()


def keep_in_keychain(folder: Path, secret: str) -> None:
    """Open the store without asking from now on. Raises KnownError("wrong_passphrase", "keychain_refused")."""
    keys.keep_in_keychain(_account(folder), keys.unlock(folder / KEY_FILE, secret))


def forget_in_keychain(folder: Path) -> None:
    """Ask for the passphrase from now on."""
    keys.forget_in_keychain(_account(folder))


def _account(folder: Path) -> str:
    return str(folder.absolute())


def backup(store: Store, target: Path) -> None:
    """Copy the open store into one encrypted file, checked before it takes its name."""
    store.backup(target)


def restore(source: Path, folder: Path, secret: str) -> Path | None:
    """Put the store of a backup into ``folder``. What was there is kept aside; its new place is returned.

    ``secret`` is the passphrase or recovery key of the backup. Raises KnownError("not_a_backup",
    "wrong_passphrase", "backup_damaged"); then the store in ``folder`` is untouched. The caller holds the lock.
    """
    if not source.exists():
        raise KnownError("file_missing", path=str(source))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".restore-") as scratch:
            fresh = Path(scratch)
            archive.unpack(source, fresh)
            archive.renew_identity(fresh, keys.unlock(fresh / KEY_FILE, secret))
            aside = _put_aside(folder)
            for name in (DATABASE, KEY_FILE):
                (fresh / name).replace(folder / name)
    except OSError as error:
        raise known_os_error(error, folder) from error
    return aside


def _put_aside(folder: Path) -> Path | None:
    if not store_exists(folder):
        return None
    aside = folder / BACKUPS / f"replaced-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    aside.mkdir(parents=True)
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", KEY_FILE):
        if (folder / name).exists():
            shutil.move(folder / name, aside / name)
    return aside
