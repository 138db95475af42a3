"""The tabs of an event: each saves what is typed, says what makes no sense, and keeps what could not be saved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.domain.words import CostKind, MagnetKind
from leadbooth.errors import KnownError
from leadbooth.services import capture, consent_texts, events, magnets
from leadbooth.services.captured import open_lead
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.events import EventsPage
from leadbooth.ui.pages.events.words import amount_of, amount_words, cost_word, language_word, magnet_kind_word
from leadbooth.ui.widgets import Chip, ChoiceBox
from tests.ui.events.hands import child, pick, stored, write


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> EventsPage:
    made = EventsPage(desk)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    with qtbot.waitActive(made):
        made.show()
    made.shown()
    return made


def full(*_: object, **__: object) -> None:
    raise KnownError("disk_full", path="/media/stick")


def leave(widget: QWidget) -> None:
    """Go on with Tab."""
    QTest.keyClick(widget, Qt.Key.Key_Tab)


def enabled_rows(page: EventsPage) -> list[tuple[str, bool]]:
    """The names of the lead magnets that are shown, and whether they are offered."""
    lines = page.tabs.tab("magnets").findChildren(QLineEdit, "magnet-name")
    return [(line.text(), line.isEnabled()) for line in lines if line.isVisible()]


# Basics


def test_costs_are_added_up_in_the_currency_of_the_event(page: EventsPage, desk: Desk) -> None:
    pick(child(page, ChoiceBox, "event-currency"), "EUR")
    write(child(page, QLineEdit, "cost-space"), "12400")
    write(child(page, QLineEdit, "cost-travel"), "150.5")
    costs = page.tabs.tab("basics").costs
    assert costs.heading.remark() == f"In all {amount_words(12550.5, 'EUR')}"
    page.save()
    assert stored(desk).costs == {"space": 12400, "travel": 150.5}


def test_what_is_no_amount_is_said_and_the_amount_before_stays(page: EventsPage, desk: Desk) -> None:
    line = child(page, QLineEdit, "cost-space")
    write(line, "900")
    page.save()
    write(line, "much")
    write(child(page, QLineEdit, "cost-stand"), "100")
    page.save()
    assert page.tabs.tab("basics").costs.fields[CostKind.SPACE].status_text() == "no amount"
    assert line.text() == "much"
    assert stored(desk).costs == {"space": 900, "stand": 100}


@pytest.mark.parametrize(
    ("text", "amount"), [("", 0.0), ("12.5", 12.5), (" 7 ", 7.0), ("-1", None), ("many", None), ("inf", None)]
)
def test_amounts_are_read_as_people_write_them(text: str, amount: float | None) -> None:
    assert amount_of(text) == amount


def test_amounts_are_written_as_people_read_them() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    assert (amount_words(12400, "EUR"), amount_words(0.5)) == ("12.400 EUR", "0,50")
    assert amount_of("12.400,50") == 12400.5
    QLocale.setDefault(before)


def test_a_campaign_is_kept_once_its_name_is_whole(page: EventsPage, desk: Desk) -> None:
    line = child(page, QLineEdit, "event-campaign")
    write(line, "Spring relays")
    assert events.list_campaigns(desk.store) == []
    leave(line)
    assert [one.name for one in events.list_campaigns(desk.store)] == ["Spring relays"]
    page.save()
    assert stored(desk).default_campaign_id == events.list_campaigns(desk.store)[0].id
    write(line, "")
    leave(line)
    page.save()
    assert stored(desk).default_campaign_id is None


def test_a_campaign_that_is_being_typed_belongs_to_the_event_it_was_typed_for(page: EventsPage, desk: Desk) -> None:
    other = events.create_event(desk.store, "Chamber breakfast")
    page.refresh()
    write(child(page, QLineEdit, "event-campaign"), "Spring relays")
    page.list.setCurrentIndex(page.model.index(page.model.row_of(other.id), 0))
    assert child(page, QLineEdit, "event-campaign").text() == ""
    assert stored(desk).default_campaign_id is not None
    assert stored(desk, other).default_campaign_id is None


def test_a_campaign_that_is_not_kept_stays_on_the_screen(
    page: EventsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[bool] = []
    line = child(page, QLineEdit, "event-campaign")
    write(line, "Spring relays")
    with monkeypatch.context() as broken:
        broken.setattr(events, "campaign_named", full)
        page.flush(heard.append)
    assert (heard, line.text()) == ([False], "Spring relays")
    assert "The disk is full" in page.tabs.banner.text()
    page.flush(heard.append)
    assert heard == [False, True]
    assert stored(desk).default_campaign_id is not None


def test_a_changed_country_has_leads_scored_anew(page: EventsPage, desk: Desk) -> None:
    lead = capture.start_typed(desk.store, desk.event_now, desk.staff.id, {"phone": "22 12 34 56"}).lead
    before = open_lead(desk.store, lead.id).quality
    pick(child(page, ChoiceBox, "event-default_country"), "NO")
    page.save()
    assert open_lead(desk.store, lead.id).quality.score > before.score
    assert page.head.saved.text() == "All leads scored"


# Team & goals


def test_who_works_there_is_ticked_by_keyboard(page: EventsPage, desk: Desk) -> None:
    jonas = events.add_staff(desk.store, "Jonas Weber")
    page.tabs.show_tab("team")
    tab = page.tabs.tab("team")
    tab.list.setFocus()
    QTest.keyClick(tab.list, Qt.Key.Key_Space)
    page.save()
    assert stored(desk).team == (jonas.id,)
    QTest.keyClick(tab.list, Qt.Key.Key_Space)
    page.save()
    assert stored(desk).team == ()


def test_somebody_new_joins_the_team(page: EventsPage, desk: Desk) -> None:
    page.tabs.show_tab("team")
    tab = page.tabs.tab("team")
    tab.list.setFocus()
    QTest.keyClick(tab.list, Qt.Key.Key_Space)
    QTest.keyClick(tab.add, Qt.Key.Key_Space)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    QTest.keyClicks(child(dialog, QLineEdit, "staffName"), "Jonas Weber")
    QTest.keyClick(child(dialog, QLineEdit, "staffName"), Qt.Key.Key_Return)
    page.save()
    names = {one.name for one in events.list_staff(desk.store) if one.id in stored(desk).team}
    assert names == {"Mara Klein", "Jonas Weber"}


def test_the_goal_of_a_day_is_told_for_all_days(page: EventsPage, desk: Desk) -> None:
    events.save_event(desk.store, replace(desk.event_now, starts_on="2026-04-20", ends_on="2026-04-24"))
    page.refresh()
    page.tabs.show_tab("team")
    tab = page.tabs.tab("team")
    tab.per_day.setFocus()
    tab.per_day.selectAll()
    QTest.keyClicks(tab.per_day, "60")
    assert tab.remark.text() == "60 a day over 5 days are 300 leads."
    page.save()
    assert stored(desk).goal_per_day == 60


# Lead magnets


def test_a_lead_magnet_is_added_renamed_retired_and_brought_back(page: EventsPage, desk: Desk) -> None:
    page.tabs.show_tab("magnets")
    QTest.keyClick(child(page, QPushButton, "magnet-first"), Qt.Key.Key_Space)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "Relay guide")
    pick(child(page, ChoiceBox, "magnet-kind"), MagnetKind.TIP_SHEET)
    found = magnets.list_magnets(desk.store, desk.event_now.id)
    assert [(one.name, one.kind) for one in found] == [("Relay guide", "tip_sheet")]
    write(line, "Relay selection guide")
    leave(line)
    turn = child(page, QPushButton, "magnet-turn")
    turn.click()
    assert magnets.list_magnets(desk.store, desk.event_now.id) == []
    assert enabled_rows(page) == []
    child(page, QWidget, "magnet-retired").click()  # type: ignore[attr-defined]
    assert enabled_rows(page) == [("Relay selection guide", False)]
    turn.click()
    assert [one.name for one in magnets.list_magnets(desk.store, desk.event_now.id)] == ["Relay selection guide"]


def test_a_lead_magnet_is_saved_as_one_types(qtbot: QtBot, page: EventsPage, desk: Desk) -> None:
    page.tabs.show_tab("magnets")
    page.tabs.tab("magnets").add_magnet()
    QTest.keyClicks(child(page, QLineEdit, "magnet-name"), "Relay guide")
    qtbot.waitUntil(lambda: len(magnets.list_magnets(desk.store, desk.event_now.id)) == 1)


def test_a_lead_magnet_without_a_name_is_none(page: EventsPage, desk: Desk) -> None:
    heard: list[bool] = []
    page.tabs.show_tab("magnets")
    page.tabs.tab("magnets").add_magnet()
    page.flush(heard.append)
    assert heard == [True]
    page.tabs.show_tab("basics")
    page.tabs.show_tab("magnets")
    assert enabled_rows(page) == []
    assert magnets.list_magnets(desk.store, desk.event_now.id) == []


def test_a_lead_magnet_that_is_not_saved_stays(page: EventsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[bool] = []
    page.tabs.show_tab("magnets")
    page.tabs.tab("magnets").add_magnet()
    with monkeypatch.context() as broken:
        broken.setattr(magnets, "save_magnet", full)
        QTest.keyClicks(child(page, QLineEdit, "magnet-name"), "Relay guide")
        page.flush(heard.append)
    assert (heard, enabled_rows(page)) == ([False], [("Relay guide", True)])
    page.flush(heard.append)
    assert heard == [False, True]
    assert [one.name for one in magnets.list_magnets(desk.store, desk.event_now.id)] == ["Relay guide"]


# Consent text


def test_each_wording_is_a_version_once_it_is_left(page: EventsPage, desk: Desk) -> None:
    page.tabs.show_tab("consent")
    edit = child(page, QPlainTextEdit, "wording-email")
    for wording in ("You may write to me.", "You may send me offers by e-mail."):
        write(edit, wording)
        leave(edit)
    texts = consent_texts.list_consent_texts(desk.store, desk.event_now.id)
    assert [(one.purpose, one.language, one.version) for one in texts] == [("email", "en", 2)]
    assert texts[0].wording == "You may send me offers by e-mail."
    assert page.tabs.tab("consent").fields["email"].remark.text() == "Version 2"


def test_another_language_has_wordings_of_its_own(page: EventsPage, desk: Desk) -> None:
    page.tabs.show_tab("consent")
    write(child(page, QPlainTextEdit, "wording-phone"), "You may call me.")
    pick(child(page, ChoiceBox, "consent-language"), "de")
    edit = QApplication.focusWidget()
    assert edit is child(page, QPlainTextEdit, "wording-email")
    assert child(page, QPlainTextEdit, "wording-phone").toPlainText() == ""
    QTest.keyClicks(edit, "Sie senden mir Angebote.")
    page.save()
    texts = consent_texts.list_consent_texts(desk.store, desk.event_now.id)
    assert {(one.purpose, one.language) for one in texts} == {("phone", "en"), ("email", "de")}


def test_the_language_that_is_shown_can_be_clicked_again(page: EventsPage, desk: Desk) -> None:
    page.tabs.show_tab("consent")
    edit = child(page, QPlainTextEdit, "wording-email")
    write(edit, "You may write to me.")
    child(page, Chip, "chip-en").click()
    child(page, Chip, "chip-en").click()
    assert edit.toPlainText() == "You may write to me."
    assert child(page, Chip, "chip-en").isChecked()


def test_what_is_typed_is_kept_when_another_event_is_looked_at(page: EventsPage, desk: Desk) -> None:
    other = events.create_event(desk.store, "Chamber breakfast")
    page.refresh()
    page.tabs.show_tab("consent")
    edit = child(page, QPlainTextEdit, "wording-post")
    write(edit, "You may write letters to me.")
    page.list.setCurrentIndex(page.model.index(page.model.row_of(other.id), 0))
    assert edit.toPlainText() == ""
    assert [one.purpose for one in consent_texts.list_consent_texts(desk.store, desk.event_now.id)] == ["post"]
    assert consent_texts.list_consent_texts(desk.store, other.id) == []


def test_a_wording_that_is_not_saved_stays(page: EventsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[bool] = []
    page.tabs.show_tab("consent")
    edit = child(page, QPlainTextEdit, "wording-email")
    with monkeypatch.context() as broken:
        broken.setattr(consent_texts, "save_consent_text", full)
        write(edit, "You may write to me.")
        page.flush(heard.append)
    assert (heard, edit.toPlainText()) == ([False], "You may write to me.")
    assert "The disk is full" in page.tabs.banner.text()
    page.tabs.retry.click()
    assert not page.tabs.banner.isVisible()
    assert [one.wording for one in consent_texts.list_consent_texts(desk.store, desk.event_now.id)] == [
        "You may write to me."
    ]


# All of them


def test_what_is_not_saved_stays_while_another_event_is_looked_at(
    page: EventsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = events.create_event(desk.store, "Chamber breakfast")
    page.refresh()
    with monkeypatch.context() as broken:
        broken.setattr(events, "save_event", full)
        write(child(page, QLineEdit, "event-place"), "Oslo")
        page.list.setCurrentIndex(page.model.index(page.model.row_of(other.id), 0))
    assert page.tabs.retry.isVisible()
    page.list.setCurrentIndex(page.model.index(page.model.row_of(desk.event_now.id), 0))
    assert child(page, QLineEdit, "event-place").text() == "Oslo"
    assert stored(desk).place == "Oslo"


def test_only_what_was_edited_is_saved(page: EventsPage, desk: Desk) -> None:
    write(child(page, QLineEdit, "event-place"), "Oslo")
    events.save_event(desk.store, replace(stored(desk), goal_total=300))
    page.save()
    assert (stored(desk).place, stored(desk).goal_total) == ("Oslo", 300)
    assert page.draft.current == stored(desk)


def test_tabs_are_walked_through_by_keyboard(page: EventsPage) -> None:
    seen = [page.tabs.current]
    while page.tabs.next.isVisible():
        QTest.keyClick(page.tabs.next, Qt.Key.Key_Space)
        seen.append(page.tabs.current)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert page.tabs.tab(page.tabs.current).isAncestorOf(focused)
    assert seen == [chip.objectName().removeprefix("chip-") for chip in page.tabs.chips.chips()]
    page.tabs.show_previous()
    assert page.tabs.current == seen[-2]


def test_every_word_of_the_vocabularies_is_known() -> None:
    assert all(cost_word(kind) != kind for kind in CostKind)
    assert all(magnet_kind_word(kind) != kind for kind in MagnetKind)
    assert (language_word("de"), language_word("xx")) == ("German", "xx")
