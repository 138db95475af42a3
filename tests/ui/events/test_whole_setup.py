"""From an empty store to an event that is fully set up, through the window and by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from leadbooth.domain.event import Event
from leadbooth.domain.form import AnswerIs
from leadbooth.domain.rules import RatingRule, RoutingRule
from leadbooth.domain.words import Interest
from leadbooth.reading import PRESETS
from leadbooth.services import consent_texts, events, magnets, questions
from leadbooth.storage.store import Store
from leadbooth.ui.pages.events import EventsPage
from tests.ui.shell.conftest import Hands

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
IN_THREE_MINUTES = 600  # keys, of somebody who thinks between them


class Setup:
    """Somebody who sets up an event and knows it by the names of its fields."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.keys = 0
        hands.press(Qt.Key.Key_F6)

    @property
    def page(self) -> EventsPage:
        page = self.hands.booth.shell.page("events")
        assert isinstance(page, EventsPage)
        return page

    @property
    def store(self) -> Store:
        return self.hands.booth.desk.store

    @property
    def event(self) -> Event:
        """The event as it is on the disk."""
        return events.get_event(self.store, self.page.draft.current.id)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        self.hands.press(key, modifiers)

    def type(self, text: str) -> None:
        self.keys += len(text)
        self.hands.type(text)

    def tab_to(self, name: str) -> None:
        """Press Tab until the widget of that name has the focus."""
        for _ in range(60):
            if self.hands.focus().objectName() == name:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"{name} is not reached by Tab")

    def fill(self, name: str, text: str) -> None:
        """Go to a field by Tab and type; in a box of choices that chooses what begins so."""
        self.tab_to(name)
        self.type(text)

    def next_tab(self, name: str) -> None:
        """Go on to the next tab, which is that one."""
        self.press(Qt.Key.Key_PageDown, CONTROL)
        assert self.page.tabs.current == name


@pytest.fixture
def setup(hands: Hands) -> Setup:
    """The booth of a new store, with Event setup in front."""
    return Setup(hands)


def test_a_new_user_sets_up_an_event(setup: Setup) -> None:
    setup.press(Qt.Key.Key_N, CONTROL)
    basics(setup)
    setup.next_tab("questions")
    five_questions(setup)
    setup.next_tab("scoring")
    rules(setup)
    setup.next_tab("badges")
    badges(setup)
    setup.next_tab("magnets")
    lead_magnet(setup)
    setup.next_tab("consent")
    consent(setup)
    setup.next_tab("team")
    team_and_goals(setup)
    setup.press(Qt.Key.Key_Return, CONTROL)
    assert setup.hands.booth.desk.event_now == setup.event
    assert setup.event.name == "Grid & Power Expo 2027"
    assert setup.keys < IN_THREE_MINUTES, f"{setup.keys} keys"


def basics(setup: Setup) -> None:
    setup.type("Grid & Power Expo 2027")
    setup.fill("event-place", "Hanover")
    setup.fill("event-starts_on", "2027-04-20")
    setup.fill("event-ends_on", "2027-04-24")
    setup.fill("event-time_zone", "Europe/Ber")
    setup.fill("event-currency", "EUR")
    setup.fill("event-default_country", "Germ")
    setup.fill("event-campaign", "Spring relays")
    setup.fill("cost-space", "12400")
    setup.fill("cost-travel", "2150.50")
    setup.page.save()
    event = setup.event
    assert (event.name, event.place, event.starts_on, event.ends_on) == (
        "Grid & Power Expo 2027",
        "Hanover",
        "2027-04-20",
        "2027-04-24",
    )
    assert (event.time_zone, event.currency, event.default_country) == ("Europe/Berlin", "EUR", "DE")
    assert event.costs == {"space": 12400, "travel": 2150.5}
    assert [(one.id, one.name) for one in events.list_campaigns(setup.store)] == [
        (event.default_campaign_id, "Spring relays")
    ]


def five_questions(setup: Setup) -> None:
    setup.tab_to("question-usual")
    setup.press(Qt.Key.Key_Space)
    setup.type("Relays")  # the first option of the product lines is marked
    setup.press(Qt.Key.Key_Return)
    setup.press(Qt.Key.Key_A, CONTROL)
    setup.type("SCADA")
    setup.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    setup.type("Which system do you use today?")
    setup.press(Qt.Key.Key_Tab)
    setup.type("4")  # text
    setup.tab_to("question-condition-question")
    setup.press(Qt.Key.Key_Down)  # only if the product line is the first
    setup.press(Qt.Key.Key_Return, CONTROL)
    lines, when, budget, who, system = questions.list_questions(setup.store, setup.event.id)
    assert lines.choices == ("Relays", "SCADA", "Other")
    assert (when.required, when.most_points + budget.most_points + who.most_points) == (True, 25)
    assert (system.kind, system.shown_if) == ("text", AnswerIs(lines.id, ("Relays",)))


def rules(setup: Setup) -> None:
    setup.tab_to("rating-add")
    setup.press(Qt.Key.Key_Space)
    setup.fill("rule-question", "When")
    setup.tab_to("rule-and")
    setup.press(Qt.Key.Key_Space)
    setup.type("Is")
    setup.tab_to("routing-add")
    setup.press(Qt.Key.Key_Space)
    setup.type("germ")
    setup.press(Qt.Key.Key_Return)
    setup.tab_to(f"chip-{setup.hands.booth.desk.staff.id.hex()}")
    setup.press(Qt.Key.Key_Space)
    setup.page.save()
    _lines, when, budget, *_ = questions.list_questions(setup.store, setup.event.id)
    this_quarter, has_budget = AnswerIs(when.id, ("This quarter",)), AnswerIs(budget.id, ("yes",))
    assert setup.event.rating == (RatingRule((this_quarter, has_budget), Interest.HOT),)
    assert setup.event.routing == (RoutingRule((setup.hands.booth.desk.staff.id,), ("DE",)),)


def badges(setup: Setup) -> None:
    setup.fill("badge-preset", "Cvent")
    setup.page.save()
    assert setup.event.badge_profile == PRESETS["cvent_caret"]


def lead_magnet(setup: Setup) -> None:
    setup.tab_to("magnet-first")
    setup.press(Qt.Key.Key_Space)
    setup.type("Relay guide")
    setup.page.save()
    assert [one.name for one in magnets.list_magnets(setup.store, setup.event.id)] == ["Relay guide"]


def consent(setup: Setup) -> None:
    setup.fill("wording-email", "Northgrid may send me offers by e-mail.")
    setup.press(Qt.Key.Key_Tab)
    texts = consent_texts.list_consent_texts(setup.store, setup.event.id)
    assert [(one.purpose, one.version) for one in texts] == [("email", 1)]


def team_and_goals(setup: Setup) -> None:
    setup.tab_to("team-list")
    setup.press(Qt.Key.Key_Space)
    setup.tab_to("team-add")
    setup.press(Qt.Key.Key_Space)
    setup.fill("staffName", "Jonas Weber")
    setup.press(Qt.Key.Key_Return)
    QApplication.processEvents()
    setup.fill("event-goal_per_day", "60")
    setup.fill("event-goal_total", "300")
    setup.page.save()
    event = setup.event
    assert (event.goal_per_day, event.goal_total) == (60, 300)
    assert len(event.team) == 2
