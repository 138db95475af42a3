"""Lead magnets: offered at an event, retired, and known to the leads that claimed them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leadbooth.domain.ids import new_id
from leadbooth.domain.magnet import Magnet
from leadbooth.errors import KnownError
from leadbooth.services import events
from leadbooth.services.magnets import list_magnets, save_magnet
from tests.services.conftest import Booth


def test_magnets_are_listed_by_name_each_at_its_event(booth: Booth) -> None:
    trial = save_magnet(booth.store, booth.event.id, Magnet(new_id(), "  Trial  of 30 days ", "free_trial"))
    guide = save_magnet(booth.store, booth.event.id, Magnet(new_id(), "guide to relays", "ebook"))
    assert trial.name == "Trial of 30 days"
    assert list_magnets(booth.store, booth.event.id) == [guide, trial]
    other = events.create_event(booth.store, "Chamber breakfast")
    assert list_magnets(booth.store, other.id) == []


def test_a_retired_one_is_offered_no_more_and_can_come_back(booth: Booth) -> None:
    magnet = save_magnet(booth.store, booth.event.id, Magnet(new_id(), "Prize draw", "prize_draw"))
    retired = save_magnet(booth.store, booth.event.id, replace(magnet, active=False))
    assert list_magnets(booth.store, booth.event.id) == []
    assert list_magnets(booth.store, booth.event.id, retired=True) == [retired]
    save_magnet(booth.store, booth.event.id, magnet)
    assert list_magnets(booth.store, booth.event.id) == [magnet]


def test_a_magnet_needs_a_name_and_a_kind_that_is_known(booth: Booth) -> None:
    with pytest.raises(KnownError, match="magnet_name_missing"):
        save_magnet(booth.store, booth.event.id, Magnet(new_id(), " ", "ebook"))
    with pytest.raises(ValueError, match="lottery"):
        save_magnet(booth.store, booth.event.id, Magnet(new_id(), "Prize draw", "lottery"))
    assert list_magnets(booth.store, booth.event.id, retired=True) == []
