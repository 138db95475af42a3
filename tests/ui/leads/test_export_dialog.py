"""The export dialog, from its first look to a file that is read back."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from leadbooth.domain.listing import LeadFilter
from leadbooth.services import browse
from leadbooth.ui.desk import Desk
from leadbooth.ui.dialogs.export import ExportDialog
from leadbooth.ui.runner import ThreadRunner
from tests.ui.leads.people import capture_people, child, settle, show_page


def show_dialog(qtbot: QtBot, desk: Desk, chosen: LeadFilter | None = None) -> ExportDialog:
    dialog = ExportDialog(desk, chosen)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, tmp_path: Path) -> ExportDialog:
    capture_people(desk)
    desk.remember(export_folder=str(tmp_path))
    return show_dialog(qtbot, desk)


def choose(dialog: ExportDialog, *names: str) -> None:
    """Click chips by their words."""
    for group in (dialog.scope, dialog.form, dialog.delimiter):
        for chip in group.chips():
            if chip.text().startswith(names):
                chip.click()


def rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_enter_writes_the_leads_of_this_event(qtbot: QtBot, dialog: ExportDialog, desk: Desk, tmp_path: Path) -> None:
    assert dialog.save.text() == "Save 5 leads"
    assert [chip.text() for chip in dialog.scope.chips()] == [
        "This event · 5",
        "New since last export · 5",
        "Current filter · 5",
        "All events · 5",
    ]
    assert dialog.preview.toPlainText().startswith("lead_id,event,kind,first_name")
    target = Path(dialog.path.text())
    assert target.parent == tmp_path
    assert target.name.startswith("grid-power-expo-20")
    QTest.keyClick(dialog.path, Qt.Key.Key_Return)
    assert [row["first_name"] for row in rows(target)] == ["Ewa", "Luc", "Priya", "Aiko", "Jonas"]
    assert dialog.banner.text() == f"5 leads saved in {target}"
    assert dialog.answer.text() == "Open folder"
    assert browse.count_unexported(desk.store) == 0
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_for_excel_with_semicolons(dialog: ExportDialog, desk: Desk, tmp_path: Path) -> None:
    choose(dialog, "CSV for Excel", "Semicolon")
    assert "Formulas are neutralised" in dialog.remark.text()
    assert dialog.preview.toPlainText().startswith("lead_id;event;kind")
    dialog.path.setText(str(tmp_path / "excel.csv"))
    dialog.save.click()
    assert (tmp_path / "excel.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert len(rows(tmp_path / "excel.csv", ";")) == 5
    assert (desk.settings.export_excel, desk.settings.export_delimiter) == (True, ";")


@pytest.fixture
def german() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("german")
def test_excel_gets_semicolons_where_the_comma_is_the_decimal_sign(dialog: ExportDialog) -> None:
    assert dialog.chosen_form().delimiter == ","
    choose(dialog, "CSV for Excel")
    assert dialog.chosen_form().delimiter == ";"


def test_the_current_filter_is_proposed_where_there_is_one(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    capture_people(desk)
    hot = LeadFilter(event_id=desk.event_now.id, interests=("hot",))
    dialog = show_dialog(qtbot, desk, hot)
    assert dialog.save.text() == "Save 2 leads"
    dialog.path.setText(str(tmp_path / "hot.csv"))
    dialog.save.click()
    assert [row["first_name"] for row in rows(tmp_path / "hot.csv")] == ["Priya", "Jonas"]


def test_new_since_the_last_export(qtbot: QtBot, dialog: ExportDialog, desk: Desk) -> None:
    dialog.save.click()
    dialog.reject()
    again = show_dialog(qtbot, desk)
    choose(again, "New since")
    assert again.save.text() == "Save 0 leads"
    assert not again.save.isEnabled()
    people = [("Sofia", "Rossi", "Lume SpA", None)]
    capture_people(desk, people)
    fresh = show_dialog(qtbot, desk)
    choose(fresh, "New since")
    assert fresh.save.text() == "Save 1 lead"


def test_an_earlier_file_is_replaced_only_after_a_yes(dialog: ExportDialog, tmp_path: Path) -> None:
    target = tmp_path / "leads.csv"
    target.write_text("before", encoding="utf-8")
    dialog.path.setText(str(target))
    dialog.save.click()
    assert dialog.banner.text() == "leads.csv is there already."
    assert target.read_text(encoding="utf-8") == "before"
    assert dialog.answer.hasFocus()
    QTest.keyClick(dialog.answer, Qt.Key.Key_Space)
    assert len(rows(target)) == 5


def test_a_folder_that_is_not_there_is_said_and_can_be_changed(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.path.setText(str(tmp_path / "nowhere" / "leads.csv"))
    dialog.save.click()
    assert "nowhere" in dialog.banner.text()
    assert not dialog.answer.isVisible()
    QTest.keyClick(dialog.path, Qt.Key.Key_Backspace)
    assert not dialog.banner.isVisible()
    dialog.path.setText(str(tmp_path / "leads.csv"))
    dialog.save.click()
    assert len(rows(tmp_path / "leads.csv")) == 5


def test_escape_while_it_writes_cancels_and_leaves_the_earlier_file(
    dialog: ExportDialog, desk: Desk, tmp_path: Path
) -> None:
    target = tmp_path / "leads.csv"
    target.write_text("before", encoding="utf-8")
    dialog.path.setText(str(target))
    dialog.save.click()

    def escape(*_: object) -> None:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    dialog._progressed.connect(escape)
    dialog.answer.click()
    assert dialog.isVisible()
    assert dialog.banner.text().startswith("Cancelled.")
    assert target.read_text(encoding="utf-8") == "before"
    assert browse.count_unexported(desk.store) == 5


def test_it_is_written_beside_the_thread_of_the_store(
    qtbot: QtBot, dialog: ExportDialog, desk: Desk, tmp_path: Path
) -> None:
    runner = ThreadRunner()
    desk.runner = runner
    dialog.path.setText(str(tmp_path / "leads.csv"))
    dialog.save.click()
    qtbot.waitUntil(lambda: "5 leads saved" in dialog.banner.text())
    runner.shut_down()
    runner.deleteLater()
    assert len(rows(tmp_path / "leads.csv")) == 5


def test_progress_is_shown_while_it_writes(dialog: ExportDialog) -> None:
    seen: list[tuple[bool, int, bool]] = []

    def look(done: int, total: int) -> None:
        seen.append((dialog.progress.isVisible(), total, dialog.path.isEnabled()))

    dialog._progressed.connect(look)
    dialog.save.click()
    assert seen == [(True, 5, False)]
    assert not dialog.progress.isVisible()
    assert dialog.path.isEnabled()


def test_another_place_is_chosen_in_the_systems_dialog(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.browse.click()
    chooser = child(dialog, QFileDialog)
    assert chooser.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    chooser.fileSelected.emit(str(tmp_path / "elsewhere.csv"))
    chooser.close()
    assert dialog.path.text() == str(tmp_path / "elsewhere.csv")


def test_the_page_opens_it_with_its_filter(qtbot: QtBot, desk: Desk) -> None:
    capture_people(desk)
    page = show_page(qtbot, desk)
    QTest.keyClicks(page.bar.search, "tanaka")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    settle(qtbot, page)
    page.export()
    dialog = child(page, ExportDialog)
    assert dialog.save.text() == "Save 1 lead"
    dialog.reject()
