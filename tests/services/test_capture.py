"""Capture: a badge becomes a lead that is on the disk, and the same person stays one lead."""

from __future__ import annotations

from leadbooth.domain.words import Interest, Purpose
from leadbooth.services import browse, capture, events, many, undo
from leadbooth.services.captured import open_lead
from leadbooth.services.stores import open_store
from tests.services.conftest import Booth, Clock

JONAS = "MECARD:N:Weber,Jonas;ORG:Alder Energy;TITLE:Head of Grid Automation;EMAIL:jonas.weber@alder.example;;"


def test_a_scan_is_a_lead_with_what_the_badge_says(booth: Booth) -> None:
    captured = capture.scan(booth.store, booth.event, booth.staff.id, JONAS, "qrcode")
    contact = captured.lead.contact
    assert (contact.full_name, contact.company, contact.email) == (
        "Jonas Weber",
        "Alder Energy",
        "jonas.weber@alder.example",
    )
    assert captured.outcome == "new"
    assert captured.lead.sources["email"] == "badge"
    assert captured.quality.score == captured.lead.score > 20


def test_the_same_badge_again_is_a_second_encounter_of_the_same_lead(booth: Booth, clock: Clock) -> None:
    sam = events.add_staff(booth.store, "Sam Park")
    first = capture.scan(booth.store, booth.event, sam.id, JONAS)
    clock.ms += 3_600_000
    again = capture.scan(booth.store, booth.event, booth.staff.id, JONAS)
    assert again.outcome == "again"
    assert again.lead.id == first.lead.id
    assert [(m.by_name, m.event_name) for m in again.met_before] == [("Sam Park", "Grid & Power Expo")]
    assert again.lead.score > first.lead.score


def test_somebody_met_at_an_earlier_event_is_a_new_lead_shown_as_known(booth: Booth) -> None:
    breakfast = events.create_event(booth.store, "Chamber breakfast", kind="chamber")
    earlier = capture.scan(booth.store, breakfast, booth.staff.id, JONAS)
    now = capture.scan(booth.store, booth.event, booth.staff.id, JONAS)
    assert now.lead.id != earlier.lead.id
    assert now.outcome == "new"
    assert [m.event_name for m in now.met_before] == ["Chamber breakfast"]


def test_an_unreadable_badge_is_kept_as_it_is(booth: Booth) -> None:
    captured = capture.scan(booth.store, booth.event, booth.staff.id, "8841-2207")
    assert captured.lead.badge_id == "8841-2207"
    assert captured.lead.badge_only


def test_typing_saves_from_the_first_character_and_again_after_each(booth: Booth) -> None:
    started = capture.start_typed(booth.store, booth.event, booth.staff.id, {"first_name": "A"})
    capture.edit_contact(booth.store, booth.staff.id, started.lead.id, {"first_name": "Aiko", "last_name": "Tanaka"})
    assert open_lead(booth.store, started.lead.id).lead.title == "Aiko Tanaka"


def test_an_email_that_is_there_already_leads_to_its_lead_and_loses_nothing(booth: Booth) -> None:
    first = capture.scan(booth.store, booth.event, booth.staff.id, JONAS)
    typed = capture.start_typed(booth.store, booth.event, booth.staff.id, {"phone": "+49 1512 3456789"})
    capture.write_note(booth.store, booth.staff.id, typed.lead.id, "Wants 120 relays")
    capture.set_interest(booth.store, booth.staff.id, typed.lead.id, Interest.HOT)
    capture.edit_contact(booth.store, booth.staff.id, typed.lead.id, {"email": "Jonas.Weber@ALDER.example"})
    joined = capture.join_same_email(booth.store, booth.staff.id, typed.lead.id)
    assert joined is not None
    assert joined.lead.id == first.lead.id
    assert joined.lead.contact.phone == "+49 1512 3456789"
    assert (joined.note, joined.lead.interest) == ("Wants 120 relays", "hot")
    assert open_lead(booth.store, typed.lead.id).lead.deleted
    undo.undo(booth.store, booth.staff.id, joined.changes.action)  # type: ignore[arg-type]
    assert not open_lead(booth.store, typed.lead.id).lead.deleted
    assert open_lead(booth.store, first.lead.id).lead.contact.phone == ""


def test_undo_takes_back_one_action_after_the_other(booth: Booth) -> None:
    lead = capture.scan(booth.store, booth.event, booth.staff.id, JONAS).lead.id
    capture.set_interest(booth.store, booth.staff.id, lead, Interest.WARM)
    capture.set_interest(booth.store, booth.staff.id, lead, Interest.HOT)
    capture.set_consent(booth.store, booth.staff.id, lead, Purpose.EMAIL, granted=True, wording="May we write?")
    noted = capture.write_note(booth.store, booth.staff.id, lead, "first")
    capture.write_note(booth.store, booth.staff.id, lead, "second", replaces=noted.note_id)
    seen = []
    for _ in range(6):
        undo.undo_last(booth.store, booth.staff.id, booth.event.id)
        now = open_lead(booth.store, lead)
        seen.append((now.note, sorted(now.consents), now.lead.interest, now.lead.deleted))
    assert seen == [
        ("first", ["email"], "hot", False),
        ("", ["email"], "hot", False),
        ("", [], "hot", False),
        ("", [], "warm", False),
        ("", [], "", False),
        ("", [], "", True),
    ]


def test_a_deleted_lead_comes_back_by_undo_and_is_found_again(booth: Booth) -> None:
    lead = capture.scan(booth.store, booth.event, booth.staff.id, JONAS).lead.id
    deleted = many.delete_leads(booth.store, booth.staff.id, [lead])
    assert browse.today(booth.store, booth.event).count == 0
    undo.undo(booth.store, booth.staff.id, deleted.action)  # type: ignore[arg-type]
    assert browse.today(booth.store, booth.event).leads[0].id == lead
    assert capture.scan(booth.store, booth.event, booth.staff.id, JONAS).lead.id == lead


def test_what_was_captured_is_there_after_the_store_was_closed(booth: Booth) -> None:
    lead = capture.scan(booth.store, booth.event, booth.staff.id, JONAS).lead.id
    booth.store.close()
    with_passphrase = open_store(booth.folder, "correct horse")
    assert open_lead(with_passphrase, lead).lead.title == "Jonas Weber"
    with_passphrase.close()
    with_recovery_key = open_store(booth.folder, booth.recovery_key.lower())
    assert open_lead(with_recovery_key, lead).lead.title == "Jonas Weber"
    with_recovery_key.close()
