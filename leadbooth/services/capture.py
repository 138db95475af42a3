"""Capture: a scan, a typed character, an interest, a note, a consent: each on the disk before it shows as saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from leadbooth.domain.badge import BadgeReading
from leadbooth.domain.consent_text import ConsentText
from leadbooth.domain.contact import CONTACT_FIELDS, Contact
from leadbooth.domain.duplicate import badge_key, email_key
from leadbooth.domain.event import Event
from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.lead import Consent, Defaults, Lead
from leadbooth.domain.records import GROUP_OF_FIELD, LEAD_CONTACT_GROUPS
from leadbooth.domain.words import EncounterKind, FieldSource, Interest, LeadKind, Purpose, SetBy, Stage
from leadbooth.errors import KnownError
from leadbooth.reading import read_badge
from leadbooth.services import ownership
from leadbooth.services.answers import answer_row, recorded
from leadbooth.services.captured import Captured, captured, existing
from leadbooth.storage import leads as repository
from leadbooth.storage.log import Writer
from leadbooth.storage.store import Store

NO_DEFAULTS = Defaults()
BUILT_IN_TEXT = 1
"""The version of the wording that is shown where an event has no text of its own."""


def scan(
    store: Store,
    event: Event,
    staff: Id | None,
    payload: str,
    symbology: str = "",
    *,
    typed: bool = False,
    defaults: Defaults = NO_DEFAULTS,
) -> Captured:
    """Capture a badge. The same badge or e-mail at this event opens the lead that is there, with a new encounter.

    ``typed`` tells that somebody typed the printed id. Raises KnownError("payload_too_long", "nothing_scanned").
    """
    reading = _read(event, payload, symbology)
    with store.writing(staff) as writer:
        lead, is_new = record_scan(writer, event, reading, payload, symbology, typed=typed, defaults=defaults)
        return captured(writer, lead, "new" if is_new else "again", reading.warnings)


def _read(event: Event, payload: str, symbology: str) -> BadgeReading:
    reading = read_badge(payload, symbology, event.badge_profile)
    if reading.badge_id or reading.contact.known():
        return reading
    if not payload.strip():
        raise KnownError("nothing_scanned")
    return replace(reading, badge_id=payload.strip()[:128])


def record_scan(
    writer: Writer,
    event: Event,
    reading: BadgeReading,
    payload: str,
    symbology: str = "",
    *,
    typed: bool = False,
    defaults: Defaults = NO_DEFAULTS,
) -> tuple[Id, bool]:
    """Record a badge that was read as part of a larger action: its lead, and whether the lead is new.

    Leads that are recorded but not flushed yet are not seen.
    """
    known = _known_lead(writer, event, reading)
    lead = known or new_id()
    if known is None:
        _create(writer, lead, event, reading, "typed" if typed else "scan", defaults)
    else:
        _fill_gaps(writer, known, event, reading.contact, FieldSource.BADGE, defaults)
    _record_scan(writer, lead, event, reading, payload, symbology, typed=typed)
    return lead, known is None


def _known_lead(writer: Writer, event: Event, reading: BadgeReading) -> Id | None:
    keys = {badge_key(reading.badge_id), email_key(reading.contact.email)} - {""}
    return next((lead for lead, of in repository.with_keys(writer.db, keys) if of == event.id), None)


def _create(
    writer: Writer, lead: Id, event: Event, reading: BadgeReading, how: str, defaults: Defaults = NO_DEFAULTS
) -> None:
    source = FieldSource.BADGE if how == "scan" else FieldSource.TYPED
    groups: dict[str, dict[str, Any]] = {
        "origin": {"kind": LeadKind.PERSON, "captured_at": writer.now, "captured_by": writer.actor, "how": how},
        "source": {
            "channel": defaults.channel or event.channel,
            "network": "",
            "campaign_id": event.default_campaign_id,
        },
        "status": {"stage": Stage.LEAD, "stage_reason": ""},
        "ownership": ownership.first_owner(writer, event, reading.contact.country),
        **_groups_of(defaults),
    }
    known = reading.contact.known()
    for group, names in LEAD_CONTACT_GROUPS.items():
        if values := {name: known[name] for name in names if name in known}:
            groups[group] = {**values, f"{group}_from": dict.fromkeys(values, str(source))}
    if reading.contact.extra:
        groups["more"] = {"extra": dict(reading.contact.extra)}
    writer.create("lead", lead, event.id, groups)


def _groups_of(defaults: Defaults) -> dict[str, dict[str, Any]]:
    """What defaults give to a lead, beside its channel; nothing for those that say nothing."""
    groups: dict[str, dict[str, Any]] = {}
    if defaults.interest:
        groups["qualification"] = {"interest": defaults.interest, "interest_by": SetBy.CAPTURE}
    if defaults.tags:
        groups["tags"] = {"tags": list(defaults.tags)}
    if defaults.to_finish:
        groups["rapid"] = {"to_finish": 1}
    if defaults.party_id:
        groups["party"] = {"party_id": defaults.party_id}
    return groups


def _record_scan(
    writer: Writer, lead: Id, event: Event, reading: BadgeReading, payload: str, symbology: str, *, typed: bool
) -> None:
    encounter = new_id()
    kind = EncounterKind.TYPED if typed else EncounterKind.SCAN
    facts = {"lead_id": lead, "kind": kind, "at": writer.now, "staff_id": writer.actor}
    writer.add("encounter", encounter, event.id, facts, subject=lead)
    badge = {
        "lead_id": lead,
        "encounter_id": encounter,
        "badge_id": reading.badge_id,
        "payload": payload,
        "symbology": symbology,
        "format": reading.format,
        "scanned_at": writer.now,
    }
    writer.add("badge", new_id(), event.id, badge, subject=lead)


def _fill_gaps(
    writer: Writer, lead: Id, event: Event, contact: Contact, source: FieldSource, defaults: Defaults
) -> None:
    """Add what a lead does not know yet; nothing that is there is replaced."""
    held = repository.get(writer.db, lead)
    assert held is not None
    if lacking := _groups_of(_lacking(held, defaults)):
        writer.edit("lead", lead, event.id, lacking)
    have = held.contact.known()
    news = {name: value for name, value in contact.known().items() if name not in have}
    if news:
        writer.edit("lead", lead, event.id, contact_groups(held, news, source))
    if "country" in news:
        ownership.reroute(writer, lead)
    extra = {**contact.extra, **held.contact.extra}
    if extra != dict(held.contact.extra):
        writer.edit("lead", lead, event.id, {"more": {"extra": extra}})


def _lacking(held: Lead, defaults: Defaults) -> Defaults:
    """What defaults give to a lead that was here already."""
    return replace(
        defaults,
        interest="" if held.interest else defaults.interest,
        tags=() if set(defaults.tags) <= set(held.tags) else tuple(dict.fromkeys((*held.tags, *defaults.tags))),
        to_finish=False,  # who was qualified need not be finished again
        party_id=None if held.party_id else defaults.party_id,
    )


def contact_groups(held: Lead, values: Mapping[str, str], source: FieldSource) -> dict[str, dict[str, Any]]:
    """New values of contact fields as the groups of a change, with where they came from."""
    groups: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        group = GROUP_OF_FIELD[name]
        fields = groups.setdefault(group, {})
        fields[name] = value
        came_from = fields.setdefault(
            f"{group}_from", {n: held.sources[n] for n in LEAD_CONTACT_GROUPS[group] if n in held.sources}
        )
        came_from[name] = str(source)
    return groups


def start_typed(
    store: Store, event: Event, staff: Id | None, values: Mapping[str, str], *, defaults: Defaults = NO_DEFAULTS
) -> Captured:
    """A new lead from the first characters somebody typed: ``values`` maps contact fields to text."""
    _check_fields(values)
    lead = new_id()
    with store.writing(staff) as writer:
        reading = BadgeReading("typed", contact=Contact().updated(values))
        _create(writer, lead, event, reading, "typed", defaults)
        facts = {"lead_id": lead, "kind": EncounterKind.TYPED, "at": writer.now, "staff_id": staff}
        writer.add("encounter", new_id(), event.id, facts, subject=lead)
        return captured(writer, lead, "new")


def edit_contact(
    store: Store, staff: Id | None, lead: Id, values: Mapping[str, str], *, action: Id | None = None
) -> Captured:
    """Keep what somebody typed into contact fields. ``action`` continues an edit, so that undo takes it as one."""
    _check_fields(values)
    with store.writing(staff, action) as writer:
        held = existing(writer, lead)
        writer.edit("lead", lead, held.event_id, contact_groups(held, values, FieldSource.TYPED))
        if "country" in values:
            ownership.reroute(writer, lead)
        return captured(writer, lead, "saved")


def _check_fields(values: Iterable[str]) -> None:
    if unknown := set(values) - set(CONTACT_FIELDS):
        raise ValueError(f"no contact fields: {sorted(unknown)}")


def join_same_email(store: Store, staff: Id | None, lead: Id) -> Captured | None:
    """Where the e-mail of a lead belongs to another lead of the event, go on with that one; None where it does not.

    What was captured here and is not known there moves over, its answers, notes and consents too; the newer lead is
    deleted. It is one action: undo brings both back.
    """
    with store.writing(staff) as writer:
        newer = existing(writer, lead)
        older = _same_email(writer, newer)
        if older is None:
            return None
        _move_over(writer, newer, older)
        writer.delete("lead", newer.id, newer.event_id)
        return captured(writer, older.id, "again")


def _same_email(writer: Writer, lead: Lead) -> Lead | None:
    key = email_key(lead.contact.email)
    found = repository.with_keys(writer.db, [key]) if key else []
    others = [other for other, event in found if event == lead.event_id and other != lead.id]
    return repository.get(writer.db, others[-1]) if others else None


def _move_over(writer: Writer, newer: Lead, older: Lead) -> None:
    have = older.contact.known()
    for name, value in newer.contact.known().items():
        if name not in have:
            source = FieldSource(newer.sources.get(name, FieldSource.TYPED))
            held = repository.get(writer.db, older.id) or older
            writer.edit("lead", older.id, older.event_id, contact_groups(held, {name: value}, source))
    if newer.interest:
        said = {"interest": newer.interest, "interest_by": newer.interest_by}
        writer.edit("lead", older.id, older.event_id, {"qualification": said})
    for encounter in repository.encounters(writer.db, newer.id):
        facts = {"lead_id": older.id, "kind": encounter.kind, "at": encounter.at, "text": encounter.text}
        writer.add("encounter", new_id(), older.event_id, {**facts, "staff_id": encounter.by}, subject=older.id)
    for consent in repository.consents(writer.db, newer.id):
        _record_consent(writer, older, consent)
    for answer in repository.answers(writer.db, newer.id):
        row = answer_row(older.id, answer.question_id)
        writer.edit("answer", row, older.event_id, {"answer": recorded(older.id, answer)}, subject=older.id)
    given = Defaults(tags=newer.tags, party_id=newer.party_id)
    if lacking := _groups_of(_lacking(older, given)):
        writer.edit("lead", older.id, older.event_id, lacking)


def set_interest(store: Store, staff: Id | None, lead: Id, interest: Interest | None) -> Captured:
    """Mark a lead hot, warm or cold; None takes it back."""
    with store.writing(staff) as writer:
        held = existing(writer, lead)
        said = {"interest": str(interest or ""), "interest_by": SetBy.STAFF}
        writer.edit("lead", lead, held.event_id, {"qualification": said})
        return captured(writer, lead, "saved")


def write_note(
    store: Store, staff: Id | None, lead: Id, text: str, *, replaces: Id | None = None, action: Id | None = None
) -> Captured:
    """Keep a note. A new wording is a note that ``replaces`` the former; an empty one leaves none."""
    with store.writing(staff, action) as writer:
        held = existing(writer, lead)
        facts = {"lead_id": lead, "kind": EncounterKind.NOTE, "at": writer.now, "staff_id": staff, "text": text.strip()}
        if text.strip() or replaces:
            writer.add("encounter", new_id(), held.event_id, {**facts, "replaces": replaces}, subject=lead)
        return captured(writer, lead, "saved")


def set_consent(
    store: Store,
    staff: Id | None,
    lead: Id,
    purpose: Purpose,
    *,
    granted: bool,
    wording: str = "",
    language: str = "en",
    text: ConsentText | None = None,
) -> Captured:
    """Append to the consent ledger what somebody said to the text that was shown to them.

    That was ``text``, of the event, or the built-in ``wording`` where it has none.
    """
    with store.writing(staff) as writer:
        held = existing(writer, lead)
        said = Consent(str(purpose), granted, writer.now, staff, wording, BUILT_IN_TEXT, language, "verbal")
        _record_consent(writer, held, said if text is None else said.to(text))
        return captured(writer, lead, "saved")


def _record_consent(writer: Writer, lead: Lead, said: Consent) -> None:
    seen = repository.last_consent_clock(writer.db, lead.id, said.purpose)
    writer.add("consent", new_id(), lead.event_id, consent_facts(lead.id, said, seen), subject=lead.id)


def consent_facts(lead: Id, said: Consent, seen: int) -> dict[str, Any]:
    """An entry of the ledger as it is recorded; ``seen`` is the clock of the latest one that was known."""
    offset = datetime.fromtimestamp(said.at / 1000, UTC).astimezone().utcoffset()
    return {
        "lead_id": lead,
        "purpose": said.purpose,
        "granted": int(said.granted),
        "text_id": said.text_id,
        "wording": said.wording,
        "language": said.language,
        "method": said.method,
        "text_version": said.text_version,
        "at": said.at,
        "utc_offset_min": int(offset.total_seconds() // 60) if offset else 0,
        "staff_id": said.by,
        "seen": seen,
    }
