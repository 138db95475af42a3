"""vCards as phones, mail programs, CRM systems and badge printers write them, and as scanners deliver them."""

from __future__ import annotations

import base64

import pytest

from leadbooth.domain.badge import BadgeReading
from leadbooth.reading import read_badge

PHOTO = base64.b64encode(bytes(range(256)) * 4).decode()
FOLDED_PHOTO = "\n ".join(PHOTO[i : i + 74] for i in range(0, len(PHOTO), 74))


def card(*lines: str) -> str:
    return "\n".join(("BEGIN:VCARD", *lines, "END:VCARD"))


JANE = ("Jane", "Doe", "jane@example.org", "+1 555 0100", "Acme")
FULL = ("N:Doe;Jane;;;", "FN:Jane Doe", "ORG:Acme", "TEL:+1 555 0100", "EMAIL:jane@example.org")

# name of the case -> payload, (first, last, email, phone or mobile, company)
CORPUS: dict[str, tuple[str | bytes, tuple[str, str, str, str, str]]] = {
    "2.1": (card("VERSION:2.1", *FULL), JANE),
    "3.0": (card("VERSION:3.0", *FULL), JANE),
    "4.0": (card("VERSION:4.0", *FULL), JANE),
    "no version": (card(*FULL), JANE),
    "byte order mark": ("\ufeff" + card(*FULL), JANE),
    "byte order mark in bytes": (b"\xef\xbb\xbf" + card(*FULL).encode(), JANE),
    "CR LF": (card(*FULL).replace("\n", "\r\n"), JANE),
    "CR only": (card(*FULL).replace("\n", "\r"), JANE),
    "blank lines between": (card(*FULL).replace("\n", "\n\n"), JANE),
    "indented": ("\n".join("   " + line for line in card(*FULL).split("\n")), JANE),
    "line breaks became blanks": (card("VERSION:3.0", *FULL).replace("\n", " "), JANE),
    "line breaks became tabs": (card("VERSION:3.0", *FULL).replace("\n", "\t"), JANE),
    "line breaks lost": (card("VERSION:3.0", *FULL).replace("\n", ""), JANE),
    "line breaks lost, with parameters": (
        "BEGIN:VCARDN;CHARSET=UTF-8:Doe;JaneORG:AcmeTEL;CELL:+1 555 0100EMAIL;WORK:jane@example.orgEND:VCARD",
        JANE,
    ),
    "line breaks escaped": (card("VERSION:3.0", *FULL).replace("\n", "\\n"), JANE),
    "line breaks lost, groups": (
        "BEGIN:VCARD N:Doe;Jane item1.ORG:Acme item2.TEL:+1 555 0100 item3.EMAIL:jane@example.org X-A:b END:VCARD",
        JANE,
    ),
    "no END": (card(*FULL).removesuffix("END:VCARD"), JANE),
    "BEGIN lost": (card(*FULL).removeprefix("BEGIN:VCARD\n"), JANE),
    "lower case": (
        "begin:vcard\nversion:3.0\nn:Doe;Jane\norg:Acme\ntel:+1 555 0100\nemail:jane@example.org\nend:vcard",
        JANE,
    ),
    "blanks around colon": (card(*FULL).replace("BEGIN:", "BEGIN: "), JANE),
    "no N": (card(*FULL[1:]), JANE),
    "no FN": (card(FULL[0], *FULL[2:]), JANE),
    "neither N nor FN": (card(*FULL[2:]), ("", "", *JANE[2:])),
    "empty N": (card("N:;;;;", *FULL[1:]), JANE),
    "N of two parts": (card("N:Doe;Jane", *FULL[2:]), JANE),
    "N without semicolon": (card("N:Jane Doe", *FULL[2:]), JANE),
    "N with a comma": (card("N:Doe, Jane", *FULL[2:]), JANE),
    "N with a comma only": (card("N:Doe,Jane", *FULL[2:]), JANE),
    "only a last name, of several words": (card("N:van der Berg;;;;", *FULL[2:]), ("", "van der Berg", *JANE[2:])),
    "whole name in one part of N": (card("N:;Jane Doe;;;", *FULL[2:]), JANE),
    "FN last, first": (card("FN:Doe\\, Jane", *FULL[2:]), JANE),
    "folded": (card(*FULL).replace("jane@example.org", "jane@exa\n mple.org"), JANE),
    "folded with a tab": (card(*FULL).replace("jane@example.org", "jane@exa\n\tmple.org"), JANE),
    "groups": (
        card("item1.N:Doe;Jane", "a.ORG:Acme", "a.TEL:+1 555 0100", "i2.EMAIL:jane@example.org", "i2.X-ABLabel:x"),
        JANE,
    ),
    "TYPE= parameters": (
        card(*FULL[:3], "TEL;TYPE=WORK,VOICE:+1 555 0100", "EMAIL;TYPE=INTERNET:jane@example.org"),
        JANE,
    ),
    "bare types": (
        card(*FULL[:3], "TEL;WORK;VOICE:+1 555 0100", "EMAIL;INTERNET:jane@example.org"),
        JANE,
    ),
    "quoted parameter": (card(*FULL[:3], 'TEL;TYPE="work,voice";X-L="a:b;c":+1 555 0100', FULL[4]), JANE),
    "tel URI": (card(*FULL[:3], "TEL;VALUE=uri;TYPE=work:tel:+1 555 0100", FULL[4]), JANE),
    "tel URI with extension": (
        card(*FULL[:3], 'TEL;VALUE=uri;PREF=1;TYPE="voice,work":tel:+1-555-0100;ext=102', FULL[4]),
        (*JANE[:3], "+1-555-0100 ext. 102", "Acme"),
    ),
    "preferred first": (
        card(*FULL[:3], "TEL:111", "TEL;PREF:+1 555 0100", "EMAIL:x@example.org", "EMAIL;TYPE=pref:jane@example.org"),
        JANE,
    ),
    "work before home": (
        card(*FULL[:3], "TEL;HOME:1", "TEL;WORK:+1 555 0100", "EMAIL;HOME:x@x.org", "EMAIL;WORK:jane@example.org"),
        JANE,
    ),
    "mailto in EMAIL": (card(*FULL[:4], "EMAIL:mailto:jane@example.org"), JANE),
    "name in EMAIL": (card(*FULL[:4], "EMAIL:Jane Doe <jane@example.org>"), JANE),
    "messenger address is no e-mail": (card("EMAIL;IM:jane@chat.example", *FULL), JANE),
    "malformed e-mail that can be saved": (card(*FULL[:4], "EMAIL;WORK;jane@example.org"), JANE),
    "stray line": (card("hello there", *FULL), JANE),
    "stray text before": ("scanned: " + card(*FULL), JANE),
    "photo 2.1": (card(f"PHOTO;JPEG;ENCODING=BASE64:{FOLDED_PHOTO}", "", *FULL), JANE),
    "photo 3.0": (card(f"PHOTO;ENCODING=b;TYPE=JPEG:{FOLDED_PHOTO}", *FULL), JANE),
    "photo 4.0": (card(f"PHOTO:data:image/jpeg;base64,{FOLDED_PHOTO}", *FULL), JANE),
    "bare BASE64": (card(f"LOGO;BASE64:{FOLDED_PHOTO}", f"X-EVOLUTION;BASE64:{PHOTO}", *FULL), JANE),
    "agent": (card(*FULL[:2], "AGENT:", card("N:Roe;Ann", "EMAIL:ann@example.org"), *FULL[2:]), JANE),
    "profile line": (card("PROFILE:VCARD", *FULL), JANE),
    "organisation with units": (card(*FULL[:2], "ORG:Acme;Research;Lab 2", *FULL[3:]), JANE),
    "organisation with comma": (card(*FULL[:2], "ORG:Acme, Inc.", *FULL[3:]), (*JANE[:4], "Acme, Inc.")),
    "escapes": (card(*FULL[:2], r"ORG:A\;B\, C\\D", *FULL[3:]), (*JANE[:4], r"A;B, C\D")),
    "name with comma, unescaped": (card("N:Doe, MD;Jane", *FULL[2:]), ("Jane", "Doe, MD", *JANE[2:])),
    "second N": (card("N:Doe;Jane", "N:ドウ;ジェーン", *FULL[2:]), JANE),
    "company card": (card("FN:Acme", *FULL[2:]), ("", "", *JANE[2:])),
    "quoted-printable": (
        card("N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:D=C3=B6e;J=C3=BCrgen", *FULL[2:]),
        ("Jürgen", "Döe", *JANE[2:]),
    ),
    "quoted-printable, bare": (
        card("N;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:D=F6e;Jane", *FULL[2:]),
        ("Jane", "Döe", *JANE[2:]),
    ),
    "quoted-printable, character over a soft break": (
        card("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:D=C3=\n=B6e;Jane", *FULL[2:]),
        ("Jane", "Döe", *JANE[2:]),
    ),
    "quoted-printable, Shift JIS": (
        card("N;ENCODING=QUOTED-PRINTABLE;CHARSET=SHIFT_JIS:=8ER=93c;=91=BE=98Y", *FULL[2:]),
        ("太郎", "山田", *JANE[2:]),
    ),
    "quoted-printable, no character set": (
        card("N;ENCODING=QUOTED-PRINTABLE:D=F6e;Jane", *FULL[2:]),
        ("Jane", "Döe", *JANE[2:]),
    ),
    "quoted-printable, unknown character set": (
        card("N;ENCODING=QUOTED-PRINTABLE;CHARSET=X-MAC-9:D=C3=B6e;Jane", *FULL[2:]),
        ("Jane", "Döe", *JANE[2:]),
    ),
    "raw UTF-8": (card("N:Döe;Jürgen", *FULL[2:]).encode(), ("Jürgen", "Döe", *JANE[2:])),
    "raw Latin-1": (card("N:Döe;Jürgen", *FULL[2:]).encode("latin-1"), ("Jürgen", "Döe", *JANE[2:])),
    "raw Shift JIS": (
        card("N;CHARSET=SHIFT_JIS:山田;太郎", *FULL[2:]).encode("shift_jis"),
        ("太郎", "山田", *JANE[2:]),
    ),
    "character set already undone": (
        card("N;CHARSET=UTF-8:Döe;Jürgen", *FULL[2:]),
        ("Jürgen", "Döe", *JANE[2:]),
    ),
    "character set misread by the scanner": (
        card("N;CHARSET=UTF-8:DÃ¶e;Jane", *FULL[2:]),
        ("Jane", "Döe", *JANE[2:]),
    ),
    "control characters inside": (card("N:D\x1doe;Ja\x00ne", *FULL[2:]), JANE),
    "quoted-printable that is neither its character set nor UTF-8": (
        card("N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:D=81=F6e;Jane", *FULL[2:]),
        ("Jane", "Döe", *JANE[2:]),
    ),
    "address that looks like a name property": (
        card("VERSION:3.0", *FULL, "ADR:;;Hill N; 5;X").replace("\n", " "),
        JANE,
    ),
    "several cards": (card(*FULL) + "\n" + card("N:Roe;Ann"), JANE),
    "several cards, first unclosed": ("BEGIN:VCARD\n" + "\n".join(FULL) + "\n" + card("N:Roe;Ann"), JANE),
    "empty card first": (card("VERSION:3.0") + "\n" + card(*FULL), JANE),
}  # fmt: skip


def main_fields(reading: BadgeReading) -> tuple[str, str, str, str, str]:
    found = reading.contact
    return found.first_name, found.last_name, found.email, found.phone or found.mobile, found.company


@pytest.mark.parametrize("case", list(CORPUS))
def test_every_card_gives_name_email_phone_and_company(case: str) -> None:
    payload, expected = CORPUS[case]
    reading = read_badge(payload)
    assert reading.format == "vcard"
    assert main_fields(reading) == expected


def test_everything_else_a_card_says_is_kept() -> None:
    contact = read_badge(
        card(
            "N:Doe;Jane;Mary;Dr.;PhD",
            "ORG:Acme;Research",
            "TITLE:Engineer",
            "ROLE:Buyer",
            "TEL;CELL:111",
            "TEL;FAX:222",
            "TEL;PAGER:333",
            "TEL:444",
            "TEL:555",
            "EMAIL:a@example.org",
            "EMAIL:b@example.org",
            "URL:https://example.org",
            "ADR;WORK:PO 1;Floor 2;Main St 3;Ghent;East;9000;Belgium",
            "ADR;HOME:;;Side St 4;Bruges;;;",
            "BDAY:1970-01-01",
            "NICKNAME:JD",
            "NOTE:likes tea\\nand cake",
            "X-SOCIALPROFILE;TYPE=twitter:https://x.example/jd",
            "X-SHOE-SIZE:42",
            "X-COMPANY:Acme BV",
        )
    ).contact
    assert contact.known() == {
        "first_name": "Jane",
        "last_name": "Doe",
        "job_title": "Engineer",
        "company": "Acme",
        "email": "a@example.org",
        "phone": "444",
        "mobile": "111",
        "website": "https://example.org",
        "street": "Main St 3, Floor 2, PO 1",
        "city": "Ghent",
        "region": "East",
        "postal_code": "9000",
        "country": "Belgium",
    }
    assert dict(contact.extra) == {
        "middle_name": "Mary",
        "name_prefix": "Dr.",
        "name_suffix": "PhD",
        "department": "Research",
        "role": "Buyer",
        "fax": "222",
        "pager": "333",
        "phone_2": "555",
        "email_2": "b@example.org",
        "home_street": "Side St 4",
        "home_city": "Bruges",
        "birthday": "1970-01-01",
        "nickname": "JD",
        "note": "likes tea and cake",
        "social": "https://x.example/jd",
        "shoe_size": "42",
        "company_2": "Acme BV",
    }


@pytest.mark.parametrize("line", ["UID:A-4711", "X-ATTENDEE-ID:A-4711", "X-BADGE-ID:A-4711", "CONF:A-4711"])
def test_a_card_may_carry_the_badge_id(line: str) -> None:
    assert read_badge(card(*FULL, line)).badge_id == "A-4711"


def test_what_could_not_be_read_is_said() -> None:
    assert read_badge(card(*FULL, "junk")).warnings == ("malformed_line",)
    assert read_badge(card(*FULL) + "\n" + card(*FULL)).warnings == ("several_cards",)
    assert read_badge(card(*FULL)).warnings == ()


def test_a_card_of_hundreds_of_properties_is_read_as_far_as_is_useful() -> None:
    payload = card(*FULL, *(f"X-{n}:y" for n in range(400)))
    assert main_fields(read_badge(payload)) == JANE
