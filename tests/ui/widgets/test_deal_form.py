"""What a lead may be worth and what comes next, typed where the lead is shown."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leadbooth.domain.contact import Contact
from leadbooth.domain.event import Staff
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.ui.money import read_amount
from leadbooth.ui.widgets import DealForm
from tests.ui.widgets.driving import put

MARA, SAM = Staff(Id(b"m" * 16), "Mara Klein"), Staff(Id(b"s" * 16), "Sam Pohl")
PEOPLE = {one.id: one for one in (MARA, SAM)}
LEAD = Lead(
    Id(b"1" * 16),
    Id(b"e" * 16),
    Contact(first_name="Grete"),
    owner=MARA.id,
    value=48000.0,
    next_step="Send the quote",
)


@pytest.fixture
def form(window: QWidget) -> DealForm:
    made = put(window, DealForm())
    made.show_lead(LEAD, PEOPLE, "EUR")
    return made


def retype(form: DealForm, name: str, text: str) -> None:
    line = getattr(form, name).editor
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def test_what_is_typed_is_handed_over_when_the_field_is_left(form: DealForm, qtbot: QtBot) -> None:
    assert (form.value.text(), form.next_step.text()) == ("48000", "Send the quote")
    assert form.value.editor.accessibleName() == "Value in EUR"
    with qtbot.waitSignal(form.deal_edited) as deal:
        retype(form, "value", "52.500")
        QTest.keyClick(form.value.editor, Qt.Key.Key_Return)
    assert deal.args == [LEAD.id, 52500.0, ""]
    with qtbot.waitSignal(form.next_edited) as planned:
        retype(form, "due_on", "2026-12-01")
        QTest.keyClick(form.due_day, Qt.Key.Key_Return)
    assert planned.args == [LEAD.id, "Send the quote", "2026-12-01"]


def test_what_makes_no_sense_is_said_and_not_handed_over(form: DealForm, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.deal_edited):
        retype(form, "value", "a lot")
        QTest.keyClick(form.value.editor, Qt.Key.Key_Return)
    assert form.value.status_text() == "no amount"
    form.show_lead(replace(LEAD, id=Id(b"2" * 16)), PEOPLE)
    assert form.value.status_text() == ""


def test_another_lead_takes_nothing_from_the_one_before(form: DealForm, qtbot: QtBot) -> None:
    retype(form, "value", "1")
    with qtbot.waitSignal(form.deal_edited) as deal:
        form.show_lead(replace(LEAD, id=Id(b"2" * 16), value=None), PEOPLE)
    assert deal.args == [LEAD.id, 1.0, ""]
    assert form.value.text() == ""


def test_news_of_the_same_lead_leave_what_is_being_typed(form: DealForm) -> None:
    retype(form, "next_step", "Call Gre")
    form.show_lead(replace(LEAD, value=5.0, next_step="Ask Sam"), PEOPLE)
    assert (form.value.text(), form.next_step.text()) == ("5", "Call Gre")


def test_the_owner_is_picked_by_keyboard(form: DealForm, qtbot: QtBot) -> None:
    form.owner_box.setFocus()
    with qtbot.waitSignal(form.owner_picked) as picked:
        QTest.keyClick(form.owner_box, Qt.Key.Key_Down)
    assert picked.args == [LEAD.id, SAM.id]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("", None), ("48000", 48000.0), ("48,000", 48000.0), ("48.000,50", 48000.5), ("€ 48'000", 48000.0),
     ("1 200 000 zł", 1200000.0), ("12.5", 12.5), ("12,5 EUR", 12.5), ("1,234,567.89", 1234567.89)],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(typed: str, amount: float | None) -> None:
    assert read_amount(typed) == amount


@pytest.mark.parametrize("typed", ["a lot", "-5", "5 or 6", "+", "1e9"])
def test_what_is_no_amount_is_no_amount(typed: str) -> None:
    with pytest.raises(ValueError, match=re.escape(typed)):
        read_amount(typed)
