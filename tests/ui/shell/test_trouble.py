"""Stores that do not open: what happened is said, nothing is lost, and there is a way on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from leadbooth.services import stores
from leadbooth.services.stores import StoreLock
from leadbooth.storage import migrate
from leadbooth.ui.pages.trouble import TroublePage
from leadbooth.ui.single_instance import call_first, server_name
from leadbooth.ui.widgets import Pill
from tests.ui.shell.conftest import PASSPHRASE, Hands


def said(hands: Hands) -> str:
    label = hands.find("said")
    assert isinstance(label, QLabel)
    return label.text()


@pytest.fixture
def damaged(made: str, folder: Path) -> Path:
    """A store whose key file was torn, with a backup beside it."""
    store = stores.open_store(folder, PASSPHRASE)
    stores.backup(store, folder / "backups" / "yesterday.leadbooth")
    store.close()
    (folder / "key.json").write_text("{", encoding="utf-8")
    return folder


def test_a_damaged_store_is_brought_back_from_its_backup(damaged: Path, started: Hands) -> None:
    if started.program.booth is None and not isinstance(started.window.page(), TroublePage):
        started.type(PASSPHRASE)
        started.press(Qt.Key.Key_Return)
    assert "cannot be read" in said(started)
    started.enter("restoreBackup")
    started.dialog("restoreDialog")
    assert started.focus().objectName() == "backupSecret"  # the newest backup is proposed
    started.type(PASSPHRASE)
    started.press(Qt.Key.Key_Return)
    assert started.booth.shell.current == "capture"


def test_leads_without_their_key_file_are_no_first_start(
    made: str, folder: Path, request: pytest.FixtureRequest
) -> None:
    (folder / "key.json").unlink()
    started: Hands = request.getfixturevalue("started")
    started.type(PASSPHRASE)
    started.press(Qt.Key.Key_Return)
    assert "key.json is missing" in said(started)
    assert started.find("restoreBackup").isVisible()


def test_a_folder_that_is_a_file_is_told(folder: Path, request: pytest.FixtureRequest) -> None:
    folder.write_text("not a folder", encoding="utf-8")
    started: Hands = request.getfixturevalue("started")
    assert "cannot be used" in said(started)
    assert folder.read_text(encoding="utf-8") == "not a folder"


def test_a_store_in_use_by_a_command_is_told_and_tried_again(
    made: str, folder: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leadbooth.ui.program._CALLS", 0)
    other = StoreLock(folder)
    other.acquire()
    started: Hands = request.getfixturevalue("started")
    assert "using this store already" in said(started)
    other.release()
    started.press(Qt.Key.Key_Space)  # "Try again" has the focus
    started.type(PASSPHRASE)
    started.press(Qt.Key.Key_Return)
    assert started.booth.shell.current == "capture"


def test_a_store_of_a_newer_program_is_shown_read_only(
    made: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "HEAD", 0)
    started: Hands = request.getfixturevalue("started")
    started.type(PASSPHRASE)
    started.press(Qt.Key.Key_Return)
    assert started.booth.desk.store.read_only
    notice = started.find("readOnlyNotice")
    assert notice.isVisible()
    assert "newer LeadBooth" in notice.accessibleName()
    assert scanner_state(started) == "Scanner paused"
    assert not any(started.find(name).isEnabled() for name in ("badge", "rapid", "group"))


def scanner_state(hands: Hands) -> str:
    """What Capture says of the scanner."""
    pill = hands.find("scanner-state")
    assert isinstance(pill, Pill)
    return pill.text()


def test_capture_says_that_a_serial_scanner_is_not_there(hands: Hands) -> None:
    assert scanner_state(hands) == "Scanner ready"
    scanner = hands.booth.desk.settings.scanner
    hands.booth.desk.remember(scanner=replace(scanner, serial_port="no-such-port"))
    assert scanner_state(hands) == "Scanner paused"
    hands.booth.desk.remember(scanner=scanner)
    assert scanner_state(hands) == "Scanner ready"


def test_a_later_start_shows_the_window(hands: Hands, qtbot: QtBot) -> None:
    hands.window.hide()
    later = QLocalSocket()
    later.connectToServer(server_name(hands.program.session.folder))
    qtbot.waitUntil(lambda: later.bytesAvailable() > 0)
    assert hands.window.isVisible()
    later.disconnectFromServer()


def test_nobody_answers_for_a_store_that_is_not_open(folder: Path) -> None:
    assert not call_first(folder)
