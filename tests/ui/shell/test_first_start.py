"""The first start: two fields, and the booth is there with its store on the disk."""

from __future__ import annotations

from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from leadbooth.services import events, stores
from leadbooth.ui import session
from tests.ui.shell.conftest import PASSPHRASE, Hands


def fill_in(hands: Hands, name: str, passphrase: str) -> None:
    hands.type(name)
    hands.tab_to("passphrase")
    hands.type(passphrase)


def test_name_and_passphrase_are_enough(started: Hands, folder: Path) -> None:
    fill_in(started, "Mara Klein", PASSPHRASE)
    started.press(Qt.Key.Key_Return)
    assert started.booth.shell.current == "capture"
    assert started.booth.desk.staff.name == "Mara Klein"
    assert started.booth.desk.event_now.name.startswith("My event")
    assert stores.store_exists(folder)


def test_the_recovery_key_is_offered_and_opens_the_store(started: Hands, folder: Path, tmp_path: Path) -> None:
    fill_in(started, "Mara Klein", PASSPHRASE)
    started.press(Qt.Key.Key_Return)
    dialog = started.dialog("recoveryKeyDialog")
    dialog.save_to(str(tmp_path / "key.txt"))  # type: ignore[attr-defined]
    key = started.find("recoveryKey")
    assert isinstance(key, QLineEdit)
    assert key.text() in (tmp_path / "key.txt").read_text(encoding="utf-8")
    started.press(Qt.Key.Key_Return)  # "I have kept it" has the focus
    started.program.lock()
    started.type(key_of(tmp_path))
    started.press(Qt.Key.Key_Return)
    assert started.booth.shell.current == "capture"


def key_of(tmp_path: Path) -> str:
    return (tmp_path / "key.txt").read_text(encoding="utf-8").split("\n\n")[1]


def test_a_key_that_was_not_kept_is_offered_again(started: Hands) -> None:
    fill_in(started, "Mara Klein", PASSPHRASE)
    started.press(Qt.Key.Key_Return)
    started.press(Qt.Key.Key_Escape)
    started.find("recoveryKeyNotice").setFocus()
    started.press(Qt.Key.Key_Space)
    started.dialog("recoveryKeyDialog").accept()
    started.press(Qt.Key.Key_F1)
    assert started.window.findChild(QLineEdit, "recoveryKey") is None


def test_what_is_missing_is_said_at_its_field(started: Hands, folder: Path) -> None:
    started.press(Qt.Key.Key_Return)
    assert started.focus().objectName() == "yourName"
    assert started.focus().accessibleDescription() == "Who captures?"
    fill_in(started, "Mara Klein", "short")
    started.press(Qt.Key.Key_Return)
    assert started.focus().objectName() == "passphrase"
    assert started.focus().accessibleDescription() == "at least 8 characters"
    assert not stores.store_exists(folder)


def test_sample_data_fills_the_event(started: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "SAMPLE_LEADS", 12)
    fill_in(started, "Mara Klein", PASSPHRASE)
    started.enter("trySample")
    store = started.booth.desk.store
    leads = {one.event.name: one.leads for one in events.list_events(store)}
    assert leads[started.booth.desk.event_now.name] > 5
    assert started.booth.desk.event_now.day is not None
    started.dialog("recoveryKeyDialog").accept()


class MemoryKeychain(KeyringBackend):
    """A keychain that lasts as long as a test."""

    priority = 1
    name = "Test keychain"

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.kept.pop((service, username), None)


def test_with_a_keychain_no_passphrase_is_needed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    keychain = MemoryKeychain()
    monkeypatch.setattr(keyring, "get_keyring", lambda: keychain)
    monkeypatch.setattr(keyring, "set_password", keychain.set_password)
    monkeypatch.setattr(keyring, "get_password", keychain.get_password)
    started: Hands = request.getfixturevalue("started")
    started.type("Mara Klein")
    started.press(Qt.Key.Key_Return)
    assert started.booth.desk.settings.keychain
    assert keychain.kept
    started.dialog("recoveryKeyDialog").accept()
    started.program.lock()
    assert started.focus().objectName() == "unlock"  # there is no passphrase to type
    started.press(Qt.Key.Key_Space)
    assert started.booth.shell.current == "capture"
    started.program.lock()
    started.program.start()  # as at the next start: straight into Capture
    assert started.booth.shell.current == "capture"


def test_a_folder_that_is_synchronised_is_refused_with_the_reason(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(tmp_path))
    started: Hands = request.getfixturevalue("started")
    fill_in(started, "Mara Klein", PASSPHRASE)
    started.press(Qt.Key.Key_Return)
    assert started.program.booth is None
    assert "OneDrive" in started.find("trouble").accessibleName()
    assert started.find("startCapturing").isEnabled()
