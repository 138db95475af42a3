"""The disk takes its time: hands are faster, and nothing gets mixed up."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from leadbooth.services.settings import Settings
from leadbooth.services.stores import NewStore
from leadbooth.ui.desk import Desk
from leadbooth.ui.runner import DirectRunner, Failed
from tests.ui.capture.conftest import CTRL, Visitor, vcard

T = TypeVar("T")


class SlowRunner:
    """Does what it is asked one after the other, and only when told to."""

    def __init__(self) -> None:
        self.waiting = deque[Callable[[], None]]()

    def run(self, job: Callable[[], T], done: Callable[[T], None], failed: Failed, owner: QObject) -> None:
        self.waiting.append(lambda: DirectRunner().run(job, done, failed, owner))

    run_aside = run

    def step(self) -> None:
        self.waiting.popleft()()

    def catch_up(self) -> None:
        while self.waiting:
            self.step()

    def shut_down(self) -> None:
        self.catch_up()


@pytest.fixture
def runner() -> SlowRunner:
    return SlowRunner()


@pytest.fixture
def visitor(qtbot: QtBot, new_store: NewStore, runner: SlowRunner) -> Visitor:
    desk = Desk(new_store.store, runner, new_store.store.folder, Settings(), new_store.event, new_store.staff)
    made = Visitor(qtbot, desk)
    desk.setParent(made.window)
    runner.catch_up()
    return made


def test_one_write_at_a_time_and_the_newest_next(visitor: Visitor, runner: SlowRunner) -> None:
    visitor.type("Jonas")
    assert len(runner.waiting) == 1

    runner.step()
    assert [lead.contact.first_name for lead in visitor.leads()] == ["J"]
    assert visitor.pill() == "Saving…"
    visitor.page.flush(_ignore)
    runner.catch_up()
    assert [lead.contact.first_name for lead in visitor.leads()] == ["Jonas"]
    assert visitor.pill().startswith("Saved ")


def test_the_next_person_is_typed_while_the_last_is_still_saved(visitor: Visitor, runner: SlowRunner) -> None:
    visitor.type("Ewa")
    visitor.press(Qt.Key.Key_Return, CTRL)
    visitor.type("Luc")
    visitor.page.flush(_ignore)
    runner.catch_up()

    assert [lead.contact.first_name for lead in visitor.leads()] == ["Luc", "Ewa"]
    assert visitor.shown("first_name") == "Luc"
    assert not visitor.page.busy()


def test_a_mark_made_during_a_scan_is_for_that_scan(visitor: Visitor, runner: SlowRunner) -> None:
    visitor.type("Ewa")
    runner.catch_up()
    visitor.page.take_scan(vcard("Luc", "Moreau", badge="A2"))
    visitor.press(Qt.Key.Key_1, CTRL)
    visitor.page.flush(_ignore)
    runner.catch_up()

    assert {lead.contact.first_name: lead.interest for lead in visitor.leads()} == {"Luc": "hot", "Ewa": ""}


def test_done_from_the_address_joins_with_whom_it_belongs_to(visitor: Visitor, runner: SlowRunner) -> None:
    visitor.page.take_scan(vcard("Jonas", "Weber", email="jonas@alder.example", badge="A1"))
    runner.catch_up()
    visitor.press(Qt.Key.Key_Return, CTRL)
    visitor.tab_to("email")
    visitor.type("jonas@alder.example")
    visitor.press(Qt.Key.Key_Return, CTRL)
    visitor.type("Luc")
    runner.catch_up()
    visitor.page.flush(_ignore)
    runner.catch_up()

    assert {lead.contact.first_name for lead in visitor.leads()} == {"Luc", "Jonas"}
    assert visitor.shown("first_name") == "Luc"
    assert visitor.told[-1][0].startswith("Already here: met by Mara")


def test_what_is_typed_while_leads_are_joined_goes_with_them(visitor: Visitor, runner: SlowRunner) -> None:
    visitor.page.take_scan(vcard("Jonas", "Weber", email="jonas@alder.example", badge="A1"))
    runner.catch_up()
    visitor.press(Qt.Key.Key_Return, CTRL)
    visitor.tab_to("email")
    visitor.type("jonas@alder.example")
    visitor.press(Qt.Key.Key_Tab)
    visitor.type("+49 1512 3456789")
    runner.catch_up()
    visitor.page.flush(_ignore)
    runner.catch_up()

    [lead] = visitor.leads()
    assert (lead.contact.full_name, lead.contact.phone) == ("Jonas Weber", "+49 1512 3456789")
    assert visitor.shown("phone") == "+49 1512 3456789"


def _ignore(_well: bool) -> None:
    """Whether it is saved is asked elsewhere."""


def test_who_is_deleted_twice_over_is_deleted_once(visitor: Visitor, runner: SlowRunner) -> None:
    visitor.page.take_scan(vcard("Luc", "Moreau", badge="L"))
    runner.catch_up()
    visitor.page.delete()
    visitor.page.delete()
    runner.catch_up()
    assert visitor.leads() == []
    assert [action for _, action, _ in visitor.told] == ["Undo"]
