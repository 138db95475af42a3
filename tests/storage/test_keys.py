"""Ways to the key of a store: passphrase, recovery key, system keychain."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import KeyringLocked, PasswordDeleteError

from leadbooth.errors import KnownError
from leadbooth.storage import keys
from leadbooth.storage.engine import writer_engine

PASSPHRASE = "correct horse battery"
RECOVERY = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345"
KEY = keys.new_key()


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "key.json"
    keys.write_key_file(path, KEY, passphrase=PASSPHRASE, recovery_key=RECOVERY)
    return path


@pytest.mark.parametrize(
    "secret", [PASSPHRASE, RECOVERY, RECOVERY.replace("-", ""), RECOVERY.lower(), RECOVERY.replace("-", " ")]
)
def test_both_secrets_open_the_store_however_the_recovery_key_is_typed(key_file: Path, secret: str) -> None:
    assert keys.unlock(key_file, secret) == KEY


@pytest.mark.parametrize("secret", ["", "wrong", PASSPHRASE.upper(), RECOVERY[:-1], RECOVERY[:-1] + "6"])
def test_nothing_else_does(key_file: Path, secret: str) -> None:
    with pytest.raises(KnownError, match="wrong_passphrase"):
        keys.unlock(key_file, secret)


def test_recovery_keys_are_made_of_letters_that_nobody_mistakes() -> None:
    made = {keys.new_recovery_key() for _ in range(50)}
    assert len(made) == 50
    assert all(len(key) == len(RECOVERY) and not set(key) & set("IO01") for key in made)


def test_without_a_passphrase_only_the_recovery_key_opens(tmp_path: Path) -> None:
    path = tmp_path / "key.json"
    keys.write_key_file(path, KEY, passphrase="", recovery_key=RECOVERY)
    assert not keys.has_passphrase(path)
    assert keys.unlock(path, RECOVERY) == KEY
    with pytest.raises(KnownError, match="wrong_passphrase"):
        keys.unlock(path, "")


def test_another_passphrase_leaves_the_recovery_key_as_it_is(key_file: Path) -> None:
    keys.change_passphrase(key_file, KEY, "something new")
    assert keys.unlock(key_file, "something new") == keys.unlock(key_file, RECOVERY) == KEY
    with pytest.raises(KnownError, match="wrong_passphrase"):
        keys.unlock(key_file, PASSPHRASE)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}', '{"slots": 3}', '{"slots": {"passphrase": {}}}'])
def test_a_damaged_key_file_is_told_from_a_wrong_passphrase(key_file: Path, content: str) -> None:
    key_file.write_text(content)
    with pytest.raises(KnownError, match="key_file_damaged"):
        keys.unlock(key_file, PASSPHRASE)


def test_a_key_file_that_is_gone_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="key_file_missing"):
        keys.unlock(tmp_path / "key.json", PASSPHRASE)


def test_the_key_file_holds_neither_the_key_nor_a_secret(key_file: Path) -> None:
    content = key_file.read_text()
    assert all(word not in content for word in (KEY.hex(), PASSPHRASE, RECOVERY, RECOVERY.replace("-", "")))
    assert {slot["kdf"] for slot in json.loads(content)["slots"].values()} == {"argon2id"}


def test_the_key_is_not_shown_with_the_engine(tmp_path: Path) -> None:
    engine = writer_engine(tmp_path / "store.db", KEY)
    assert KEY.hex() not in f"{engine!r} {engine.url!r} {engine.url}"
    engine.dispose()


class Keychain(KeyringBackend):
    """A keychain in memory."""

    priority = 1
    name = "Chain of a test"

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.held:
            raise PasswordDeleteError(username)
        del self.held[service, username]

    def _open(self) -> None:
        if self.locked:
            raise KeyringLocked("not today")


@pytest.fixture
def keychain() -> Iterator[Keychain]:
    before, chain = keyring.get_keyring(), Keychain()
    keyring.set_keyring(chain)
    yield chain
    keyring.set_keyring(before)


def test_the_keychain_keeps_a_key_until_it_is_told_to_forget(keychain: Keychain) -> None:
    assert keys.keychain_name() == "Chain of a test"
    assert keys.from_keychain("store") is None
    keys.keep_in_keychain("store", KEY)
    assert keys.from_keychain("store") == KEY
    assert keys.from_keychain("another") is None
    keys.forget_in_keychain("store")
    keys.forget_in_keychain("store")
    assert keys.from_keychain("store") is None


def test_a_locked_keychain_refuses_to_keep_and_counts_as_empty(keychain: Keychain) -> None:
    keychain.locked = True
    assert keys.from_keychain("store") is None
    with pytest.raises(KnownError, match="keychain_refused"):
        keys.keep_in_keychain("store", KEY)


def test_a_machine_without_a_keychain_says_so(keychain: Keychain) -> None:
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    assert keys.keychain_name() == ""
    assert keys.from_keychain("store") is None
    with pytest.raises(KnownError, match="keychain_refused"):
        keys.keep_in_keychain("store", KEY)
