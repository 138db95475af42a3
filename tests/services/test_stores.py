"""Stores: made at first start, opened by passphrase, recovery key or keychain, kept by backups."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from leadbooth.domain.listing import LeadFilter
from leadbooth.errors import KnownError
from leadbooth.services import browse, capture, stores
from leadbooth.storage.store import Store, StoreLock
from tests.services.conftest import Booth


class Keychain(KeyringBackend):
    """A system keychain that lives as long as a test."""

    priority = 1.0

    def __init__(self) -> None:
        self.secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.secrets.pop((service, username), None)


@pytest.fixture
def keychain() -> Iterator[Keychain]:
    before, keychain = keyring.get_keyring(), Keychain()
    keyring.set_keyring(keychain)
    yield keychain
    keyring.set_keyring(before)


def titles(store: Store) -> list[str]:
    """What the leads of a store are called, newest first."""
    numbers = browse.list_leads(store, LeadFilter()).numbers
    found = browse.page(store, numbers)
    return [found[number].title for number in numbers]


def test_with_the_keychain_no_passphrase_is_asked(tmp_path: Path, keychain: Keychain) -> None:
    made = stores.create(tmp_path, name="Mara", event_name="Expo", passphrase="", keychain=True)
    made.store.close()
    stores.open_store(tmp_path).close()
    stores.forget_in_keychain(tmp_path)
    with pytest.raises(KnownError, match="passphrase_needed"):
        stores.open_store(tmp_path)
    stores.open_store(tmp_path, made.recovery_key).close()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": " "}, "staff_name_missing"),
        ({"event_name": ""}, "event_name_missing"),
        ({"passphrase": ""}, "passphrase_missing"),
        ({"passphrase": "short"}, "passphrase_too_short"),
    ],
)
def test_a_store_that_cannot_be_made_leaves_nothing_behind(tmp_path: Path, values: dict[str, str], code: str) -> None:
    answers = {"name": "Mara", "event_name": "Expo", "passphrase": "correct horse", **values}
    with pytest.raises(KnownError, match=code):
        stores.create(tmp_path / "data", **answers)  # type: ignore[arg-type]
    assert not stores.store_exists(tmp_path / "data")


def test_a_folder_that_a_cloud_keeps_in_step_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="folder_synced"):
        stores.create(tmp_path / "OneDrive" / "data", name="Mara", event_name="Expo", passphrase="correct horse")
    assert not (tmp_path / "OneDrive").exists()


def test_a_folder_that_only_leads_to_a_cloud_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    try:
        (tmp_path / "leads").symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    except OSError:
        pytest.skip("needs the right to make links")
    with pytest.raises(KnownError, match="folder_synced"):
        stores.create(tmp_path / "leads", name="Mara", event_name="Expo", passphrase="correct horse")


def test_leads_whose_key_file_is_missing_are_never_touched(booth: Booth, tmp_path: Path) -> None:
    capture.scan(booth.store, booth.event, booth.staff.id, "kept@alder.example")
    stores.backup(booth.store, tmp_path / "monday.leadbooth")
    booth.store.close()
    key_file = (booth.folder / "key.json").rename(tmp_path / "key.json")
    with pytest.raises(KnownError, match="key_file_missing"):
        stores.open_store(booth.folder, "correct horse")
    with pytest.raises(KnownError, match="store_exists"):
        stores.create(booth.folder, name="Mara", event_name="Expo", passphrase="correct horse")
    aside = stores.restore(tmp_path / "monday.leadbooth", booth.folder, "correct horse")
    assert aside is not None
    key_file.rename(aside / "key.json")
    again = stores.open_store(aside, "correct horse")
    assert titles(again) == ["kept@alder.example"]
    again.close()


def test_the_key_of_leads_that_were_moved_away_is_kept(booth: Booth, tmp_path: Path) -> None:
    capture.scan(booth.store, booth.event, booth.staff.id, "kept@alder.example")
    booth.store.close()
    (booth.folder / "leadbooth.db").rename(tmp_path / "leadbooth.db")
    stores.create(booth.folder, name="Mara", event_name="Expo", passphrase="another horse").store.close()
    (tmp_path / "leadbooth.db").replace(booth.folder / "leadbooth.db")
    next(booth.folder.glob("key-*.json")).replace(booth.folder / "key.json")
    again = stores.open_store(booth.folder, "correct horse")
    assert titles(again) == ["kept@alder.example"]
    again.close()


def test_another_passphrase_opens_from_now_on_and_the_recovery_key_still_does(booth: Booth) -> None:
    stores.change_passphrase(booth.folder, "correct horse", "battery staple")
    booth.store.close()
    with pytest.raises(KnownError, match="wrong_passphrase"):
        stores.open_store(booth.folder, "correct horse")
    stores.open_store(booth.folder, "battery staple").close()
    stores.open_store(booth.folder, booth.recovery_key.replace("-", " ")).close()


def test_a_backup_brings_back_what_was_there_and_keeps_what_it_replaces(booth: Booth, tmp_path: Path) -> None:
    capture.scan(booth.store, booth.event, booth.staff.id, "kept@alder.example")
    stores.backup(booth.store, tmp_path / "monday.leadbooth")
    capture.scan(booth.store, booth.event, booth.staff.id, "later@alder.example")
    before = booth.store.replica()
    booth.store.close()
    aside = stores.restore(tmp_path / "monday.leadbooth", booth.folder, "correct horse")
    assert aside is not None
    restored = stores.open_store(booth.folder, "correct horse")
    assert titles(restored) == ["kept@alder.example"]
    # What the restored store writes must not be taken for what the lost one wrote.
    assert restored.replica().store_id == before.store_id
    assert restored.replica().device_id != before.device_id
    restored.close()
    replaced = stores.open_store(aside, "correct horse")
    assert titles(replaced) == ["later@alder.example", "kept@alder.example"]
    replaced.close()


def test_a_backup_of_somebody_else_leaves_the_store_as_it_is(booth: Booth, tmp_path: Path) -> None:
    stores.backup(booth.store, tmp_path / "monday.leadbooth")
    capture.scan(booth.store, booth.event, booth.staff.id, "later@alder.example")
    booth.store.close()
    with pytest.raises(KnownError, match="wrong_passphrase"):
        stores.restore(tmp_path / "monday.leadbooth", booth.folder, "not my passphrase")
    (tmp_path / "not.leadbooth").write_bytes(b"something else")
    with pytest.raises(KnownError, match="not_a_backup"):
        stores.restore(tmp_path / "not.leadbooth", booth.folder, "correct horse")
    untouched = stores.open_store(booth.folder, "correct horse")
    assert titles(untouched) == ["later@alder.example"]
    untouched.close()


def test_a_store_is_used_by_one_program_at_a_time(booth: Booth) -> None:
    first, second = StoreLock(booth.folder), StoreLock(booth.folder)
    first.acquire()
    with pytest.raises(KnownError, match="store_in_use"):
        second.acquire()
    first.release()
    second.acquire()
    second.release()
