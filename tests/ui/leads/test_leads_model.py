"""The table of leads: pages on demand, placeholders, and answers that come too late."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from leadbooth.domain.contact import Contact
from leadbooth.domain.ids import new_id
from leadbooth.domain.lead import Lead
from leadbooth.domain.listing import LeadFilter, LeadOrder
from leadbooth.services import browse, capture
from leadbooth.ui.desk import Desk
from leadbooth.ui.models.lead_columns import NOTHING, Legend, cell_text, lead_title
from leadbooth.ui.models.lead_pages import PAGE, PAGES_AT_ONCE, PAGES_KEPT
from leadbooth.ui.models.leads import LEAD_ROLE, LeadTableModel
from leadbooth.ui.money import amount_text
from leadbooth.ui.runner import Failed
from tests.ui.leads.people import PEOPLE, capture_people


class SlowRunner:
    """Keeps jobs until the test lets them run, one by one."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, job: Callable[[], Any], done: Callable[[Any], None], failed: Failed, owner: QObject) -> None:
        self.waiting.append(lambda: done(job()))

    run_aside = run

    def let(self, number: int = 0) -> None:
        self.waiting.pop(number)()

    def shut_down(self) -> None:
        self.waiting.clear()


def rows_read(qtbot: QtBot, model: LeadTableModel, row: int) -> None:
    model.index(row, 0).data()
    qtbot.waitUntil(lambda: not model.is_reading())


def test_rows_are_placeholders_until_their_page_is_read(qtbot: QtBot, desk: Desk) -> None:
    capture_people(desk)
    model = LeadTableModel(desk)
    model.show_leads(LeadFilter(event_id=desk.event_now.id), LeadOrder())
    assert model.rowCount() == len(PEOPLE)
    assert model.index(0, 0).data() == ""
    assert model.index(0, 0).data(LEAD_ROLE) is None
    with qtbot.waitSignal(model.dataChanged):
        model.index(0, 0).data()
    assert model.index(0, 0).data() == "Ewa Nowak"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Name"
    model.deleteLater()


def test_what_an_earlier_question_answers_is_dropped(qtbot: QtBot, desk: Desk) -> None:
    capture_people(desk)
    model = LeadTableModel(desk)
    slow = SlowRunner()
    desk.runner = slow
    model.show_leads(LeadFilter(text="tanaka"), LeadOrder())
    model.show_leads(LeadFilter(text="weber"), LeadOrder())
    slow.let(1)
    assert model.rowCount() == 1
    rows_read(qtbot, model, 0)
    slow.let(1)
    assert model.index(0, 0).data() == "Jonas Weber"
    slow.let(0)  # the first question, answered last
    assert model.index(0, 0).data() == "Jonas Weber"
    model.deleteLater()


def test_a_page_of_a_list_that_is_gone_is_dropped(qtbot: QtBot, desk: Desk) -> None:
    capture_people(desk)
    slow = SlowRunner()
    desk.runner = slow
    model = LeadTableModel(desk)
    model.show_leads(LeadFilter(), LeadOrder())
    slow.let()
    rows_read(qtbot, model, 0)
    model.show_leads(LeadFilter(text="weber"), LeadOrder())
    slow.let(1)  # the new list
    slow.let(0)  # the page of the old one
    assert model.held() == 0
    model.deleteLater()


def test_a_refresh_shows_what_it_has_until_news_arrive(qtbot: QtBot, desk: Desk) -> None:
    capture_people(desk)
    model = LeadTableModel(desk)
    model.show_leads(LeadFilter(), LeadOrder())
    rows_read(qtbot, model, 0)
    slow = SlowRunner()
    desk.runner = slow
    model.refresh()
    assert model.index(0, 0).data() == "Ewa Nowak"
    slow.let()
    assert model.index(0, 0).data() == "Ewa Nowak"
    model.deleteLater()


def test_a_hundred_thousand_rows_are_not_read_to_be_listed(qtbot: QtBot, desk: Desk, monkeypatch: Any) -> None:
    capture_people(desk)
    [number] = browse.list_leads(desk.store, LeadFilter(text="weber")).numbers
    many = browse.LeadList([number] * 100_000)
    monkeypatch.setattr(browse, "list_leads", lambda *_: many)
    asked: list[int] = []

    def page(store: object, numbers: list[int]) -> dict[int, Any]:
        asked.append(len(numbers))
        return {}

    monkeypatch.setattr(browse, "page", page)
    model = LeadTableModel(desk)
    model.show_leads(LeadFilter(), LeadOrder())
    assert model.rowCount() == 100_000
    assert asked == []
    for row in range(0, 100_000, 50):  # a scroll bar dragged to the end, faster than pages can be read
        model.index(row, 0).data()
    qtbot.waitUntil(lambda: not model.is_reading())
    assert asked == [PAGE] * PAGES_AT_ONCE
    assert model.index(99_999, 0).data() == ""
    qtbot.waitUntil(lambda: not model.is_reading())
    model.deleteLater()


def test_memory_stays_flat_while_one_scrolls(qtbot: QtBot, desk: Desk, monkeypatch: Any) -> None:
    capture_people(desk)
    lead = next(iter(browse.page(desk.store, browse.list_leads(desk.store, LeadFilter()).numbers).values()))
    monkeypatch.setattr(browse, "list_leads", lambda *_: browse.LeadList(range(100_000)))
    monkeypatch.setattr(browse, "page", lambda _, numbers: dict.fromkeys(numbers, lead))
    model = LeadTableModel(desk)
    model.show_leads(LeadFilter(), LeadOrder())
    for row in range(0, 60 * PAGE, PAGE):
        rows_read(qtbot, model, row)
    assert model.held() == PAGES_KEPT * PAGE
    assert model.index(0, 0).data() == ""  # far away by now: read again when looked at
    rows_read(qtbot, model, 0)
    assert model.index(0, 0).data() == lead_title(lead)
    model.deleteLater()


def test_unknown_values_are_dashes_and_a_bare_badge_says_so(qtbot: QtBot, desk: Desk) -> None:
    lead = capture.scan(desk.store, desk.event_now, None, "8841-2207").lead
    assert cell_text("name", lead, Legend()) == "Badge 8841-2207"
    assert {cell_text(column, lead, Legend()) for column in ("company", "owner", "interest", "value")} == {NOTHING}
    assert cell_text("exported", lead, Legend()) == "Not yet"


def test_cells_of_the_pipeline() -> None:
    event = new_id()
    lead = Lead(new_id(), event, Contact(), value=12_500.0, close_on="2031-06-30", next_step="Call", tags=("a", "b"))
    legend = Legend(currencies={event: "EUR"}, stage_word=str.upper)
    assert cell_text("value", lead, legend) == amount_text(12_500.0, "EUR")
    assert cell_text("value", lead, Legend()) == amount_text(12_500.0)
    assert cell_text("close_on", lead, legend) == "2031-06-30"
    assert cell_text("due_on", lead, legend) == NOTHING
    assert (cell_text("next_step", lead, legend), cell_text("stage", lead, legend)) == ("Call", "LEAD")
    assert cell_text("tags", lead, legend) == "a, b"
