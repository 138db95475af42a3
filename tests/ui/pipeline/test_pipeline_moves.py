"""Cards move from stage to stage: by key, by menu, by mouse, one or many, and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leadbooth.domain.form import Question
from leadbooth.domain.ids import Id
from leadbooth.domain.words import Interest
from leadbooth.services import many, pipeline, questions
from leadbooth.services.captured import open_lead
from leadbooth.services.stages import list_stages, save_stages
from leadbooth.ui import long_work
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.pipeline import PipelinePage
from leadbooth.ui.pages.pipeline.card_list import mime_of
from leadbooth.ui.pages.pipeline.menu import CardMenu
from leadbooth.ui.pages.pipeline.qualify_dialog import QualifyDialog
from leadbooth.ui.pages.pipeline.reason_dialog import ReasonDialog
from leadbooth.ui.widgets import Chip
from tests.ui.pipeline.hands import (
    CTRL,
    KEY,
    ask_when,
    board,
    capture_people,
    cards,
    closed,
    opened,
    press,
    said,
    settle,
    show_page,
    stage_of,
    type_key,
    under_cursor,
)


@pytest.fixture
def leads(desk: Desk) -> dict[str, Id]:
    return capture_people(desk)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, leads: dict[str, Id]) -> PipelinePage:
    return show_page(qtbot, desk)


def test_one_key_moves_a_card_on_and_another_back(
    qtbot: QtBot, page: PipelinePage, desk: Desk, leads: dict[str, Id]
) -> None:
    assert under_cursor(page) == "Jonas Weber"
    with qtbot.waitSignal(page.message) as message:
        press(qtbot, page, KEY.Key_Right, held=CTRL)
    assert message.args is not None
    assert message.args[:2] == ["Moved to Contacted", "Undo"]
    assert cards(page, "contacted") == ["Jonas Weber"]
    assert under_cursor(page) == "Jonas Weber"  # the cursor goes with the card
    assert stage_of(desk)(leads["Jonas"]) == "contacted"
    press(qtbot, page, KEY.Key_Left, held=CTRL)
    assert stage_of(desk)(leads["Jonas"]) == "lead"
    press(qtbot, page, KEY.Key_Left, held=CTRL)  # there is nothing before
    assert stage_of(desk)(leads["Jonas"]) == "lead"


def test_from_right_to_left_the_next_stage_is_at_the_left(qtbot: QtBot, desk: Desk, leads: dict[str, Id]) -> None:
    page = show_page(qtbot, desk, mirrored=True)
    press(qtbot, page, KEY.Key_Left, held=CTRL)
    assert stage_of(desk)(leads["Jonas"]) == "contacted"


def test_marked_cards_of_several_columns_move_as_one_and_come_back_as_one(qtbot: QtBot, page: PipelinePage) -> None:
    press(qtbot, page, KEY.Key_Right, held=CTRL)  # Jonas is contacted
    press(qtbot, page, KEY.Key_Space, KEY.Key_Left)
    press(qtbot, page, KEY.Key_Down, KEY.Key_Space)
    assert "4 leads · 2 selected" in said(page)
    press(qtbot, page, "m")
    menu = opened(qtbot, CardMenu)
    meeting = next(action for action in menu.actions() if action.text() == "Move to Meeting")
    with qtbot.waitSignal(page.message) as message:
        menu.setActiveAction(meeting)
        QTest.keyClick(menu, KEY.Key_Return)
    settle(qtbot, page)
    assert message.args is not None
    assert message.args[0] == "2 leads moved to Meeting"
    assert board(page) == {"lead": ["Aiko Tanaka", "Ewa Nowak"], "meeting": ["Jonas Weber", "Luc Moreau"]}
    assert "4 leads · 2 selected" in said(page)
    page.undo()
    settle(qtbot, page)
    assert board(page) == {"lead": ["Aiko Tanaka", "Luc Moreau", "Ewa Nowak"], "contacted": ["Jonas Weber"]}


def test_very_many_cards_are_moved_beside_all_else_and_undo_stops_that(
    qtbot: QtBot, page: PipelinePage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_work, "LONG", 2)
    monkeypatch.setattr(many, "PIECE", 3)
    steps: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        steps.append((done, total))
        page.undo()

    desk.long_work.progressed.connect(stop)
    numbers = list(page.board.column("lead").list.cards.numbers())
    with qtbot.waitSignal(page.message) as message:
        page.move_cards(numbers, page.board.column("contacted").stage)
    desk.long_work.progressed.disconnect(stop)
    settle(qtbot, page)
    assert steps[0] == (3, 4)
    assert message.args is not None
    assert message.args[:2] == ["Stopped: 3 of 4 leads are done", "Undo"]
    assert len(cards(page, "contacted")) == 3
    message.args[2]()
    settle(qtbot, page)
    assert list(board(page)) == ["lead"]


def test_the_message_offers_to_take_the_move_back(qtbot: QtBot, page: PipelinePage) -> None:
    with qtbot.waitSignal(page.message) as message:
        press(qtbot, page, KEY.Key_Right, held=CTRL)
    assert message.args is not None
    message.args[2]()
    settle(qtbot, page)
    assert list(board(page)) == ["lead"]


def test_a_click_selects_one_card_of_the_whole_board_and_ctrl_adds(qtbot: QtBot, page: PipelinePage) -> None:
    press(qtbot, page, KEY.Key_Right, held=CTRL)
    lead, contacted = page.board.column("lead").list, page.board.column("contacted").list

    def click(view: object, row: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        assert view in (lead, contacted)
        where = lead if view is lead else contacted
        QTest.mouseClick(
            where.viewport(), Qt.MouseButton.LeftButton, held, where.visualRect(where.cards.index(row)).center()
        )

    click(lead, 0)
    assert len(page.board.selected_numbers()) == 1
    click(contacted, 0, CTRL)
    click(lead, 2, CTRL)
    assert len(page.board.selected_numbers()) == 3
    click(lead, 1)
    assert page.board.selected_numbers() == lead.selected_numbers()
    assert len(lead.selected_numbers()) == 1


def test_cards_are_dropped_on_another_column(
    qtbot: QtBot, page: PipelinePage, desk: Desk, leads: dict[str, Id]
) -> None:
    numbers = page.board.column("lead").list.cards.numbers()
    target = page.board.column("meeting").list
    mime, where = mime_of(list(numbers[1:3])), QPoint(20, 20)
    none, left, move = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.DropAction.MoveAction
    entering = QDragEnterEvent(where, move, mime, left, none)
    target.dragEnterEvent(entering)
    assert entering.isAccepted()
    target.dropEvent(QDropEvent(where.toPointF(), move, mime, left, none))
    settle(qtbot, page)
    assert cards(page, "meeting") == ["Aiko Tanaka", "Luc Moreau"]
    assert stage_of(desk)(leads["Luc"]) == "meeting"
    target.dropEvent(QDropEvent(where.toPointF(), move, mime, left, none))  # where they are already
    assert cards(page, "meeting") == ["Aiko Tanaka", "Luc Moreau"]


def test_a_stage_that_is_offered_no_more_takes_no_cards(qtbot: QtBot, desk: Desk, leads: dict[str, Id]) -> None:
    pipeline.move(desk.store, desk.staff.id, [leads["Luc"]], "contacted")
    stages = [s for s in list_stages(desk.store) if s.key != "contacted"]
    hidden = next(s for s in list_stages(desk.store) if s.key == "contacted")
    save_stages(desk.store, [*stages[:1], type(hidden)(hidden.key, position=1, active=False), *stages[1:]])
    page = show_page(qtbot, desk)
    target = page.board.column("contacted").list
    assert not target.takes_drops
    assert board(page)["contacted"] == ["Luc Moreau"]
    stage = page.board.next_stage(1)
    assert stage is not None
    assert stage.key == "prospect"


def test_won_is_asked_for_its_reason_and_reasons_are_offered_again(
    qtbot: QtBot, page: PipelinePage, desk: Desk, leads: dict[str, Id]
) -> None:
    page.move_cards(page.board.chosen_numbers(), page.board.column("won").stage)
    dialog = opened(qtbot, ReasonDialog)
    QTest.keyClicks(dialog.reason.editor, "Service nearby")
    QTest.keyClick(dialog.reason.editor, KEY.Key_Return)
    closed(qtbot, ReasonDialog, page)
    lead = open_lead(desk.store, leads["Jonas"]).lead
    assert (lead.stage, lead.stage_reason) == ("won", "Service nearby")

    press(qtbot, page, *[KEY.Key_Left] * 5)
    assert under_cursor(page) == "Aiko Tanaka"
    page.move_cards(page.board.chosen_numbers(), page.board.column("won").stage)
    dialog = opened(qtbot, ReasonDialog)
    chip = dialog.findChild(Chip, "reason-before")
    assert chip is not None
    chip.setFocus()
    QTest.keyClick(chip, KEY.Key_Space)
    QTest.keyClick(dialog.reason.editor, KEY.Key_Return)
    closed(qtbot, ReasonDialog, page)
    assert open_lead(desk.store, leads["Aiko"]).lead.stage_reason == "Service nearby"
    page.undo()
    assert stage_of(desk)(leads["Aiko"]) == "lead"


def test_a_reason_that_is_not_given_is_none_and_escape_moves_nothing(
    qtbot: QtBot, page: PipelinePage, desk: Desk, leads: dict[str, Id]
) -> None:
    numbers, lost = page.board.chosen_numbers(), page.board.column("lost").stage
    page.move_cards(numbers, lost)
    QTest.keyClick(opened(qtbot, ReasonDialog), KEY.Key_Escape)
    closed(qtbot, ReasonDialog, page)
    assert stage_of(desk)(leads["Jonas"]) == "lead"
    page.move_cards(numbers, lost)
    QTest.keyClick(opened(qtbot, ReasonDialog).reason.editor, KEY.Key_Return)
    closed(qtbot, ReasonDialog, page)
    assert stage_of(desk)(leads["Jonas"]) == "lost"


def press_digit_of(dialog: QualifyDialog, question: Question) -> None:
    """Answer a question with its first option."""
    assert dialog.form.focus_question(question.id)
    type_key("1")
    assert dialog.go.isEnabled()


def test_who_is_not_qualified_stays_and_is_qualified_right_there(
    qtbot: QtBot, desk: Desk, leads: dict[str, Id]
) -> None:
    when = ask_when(desk)
    page = show_page(qtbot, desk)
    everybody = list(page.board.column("lead").list.cards.numbers())
    page.move_cards([everybody[0], everybody[-1]], page.board.column("prospect").stage)
    dialog = opened(qtbot, QualifyDialog)
    assert list(board(page)) == ["lead"]
    assert {"Jonas Weber", "Missing: When do you decide?", "Then: Ewa Nowak"} <= set(said(dialog))
    assert not dialog.go.isEnabled()
    press_digit_of(dialog, when)
    QTest.keyClick(dialog.go, KEY.Key_Return)
    assert {"Ewa Nowak", "Missing: how interested · When do you decide?"} <= set(said(dialog))
    type_key(KEY.Key_Right)
    type_key(KEY.Key_Space)
    press_digit_of(dialog, when)
    QTest.keyClick(dialog.go, KEY.Key_Return)
    closed(qtbot, QualifyDialog, page)
    assert sorted(cards(page, "prospect")) == ["Ewa Nowak", "Jonas Weber"]
    ewa = open_lead(desk.store, leads["Ewa"])
    assert ewa.lead.interest == Interest.WARM
    assert ewa.answers[when.id].value == "This quarter"
    page.undo()  # the move; what was said stays said
    assert [stage_of(desk)(leads[name]) for name in ("Jonas", "Ewa")] == ["prospect", "lead"]
    assert open_lead(desk.store, leads["Ewa"]).answers[when.id].value == "This quarter"


def test_leads_that_lack_nothing_go_though_others_stay(qtbot: QtBot, desk: Desk, leads: dict[str, Id]) -> None:
    assert not questions.list_questions(desk.store, desk.event_now.id)
    page = show_page(qtbot, desk)
    numbers = list(page.board.column("lead").list.cards.numbers())
    with qtbot.waitSignal(page.message) as message:
        page.move_cards(numbers, page.board.column("prospect").stage)
    assert message.args is not None
    assert message.args[0] == "3 leads moved to Prospect"
    dialog = opened(qtbot, QualifyDialog)
    assert {"Ewa Nowak", "Missing: how interested"} <= set(said(dialog))
    QTest.keyClick(dialog, KEY.Key_Escape)
    closed(qtbot, QualifyDialog, page)
    assert cards(page, "lead") == ["Ewa Nowak"]
