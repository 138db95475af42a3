"""Event setup: made and edited by keyboard, saved as one types, with badges to try a layout on."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.domain.badge import BadgeProfile
from leadbooth.domain.event import Event
from leadbooth.errors import KnownError
from leadbooth.reading import PRESETS
from leadbooth.services import capture, events
from leadbooth.services.captured import open_lead
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.events import EventsPage
from leadbooth.ui.pages.events.event_list import dates_words
from leadbooth.ui.widgets import ChoiceBox
from leadbooth.ui.widgets.day_edit import read_day

T = TypeVar("T", bound=QObject)
JANE = "8841^JANE^DOE^jane@doe.example^Engineer^Acme Ltd^Berlin^BE^10115^0305550199"


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> EventsPage:
    made = EventsPage(desk)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    with qtbot.waitActive(made):
        made.show()
    made.shown()
    return made


def child(page: EventsPage, kind: type[T], name: str) -> T:
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def stored(desk: Desk, event: Event | None = None) -> Event:
    return events.get_event(desk.store, (event or desk.event_now).id)


def write(page: EventsPage, name: str, text: str) -> QLineEdit:
    """Type into a field of the basics, in the place of what stands there."""
    line = child(page, QLineEdit, f"event-{name}")
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)
    return line


def pick(page: EventsPage, name: str, key: str) -> None:
    """Choose in a combo box."""
    box = child(page, ChoiceBox, name)
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def show_badges(page: EventsPage) -> None:
    chip = child(page, QWidget, "chip-badges")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)


def archive(page: EventsPage) -> QAction:
    """What the menu offers for the archive."""
    found = page.head.menu().findChild(QAction, "event-archive")
    assert found is not None
    return found


def preview(page: EventsPage) -> list[tuple[str, str]]:
    model = page.tabs.tab("badges").side.table.model()
    return [(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())]


def test_what_is_typed_is_saved_shortly_after(qtbot: QtBot, page: EventsPage, desk: Desk) -> None:
    write(page, "place", "Oslo")
    assert stored(desk).place == ""
    qtbot.waitUntil(lambda: stored(desk).place == "Oslo")
    assert desk.event_now.place == "Oslo"  # capture knows at once


def test_every_field_of_the_basics_is_kept(page: EventsPage, desk: Desk) -> None:
    write(page, "name", "Grid & Power Expo 2026")
    write(page, "starts_on", "2026-04-20")
    write(page, "ends_on", "2026-04-24")
    for name, key in (
        ("kind", "community"),
        ("time_zone", "Europe/Berlin"),
        ("currency", "EUR"),
        ("default_country", "DE"),
        ("default_channel", "referral"),
    ):
        pick(page, f"event-{name}", key)
    page.tabs.tab("team").per_day.setValue(60)
    page.tabs.tab("team").total.setValue(250)
    page.save()
    held = stored(desk)
    assert (held.name, held.kind, held.starts_on, held.ends_on) == (
        "Grid & Power Expo 2026",
        "community",
        "2026-04-20",
        "2026-04-24",
    )
    assert (held.time_zone, held.currency, held.default_country) == ("Europe/Berlin", "EUR", "DE")
    assert (held.goal_per_day, held.goal_total, held.channel) == (60, 250, "referral")
    assert page.model.index(0, 0).data() == "Grid & Power Expo 2026"


def test_leaving_saves_what_is_typed_and_says_so(page: EventsPage, desk: Desk) -> None:
    heard: list[bool] = []
    write(page, "place", "Oslo")
    page.flush(heard.append)
    assert (heard, stored(desk).place) == ([True], "Oslo")


def test_what_cannot_be_saved_is_said_and_kept(page: EventsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise KnownError("disk_full", path="/media/stick")

    heard: list[bool] = []
    write(page, "place", "Oslo")
    with monkeypatch.context() as broken:
        broken.setattr(events, "save_event", full)
        page.flush(heard.append)
    assert heard == [False]
    assert "The disk is full (/media/stick)." in page.tabs.banner.text()
    page.flush(heard.append)
    assert (heard, stored(desk).place) == ([False, True], "Oslo")
    assert not page.tabs.banner.isVisible()


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("ends_on", "2026-04-19", "before the first day"),
        ("ends_on", "2026-04-31", "no date"),
        ("name", "", "needs a name"),
    ],
)
def test_what_makes_no_sense_is_said_beside_it_and_not_saved(
    page: EventsPage, desk: Desk, field: str, text: str, says: str
) -> None:
    write(page, "starts_on", "2026-04-20")
    write(page, "ends_on", "2026-04-24")
    page.save()
    write(page, field, text)
    write(page, "place", "Oslo")
    page.save()
    assert page.tabs.tab("basics").fields[field].status_text() == says
    held = stored(desk)
    assert (held.name, held.ends_on, held.place) == ("Grid & Power Expo", "2026-04-24", "Oslo")


def test_a_new_event_is_made_named_and_chosen_by_keyboard(qtbot: QtBot, page: EventsPage, desk: Desk) -> None:
    QTest.keyClick(page.new, Qt.Key.Key_Space)
    line = QApplication.focusWidget()
    assert line is not None
    assert line.objectName() == "event-name"
    QTest.keyClicks(line, "Chamber breakfast")
    assert page.head.use.isVisible()
    with qtbot.waitSignal(page.message) as told:
        QTest.keyClick(page.head.use, Qt.Key.Key_Space)
    assert told.args[0] == "Capturing at Chamber breakfast"
    assert desk.event_now.name == "Chamber breakfast"
    assert not page.head.use.isVisible()
    assert desk.settings.event == desk.event_now.id.hex()


def test_arrows_walk_through_the_events_and_save_on_the_way(page: EventsPage, desk: Desk) -> None:
    breakfast = events.create_event(desk.store, "Chamber breakfast", kind="chamber")
    page.refresh()
    write(page, "place", "Hall 4")
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Up if page.list.currentIndex().row() else Qt.Key.Key_Down)
    assert page.tabs.tab("basics").fields["name"].text() == "Chamber breakfast"
    assert stored(desk).place == "Hall 4"
    assert stored(desk, breakfast).place == ""


def test_archived_events_cannot_be_used(page: EventsPage, desk: Desk) -> None:
    other = events.create_event(desk.store, "River clean-up", kind="community")
    page.refresh()
    page.list.setCurrentIndex(page.model.index(page.model.row_of(other.id), 0))
    archive(page).trigger()
    assert stored(desk, other).archived
    assert not page.head.use.isEnabled()
    archive(page).trigger()
    assert not stored(desk, other).archived


def test_the_event_in_use_cannot_be_put_away(page: EventsPage, desk: Desk) -> None:
    assert not archive(page).isEnabled()
    page.toggle_archived()
    assert not stored(desk).archived


def test_a_preset_reads_a_test_badge_token_by_token(page: EventsPage, desk: Desk) -> None:
    show_badges(page)
    pick(page, "badge-preset", "cvent_caret")
    page.tabs.tab("badges").side.entry.setFocus()
    assert page.wants_scan()
    page.take_scan(JANE, "qrcode")
    assert preview(page)[:4] == [
        ("8841", "Badge id"),
        ("JANE", "First name"),
        ("DOE", "Last name"),
        ("jane@doe.example", "E-mail"),
    ]
    assert (
        page.tabs.tab("badges").side.summary.text() == "JANE DOE · Engineer · Acme Ltd · jane@doe.example · badge 8841"
    )
    page.save()
    assert stored(desk).badge_profile == PRESETS["cvent_caret"]


def test_a_scan_is_wanted_only_while_the_test_field_has_the_focus(page: EventsPage) -> None:
    assert not page.wants_scan()
    show_badges(page)
    assert not page.wants_scan()
    page.tabs.tab("badges").side.entry.setFocus()
    assert page.wants_scan()


def test_a_layout_made_by_hand_shows_at_once(page: EventsPage, desk: Desk) -> None:
    show_badges(page)
    pick(page, "badge-preset", "-")
    page.take_scan("8841|JANE|Acme", "")
    assert page.tabs.tab("badges").side.remarks.text() != ""
    pick(page, "badge-delimiter", "|")
    pick(page, "badge-token-2", "last_name")
    pick(page, "badge-token-3", "company")
    assert preview(page) == [("8841", "Badge id"), ("JANE", "Last name"), ("Acme", "Company")]
    child(page, QWidget, "badge-fix-case").setFocus()
    QTest.keyClick(child(page, QWidget, "badge-fix-case"), Qt.Key.Key_Space)
    assert page.tabs.tab("badges").side.summary.text() == "Jane · Acme · badge 8841"
    QTest.keyClick(page.tabs.tab("badges").form.more, Qt.Key.Key_Space)
    QTest.keyClick(page.tabs.tab("badges").form.less, Qt.Key.Key_Space)
    page.save()
    assert stored(desk).badge_profile == BadgeProfile(
        delimiter="|", columns=("badge_id", "last_name", "company"), fix_case=True
    )


def test_a_badge_that_names_its_fields_is_shown_field_by_field(page: EventsPage) -> None:
    show_badges(page)
    QTest.keyClicks(page.tabs.tab("badges").side.entry, "MECARD:N:Weber,Jonas;EMAIL:j@weber.example;;")
    assert preview(page) == [("Jonas", "First name"), ("Weber", "Last name"), ("j@weber.example", "E-mail")]


def test_the_layout_is_guessed_from_the_scans_of_the_event(qtbot: QtBot, page: EventsPage, desk: Desk) -> None:
    show_badges(page)
    with qtbot.waitSignal(page.message) as told:
        page.tabs.tab("badges").form.guess.click()
    assert "need no layout" in told.args[0]
    for number in range(3):
        capture.scan(desk.store, desk.event_now, desk.staff.id, f"{number}{JANE}")
    page.tabs.tab("badges").form.guess.click()
    assert page.tabs.tab("badges").form.profile() == PRESETS["cvent_caret"]


def test_reading_again_changes_leads_but_never_what_was_typed(qtbot: QtBot, page: EventsPage, desk: Desk) -> None:
    wrong = BadgeProfile(delimiter="^", columns=("badge_id", "last_name", "first_name", "city"))
    event = replace(desk.event_now, badge_profile=wrong)
    events.save_event(desk.store, event)
    page.refresh()
    leads = [
        capture.scan(desk.store, event, desk.staff.id, payload).lead.id
        for payload in ("8841^Jonas^Weber^Alder Energy", "8842^Aiko^Tanaka^Kitano Controls")
    ]
    capture.edit_contact(desk.store, desk.staff.id, leads[1], {"first_name": "Aiko-san"})
    show_badges(page)
    for number, key in ((2, "first_name"), (3, "last_name"), (4, "company")):
        pick(page, f"badge-token-{number}", key)
    with qtbot.waitSignal(page.message) as told:
        page.tabs.tab("badges").side.reread.click()
    words, action, undo = told.args
    assert (words, action) == ("2 of 2 leads changed", "Undo")
    titles = [open_lead(desk.store, lead).lead.contact for lead in leads]
    assert [(one.full_name, one.company) for one in titles] == [
        ("Jonas Weber", "Alder Energy"),
        ("Aiko-san Tanaka", "Kitano Controls"),
    ]
    assert not page.tabs.tab("badges").side.progress.isVisible()
    undo()
    assert open_lead(desk.store, leads[0]).lead.contact.full_name == "Weber Jonas"


def test_what_others_change_is_shown(qtbot: QtBot, page: EventsPage, desk: Desk) -> None:
    other = QObject()
    changed = replace(desk.event_now, name="Expo of others")
    desk.act(lambda store: events.save_event(store, changed), owner=other)
    qtbot.waitUntil(lambda: page.tabs.tab("basics").fields["name"].text() == "Expo of others")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-04-20", "2026-04-20"),
        ("", ""),
        ("20260420", "2026-04-20"),
        ("20.4.2026", "2026-04-20"),
        ("5. 12. 2026", "2026-12-05"),
        ("31.2.2026", None),
        ("soon", None),
        ("2026-02-30", None),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, day: str | None) -> None:
    assert read_day(text) == day


def test_an_event_stands_in_the_list_with_its_dates_and_how_many_it_has(page: EventsPage, desk: Desk) -> None:
    events.create_event(desk.store, "Grid webinar", kind="webinar", starts_on="2019-03-18")
    page.refresh()
    index = next(i for i in map(page.model.index, range(2), (0, 0)) if i.data() == "Grid webinar")
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Webinar · 18 Mar 2019 · 0 leads"
    one_line = page.list.sizeHintForIndex(index).height()
    page.list.setFixedWidth(120)
    assert page.list.sizeHintForIndex(index).height() > one_line  # it wraps rather than being cut off


def test_dates_are_told_briefly(desk: Desk) -> None:
    def told(first: str, last: str) -> str:
        return dates_words(replace(desk.event_now, starts_on=first, ends_on=last))

    assert told("2019-04-20", "2019-04-24") == "20–24 Apr 2019"
    assert told("2019-04-30", "2019-05-02") == "30 Apr 2019 – 2 May 2019"
    assert told("2019-04-30", "") == told("2019-04-30", "2019-04-30") == "30 Apr 2019"
    assert told("", "") == ""
