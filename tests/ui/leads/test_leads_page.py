"""The page of leads, worked by keyboard: search, narrow, sort, mark, edit, delete, take back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.domain.words import Purpose
from leadbooth.errors import KnownError
from leadbooth.services import capture, events
from leadbooth.services.captured import open_lead
from leadbooth.ui.desk import Desk
from leadbooth.ui.filters.bar import RemovableChip
from leadbooth.ui.filters.picked import Condition
from leadbooth.ui.filters.range_dialog import RangeDialog
from leadbooth.ui.pages.leads import LeadsPage
from tests.ui.leads.people import PEOPLE, capture_people, child, names, pick, said, settle, show_page

KEY = Qt.Key
NEWEST_FIRST = ["Ewa Nowak", "Luc Moreau", "Priya Nair", "Aiko Tanaka", "Jonas Weber"]


def press(qtbot: QtBot, page: LeadsPage, *keys: KEY, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press keys wherever the focus is, then wait for what comes of it."""
    for key in keys:
        focused = QApplication.focusWidget() or page
        QTest.keyClick(focused, key, modifier or Qt.KeyboardModifier.NoModifier)
    settle(qtbot, page)


def search_for(qtbot: QtBot, page: LeadsPage, text: str) -> None:
    page.search()
    with qtbot.waitSignal(page.bar.search.searched):
        QTest.keyClicks(page.bar.search, text)
    settle(qtbot, page)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> LeadsPage:
    capture_people(desk)
    return show_page(qtbot, desk)


def test_the_newest_lead_is_on_top_selected_and_shown(page: LeadsPage) -> None:
    assert names(page) == NEWEST_FIRST
    assert page.table.hasFocus()
    assert {"Ewa Nowak", "Mazur Copper · captured by Mara", "5 leads · 1 selected"} <= set(said(page))
    assert page.bar.search.placeholderText() == "Search 5 leads…"
    assert page.bar.export.text() == "Export 5"


def test_from_right_to_left_it_works_the_same(qtbot: QtBot, desk: Desk) -> None:
    capture_people(desk)
    page = show_page(qtbot, desk, mirrored=True)
    assert "Ewa Nowak" in said(page.pane)
    margins = page.bar.search.textMargins()
    assert margins.left() > 0 == margins.right()  # where the key is shown
    press(qtbot, page, KEY.Key_Down)
    assert "Luc Moreau" in said(page.pane)


def test_search_as_you_type_then_down_into_the_list(qtbot: QtBot, page: LeadsPage) -> None:
    search_for(qtbot, page, "tan")
    assert names(page) == ["Aiko Tanaka"]
    press(qtbot, page, KEY.Key_Down)
    assert page.table.hasFocus()
    assert "Aiko Tanaka" in said(page.pane)
    search_for(qtbot, page, "rhone")
    assert names(page) == ["Luc Moreau"]
    page.search()
    press(qtbot, page, KEY.Key_Escape)
    qtbot.waitUntil(lambda: page.model.rowCount() == len(PEOPLE))


def test_nothing_matches_says_so_and_offers_the_way_back(qtbot: QtBot, page: LeadsPage) -> None:
    search_for(qtbot, page, "zzzz")
    assert {"No lead matches", "Nobody selected"} <= set(said(page))
    assert not page.bar.export.isEnabled()
    page.empty.button.setFocus()
    press(qtbot, page, KEY.Key_Space)
    assert names(page) == NEWEST_FIRST
    assert page.bar.search.hasFocus()


def test_an_empty_event_leads_to_capture(qtbot: QtBot, desk: Desk) -> None:
    page = show_page(qtbot, desk)
    assert "No leads yet" in said(page)
    page.empty.button.setFocus()
    with qtbot.waitSignal(page.page_wanted, check_params_cb=partial(str.__eq__, "capture")):
        QTest.keyClick(page.empty.button, KEY.Key_Space)


def test_chips_narrow_the_list(qtbot: QtBot, page: LeadsPage, desk: Desk) -> None:
    hot = child(page, QWidget, "chip-hot")
    hot.setFocus()
    press(qtbot, page, KEY.Key_Space)
    assert names(page) == ["Priya Nair", "Jonas Weber"]
    press(qtbot, page, KEY.Key_Space)
    breakfast = events.create_event(desk.store, "Chamber breakfast", kind="chamber")
    capture.scan(desk.store, breakfast, desk.staff.id, "MECARD:N:Rossi,Sofia;;")
    child(page, QWidget, "chip-here").setFocus()
    press(qtbot, page, KEY.Key_Space)
    assert names(page)[0] == "Sofia Rossi"
    assert page.bar.search.placeholderText() == "Search 6 leads…"


def menu_action(menu: QMenu, *path: str) -> Callable[[], None]:
    """What choosing an entry of a menu, or of a menu in it, does."""
    for words in path[:-1]:
        submenu = next(action for action in menu.actions() if action.text() == words).menu()
        assert isinstance(submenu, QMenu)
        menu = submenu
    return next(action for action in menu.actions() if action.text() == path[-1]).trigger


@pytest.mark.parametrize(
    ("path", "found", "chip"),
    [
        (("Interest", "Warm"), ["Aiko Tanaka"], "Warm"),
        (("Interest", "Not said"), ["Ewa Nowak"], "Not said"),
        (("Stage", "Won"), [], "Won"),
        (("Owner", "Owner: Mara Klein"), NEWEST_FIRST, "Owner: Mara Klein"),
        (("Channel", "Webinar"), [], "Webinar"),
        (("Grade", "Grade A"), [], "Grade A"),
        (("Met", "Met today"), NEWEST_FIRST, "Met today"),
        (("Met", "Met yesterday"), [], "Met yesterday"),
        (("Badge only",), [], "Badge only"),
    ],
)
def test_the_filter_menu_adds_chips_that_take_themselves_away(
    qtbot: QtBot, page: LeadsPage, path: tuple[str, ...], found: list[str], chip: str
) -> None:
    page.bar.fill_menu()
    menu_action(page.bar.menu, *path)()
    settle(qtbot, page)
    assert names(page) == found
    [shown] = [one for one in page.findChildren(RemovableChip) if one.isVisible()]
    assert shown.text() == chip
    shown.setFocus()
    press(qtbot, page, KEY.Key_Delete)
    assert names(page) == NEWEST_FIRST


def test_filters_hold_together_and_are_cleared_at_once(qtbot: QtBot, page: LeadsPage) -> None:
    page.bar.toggle(Condition("interests", "warm"))
    page.bar.toggle(Condition("interests", "cold"))
    page.bar.toggle(Condition("unexported"))
    settle(qtbot, page)
    assert names(page) == ["Luc Moreau", "Aiko Tanaka"]
    page.bar.clear_all()
    settle(qtbot, page)
    assert names(page) == NEWEST_FIRST


def test_a_range_of_dates(qtbot: QtBot, page: LeadsPage) -> None:
    page.bar.fill_menu()
    menu_action(page.bar.menu, "Met", "Between two dates…")()
    dialog = child(page, RangeDialog)
    dialog.first.setDate(dialog.first.date().addDays(-9))
    dialog.last.setDate(dialog.last.date().addDays(-3))
    child(dialog, QPushButton, "range-show").click()
    settle(qtbot, page)
    assert names(page) == []


def test_sorting_by_keys_on_the_header(qtbot: QtBot, page: LeadsPage) -> None:
    header = page.table.header()
    header.setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, page, KEY.Key_Space)
    assert names(page) == ["Luc Moreau", "Priya Nair", "Ewa Nowak", "Aiko Tanaka", "Jonas Weber"]
    press(qtbot, page, KEY.Key_Space)
    assert names(page)[0] == "Jonas Weber"
    press(qtbot, page, KEY.Key_Right, KEY.Key_Return)
    assert names(page)[0] == "Jonas Weber"  # Alder Energy
    assert header.isSortIndicatorShown()
    assert "Ewa Nowak" in said(page.pane)  # the selection stayed with its lead


def test_columns_are_chosen_and_remembered(qtbot: QtBot, page: LeadsPage, desk: Desk) -> None:
    page.table.header().setFocus()
    page.table.offer_columns(page.mapToGlobal(page.rect().center()))
    menu = child(page, QMenu, "columns-menu")
    menu_action(menu, "Country")()
    menu.close()
    assert "country" in desk.settings.columns
    assert "country" in page.model.columns()
    assert "Ewa Nowak" in said(page.pane)
    assert LeadsPage(desk).model.columns() == page.model.columns()


def test_a_narrow_window_folds_the_pane_away_and_hides_what_does_not_fit(qtbot: QtBot, desk: Desk) -> None:
    capture_people(desk)
    page = show_page(qtbot, desk, width=836)
    assert not page.pane.isVisible()
    page.toggle_details()
    settle(qtbot, page)
    assert page.pane.isVisible()
    assert not page.table.horizontalScrollBar().isVisible()
    assert page.table.isColumnHidden(page.model.columns().index("email"))


def test_keys_mark_one_lead_or_many(qtbot: QtBot, page: LeadsPage) -> None:
    column = page.model.columns().index("interest")
    press(qtbot, page, KEY.Key_1)
    assert page.model.index(0, column).data() == "Hot"
    press(qtbot, page, KEY.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    assert "5 leads selected" in said(page.pane)
    with qtbot.waitSignal(page.message) as told:
        press(qtbot, page, KEY.Key_3)
    assert told.args[:2] == ["5 leads marked Cold", "Undo"]
    assert {page.model.index(row, column).data() for row in range(5)} == {"Cold"}
    assert "5 leads selected" in said(page.pane)
    page.undo()
    settle(qtbot, page)
    assert page.model.index(4, column).data() == "Hot"


def test_a_new_owner_for_the_selected_leads(qtbot: QtBot, page: LeadsPage, desk: Desk) -> None:
    events.add_staff(desk.store, "Sam Park")
    press(qtbot, page, KEY.Key_Down, KEY.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    pick(page.pane.many.owner, "Sam")
    settle(qtbot, page)
    column = page.model.columns().index("owner")
    assert [page.model.index(row, column).data() for row in range(5)] == ["Sam", "Sam", "Sam", "Mara", "Mara"]


def test_delete_says_how_many_and_brings_them_back(qtbot: QtBot, page: LeadsPage) -> None:
    press(qtbot, page, KEY.Key_Down)
    press(qtbot, page, KEY.Key_Down, KEY.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(page.message) as told:
        press(qtbot, page, KEY.Key_Delete)
    words, action, undo = told.args
    assert (words, action) == ("3 leads deleted", "Undo")
    assert names(page) == ["Ewa Nowak", "Jonas Weber"]
    assert "Jonas Weber" in said(page.pane)  # the one that moved up
    undo()
    settle(qtbot, page)
    assert names(page) == NEWEST_FIRST


def test_editing_in_the_pane_saves_what_is_typed(qtbot: QtBot, page: LeadsPage, desk: Desk) -> None:
    page.edit()
    field = page.pane.form.fields["last_name"].editor
    assert page.pane.form.fields["first_name"].editor.hasFocus()
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    with qtbot.waitSignal(page.work.saved):
        QTest.keyClicks(field, "Nowak-Lis")
    settle(qtbot, page)
    assert names(page)[0] == "Ewa Nowak-Lis"
    assert any(words.startswith("Saved ") for words in said(page.pane))
    press(qtbot, page, KEY.Key_Escape)
    assert not page.pane.is_editing()
    assert page.pane.edit.hasFocus()
    page.undo()
    settle(qtbot, page)
    assert names(page)[0] == "Ewa Nowak"


def test_what_was_typed_is_kept_when_another_lead_is_chosen(qtbot: QtBot, page: LeadsPage) -> None:
    page.edit()
    QTest.keyClicks(page.pane.form.fields["first_name"].editor, "X")
    page.table.selectRow(1)
    settle(qtbot, page)
    assert names(page)[0] == "EwaX Nowak"
    assert not page.pane.is_editing()


def test_leaving_saves_what_is_typed_and_says_whether_it_could(
    page: LeadsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise KnownError("disk_full", path="/media/stick")

    heard: list[bool] = []
    page.edit()
    QTest.keyClicks(page.pane.form.fields["first_name"].editor, "X")
    page.flush(heard.append)
    assert heard == [True]
    lead = page.pane.lead()
    assert lead is not None
    assert open_lead(desk.store, lead.id).lead.contact.first_name == "EwaX"
    monkeypatch.setattr(capture, "edit_contact", full)
    QTest.keyClicks(page.pane.form.fields["first_name"].editor, "Y")
    page.flush(heard.append)
    assert heard == [True, False]


def test_every_point_of_the_quality_has_its_reason(qtbot: QtBot, page: LeadsPage) -> None:
    page.table.selectRow(4)
    settle(qtbot, page)
    qtbot.waitUntil(lambda: "Marked Hot" in said(page.pane.reading.timeline))
    assert "E-mail address of valid form at weber.example" in page.pane.reading.quality.reasons("accuracy")
    assert page.pane.reading.quality.reasons("intent") == "No question of intent was answered"
    page.pane.reading.quality.more.click()
    assert any("Own interest" in words for words in said(page.pane.reading.quality))
    assert "Badge scanned" in said(page.pane.reading.timeline)


def test_return_opens_the_lead_on_capture(qtbot: QtBot, page: LeadsPage) -> None:
    with qtbot.waitSignal(page.lead_wanted) as wanted:
        press(qtbot, page, KEY.Key_Return)
    lead = page.pane.lead()
    assert lead is not None
    assert wanted.args == [lead.id]


class Opened(QObject):
    """Takes what would be opened by other programs."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url.toString())


@pytest.fixture
def opened() -> Iterator[Opened]:
    taken = Opened()
    for scheme in ("mailto", "tel"):
        QDesktopServices.setUrlHandler(scheme, taken, "take")  # type: ignore[arg-type]
    yield taken
    for scheme in ("mailto", "tel"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_an_email_goes_out_where_it_is_allowed_and_is_asked_about_elsewhere(
    qtbot: QtBot, page: LeadsPage, desk: Desk, opened: Opened
) -> None:
    page.email()
    question = child(page, QMessageBox, "reach-question")
    assert "No permission for e-mail is recorded for Ewa Nowak" in question.text()
    question.reject()
    assert opened.urls == []
    lead = page.pane.lead()
    assert lead is not None
    wording = "May we write to you?"
    capture.set_consent(desk.store, desk.staff.id, lead.id, Purpose.EMAIL, granted=True, wording=wording)
    page.refresh()
    settle(qtbot, page)
    page.email()
    assert opened.urls == ["mailto:ewa@nowak.example"]


def test_a_call_without_permission_is_made_only_after_a_yes(
    qtbot: QtBot, page: LeadsPage, desk: Desk, opened: Opened
) -> None:
    assert not page.pane.call.isEnabled()
    lead = page.pane.lead()
    assert lead is not None
    capture.edit_contact(desk.store, desk.staff.id, lead.id, {"phone": "+49 30 5550 199"})
    page.refresh()
    settle(qtbot, page)
    page.call()
    question = child(page, QMessageBox, "reach-question")
    question.buttons()[0].click()
    assert opened.urls == ["tel:+49305550199"]


def test_what_others_change_is_shown_and_the_selection_stays(qtbot: QtBot, page: LeadsPage, desk: Desk) -> None:
    other = QObject()
    page.table.selectRow(2)
    settle(qtbot, page)
    desk.act(
        lambda store: capture.scan(store, desk.event_now, desk.staff.id, "MECARD:N:Rossi,Sofia;;"),
        lambda _: None,
        owner=other,
    )
    settle(qtbot, page)
    assert names(page)[0] == "Sofia Rossi"
    assert "Priya Nair" in said(page.pane)
    assert page.table.currentIndex().row() == 3


def test_every_action_of_the_page_has_a_name_and_its_own_key(page: LeadsPage) -> None:
    actions = page.page_actions()
    keys = [action.shortcut for action in actions if action.shortcut]
    assert len(set(keys)) == len(keys)
    assert all(action.id.startswith("leads.") and action.text for action in actions)
