"""The questions as the booth sees them: answered by hand, by key and by digit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.domain.form import Option
from leadbooth.domain.ids import Id
from leadbooth.ui.theme import apply_theme
from leadbooth.ui.widgets import Chip, QuestionForm
from tests.ui.keyboard import Key, focused_name, press
from tests.ui.questions.booth_questions import ALL, BUDGET, BY, LIKED, LINE, SYSTEM, UNITS, WHEN


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> QWidget:
    """A line before the form and one after it, as on a page."""
    apply_theme(qapp, "light")
    shown = QWidget()
    column = QVBoxLayout(shown)
    before, form, after = QLineEdit(), QuestionForm(), QLineEdit()
    form.setObjectName("form")
    before.setObjectName("before")
    after.setObjectName("after")
    for widget in (before, form, after):
        column.addWidget(widget)
    shown.resize(900, 500)
    form.set_questions(ALL)
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


@pytest.fixture
def form(window: QWidget) -> QuestionForm:
    found = window.findChild(QuestionForm, "form")
    assert isinstance(found, QuestionForm)
    return found


@pytest.fixture
def said(form: QuestionForm) -> list[tuple[Id, Any]]:
    """What the form reported."""
    heard: list[tuple[Id, Any]] = []

    def hear(question: Id, value: Any) -> None:
        heard.append((question, value))

    form.answered.connect(hear)
    return heard


def test_answers_of_every_kind(form: QuestionForm, said: list[tuple[Id, Any]]) -> None:
    form.focus_first()
    for keys in ("13", "\t2", "\t1", "\tScada 5", "\t12.5", "\t2026-04-20", "\t4"):
        for key in keys:
            press(Key.Key_Tab if key == "\t" else key)
    assert form.answers() == {
        LINE.id: ("Relays", "Sensors"),
        WHEN.id: "This year",
        BUDGET.id: True,
        SYSTEM.id: "Scada 5",
        UNITS.id: 12.5,
        BY.id: "2026-04-20",
        LIKED.id: 4.0,
    }
    assert said[:3] == [(LINE.id, ("Relays",)), (LINE.id, ("Relays", "Sensors")), (WHEN.id, "This year")]
    assert said[-1] == (LIKED.id, 4.0)


def test_tab_goes_from_question_to_question_and_on(form: QuestionForm) -> None:
    form.window().findChildren(QLineEdit, "before")[0].setFocus()
    seen = []
    for _ in range(7):
        press(Key.Key_Tab)
        seen.append(focused_name())
    assert seen == ["chip-Relays", "chip-This quarter", "chip-yes", "answer-units", "answer-by", "chip-1", "after"]
    press(Key.Key_Backtab)
    assert focused_name() == "chip-1"


def test_arrows_move_and_space_or_enter_chooses(form: QuestionForm) -> None:
    form.focus_question(WHEN.id)
    press(Key.Key_Right)
    press(Key.Key_Return)
    assert form.answers() == {WHEN.id: "This year"}
    press(Key.Key_Right)
    press(Key.Key_Space)
    assert form.answers() == {WHEN.id: "Later"}


def test_choosing_the_same_again_takes_the_answer_back(form: QuestionForm, said: list[tuple[Id, Any]]) -> None:
    form.focus_question(BUDGET.id)
    press("2")
    assert form.answers() == {BUDGET.id: False}
    press("2")
    assert form.answers() == {}
    assert said == [(BUDGET.id, False), (BUDGET.id, None)]


def test_a_digit_that_names_no_option_does_nothing(form: QuestionForm, said: list[tuple[Id, Any]]) -> None:
    form.focus_question(BUDGET.id)
    press("7")
    assert said == []


def test_digits_are_shown_only_where_they_work(form: QuestionForm) -> None:
    form.focus_question(WHEN.id)
    field, other = form.field(WHEN.id), form.field(BUDGET.id)
    assert field is not None
    assert other is not None
    assert [chip.digit() for chip in field.findChildren(Chip)] == ["1", "2", "3"]
    assert {chip.digit() for chip in other.findChildren(Chip)} == {""}
    press(Key.Key_Tab)
    assert {chip.digit() for chip in field.findChildren(Chip)} == {""}


def test_an_answer_makes_a_question_appear_and_the_focus_stays(form: QuestionForm) -> None:
    assert SYSTEM not in form.asked()
    form.focus_question(LINE.id)
    press("1")
    field = form.field(SYSTEM.id)
    assert field is not None
    assert field.isVisible()
    assert focused_name() == "chip-Relays"
    press("1")
    assert not field.isVisible()
    assert focused_name() == "chip-Relays"


def test_showing_answers_is_silent(form: QuestionForm, said: list[tuple[Id, Any]]) -> None:
    form.set_answers({LINE.id: ("Relays",), UNITS.id: 1200.0, BY.id: "2026-04-20", LIKED.id: 5.0, BUDGET.id: True})
    assert said == []
    assert {one: field.value() for one in form.answers() if (field := form.field(one))} == form.answers()
    form.set_answers({})
    assert form.asked() == [LINE, WHEN, BUDGET, UNITS, BY, LIKED]
    assert all(field.value() is None for q in ALL if (field := form.field(q.id)))


def test_a_line_being_typed_in_is_spared(form: QuestionForm) -> None:
    form.focus_question(UNITS.id)
    press("12")
    form.set_answers({UNITS.id: 1.0}, spare_focus=True)
    field = form.field(UNITS.id)
    assert field is not None
    assert field.value() == 12.0


def test_what_is_no_number_counts_as_none_and_says_so(form: QuestionForm, said: list[tuple[Id, Any]]) -> None:
    form.focus_question(UNITS.id)
    press("many")
    assert form.answers() == {}
    press(Key.Key_Tab)
    field = form.field(UNITS.id)
    assert field is not None
    assert field.line is not None
    assert field.line.accessibleDescription() == "no number"
    assert field.line.text() == "many"


def test_what_is_missing_is_marked_and_asked_for(form: QuestionForm) -> None:
    assert form.focus_first_missing([BUDGET.id, WHEN.id])
    when, budget = form.field(WHEN.id), form.field(BUDGET.id)
    assert when is not None
    assert budget is not None
    assert focused_name() == "chip-This quarter"
    assert when.is_missing()
    assert budget.is_missing()
    press("1")
    assert not when.is_missing()
    assert budget.is_missing()
    assert not form.focus_first_missing([SYSTEM.id])  # not asked of this person


def test_required_ones_say_so(form: QuestionForm) -> None:
    field = form.field(WHEN.id)
    assert field is not None
    assert field.label.text() == "When do you plan to decide? *"
    assert field.chips is not None
    assert field.chips.accessibleName() == "When do you plan to decide? (required)"


def test_an_option_that_is_gone_is_named_beside_the_question(form: QuestionForm) -> None:
    form.set_answers({WHEN.id: "Next week"})
    field = form.field(WHEN.id)
    assert field is not None
    assert field.value() is None
    assert any("Next week" in label.text() for label in field.findChildren(type(field._status)))
    assert form.answers() == {WHEN.id: "Next week"}


def test_another_form_keeps_answers_and_focus(form: QuestionForm) -> None:
    form.focus_question(WHEN.id)
    press("1")
    other = replace(WHEN, options=(*WHEN.options, Option("Never")))
    form.set_questions((other, BUDGET))
    assert focused_name() == "chip-This quarter"
    assert form.answers() == {WHEN.id: "This quarter"}
    press(Key.Key_Tab)
    assert focused_name() == "chip-yes"
    press(Key.Key_Tab)
    assert focused_name() == "after"


def test_two_columns_where_there_is_room(form: QuestionForm) -> None:
    line, when = form.field(LINE.id), form.field(WHEN.id)
    assert line is not None
    assert when is not None
    assert line.y() == when.y()
    form.window().resize(420, 700)
    QApplication.processEvents()
    assert line.x() == when.x()
    assert line.y() < when.y()


def test_the_calendar_picks_a_day(form: QuestionForm) -> None:
    form.set_answers({BY.id: "2026-04-20"})
    form.focus_question(BY.id)
    press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = QApplication.activePopupWidget()
    assert calendar is not None
    QTest.keyClick(calendar.focusProxy() or calendar, Key.Key_Right)
    QTest.keyClick(QApplication.focusWidget() or calendar, Key.Key_Return)
    assert form.answers() == {BY.id: "2026-04-21"}
