"""Codes become sentences; values that look like placeholders stay what they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate

from leadbooth.domain.lead import TimelineEntry
from leadbooth.domain.quality import Reason
from leadbooth.domain.words import Channel, EventKind, Interest, MagnetKind, Purpose, Stage
from leadbooth.errors import KnownError
from leadbooth.messages import MESSAGES
from leadbooth.ui import i18n
from leadbooth.ui.timeline_words import happened


def test_values_are_not_read_for_placeholders() -> None:
    assert i18n.fill("{name} at {company}", name="{company}", company="Acme") == "{company} at Acme"
    assert i18n.fill("{unknown} stays") == "{unknown} stays"


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_every_error_says_what_is_safe(code: str) -> None:
    said = i18n.sentence(KnownError(code, path="/data", reason="said"))
    assert len(said.split(". ")) >= 2
    assert "leadbooth " not in said or code == "event_unknown"  # no commands in the window
    assert "LEADBOOTH_" not in said


def test_a_fault_of_ours_promises_that_leads_are_safe() -> None:
    assert "safe" in i18n.sentence(ValueError("x"))


def test_every_word_of_the_vocabularies_is_known() -> None:
    for word, values in (
        (i18n.interest_word, Interest),
        (i18n.stage_word, Stage),
        (i18n.channel_word, Channel),
        (i18n.event_kind_word, EventKind),
        (i18n.purpose_word, Purpose),
        (i18n.magnet_word, MagnetKind),
    ):
        for value in values:
            assert word(value) != value
    assert i18n.stage_word("Our own stage") == "Our own stage"


def test_history_and_quality_are_told() -> None:
    marked = TimelineEntry("marked", 0, "Mara", {"interest": "hot"})
    assert happened(marked) == "Marked Hot"
    assert happened(TimelineEntry("consent_granted", 0, "", {"purpose": "email"})) == "May be contacted: E-mail"
    assert happened(TimelineEntry("note", 0, "", {"text": "call {name}"})) == "call {name}"
    assert i18n.reason_sentence(Reason("came_for", 1, {"magnet": "demo"})) == "Came for a demo"
    assert i18n.part_word("intent") == "Intent"
    assert i18n.nothing_earned("interest") == "Interest is not said"
    assert i18n.field_word("job_title") == "Job title"


def test_moments_are_named_by_their_day() -> None:
    noon = 1_770_120_000_000
    day = QDate(2026, 2, 3)
    assert i18n.local_moment(noon, day).startswith("today ")
    assert i18n.local_moment(noon, day.addDays(1)).startswith("yesterday ")
    assert "2026" in i18n.local_moment(noon, day.addDays(9)) or "26" in i18n.local_moment(noon, day.addDays(9))
