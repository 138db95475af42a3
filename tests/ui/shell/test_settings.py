"""Settings hold at once and at the next start."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QSpinBox

from leadbooth.domain.listing import LeadFilter
from leadbooth.reading.scanner_settings import ScannerSettings
from leadbooth.services import capture, events, stores
from leadbooth.services.browse import count_leads
from leadbooth.services.settings import load_settings
from leadbooth.ui.theme import current_tokens
from tests.ui.shell.conftest import PASSPHRASE, Hands


def section(hands: Hands, name: str) -> Any:
    hands.booth.shell.go("settings")
    page = hands.booth.shell.page("settings")
    page.show_section(name)
    return getattr(page, name)


def test_the_theme_changes_at_once_and_is_kept(hands: Hands, folder: Path) -> None:
    section(hands, "appearance")
    hands.find("chip-dark").setFocus()
    hands.press(Qt.Key.Key_Space)
    assert current_tokens().name == "dark"
    assert load_settings(folder).theme == "dark"
    hands.find("chip-light").setFocus()
    hands.press(Qt.Key.Key_Space)
    assert current_tokens().name == "light"


def test_sections_are_chosen_by_arrows(hands: Hands) -> None:
    hands.booth.shell.go("settings")
    assert hands.focus().objectName() == "settingsSections"
    hands.press(Qt.Key.Key_Down)
    assert hands.find("staffList").isVisible()


def test_minutes_until_the_lock(hands: Hands, folder: Path) -> None:
    section(hands, "security")
    minutes = hands.find("lockMinutes")
    assert isinstance(minutes, QSpinBox)
    minutes.setFocus()
    minutes.selectAll()
    hands.type("3")
    hands.press(Qt.Key.Key_Return)
    assert load_settings(folder).lock_minutes == 3


def test_staff_are_added_edited_and_retired(hands: Hands) -> None:
    staff = section(hands, "staff")
    assert staff.names() == ["Mara Klein"]
    assert not hands.find("retireStaff").isEnabled()  # somebody has to capture
    hands.enter("addStaff")
    hands.type("Sam Ortega")
    hands.press(Qt.Key.Key_Tab)
    hands.type("sam@northgrid.example")
    hands.press(Qt.Key.Key_Return)
    assert staff.names() == ["Mara Klein", "Sam Ortega · sam@northgrid.example"]
    hands.tab_to("staffList")
    hands.press(Qt.Key.Key_Down)
    hands.enter("retireStaff")
    assert staff.names()[-1].endswith("(retired)")
    assert [one.active for one in events.list_staff(hands.booth.desk.store)] == [True, False]


def test_editing_whoever_captures_shows_at_once(hands: Hands) -> None:
    section(hands, "staff")
    hands.enter("editStaff")
    name = hands.find("staffName")
    assert isinstance(name, QLineEdit)
    name.selectAll()
    hands.type("Mara Klein-Berg")
    hands.press(Qt.Key.Key_Return)
    assert hands.booth.desk.staff.name == "Mara Klein-Berg"


def test_another_passphrase(hands: Hands) -> None:
    section(hands, "security")
    hands.enter("changePassphrase")
    hands.type("not the one")
    hands.press(Qt.Key.Key_Tab)
    hands.tab_to("newPassphrase")
    hands.type("quite another one")
    hands.press(Qt.Key.Key_Return)
    assert "does not open" in hands.find("oldPassphrase").accessibleDescription()
    old = hands.find("oldPassphrase")
    assert isinstance(old, QLineEdit)
    old.clear()
    hands.type(PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    hands.program.lock()
    hands.type("quite another one")
    hands.press(Qt.Key.Key_Return)
    assert hands.program.booth is not None


def test_backup_and_restore(hands: Hands, tmp_path: Path) -> None:
    desk = hands.booth.desk
    security = section(hands, "security")
    security.back_up_to(str(tmp_path / "copy.leadbooth"))
    assert hands.window.toast.text() == "The backup is written and was checked."
    capture.scan(desk.store, desk.event_now, desk.staff.id, "SB-1001")
    hands.enter("restoreBackup")
    hands.type(str(tmp_path / "copy.leadbooth"))
    hands.tab_to("backupSecret")
    hands.type(PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    assert count_leads(hands.booth.desk.store, LeadFilter()) == 0
    assert list((desk.folder / "backups").glob("replaced-*"))


def test_a_backup_that_cannot_be_written_is_told(hands: Hands, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    section(hands, "security").back_up_to(str(tmp_path / "file" / "copy.leadbooth"))
    assert "cannot be used" in hands.window.toast.text()


def test_the_scanner_is_set_at_once(hands: Hands, folder: Path) -> None:
    section(hands, "scanner")
    suffix = hands.find("scannerSuffix")
    assert isinstance(suffix, QComboBox)
    suffix.setFocus()
    hands.press(Qt.Key.Key_Down)
    assert hands.booth.channel.settings.suffix == "tab"
    assert load_settings(folder).scanner == ScannerSettings(suffix="tab")


def test_the_set_up_sheet_as_a_file(hands: Hands, tmp_path: Path) -> None:
    section(hands, "scanner").save_sheet_to(str(tmp_path / "sheet.pdf"))
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    section(hands, "scanner").save_sheet_to(str(tmp_path))
    assert "cannot be used" in hands.window.toast.text()


def test_diagnostics_hold_numbers_only(hands: Hands) -> None:
    desk = hands.booth.desk
    capture.scan(desk.store, desk.event_now, desk.staff.id, "MECARD:N:Weber,Jonas;;")
    section(hands, "about")
    hands.enter("copyDiagnostics")
    copied = QApplication.clipboard().text()
    assert "leads 1" in copied
    assert "Weber" not in copied


@pytest.mark.usefixtures("made")
def test_without_a_keychain_there_is_nothing_to_turn_on(hands: Hands) -> None:
    section(hands, "security")
    assert stores.keychain_name() == ""
    assert not hands.find("useKeychain").isEnabled()
