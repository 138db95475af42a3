"""Opening the store for one command: its passphrase, its lock, whom and where a capture belongs to."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from leadbooth.cli.terminal import tell
from leadbooth.domain.event import Event, Staff
from leadbooth.domain.ids import Id
from leadbooth.errors import KnownError
from leadbooth.services import events, settings, stores
from leadbooth.storage.place import check_place
from leadbooth.storage.store import Store

PASSPHRASE = "LEADBOOTH_PASSPHRASE"  # noqa: S105 - the name of the variable, not a passphrase
FIRST_EVENT = "First event"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep the store in ``folder`` to this program. Raises KnownError("store_in_use")."""
    lock = stores.StoreLock(folder)
    lock.acquire()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """The store in ``folder``. Raises KnownError("no_store", "passphrase_needed", "wrong_passphrase" ...)."""
    if not stores.store_exists(folder):
        raise KnownError("no_store", path=str(folder))
    with locked(folder):
        store = open_with_secret(folder)
        try:
            yield store
        finally:
            store.close()


@contextmanager
def opened_or_new(folder: Path, *, staff: str, event: str) -> Iterator[Store]:
    """The store in ``folder``; where there is none a new one, whose recovery key is told once."""
    if stores.store_exists(folder):
        with opened(folder) as store:
            yield store
        return
    check_place(folder)
    passphrase = _new_passphrase()
    with locked(folder):
        new = stores.create(folder, name=staff or _user(), event_name=event or FIRST_EVENT, passphrase=passphrase)
        tell(f"A new store was made in {folder}.")
        tell(f"Recovery key, shown this once; print it and keep it safe: {new.recovery_key}")
        try:
            yield new.store
        finally:
            new.store.close()


def open_with_secret(folder: Path) -> Store:
    """Open by LEADBOOTH_PASSPHRASE, else by the keychain, else by what is typed on the terminal."""
    if given := os.environ.get(PASSPHRASE):
        return stores.open_store(folder, given)
    try:
        return stores.open_store(folder)
    except KnownError as error:
        if error.code != "passphrase_needed" or not _on_terminal():
            raise
    return stores.open_store(folder, getpass.getpass("Passphrase: "))


def secret_for(what: str) -> str:
    """A passphrase or recovery key from the environment or the terminal."""
    if given := os.environ.get(PASSPHRASE):
        return given
    if not _on_terminal():
        raise KnownError("passphrase_needed")
    return getpass.getpass(f"Passphrase or recovery key of {what}: ")


def _new_passphrase() -> str:
    if given := os.environ.get(PASSPHRASE):
        return given
    if not _on_terminal():
        raise KnownError("passphrase_missing")
    while True:
        first = getpass.getpass("Passphrase for the new store: ")
        if first == getpass.getpass("Once more: "):
            return first
        tell("These two differ.")


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "Staff"


def chosen_staff(store: Store, folder: Path, name: str) -> Staff:
    """Who captures: the one named, else the one this laptop is set to, else the first there is."""
    if name:
        return events.add_staff(store, name)
    everybody = [staff for staff in events.list_staff(store) if staff.active]
    mine = settings.load_settings(folder).staff
    return next((staff for staff in everybody if staff.id.hex() == mine), None) or (
        everybody[0] if everybody else events.add_staff(store, _user())
    )


def chosen_event(store: Store, folder: Path, name: str, *, new: str = "", staff: Id | None = None) -> Event:
    """The event to work at: the one named, a ``new`` one, else the one this laptop is set to, else the latest.

    A new event whose name is there already is that one. Raises KnownError("event_unknown").
    """
    every = [one.event for one in events.list_events(store)]
    if new or name:
        wanted = (new or name).strip().casefold()
        found = next((event for event in every if wanted in (event.name.casefold(), event.id.hex())), None)
        if found is None and not new:
            raise KnownError("event_unknown", name=name)
        return found or events.create_event(store, new, staff=staff)
    mine = settings.load_settings(folder).event
    current = next((event for event in every if event.id.hex() == mine), None)
    return current or (every[0] if every else events.create_event(store, FIRST_EVENT, staff=staff))
