"""Events: made, edited, put away; with dates that make sense."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leadbooth.domain.badge import BadgeProfile
from leadbooth.domain.ids import new_id
from leadbooth.errors import KnownError
from leadbooth.reading import PRESETS
from leadbooth.services import badges, capture, events
from tests.services.conftest import Booth


def test_an_event_is_kept_with_all_its_fields(booth: Booth) -> None:
    profile = BadgeProfile(delimiter="^", columns=("badge_id", "", "last_name"), fix_case=True)
    made = events.create_event(
        booth.store,
        "  Grid webinar ",
        kind="webinar",
        starts_on="2026-03-18",
        ends_on="2026-03-19",
        place="Oslo",
        time_zone="Europe/Oslo",
        currency="NOK",
        goal_per_day=40,
        goal_total=70,
        default_country="NO",
        badge_profile=profile,
    )
    held = events.get_event(booth.store, made.id)
    assert held == made
    assert (held.name, held.badge_profile) == ("Grid webinar", profile)
    assert held.channel == "webinar"
    assert held.day(date(2026, 3, 19)) == (2, 2)


@pytest.mark.parametrize("dates", [("2026-04-24", "2026-04-20"), ("soon", ""), ("", "2026-13-01")])
def test_dates_that_make_no_sense_are_refused_and_nothing_is_changed(booth: Booth, dates: tuple[str, str]) -> None:
    wrong = replace(booth.event, starts_on=dates[0], ends_on=dates[1])
    with pytest.raises(KnownError, match="event_dates"):
        events.save_event(booth.store, wrong)
    assert events.get_event(booth.store, booth.event.id) == booth.event


def test_an_event_needs_a_name(booth: Booth) -> None:
    with pytest.raises(KnownError, match="event_name_missing"):
        events.create_event(booth.store, "   ")


def test_an_event_that_is_not_there_is_told(booth: Booth) -> None:
    with pytest.raises(KnownError, match="event_gone"):
        events.get_event(booth.store, new_id())


def test_archived_events_stand_last_with_their_leads(booth: Booth) -> None:
    capture.scan(booth.store, booth.event, booth.staff.id, "8841-2207")
    later = events.create_event(booth.store, "Chamber breakfast", kind="chamber")
    events.save_event(booth.store, replace(booth.event, archived=True))
    assert [(one.event.name, one.leads) for one in events.list_events(booth.store)] == [
        (later.name, 0),
        ("Grid & Power Expo", 1),
    ]


def test_a_layout_is_guessed_from_what_was_scanned(booth: Booth) -> None:
    assert badges.guess_layout(booth.store, booth.event.id) is None
    for number in range(3):
        payload = (
            f"88{number}^Jane^Doe{number}^jane{number}@doe.example^Engineer^Acme Ltd^Berlin^BE^1011{number}^0305550199"
        )
        capture.scan(booth.store, booth.event, booth.staff.id, payload)
    assert badges.guess_layout(booth.store, booth.event.id) == PRESETS["cvent_caret"]
