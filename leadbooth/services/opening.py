"""Opening: from a folder to all that a working place needs: the store, who stands there, and at which event."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from pathlib import Path

from leadbooth.domain.event import Event, Staff
from leadbooth.domain.ids import Id, from_hex
from leadbooth.errors import KnownError
from leadbooth.services import events, stores
from leadbooth.services.settings import Settings, load_settings
from leadbooth.storage.store import Store


@dataclass(frozen=True, slots=True)
class Opened:
    """A working place. ``recovery_key`` is there only when the store was made just now, to be shown once."""

    store: Store
    settings: Settings
    event: Event
    staff: Staff
    recovery_key: str = ""


def open_place(folder: Path, secret: str = "", *, first_event: str = "") -> Opened:
    """Open the store in ``folder`` with the event and staff that were chosen last; see ``stores.open_store``.

    A store without any event gets one named ``first_event``. The store is closed again where this fails.
    """
    store = stores.open_store(folder, secret)
    try:
        settings = load_settings(folder)
        staff = _staff(store, settings.staff)
        return Opened(store, settings, _event(store, settings.event, staff.id, first_event), staff)
    except BaseException:
        store.close()
        raise


def _event(store: Store, chosen: str, staff: Id, first_event: str) -> Event:
    if remembered := _remembered(store, chosen):
        return remembered
    known = [one.event for one in events.list_events(store)]
    usable = [event for event in known if not event.archived] or known
    if usable:
        return usable[0]
    return events.create_event(store, first_event or "LeadBooth", staff=staff)


def _remembered(store: Store, chosen: str) -> Event | None:
    try:
        return events.get_event(store, from_hex(chosen))
    except (ValueError, KnownError):
        return None  # nothing chosen yet, or an event that is gone


def _staff(store: Store, chosen: str) -> Staff:
    known = events.list_staff(store)
    by_id = {person.id.hex(): person for person in known}
    if chosen in by_id:
        return by_id[chosen]
    active = [person for person in known if person.active]
    return active[0] if active else events.add_staff(store, _login_name())


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "LeadBooth"
