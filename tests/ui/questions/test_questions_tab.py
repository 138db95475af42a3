"""Questions of an event: written, ordered, retired and tried by keyboard and mouse, on a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from leadbooth.domain.form import AnswerIs, Option, Question
from leadbooth.domain.words import QuestionKind
from leadbooth.services import answers, capture, events, questions
from leadbooth.services.captured import open_lead
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.events.questions import QuestionsTab
from leadbooth.ui.theme import apply_theme
from tests.ui.keyboard import ALT, CTRL, SHIFT, Key, focused_name, press, tab_to
from tests.ui.questions.booth_questions import LINE, SYSTEM, WHEN
from tests.ui.questions.stored import problem, stored, wordings


@pytest.fixture
def tab(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Iterator[QuestionsTab]:
    apply_theme(qapp, "light")
    window, made = QMainWindow(), QuestionsTab(desk)
    window.setCentralWidget(made)
    made.side.setParent(window)
    window.resize(600, 700)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made.show_event(desk.event_now)
    yield made
    window.close()


@pytest.fixture
def asked(desk: Desk, tab: QuestionsTab) -> tuple[Question, Question]:
    """Two questions that are there already."""
    kept = tuple(questions.save_question(desk.store, desk.event_now.id, one) for one in (LINE, WHEN))
    tab.refresh()
    return kept[0], kept[1]


def test_a_question_is_written_by_keyboard(tab: QuestionsTab, desk: Desk) -> None:
    tab.add.setFocus()
    press(Key.Key_Space)
    press("When do you plan to decide?")
    press(Key.Key_Tab)  # one of several is chosen already
    press(Key.Key_Tab)
    press("2")  # intent
    press(Key.Key_Tab)
    for text, points in (("This quarter", "25"), ("This year", "12"), ("Later", "")):
        press(text)
        if points:
            press(Key.Key_Tab)
            press(Key.Key_A, CTRL)
            press(points)
            press(Key.Key_Tab)
        else:
            press(Key.Key_Return)
    press(Key.Key_Return)
    assert focused_name() == "question-required"
    press(Key.Key_Space)
    press(Key.Key_Return, CTRL)
    (kept,) = stored(desk)
    assert kept.options == (Option("This quarter", 25), Option("This year", 12), Option("Later"))
    assert (kept.wording, kept.feeds, kept.required) == ("When do you plan to decide?", "intent", True)
    assert kept.key == "when_do_you_plan_to_decide"
    assert not tab.editor.isVisible()
    assert focused_name() == f"card-{kept.key}"


def test_the_usual_four_are_one_click(tab: QuestionsTab, desk: Desk) -> None:
    tab.usual.click()
    assert [(q.kind, q.feeds) for q in stored(desk)] == [
        ("several", ""), ("one", "intent"), ("yes_no", "intent"), ("one", "intent"),
    ]  # fmt: skip
    assert sum(q.most_points for q in stored(desk)) == 25
    assert not tab.usual.isVisible()
    assert focused_name() == "option-1"  # only the booth knows its products
    press("Relays")
    press(Key.Key_Return)
    press(Key.Key_A, CTRL)
    press("SCADA")
    press(Key.Key_Return, CTRL)
    assert stored(desk)[0].choices == ("Relays", "SCADA", "Other")


def test_several_pasted_lines_become_options(tab: QuestionsTab, desk: Desk) -> None:
    tab.start_new()
    press("Which product line?")
    tab_to("option-1")
    QApplication.clipboard().setText("Relays +5\r\nSCADA\n\nSensors  +10\n")
    press(Key.Key_V, CTRL)
    press(Key.Key_Return, CTRL)
    assert stored(desk)[0].options == (Option("Relays", 5), Option("SCADA"), Option("Sensors", 10))


def test_options_are_moved_and_removed(tab: QuestionsTab, desk: Desk, asked: tuple[Question, Question]) -> None:
    tab.open(asked[0].id)
    tab_to("option-2")
    press(Key.Key_Up, ALT)
    assert [row.option().text for row in tab.editor.options.rows()] == ["SCADA", "Relays", "Sensors", "Other", ""]
    assert focused_name() == "option-1"
    tab.editor.options.rows()[2].remove.click()
    press(Key.Key_Return, CTRL)
    assert stored(desk)[0].choices == ("SCADA", "Relays", "Other")


def test_what_cannot_be_asked_is_said_beside_the_field(tab: QuestionsTab, desk: Desk) -> None:
    tab.start_new()
    tab_to("option-1")
    press("Relays")
    press(Key.Key_Return, CTRL)
    assert "no wording" in problem(tab)
    assert focused_name() == "question-wording"
    press("Which product line?")
    assert problem(tab) == ""
    press(Key.Key_Return, CTRL)
    assert "at least two options" in problem(tab)
    assert stored(desk) == []
    tab_to("option-2")
    press("Relays")
    press(Key.Key_Return, CTRL)
    assert "Two options are the same" in problem(tab)
    assert tab.editor.options.rows()[1].line.text() == "Relays"


def test_a_new_question_of_which_nothing_was_written_is_no_question(tab: QuestionsTab, desk: Desk) -> None:
    tab.start_new()
    assert not tab.unsaved
    press(Key.Key_Escape)
    assert stored(desk) == []
    assert not tab.editor.isVisible()
    assert focused_name() == "question-add"


def test_escape_leaves_a_question_as_it_was_and_can_be_taken_back(
    tab: QuestionsTab, desk: Desk, asked: tuple[Question, Question]
) -> None:
    offers: list[Any] = []

    def hear(_text: str, _action: str, do: Any) -> None:
        offers.append(do)

    tab.message.connect(hear)
    tab.open(asked[1].id)
    press(Key.Key_End)
    press(" And who?")
    press(Key.Key_Escape)
    assert not tab.editor.isVisible()
    assert wordings(desk) == [LINE.wording, WHEN.wording]
    offers[0]()
    press(Key.Key_Return, CTRL)
    assert wordings(desk) == [LINE.wording, "When do you plan to decide? And who?"]


def test_another_one_follows_at_once(tab: QuestionsTab, desk: Desk) -> None:
    tab.start_new()
    press("Is a budget set?")
    press(Key.Key_Tab)
    press("3")
    press(Key.Key_Return, CTRL | SHIFT)
    assert wordings(desk) == ["Is a budget set?"]
    assert focused_name() == "question-wording"
    press("How many units?")
    press(Key.Key_Tab)
    press("5")
    press(Key.Key_Return, CTRL)
    assert [q.kind for q in stored(desk)] == [QuestionKind.YES_NO, QuestionKind.NUMBER]


def test_a_question_is_asked_only_if(tab: QuestionsTab, desk: Desk, asked: tuple[Question, Question]) -> None:
    line, _when = asked
    tab.start_new()
    press("Which system do you use today?")
    press(Key.Key_Tab)
    press("4")
    tab_to("question-condition-question")
    press(Key.Key_Down)  # the first question that has answers to choose
    press(Key.Key_Tab)
    press("3")
    press(Key.Key_Return, CTRL)
    assert stored(desk)[2].shown_if == AnswerIs(line.id, ("Relays", "Sensors"))
    card = tab.list.card(stored(desk)[2].id)
    assert card is not None
    assert card.condition.text() == "asked only if “Relays” or “Sensors” is chosen"


def test_what_would_make_a_circle_is_not_offered(
    tab: QuestionsTab, desk: Desk, asked: tuple[Question, Question]
) -> None:
    line, when = asked
    questions.save_question(desk.store, desk.event_now.id, replace(when, shown_if=AnswerIs(line.id, ("Relays",))))
    tab.refresh()
    tab.open(line.id)
    box = tab.editor.condition.box
    assert [box.itemText(row) for row in range(box.count())] == ["Ask it always"]


def test_an_option_another_question_depends_on_is_not_taken_away(
    tab: QuestionsTab, desk: Desk, asked: tuple[Question, Question]
) -> None:
    questions.save_question(desk.store, desk.event_now.id, SYSTEM)
    tab.refresh()
    tab.open(asked[0].id)
    tab.editor.options.rows()[0].remove.click()
    press(Key.Key_Return, CTRL)
    assert "depends on an answer" in problem(tab)
    assert "Relays" in stored(desk)[0].choices


def test_order_by_keyboard(tab: QuestionsTab, desk: Desk, asked: tuple[Question, Question]) -> None:
    tab.list.focus_card(asked[1].id)
    press(Key.Key_Up, ALT)
    assert wordings(desk) == [WHEN.wording, LINE.wording]
    assert focused_name() == "card-when"
    press(Key.Key_Down)
    assert focused_name() == "card-line"
    press(Key.Key_Return)
    assert tab.editor.isVisible()


def test_order_by_dragging(tab: QuestionsTab, desk: Desk, asked: tuple[Question, Question]) -> None:
    first, second = tab.list.card(asked[0].id), tab.list.card(asked[1].id)
    assert first is not None
    assert second is not None
    QTest.mousePress(first, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    below = first.mapFromGlobal(second.mapToGlobal(QPoint(20, second.height() - 4)))
    QTest.mouseMove(first, QPoint(20, 40))
    QTest.mouseMove(first, below)
    QTest.mouseRelease(first, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert wordings(desk) == [WHEN.wording, LINE.wording]
    assert not tab.editor.isVisible()


def test_a_click_opens_the_editor_in_the_place_of_the_card(tab: QuestionsTab, asked: tuple[Question, Question]) -> None:
    card = tab.list.card(asked[0].id)
    assert card is not None
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert tab.editor.isVisible()
    assert not card.isVisible()
    other = tab.list.card(asked[1].id)
    assert other is not None
    assert tab.editor.y() < other.y()


def test_a_question_is_retired_and_brought_back(
    qtbot: QtBot, tab: QuestionsTab, desk: Desk, asked: tuple[Question, Question]
) -> None:
    said: list[tuple[str, str, Any]] = []

    def hear(text: str, action: str, do: Any) -> None:
        said.append((text, action, do))

    tab.message.connect(hear)
    tab.open(asked[0].id)
    tab.editor.retire.click()
    assert wordings(desk) == [WHEN.wording]
    assert said[0][:2] == ("“Which product line?” is asked no more", "Undo")
    said[0][2]()
    assert wordings(desk) == [LINE.wording, WHEN.wording]
    tab.open(asked[0].id)
    tab.editor.retire.click()
    tab.retired.head.click()
    button = tab.retired.findChild(QWidget, "bring-back-line")
    assert button is not None
    QTest.keyClick(button, Key.Key_Space)
    assert wordings(desk) == [LINE.wording, WHEN.wording]
    assert not tab.retired.isVisible()


def test_answers_given_are_spoken_of_and_stay(tab: QuestionsTab, desk: Desk, asked: tuple[Question, Question]) -> None:
    lead = capture.scan(desk.store, desk.event_now, desk.staff.id, "8841-2207").lead.id
    answers.set_answer(desk.store, desk.staff.id, lead, asked[1], "Later")
    tab.refresh()
    tab.open(asked[1].id)
    assert tab.editor._remark.isVisible()
    assert tab.editor._remark.text().startswith("1 ")
    press(Key.Key_A, CTRL)
    press("By when?")
    press(Key.Key_Return, CTRL)
    assert stored(desk)[1].version == 2
    assert open_lead(desk.store, lead).answers[asked[1].id].wording == WHEN.wording


def test_the_booths_view_follows_what_is_typed(tab: QuestionsTab) -> None:
    tab.start_new()
    press("Is a budget set?")
    press(Key.Key_Tab)
    press("3")
    (shown,) = tab.side.form.asked()
    assert shown.wording == "Is a budget set?"
    field = tab.side.form.field(shown.id)
    assert field is not None
    assert field.chips is not None
    field.chips.chips()[0].click()
    assert tab.side.form.answers() == {shown.id: True}


def test_leaving_the_tab_saves_what_can_be_asked(tab: QuestionsTab, desk: Desk) -> None:
    tab.start_new()
    press("Which system do you use today?")
    press(Key.Key_Tab)
    press("4")
    assert tab.unsaved
    tab.save()
    assert not tab.unsaved
    assert wordings(desk) == ["Which system do you use today?"]


def test_another_event_has_questions_of_its_own(
    tab: QuestionsTab, desk: Desk, asked: tuple[Question, Question]
) -> None:
    other = events.create_event(desk.store, "Chamber breakfast")
    tab.open(asked[0].id)
    tab.show_event(other)
    assert not tab.editor.isVisible()
    assert tab.side.form.asked() == []
    assert tab.usual.isVisible()
    tab.show_event(desk.event_now)
    assert [q.id for q in tab.side.form.asked()] == [q.id for q in asked]


def test_what_cannot_be_asked_yet_waits_while_another_event_is_looked_at(
    tab: QuestionsTab, desk: Desk, asked: tuple[Question, Question]
) -> None:
    other = events.create_event(desk.store, "Chamber breakfast")
    tab.open(asked[1].id)
    press(Key.Key_A, CTRL)
    press(Key.Key_Delete)
    tab.editor.required.click()
    tab.save()
    tab.show_event(other)
    assert not tab.editor.isVisible()
    assert tab.unsaved  # leaving the program says so

    tab.show_event(desk.event_now)
    assert tab.editor.isVisible()
    assert tab.editor.question().required != WHEN.required
    press("By when?")
    press(Key.Key_Return, CTRL)
    assert wordings(desk) == [LINE.wording, "By when?"]
    assert not tab.unsaved


def test_a_card_names_the_first_of_many_options(tab: QuestionsTab, desk: Desk) -> None:
    options = tuple(Option(f"Hall {number}") for number in range(30))
    kept = questions.save_question(desk.store, desk.event_now.id, replace(LINE, options=options))
    tab.refresh()
    card = tab.list.card(kept.id)
    assert card is not None
    assert card.options.text().endswith("Hall 6 · Hall 7 · and 22 more")


def test_every_line_has_a_name(tab: QuestionsTab, asked: tuple[Question, Question]) -> None:
    tab.open(asked[1].id)
    nameless = [line for line in tab.findChildren(QLineEdit) if not line.accessibleName() and line.isVisible()]
    assert nameless == []
