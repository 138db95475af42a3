"""Scoring anew goes on where an earlier session was ended, and ends with the session."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from leadbooth.domain.ids import Id
from leadbooth.services import capture, events, rescoring, stores
from leadbooth.services.captured import open_lead
from leadbooth.ui.desk import Desk
from leadbooth.ui.runner import ThreadRunner
from tests.ui.shell.conftest import PASSPHRASE, Hands


@pytest.fixture
def lead(folder: Path) -> Id:
    """A lead in a store whose weights were changed just before the power went."""
    made = stores.create(folder, name="Mara Klein", event_name="Grid & Power Expo", passphrase=PASSPHRASE)
    found = capture.scan(made.store, made.event, made.staff.id, "8841^JANE^DOE^jane@doe.example").lead
    weights = dict.fromkeys(("awareness", "incentive", "intent", "interest"), 0.0)
    events.save_event(made.store, replace(made.event, weights={"accuracy": 100.0, **weights}))
    assert rescoring.is_left(made.store)
    made.store.close()
    return found.id


def test_what_is_left_is_done_at_the_next_start(lead: Id, started: Hands) -> None:
    started.type(PASSPHRASE)
    started.press(Qt.Key.Key_Return)
    store = started.booth.desk.store
    assert not rescoring.is_left(store)
    quality = open_lead(store, lead)
    assert quality.lead.score == quality.quality.score


def test_nothing_left_is_no_news(desk: Desk) -> None:
    rescoring.rescore(desk.store)
    heard = QSignalSpy(desk.changed)
    ended = QSignalSpy(desk.rescoring.ended)
    desk.rescoring.start()
    assert (heard.count(), ended.count()) == (0, 0)


def test_it_works_beside_the_window_and_pauses(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rescoring, "BATCH", 1)
    for badge in range(20):
        capture.scan(desk.store, desk.event_now, desk.staff.id, f"8841-{badge}")
    events.save_event(desk.store, replace(desk.event_now, weights={"intent": 90.0}))
    runner = ThreadRunner()
    aside = Desk(desk.store, runner, desk.folder, desk.settings, desk.event_now, desk.staff)

    def is_at_rest() -> bool:
        return not aside.rescoring.running

    aside.rescoring.start()
    aside.rescoring.start()  # asked for while it is at work: once more after that, unless it is paused
    aside.rescoring.pause()
    qtbot.waitUntil(is_at_rest)
    aside.rescoring.start()
    qtbot.waitUntil(is_at_rest)
    runner.shut_down()
    assert not rescoring.is_left(desk.store)
    aside.deleteLater()
    runner.deleteLater()
