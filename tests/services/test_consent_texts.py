"""Consent texts: each wording has a version, and the ledger names the one that was shown."""

from __future__ import annotations

import pytest

from leadbooth.domain.words import Purpose
from leadbooth.services import capture, events, undo
from leadbooth.services.consent_texts import list_consent_texts, save_consent_text, text_for
from leadbooth.storage import leads
from tests.services.conftest import Booth

BY_MAIL = "Northgrid may write to me about its products."


def test_an_event_has_a_text_for_each_purpose_and_language(booth: Booth) -> None:
    german = save_consent_text(booth.store, booth.event.id, "email", "de", " Northgrid darf mir schreiben. ")
    english = save_consent_text(booth.store, booth.event.id, "email", "en", BY_MAIL)
    phone = save_consent_text(booth.store, booth.event.id, "phone", "en", "Northgrid may call me.")
    assert list_consent_texts(booth.store, booth.event.id) == [german, english, phone]
    assert german.wording == "Northgrid darf mir schreiben."
    assert text_for(booth.store, booth.event.id, "email", "en") == english
    assert text_for(booth.store, booth.event.id, "phone", "de") is None
    other = events.create_event(booth.store, "Chamber breakfast")
    assert list_consent_texts(booth.store, other.id) == []


def test_only_another_wording_is_another_version(booth: Booth) -> None:
    first = save_consent_text(booth.store, booth.event.id, "email", "en", BY_MAIL)
    same = save_consent_text(booth.store, booth.event.id, "email", "en", f"{BY_MAIL}\n")
    second = save_consent_text(booth.store, booth.event.id, "email", "en", "Northgrid may write to me.")
    assert (first.version, same.version, second.version) == (1, 1, 2)
    assert first.id == second.id


def test_an_empty_wording_takes_the_text_away_and_a_version_is_never_used_twice(booth: Booth) -> None:
    save_consent_text(booth.store, booth.event.id, "email", "en", BY_MAIL)
    save_consent_text(booth.store, booth.event.id, "email", "en", "  ")
    assert list_consent_texts(booth.store, booth.event.id) == []
    save_consent_text(booth.store, booth.event.id, "email", "en", "")
    assert save_consent_text(booth.store, booth.event.id, "email", "en", BY_MAIL).version == 2
    assert [text.wording for text in list_consent_texts(booth.store, booth.event.id)] == [BY_MAIL]


@pytest.mark.parametrize(("purpose", "language"), [("telepathy", "en"), ("email", "English"), ("email", "")])
def test_other_purposes_and_languages_are_refused(booth: Booth, purpose: str, language: str) -> None:
    with pytest.raises(ValueError, match=purpose if purpose != "email" else "language"):
        save_consent_text(booth.store, booth.event.id, purpose, language, BY_MAIL)


def test_the_ledger_keeps_what_was_shown_whatever_becomes_of_the_text(booth: Booth) -> None:
    text = save_consent_text(booth.store, booth.event.id, "email", "en", BY_MAIL)
    lead = capture.scan(booth.store, booth.event, booth.staff.id, "8841-2207").lead.id
    capture.set_consent(booth.store, booth.staff.id, lead, Purpose.EMAIL, granted=True, text=text)
    save_consent_text(booth.store, booth.event.id, "email", "en", "Northgrid may write to me.")
    with booth.store.reading() as db:
        (kept,) = leads.consents(db, lead)
    assert (kept.wording, kept.language, kept.text_id, kept.text_version) == (BY_MAIL, "en", text.id, 1)


def test_the_built_in_wording_has_no_text_of_the_event(booth: Booth) -> None:
    lead = capture.scan(booth.store, booth.event, booth.staff.id, "8841-2207").lead.id
    capture.set_consent(booth.store, booth.staff.id, lead, Purpose.PHONE, granted=True, wording="May we call?")
    with booth.store.reading() as db:
        (kept,) = leads.consents(db, lead)
    assert (kept.wording, kept.text_id, kept.text_version) == ("May we call?", None, 1)


def test_consents_that_move_to_another_lead_keep_their_text(booth: Booth) -> None:
    text = save_consent_text(booth.store, booth.event.id, "email", "de", "Northgrid darf mir schreiben.")
    older = capture.start_typed(booth.store, booth.event, booth.staff.id, {"email": "jo@windkraft.example"})
    newer = capture.start_typed(booth.store, booth.event, booth.staff.id, {"first_name": "Jo"}).lead.id
    said = capture.set_consent(booth.store, booth.staff.id, newer, Purpose.EMAIL, granted=True, text=text)
    capture.edit_contact(booth.store, booth.staff.id, newer, {"email": "jo@windkraft.example"})
    joined = capture.join_same_email(booth.store, booth.staff.id, newer)
    assert joined is not None
    assert joined.consents == {"email"}
    with booth.store.reading() as db:
        (kept,) = leads.consents(db, older.lead.id)
    assert (kept.text_id, kept.language, kept.method, kept.by) == (text.id, "de", "verbal", booth.staff.id)
    assert kept.at <= said.saved_at


def test_taking_a_consent_back_names_the_same_text(booth: Booth) -> None:
    text = save_consent_text(booth.store, booth.event.id, "email", "en", BY_MAIL)
    lead = capture.scan(booth.store, booth.event, booth.staff.id, "8841-2207").lead.id
    said = capture.set_consent(booth.store, booth.staff.id, lead, Purpose.EMAIL, granted=True, text=text)
    assert said.changes.action is not None
    undo.undo(booth.store, booth.staff.id, said.changes.action)
    with booth.store.reading() as db:
        ledger = leads.consents(db, lead)
    assert [(entry.granted, entry.text_id) for entry in ledger] == [(True, text.id), (False, text.id)]
