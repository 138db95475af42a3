"""Badges as registrars and platforms publish their layouts, with neutral people in them."""

from __future__ import annotations

import pytest

from leadbooth.reading import PRESETS, read_badge

CVENT = "K3NHHSZN2VL^Nora^Quist^nquist@example.com^MyTitle^MyCompany^MyCity^^22201^555-555-5555"
CVENT_CONTACT = {
    "first_name": "Nora",
    "last_name": "Quist",
    "job_title": "MyTitle",
    "company": "MyCompany",
    "email": "nquist@example.com",
    "phone": "555-555-5555",
    "city": "MyCity",
    "postal_code": "22201",
}


def test_cvent_mecard_with_its_own_fields() -> None:
    badge = read_badge(
        "MECARD:CONF:2WBCTIXLFURQT;N:Berg,Jonas;TEL:;EMAIL:jonas@example.com;TITLE:Research Nurse;ORG:Skandia;;"
    )
    assert (badge.format, badge.badge_id, badge.warnings) == ("mecard", "2WBCTIXLFURQT", ())
    assert badge.contact.known() == {
        "first_name": "Jonas",
        "last_name": "Berg",
        "job_title": "Research Nurse",
        "company": "Skandia",
        "email": "jonas@example.com",
    }


@pytest.mark.parametrize(
    ("preset", "delimiter"),
    [("cvent_caret", "^"), ("cvent_asterisk", "*"), ("cvent_percent", "%"), ("cvent_pipe", "|")],
)
def test_cvent_delimited_with_each_of_its_separators(preset: str, delimiter: str) -> None:
    payload = CVENT.replace("^", delimiter)

    by_profile = read_badge(payload, profile=PRESETS[preset])
    guessed = read_badge(payload)

    assert (by_profile.format, by_profile.badge_id, by_profile.warnings) == ("delimited", "K3NHHSZN2VL", ())
    assert by_profile.contact.known() == guessed.contact.known() == CVENT_CONTACT
    assert guessed.warnings == ("guessed_columns",)


def test_cvent_email_only() -> None:
    for profile in (None, PRESETS["cvent_email"]):
        badge = read_badge("mary.sample@example.com", profile=profile)
        assert (badge.format, badge.contact.email) == ("email", "mary.sample@example.com")


def test_rainfocus_begins_with_id_and_name_and_keeps_what_follows() -> None:
    badge = read_badge("155148186443500172ft^Bruno^Traini^AT-4711", profile=PRESETS["rainfocus"])
    assert badge.badge_id == "155148186443500172ft"
    assert badge.contact.full_name == "Bruno Traini"
    assert badge.contact.extra == {"field_4": "AT-4711"}
    assert badge.warnings == ("more_columns",)


def test_aptify_ends_with_the_person_id() -> None:
    for profile in (None, PRESETS["aptify"]):
        badge = read_badge("AnnaAndersson_RiverPartner^2427", "pdf417", profile)
        assert badge.badge_id == "2427"
        assert badge.contact.known() == {"first_name": "Anna", "last_name": "Andersson", "company": "RiverPartner"}


def test_devoxx_has_had_three_layouts() -> None:
    older = read_badge("4711::Doe::Jane::Acme::jane@example.org")
    in_2018 = read_badge("4711::Jane::Doe::Speaker::java|go::Ghent::Belgium::jane@example.org")
    later = read_badge(
        "name:Jane Doe;email:jane@example.org;language:en;age:40;gender:f;company:Acme;city:Ghent;"
        "country:Belgium;proglang:Java;jobtitle:Developer"
    )
    assert (older.badge_id, in_2018.badge_id, later.badge_id) == ("4711", "4711", "")
    assert (older.format, in_2018.format, later.format) == ("delimited", "delimited", "keyvalue")
    for badge in (older, in_2018, later):
        assert (badge.contact.full_name, badge.contact.email) == ("Jane Doe", "jane@example.org")
    assert in_2018.contact.extra == {"role": "Speaker", "languages": "java|go"}
    assert (later.contact.job_title, later.contact.extra["proglang"]) == ("Developer", "Java")


def test_vcard_2_1_with_a_malformed_line_and_a_name_of_two_parts() -> None:
    badge = read_badge(
        "BEGIN:VCARD\nVERSION:2.1\nFN:Chris Sample\nN:Sample;Chris\nEMAIL;WORK;\nORG:ACME Inc.\nEND:VCARD"
    )
    assert badge.contact.known() == {"first_name": "Chris", "last_name": "Sample", "company": "ACME Inc."}
    assert badge.warnings == ("malformed_line",)


def test_vcard_3_0_on_one_line() -> None:
    badge = read_badge(
        "BEGIN:VCARD VERSION:3.0 N:Lastname;Firstname FN:Displayname ORG:EVent URL:http://www.example.com/ "
        "EMAIL:info@example.com TEL;TYPE=voice,work,pref:+49 1234 56788 "
        "ADR;TYPE=intl,work,postal,parcel:;;Wallstr. 1;Berlin;;12345;Germany END:VCARD"
    )
    assert badge.contact.known() == {
        "first_name": "Firstname",
        "last_name": "Lastname",
        "company": "EVent",
        "email": "info@example.com",
        "phone": "+49 1234 56788",
        "website": "http://www.example.com/",
        "street": "Wallstr. 1",
        "city": "Berlin",
        "postal_code": "12345",
        "country": "Germany",
    }


def test_vcard_4_0_on_one_line() -> None:
    badge = read_badge(
        "BEGIN:VCARD VERSION:4.0 FN:Simon Sample N:Sample;Simon;;;ing. jr,M.Sc. BDAY:--0203 GENDER:M "
        "EMAIL;TYPE=work:simon.sample@example.ca END:VCARD"
    )
    assert badge.contact.known() == {
        "first_name": "Simon",
        "last_name": "Sample",
        "email": "simon.sample@example.ca",
    }
    assert badge.contact.extra == {"name_suffix": "ing. jr,M.Sc.", "birthday": "--0203", "gender": "M"}


def test_mecard() -> None:
    badge = read_badge("MECARD:N:Doe,John;TEL:13035551212;EMAIL:john.doe@example.com;;")
    assert badge.contact.known() == {
        "first_name": "John",
        "last_name": "Doe",
        "email": "john.doe@example.com",
        "phone": "13035551212",
    }


def test_bizcard() -> None:
    badge = read_badge("BIZCARD:N:Sean;X:Sample;T:Software Engineer;C:Acme;B:+12125551212;E:a@b.example;;")
    assert badge.format == "bizcard"
    assert badge.contact.known() == {
        "first_name": "Sean",
        "last_name": "Sample",
        "job_title": "Software Engineer",
        "company": "Acme",
        "email": "a@b.example",
        "phone": "+12125551212",
    }


def test_eventyay_json_holds_the_ticket_and_the_code_for_lead_capture() -> None:
    badge = read_badge('{"ticket":"5uhbd49wms2fakafn5nzq7pcqpbjun2v","lead":"PZD97WTMFJ"}')
    assert (badge.format, badge.badge_id) == ("json", "PZD97WTMFJ")
    assert badge.contact.extra == {"ticket": "5uhbd49wms2fakafn5nzq7pcqpbjun2v"}


def test_alfio_begins_with_the_ticket_id() -> None:
    badge = read_badge("0b7ab1c6-7a6f-4c2f-9d0e-6f3f7b9a1c2d/fC3x9zX0lL=", profile=PRESETS["alfio"])
    assert badge.badge_id == "0b7ab1c6-7a6f-4c2f-9d0e-6f3f7b9a1c2d"


def test_state_department_badge_is_event_participant_and_contact() -> None:
    assert read_badge("1234.56.7890").badge_id == "1234.56.7890"
    badge = read_badge("1234.56.7890", profile=PRESETS["state_cmd"])
    assert badge.badge_id == "7890"
    assert badge.contact.extra == {"event_number": "1234", "participant_number": "56"}


@pytest.mark.parametrize(
    ("payload", "preset"),
    [
        ("2WBCTIXLFURQT", "cvent_reference"),
        ("000012", "aptify_code39"),
        ("rs8a3p67jepqtbt9evz766bfggzhfaqh", "pretix"),
        ("SBpax001", "spotme"),
        ("KP1001", "expo_pass"),
        ("0814847311126137001", "eventbrite"),
        ("48213", "number_only"),
    ],
)
def test_a_bare_id_is_kept_exactly(payload: str, preset: str) -> None:
    for profile in (None, PRESETS[preset]):
        badge = read_badge(payload, profile=profile)
        assert (badge.format, badge.badge_id, badge.contact.known()) == ("id", payload, {})
        assert badge.warnings == ()


@pytest.mark.parametrize(
    ("payload", "badge_id", "name"),
    [
        ("https://www.linkedin.com/in/jane-van-dam-1a2b3c4/", "linkedin.com/in/jane-van-dam-1a2b3c4", "Jane van Dam"),
        ("https://de.linkedin.com/in/j%C3%BCrgen-doe?x=1", "linkedin.com/in/jürgen-doe", "Jürgen Doe"),
        ("linkedin.com/in/janedoe", "linkedin.com/in/janedoe", ""),
        ("https://www.linkedin.com/company/acme", "linkedin.com/company/acme", ""),
        ("https://hihello.me/p/0b7ab1c6", "hihello.me/p/0b7ab1c6", ""),
        ("https://www.hihello.com/p/0b7ab1c6", "hihello.com/p/0b7ab1c6", ""),
        ("https://blinq.me/x1YzAb", "blinq.me/x1YzAb", ""),
        ("https://popl.co/profile/jane", "popl.co/profile/jane", ""),
        ("https://poplme.co/jane", "poplme.co/jane", ""),
    ],
)
def test_digital_cards_are_a_website_an_id_and_at_best_a_name_hint(payload: str, badge_id: str, name: str) -> None:
    badge = read_badge(payload)
    assert (badge.format, badge.badge_id, badge.contact.website) == ("url", badge_id, payload)
    assert badge.contact.full_name == name
    assert badge.warnings == (("name_guessed",) if name else ())


def test_what_only_the_organiser_can_decode_is_recognised_again() -> None:
    short = read_badge("U2FsdGVkX18+9pRkQ/3w==")
    long = read_badge("U2FsdGVkX18+" + "9pRkQ/3w" * 40)
    binary = read_badge(bytes(range(40)))
    assert {badge.format for badge in (short, long, binary)} == {"unknown"}
    assert short.badge_id == "U2FsdGVkX18+9pRkQ/3w=="
    assert long.badge_id.startswith("sha256:")
    assert len(long.badge_id) == len("sha256:") + 16
    assert long == read_badge("U2FsdGVkX18+" + "9pRkQ/3w" * 40)
    assert long.badge_id != binary.badge_id
    assert short.warnings == ("opaque",)
