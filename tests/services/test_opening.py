"""Opening a working place: the event and staff chosen last, or the nearest to them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from leadbooth.errors import KnownError
from leadbooth.services import events, stores
from leadbooth.services.opening import open_place
from leadbooth.services.settings import Settings, save_settings

SECRET = "correct horse"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = stores.create(tmp_path / "data", name="Mara Klein", event_name="Expo", passphrase=SECRET)
    made.store.close()
    return tmp_path / "data"


def test_what_was_chosen_last_is_there_again(folder: Path) -> None:
    place = open_place(folder, SECRET)
    breakfast = events.create_event(place.store, "Breakfast")
    sam = events.add_staff(place.store, "Sam Ortega")
    save_settings(folder, replace(Settings(), event=breakfast.id.hex(), staff=sam.id.hex()))
    place.store.close()
    again = open_place(folder, SECRET)
    assert (again.event.name, again.staff.name) == ("Breakfast", "Sam Ortega")
    again.store.close()


@pytest.mark.parametrize("chosen", ["", "no id", "00" * 16])
def test_without_a_choice_it_is_an_event_in_use(folder: Path, chosen: str) -> None:
    save_settings(folder, replace(Settings(), event=chosen, staff=chosen))
    place = open_place(folder, SECRET)
    assert (place.event.name, place.staff.name) == ("Expo", "Mara Klein")
    place.store.close()


def test_an_archived_event_is_opened_only_where_there_is_no_other(folder: Path) -> None:
    place = open_place(folder, SECRET)
    events.save_event(place.store, replace(place.event, archived=True))
    place.store.close()
    assert_event(folder, "Expo")
    place = open_place(folder, SECRET)
    events.create_event(place.store, "Breakfast")
    place.store.close()
    assert_event(folder, "Breakfast")


def assert_event(folder: Path, name: str) -> None:
    place = open_place(folder, SECRET)
    assert place.event.name == name
    place.store.close()


def test_a_wrong_secret_opens_nothing(folder: Path) -> None:
    with pytest.raises(KnownError, match="wrong_passphrase"):
        open_place(folder, "not the one")
