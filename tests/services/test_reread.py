"""Reading all scans again: a corrected layout reaches every lead, and nothing that a person typed is lost."""

from __future__ import annotations

from dataclasses import replace

from leadbooth.domain.badge import BadgeProfile
from leadbooth.domain.event import Event
from leadbooth.domain.ids import Id
from leadbooth.services import capture, events, many, reread, undo
from leadbooth.services.captured import open_lead
from tests.services.conftest import Booth

WRONG = BadgeProfile(delimiter="^", columns=("badge_id", "last_name", "first_name", "city"))
RIGHT = BadgeProfile(delimiter="^", columns=("badge_id", "first_name", "last_name", "company"))


def with_layout(booth: Booth, profile: BadgeProfile) -> Event:
    event = replace(booth.event, badge_profile=profile)
    events.save_event(booth.store, event)
    return event


def scan(booth: Booth, event: Event, *payloads: str) -> list[Id]:
    return [capture.scan(booth.store, event, booth.staff.id, payload).lead.id for payload in payloads]


def test_fields_that_the_wrong_layout_filled_are_put_right(booth: Booth) -> None:
    [lead] = scan(booth, with_layout(booth, WRONG), "8841^Jonas^Weber^Alder Energy")
    result = reread.reread_scans(booth.store, with_layout(booth, RIGHT), booth.staff.id)
    contact = open_lead(booth.store, lead).lead.contact
    assert (contact.full_name, contact.company, contact.city) == ("Jonas Weber", "Alder Energy", "")
    assert (result.leads, result.changed) == (1, 1)


def test_what_a_person_typed_is_never_replaced(booth: Booth) -> None:
    [lead] = scan(booth, with_layout(booth, WRONG), "8841^Jonas^Weber^Alder Energy")
    capture.edit_contact(booth.store, booth.staff.id, lead, {"first_name": "Johann", "company": "Alder SE"})
    reread.reread_scans(booth.store, with_layout(booth, RIGHT), booth.staff.id)
    contact = open_lead(booth.store, lead).lead.contact
    assert (contact.first_name, contact.last_name, contact.company) == ("Johann", "Weber", "Alder SE")


def test_a_second_time_changes_nothing(booth: Booth) -> None:
    event = with_layout(booth, RIGHT)
    scan(booth, event, "8841^Jonas^Weber^Alder Energy", "8842^Aiko^Tanaka^Kitano Controls")
    again = reread.reread_scans(booth.store, event, booth.staff.id)
    assert (again.leads, again.changed, again.changes.action) == (2, 0, None)


def test_it_is_undone_as_one(booth: Booth) -> None:
    leads = scan(booth, with_layout(booth, WRONG), "8841^Jonas^Weber^Alder", "8842^Aiko^Tanaka^Kitano")
    before = [open_lead(booth.store, lead).lead.contact for lead in leads]
    result = reread.reread_scans(booth.store, with_layout(booth, RIGHT), booth.staff.id)
    assert result.changed == 2
    assert result.changes.action is not None
    undo.undo(booth.store, booth.staff.id, result.changes.action)
    assert [open_lead(booth.store, lead).lead.contact for lead in leads] == before


def test_cancelled_it_leaves_the_rest_as_it_was(booth: Booth) -> None:
    [lead] = scan(booth, with_layout(booth, WRONG), "8841^Jonas^Weber^Alder")
    result = reread.reread_scans(booth.store, with_layout(booth, RIGHT), booth.staff.id, lambda *_: False)
    assert (result.leads, result.changed) == (0, 0)
    assert open_lead(booth.store, lead).lead.contact.city == "Alder"


def test_deleted_leads_stay_deleted(booth: Booth) -> None:
    [lead] = scan(booth, with_layout(booth, WRONG), "8841^Jonas^Weber^Alder")
    many.delete_leads(booth.store, booth.staff.id, [lead])
    assert reread.reread_scans(booth.store, with_layout(booth, RIGHT), booth.staff.id).leads == 0
    assert open_lead(booth.store, lead).lead.deleted
