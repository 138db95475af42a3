"""Details of the formats besides vCard."""

from __future__ import annotations

import pytest

from leadbooth.domain.contact import Contact
from leadbooth.reading import read_badge


def contact(payload: str) -> Contact:
    return read_badge(payload).contact


class TestMecard:
    def test_repeated_fields_are_all_kept(self) -> None:
        read = contact("MECARD:N:Doe,Jane;TEL:1234567;TEL:7654321;TEL:1234567;EMAIL:a@x.org;EMAIL:b@x.org;;")
        assert (read.phone, read.email) == ("1234567", "a@x.org")
        assert read.extra == {"phone_2": "7654321", "email_2": "b@x.org"}

    def test_backslashes_escape(self) -> None:
        read = contact(r"MECARD:N:Doe\, Inc,Jane;ORG:A\;B\\C\:D;NOTE:one\ntwo;URL:https\://example.org;;")
        assert (read.last_name, read.first_name, read.company) == ("Doe, Inc", "Jane", r"A;B\C:D")
        assert (read.website, read.extra["note"]) == ("https://example.org", "one two")

    def test_a_name_without_comma_is_split(self) -> None:
        assert contact("MECARD:N:Jan van Dam;;").last_name == "van Dam"

    def test_an_address_has_seven_parts_or_is_one_line(self) -> None:
        read = contact("MECARD:N:Doe,Jane;ADR:PO 1,Room 2,Main St 3,Ghent,East,9000,Belgium;;")
        assert (read.street, read.city, read.region) == ("Main St 3, Room 2, PO 1", "Ghent", "East")
        assert (read.postal_code, read.country) == ("9000", "Belgium")
        assert contact("MECARD:N:Doe,Jane;ADR:Main St 3, Ghent;;").street == "Main St 3, Ghent"

    def test_it_may_end_anywhere(self) -> None:
        for payload in ("MECARD:N:Doe,Jane;TEL:1234567", "MECARD:N:Doe,Jane;\nTEL:1234567;\n;"):
            assert (contact(payload).full_name, contact(payload).phone) == ("Jane Doe", "1234567")

    def test_other_fields_are_kept_and_junk_is_said(self) -> None:
        badge = read_badge("MECARD:N:Doe,Jane;SOUND:ドウ;NICKNAME:JD;BDAY:19700101;TEL-AV:99;SHOE:42;ID:7;junk;;")
        assert badge.badge_id == "7"
        assert badge.contact.extra == {
            "name_reading": "ドウ",
            "nickname": "JD",
            "birthday": "19700101",
            "videophone": "99",
            "shoe": "42",
        }
        assert badge.warnings == ("malformed_line",)


def test_bizcard_has_three_phones_and_an_address() -> None:
    read = contact("BIZCARD:N:Jane;X:Doe;A:Main St 3;B:111;M:222;F:333;E:a@x.org;Z:9;;")
    assert (read.street, read.phone, read.mobile) == ("Main St 3", "111", "222")
    assert read.extra == {"fax": "333", "z": "9"}


def test_memory_keeps_note_reading_and_every_number() -> None:
    read = contact(
        "MEMORY:met at noon\r\nNAME1:Jane Doe\r\nNAME2:ドウ\r\nTEL1:111\r\nTEL2:222\r\nMAIL1:a@x.org\r\nADD1:X\r\n"
    )
    assert (read.full_name, read.phone, read.email, read.street) == ("Jane Doe", "111", "a@x.org", "X")
    assert read.extra == {"note": "met at noon", "name_reading": "ドウ", "phone_2": "222"}


class TestJson:
    def test_keys_in_several_languages(self) -> None:
        read = contact('{"Vorname":"Jane","Nachname":"Doe","Firma":"Acme","PLZ":"9000","Société":"Acme SA"}')
        assert read.known() == {"first_name": "Jane", "last_name": "Doe", "company": "Acme", "postal_code": "9000"}
        assert read.extra == {"company_2": "Acme SA"}

    def test_nested_objects_and_lists(self) -> None:
        read = contact(
            '{"name":{"first":"Jane","last":"Doe"},"company":{"name":"Acme"},"emails":["a@x.org","b@x.org"],'
            '"address":{"street":"Main St 3","city":"Ghent"},"phones":[{"type":"work","number":"1234567"}]}'
        )
        assert (read.full_name, read.company, read.email) == ("Jane Doe", "Acme", "a@x.org")
        assert (read.street, read.city, read.phone) == ("Main St 3", "Ghent", "1234567")
        assert read.extra == {"email_2": "b@x.org", "type": "work"}

    def test_numbers_keep_all_digits(self) -> None:
        assert read_badge('{"id":12345678901234567890123}').badge_id == "12345678901234567890123"

    def test_the_first_of_a_list_is_read(self) -> None:
        badge = read_badge('[{"id":"1","name":"Jane Doe"},{"id":"2"}]')
        assert (badge.badge_id, badge.warnings) == ("1", ("several_cards",))

    @pytest.mark.parametrize("payload", ["[]", "[1,2]", "{", '{"a":}', "[" * 9000, '{"a":' * 9000])
    def test_what_is_no_object_is_not_json(self, payload: str) -> None:
        assert read_badge(payload).format != "json"

    def test_values_without_text_say_nothing(self) -> None:
        badge = read_badge('{"id":null,"badge":true,"name":"Jane Doe","日本":"x"}')
        assert (badge.badge_id, badge.contact.full_name) == ("", "Jane Doe")
        assert badge.contact.extra == {"field": "x"}


class TestUrl:
    @pytest.mark.parametrize(
        ("payload", "badge_id"),
        [
            ("https://example.org/badge?id=0012", "0012"),
            ("https://example.org/?utm_source=qr&ref=AB12", "AB12"),
            ("https://example.org/a/K3NHH7", "K3NHH7"),
            ("https://example.org/team/jane", ""),
            ("https://example.org/page1.html", ""),
            ("https://example.org", ""),
        ],
    )
    def test_an_id_in_the_address_is_the_badge_id(self, payload: str, badge_id: str) -> None:
        badge = read_badge(payload)
        assert (badge.badge_id, badge.contact.website) == (badge_id, payload)

    def test_contact_data_in_the_query(self) -> None:
        read = contact("https://example.org/v?firstname=Jane&lastname=Doe+Roe&email=jane%40example.org&lang=en")
        assert (read.full_name, read.email) == ("Jane Doe Roe", "jane@example.org")

    def test_an_address_that_is_none_stays_a_link(self) -> None:
        badge = read_badge("https://[::1/x")
        assert (badge.contact.website, badge.contact.extra) == ("", {"link": "https://[::1/x"})

    def test_text_around_an_address_makes_it_text(self) -> None:
        assert read_badge("https://example.org see you").format == "unknown"


def test_key_values_one_a_line_and_with_equals() -> None:
    read = read_badge("Name = Jane Doe\r\nE-Mail = jane@example.org\r\nBadge No: 0012\r\nFavourite colour: red\r\njunk")
    assert (read.contact.full_name, read.contact.email, read.badge_id) == ("Jane Doe", "jane@example.org", "0012")
    assert read.contact.extra == {"favourite_colour": "red"}
    assert read.warnings == ("malformed_line",)


def test_one_key_alone_is_no_key_value_badge() -> None:
    assert read_badge("WIFI:T:WPA;S:guest;P:secret;;").format == "unknown"


def test_links_to_reach_somebody() -> None:
    mail = contact("mailto:jane@example.org,ann@example.org?subject=Hi%20there&body=x&cc=z")
    assert (mail.email, mail.extra) == (
        "jane@example.org",
        {"email_2": "ann@example.org", "subject": "Hi there", "body": "x"},
    )
    assert contact("MATMSG:TO:jane@example.org;SUB:Hi;BODY:a\\;b;X:y;;").extra == {"subject": "Hi", "body": "a;b"}
    assert contact("TEL:+1%20555%200100").phone == "+1 555 0100"
    assert contact("smsto:+15550100:hello").phone == "+15550100"
    assert contact("+49 30 1234567").phone == "+49 30 1234567"


def test_an_email_with_a_name() -> None:
    read = contact('"Jane Doe" <jane@example.org>')
    assert (read.full_name, read.email) == ("Jane Doe", "jane@example.org")
    assert read_badge("Jane <none>").format == "unknown"
