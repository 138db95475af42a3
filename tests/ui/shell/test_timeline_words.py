"""Every line of a lead's history is a sentence, whatever it lacks."""

from __future__ import annotations

from typing import Any

import pytest

from leadbooth.domain.lead import TimelineEntry
from leadbooth.ui.models.lead_columns import day_text
from leadbooth.ui.money import amount_text
from leadbooth.ui.timeline_words import happened


@pytest.mark.parametrize(
    ("code", "params", "said"),
    [
        ("marked", {"interest": "hot"}, "Marked Hot"),
        ("marked_by_rule", {"interest": "warm"}, "Marked Warm by a rule"),
        ("consent_granted", {"purpose": "email"}, "May be contacted: E-mail"),
        ("note", {"text": "call {name}"}, "call {name}"),
        ("stage_moved", {"from": "lead", "stage": "meeting", "reason": ""}, "Moved from Lead to Meeting"),
        ("stage_moved", {"from": "lead", "stage": "won", "reason": "price"}, "Moved from Lead to Won: price"),
        ("stage_moved", {"from": "lost", "stage": "lost", "reason": "gone"}, "Lost: gone"),
        ("stage_moved", {"from": "", "stage": "contacted", "reason": ""}, "Moved to Contacted"),
        ("stage_moved", {"from": "Erstkontakt", "stage": "Our own", "reason": ""}, "Moved from Erstkontakt to Our own"),
        ("answered", {"question": "When will you decide?", "said": "Later"}, "When will you decide? Later"),
        ("answered", {"question": "More about", "said": "Relays, Meters"}, "More about: Relays, Meters"),
        ("answered_yes", {"question": "A budget?"}, "A budget? Yes"),
        ("answered_no", {"question": "Budget"}, "Budget: No"),
        ("not_answered", {"question": "A budget?"}, "Answer taken away: A budget?"),
        ("given", {"name": "Tom Ford"}, "Given to Tom Ford"),
        ("not_given", {}, "Left without an owner"),
        ("planned", {"step": "Call", "due_on": ""}, "Next step: Call"),
        ("planned", {"step": "", "due_on": ""}, "Nothing more is planned"),
        ("valued", {"value": "", "currency": "EUR", "close_on": ""}, "Value taken away"),
        ("tagged", {"tags": "solar"}, "Tags: solar"),
        ("tagged", {"tags": ""}, "Tags taken away"),
        ("finished", {}, "Finished"),
    ],
)
def test_what_happened_is_a_sentence(code: str, params: dict[str, Any], said: str) -> None:
    assert happened(TimelineEntry(code, 0, "Mara", params)) == said


def test_dates_and_amounts_are_written_as_in_lists() -> None:
    day, value = day_text("2031-06-30"), amount_text(1_200.0, "EUR")
    planned = TimelineEntry("planned", 0, "", {"step": "Call", "due_on": "2031-06-30"})
    assert happened(planned) == f"Next step: Call, until {day}"
    undated = TimelineEntry("planned", 0, "", {"step": "", "due_on": "2031-06-30"})
    assert happened(undated) == f"Something is to be done until {day}"
    worth = {"value": "1200.0", "currency": "EUR", "close_on": ""}
    assert happened(TimelineEntry("valued", 0, "", worth)) == f"Worth {value}"
    closing = TimelineEntry("valued", 0, "", {**worth, "close_on": "2031-06-30"})
    assert happened(closing) == f"Worth {value}, may close {day}"
    undecided = TimelineEntry("valued", 0, "", {**worth, "value": "", "close_on": "2031-06-30"})
    assert happened(undecided) == f"May close {day}"
