"""Rules that hold whatever the badge: order of detection, nothing lost, nothing harmful, nothing rejected."""

from __future__ import annotations

import pytest

from leadbooth.domain.badge import MAX_PAYLOAD_BYTES, BadgeProfile
from leadbooth.errors import KnownError
from leadbooth.reading import WARNINGS, read_badge, split_payloads, strip_aim

CARD = "BEGIN:VCARD\nVERSION:3.0\nN:Doe;Jane\nEND:VCARD"
CARET = BadgeProfile(delimiter="^", columns=("badge_id", "first_name", "last_name"))


@pytest.mark.parametrize(
    ("payload", "format"),
    [
        (CARD, "vcard"),
        ("MECARD:N:Doe,Jane;URL:https://example.org;;", "mecard"),
        ("mecard:N:Doe,Jane;;", "mecard"),
        ("BIZCARD:N:Jane;X:Doe;;", "bizcard"),
        ("MEMORY:x\r\nNAME1:Jane Doe\r\nTEL1:0312345678\r\n", "memory"),
        ("MATMSG:TO:jane@example.org;SUB:Hi;BODY:There;;", "matmsg"),
        ('{"email":"jane@example.org","name":"Jane;Doe"}', "json"),
        ("https://example.org/?a=1;b=2|c", "url"),
        ("mailto:jane@example.org?subject=Hi", "mailto"),
        ("tel:+15550100", "tel"),
        ("sms:+15550100?body=Hi", "sms"),
        ("SMSTO:+15550100:Hi", "sms"),
        ("name:Jane Doe;email:jane@example.org", "keyvalue"),
        ("4711|Jane|Doe", "delimited"),
        ("jane@example.org", "email"),
        ("4711", "id"),
        ("just some words", "unknown"),
    ],
)
def test_formats_are_recognised_by_what_is_surest(payload: str, format: str) -> None:
    assert read_badge(payload).format == format
    assert read_badge(payload, profile=CARET).format == format
    assert read_badge(payload.encode()).format == format


def test_ids_are_text_with_their_zeros_and_their_case() -> None:
    assert read_badge("000012").badge_id == "000012"
    assert read_badge("aBcD12").badge_id == "aBcD12"


@pytest.mark.parametrize("payload", ["4711\r", "\x024711\x03", "4711\x1d", "\ufeff4711", "\x00 4711 \n", "47\x1d11"])
def test_characters_that_leaked_in_from_the_scanner_are_not_part_of_an_id(payload: str) -> None:
    assert read_badge(payload).badge_id == "4711"


def test_start_and_stop_of_code_39_are_left_out() -> None:
    assert read_badge("*000012*", "code39").badge_id == "000012"


@pytest.mark.parametrize(
    ("payload", "stripped"),
    [
        ("]Q1MECARD:N:Doe;;", ("MECARD:N:Doe;;", "qr")),
        ("]C0000012", ("000012", "code128")),
        ("]L2x", ("x", "pdf417")),
        ("]d2x", ("x", "datamatrix")),
        ("]z0x", ("x", "aztec")),
        ("]A0x", ("x", "code39")),
        ("]E0x", ("x", "ean")),
        ("]I0x", ("x", "itf")),
        ("]q1x", ("]q1x", "")),
        ("]Q", ("]Q", "")),
        ("]Q?x", ("]Q?x", "")),
        ("4711", ("4711", "")),
    ],
)
def test_an_aim_identifier_names_the_symbology(payload: str, stripped: tuple[str, str]) -> None:
    assert strip_aim(payload) == stripped
    assert read_badge(payload) == read_badge(stripped[0], stripped[1])


def test_nothing_invisible_reaches_a_field() -> None:
    contact = read_badge("4711^Ja\u202ene\u200b\x1d^D\x00o\x1be^Ac\u00adme", profile=CARET).contact
    assert contact.known() == {"first_name": "Jane", "last_name": "Doe"}
    assert contact.extra == {"field_4": "Acme"}


def test_letters_that_are_joined_stay_so() -> None:
    """Without its joiner Sri is misspelt in Sinhala, and Alireza in Persian."""
    for name in ("ශ්\u200dරී", "علی\u200cرضا"):
        assert read_badge(f"MECARD:N:Doe,{name};;").contact.first_name == name
    assert read_badge("MECARD:N:D\u200doe\u200c,Jane;;").contact.last_name == "Doe"


def test_markup_stays_text() -> None:
    contact = read_badge("4711^<b>Jane</b>^<script>alert(1)</script>", profile=CARET).contact
    assert contact.first_name == "<b>Jane</b>"
    assert contact.last_name == "<script>alert(1)</script>"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "jAvAsCrIpT://x.y/%0a"]
)
def test_only_web_addresses_become_the_website(link: str) -> None:
    for payload in (
        CARD.replace("END", f"URL:{link}\nEND"),
        f"MECARD:N:Doe,Jane;URL:{link};;",
        f'{{"name":"Jane Doe","url":"{link}"}}',
    ):
        badge = read_badge(payload)
        assert badge.contact.website == ""
        assert badge.contact.extra["link"] == link
        assert badge.warnings == ("unsafe_link",)
    assert read_badge(link).contact.website == ""


@pytest.mark.parametrize(
    "site", ["https://example.org/a?b=c#d", "HTTP://EXAMPLE.ORG", "www.example.org", "example.org:8080/x"]
)
def test_web_addresses_are_kept_as_they_are(site: str) -> None:
    assert read_badge(f"MECARD:N:Doe,Jane;URL:{site.replace(':', chr(92) + ':')};;").contact.website == site


def test_an_email_field_that_holds_none_is_kept_aside() -> None:
    badge = read_badge("MECARD:N:Doe,Jane;EMAIL:on request;;")
    assert (badge.contact.email, badge.contact.extra) == ("", {"email_text": "on request"})
    assert badge.warnings == ("email_malformed",)


def test_bytes_are_utf_8_else_cp1252_else_latin_1() -> None:
    for encoded in (
        "4711^Zoë^Müller".encode(),
        "4711^Zoë^Müller".encode("cp1252"),
        "4711^Zoë^Müller".encode("utf-8-sig"),
    ):
        assert read_badge(encoded, profile=CARET).contact.full_name == "Zoë Müller"
    assert read_badge(b"4711^Zo\xeb^M\x81ller", profile=CARET).contact.full_name == "Zoë Mller"


def test_all_capitals_are_left_as_they_are_unless_the_profile_says_otherwise() -> None:
    payload = "4711^ANNA-LENA^VAN DER O'BRIEN"
    assert read_badge(payload, profile=CARET).contact.full_name == "ANNA-LENA VAN DER O'BRIEN"
    fixing = BadgeProfile(delimiter="^", columns=CARET.columns, fix_case=True)
    assert read_badge(payload, profile=fixing).contact.full_name == "Anna-Lena van der O'Brien"
    assert read_badge("4711^JoAnn^McDonald", profile=fixing).contact.full_name == "JoAnn McDonald"


def test_nothing_at_all_is_a_reading_too() -> None:
    for payload in ("", " \r\n", "\x00", b""):
        badge = read_badge(payload)
        assert (badge.format, badge.warnings) == ("unknown", ("empty",))
        assert badge.contact.known() == {}


def test_64_kib_are_read_and_more_is_refused_with_the_figures() -> None:
    assert read_badge("x" * MAX_PAYLOAD_BYTES).format == "unknown"
    assert read_badge("ä" * (MAX_PAYLOAD_BYTES // 2)).format == "unknown"
    for payload in ("x" * (MAX_PAYLOAD_BYTES + 1), "ä" * (MAX_PAYLOAD_BYTES // 2 + 1), b"x" * (MAX_PAYLOAD_BYTES + 1)):
        with pytest.raises(KnownError) as refused:
            read_badge(payload)
        assert refused.value.code == "payload_too_long"
        assert refused.value.params["limit"] == MAX_PAYLOAD_BYTES
        assert "payload_too_long" in str(refused.value)


def test_every_warning_code_is_explained() -> None:
    assert all(code.isidentifier() and meaning for code, meaning in WARNINGS.items())


def test_a_file_holds_cards_and_one_payload_a_line() -> None:
    text = f"\ufeff4711\r\n\r\n{CARD}\r\nMECARD:N:Doe,Jane;;\r\n{CARD}{chr(10)}BEGIN:VCARD\nN:Roe;Ann\n{CARD}\n0012\n"
    payloads = split_payloads(text)
    assert payloads == ["4711", CARD, "MECARD:N:Doe,Jane;;", CARD, "BEGIN:VCARD\nN:Roe;Ann", CARD, "0012"]


def test_a_card_within_a_card_belongs_to_it() -> None:
    nested = "BEGIN:VCARD\nN:Doe;Jane\nAGENT:\nBEGIN:VCARD\nN:Roe;Ann\nEND:VCARD\nTEL:+15550100\nEND:VCARD"
    assert split_payloads(f"{nested}\n{CARD}") == [nested, CARD]


def test_a_card_on_one_line_and_a_card_without_end_are_one_payload_each() -> None:
    assert split_payloads("BEGIN:VCARD VERSION:3.0 N:Doe;Jane END:VCARD\n4711") == [
        "BEGIN:VCARD VERSION:3.0 N:Doe;Jane END:VCARD",
        "4711",
    ]
    assert split_payloads("BEGIN:VCARD\nN:Doe;Jane") == ["BEGIN:VCARD\nN:Doe;Jane"]
    assert split_payloads(" \n") == []
