"""No payload raises, nothing invisible reaches a field, what was written is read, and the work stays linear."""

from __future__ import annotations

import sys
import unicodedata
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.reading import ADVERSARIAL, BADGES
from leadbooth.domain.badge import MAX_PAYLOAD_BYTES, BadgeProfile, BadgeReading
from leadbooth.domain.contact import CONTACT_FIELDS, Contact
from leadbooth.reading import PRESETS, WARNINGS, clean_text, guess_profile, read_badge, split_payloads

SAMPLES = [
    *BADGES.values(),
    "BEGIN:VCARD\r\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:D=C3=\r\n=B6e;Jane\r\nADR;WORK:;;a;b;c;d;e\r\nEND:VCARD",
    "BEGIN:VCARD VERSION:3.0 N:Doe;Jane TEL;TYPE=cell:+1 END:VCARD",
    "BIZCARD:N:Jane;X:Doe;T:Engineer;B:+15550100;E:jane@example.org;;",
    "MEMORY:x\r\nNAME1:Jane\r\nTEL1:03\r\n",
    "MATMSG:TO:jane@example.org;SUB:Hi;BODY:There;;",
    '[{"name":{"first":"Jane"},"emails":["a@example.org"],"id":12}]',
    "https://example.org/a%20b/C7?id=12&name=Jane+Doe#x",
    "mailto:jane@example.org?subject=Hi%20there",
    "tel:+1-555-0100;ext=1",
    "name:Jane Doe;email:jane@example.org;badge:12",
    "12::Doe::Jane::Acme::jane@example.org",
    "JaneDoe_Acme^2427",
    "Jane Doe <jane@example.org>",
]
PROFILES: list[BadgeProfile | None] = [
    None,
    *PRESETS.values(),
    BadgeProfile(delimiter="|", columns=("name", "email", "website"), fix_case=True, trim=False, id_last=True),
]
INVISIBLE = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u061c\xad"
NASTY = st.sampled_from(
    [*INVISIBLE, *"\u200c\u200d\x00\x1b\x1d\x1e\x7f\x85\u2028\ud800\r\n\t;:,\\=^|\"'<>%&", "=3D", "=\n", "\n "]
)

payloads = st.text(max_size=400) | st.lists(st.sampled_from(SAMPLES) | NASTY | st.text(max_size=9), max_size=9).map(
    "".join
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A real badge, cut somewhere, with something foreign put in."""
    sample = draw(st.sampled_from(SAMPLES))
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(sample))] * 2)))
    return draw(
        st.sampled_from(
            [sample[:end], sample[start:], sample[:start] + draw(NASTY | st.text(max_size=3)) + sample[end:]]
        )
    )


def values(reading: BadgeReading) -> list[str]:
    contact = reading.contact
    return [
        reading.badge_id,
        *(getattr(contact, name) for name in CONTACT_FIELDS),
        *contact.extra,
        *contact.extra.values(),
    ]


def assert_harmless(reading: BadgeReading) -> None:
    for value in values(reading):
        assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in INVISIBLE for c in value)
        assert value == value.strip()
        value.encode()
    assert set(reading.warnings) <= set(WARNINGS)
    assert reading.format
    assert reading.contact.website.lower().partition(":")[0] not in ("javascript", "data", "file", "vbscript")


@given(payloads | damaged(), st.sampled_from(PROFILES), st.sampled_from(["", "qr", "code39"]))
def test_no_text_raises_or_leaves_anything_invisible(
    payload: str, profile: BadgeProfile | None, symbology: str
) -> None:
    assert_harmless(read_badge(payload, symbology, profile))


@given(st.binary(max_size=300) | damaged().map(lambda text: text.encode("utf-8", "surrogatepass")), st.data())
def test_no_bytes_raise(payload: bytes, data: st.DataObject) -> None:
    if payload:
        place = data.draw(st.integers(0, len(payload) - 1))
        payload = payload[:place] + bytes([payload[place] ^ data.draw(st.integers(0, 255))]) + payload[place + 1 :]
    assert_harmless(read_badge(payload))


@given(payloads)
def test_the_same_badge_is_read_the_same_again(payload: str) -> None:
    assert read_badge(payload) == read_badge(payload)
    if payload.strip() and read_badge(payload).format in ("id", "unknown"):
        assert read_badge(payload).badge_id or read_badge(payload).warnings == ("empty",)


@given(st.lists(payloads, max_size=4))
def test_any_samples_may_be_guessed_from_and_any_file_split(samples: list[str]) -> None:
    profile = guess_profile(samples)
    for sample in samples:
        assert_harmless(read_badge(sample, profile=profile))
    assert all(part.strip() for part in split_payloads("\n".join(samples)))


@given(st.text(max_size=300), st.integers(0, 80))
def test_clean_text_is_one_short_visible_line(text: str, length: int) -> None:
    cleaned = clean_text(text, length)
    assert len(cleaned) <= length
    assert clean_text(cleaned, length) == cleaned


# ---------------------------------------------------------------- what was written is read
word = st.text(st.characters(categories=["Lu", "Ll", "Nd"], exclude_characters="ſ"), min_size=1, max_size=12)
text = st.text(
    st.characters(categories=["Lu", "Ll", "Nd", "Po", "Pd", "Sm"], exclude_characters="\\"), min_size=1, max_size=40
).filter(lambda value: clean_text(value) == value)
contacts = st.builds(
    Contact,
    first_name=word,
    last_name=word,
    job_title=text,
    company=text,
    email=st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8})?@[a-z]{2,8}\.(org|example)", fullmatch=True),
    phone=st.from_regex(r"\+[1-9][0-9]{6,12}", fullmatch=True),
    website=st.from_regex(r"https://[a-z]{2,8}\.example/[a-z]{0,8}", fullmatch=True),
    street=text,
    city=word,
    region=word,
    postal_code=word,
    country=word,
)


def escaped(value: str, marks: str) -> str:
    for mark in "\\" + marks:
        value = value.replace(mark, "\\" + mark)
    return value


def vcard_of(contact: Contact) -> str:
    def part(value: str) -> str:
        return escaped(value, ";,")

    address = [contact.street, contact.city, contact.region, contact.postal_code, contact.country]
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{part(contact.last_name)};{part(contact.first_name)};;;",
        f"FN:{part(contact.full_name)}",
        f"TITLE:{part(contact.job_title)}",
        f"ORG:{part(contact.company)}",
        f"EMAIL:{contact.email}",
        f"TEL:{contact.phone}",
        f"URL:{contact.website}",
        f"ADR:;;{';'.join(map(part, address))}",
        "END:VCARD",
    ]
    return "\r\n".join("\r\n ".join(line[i : i + 60] for i in range(0, len(line), 60)) for line in lines)


def mecard_of(contact: Contact) -> str:
    def part(value: str) -> str:
        return escaped(value, ";,:")

    address = ["", "", contact.street, contact.city, contact.region, contact.postal_code, contact.country]
    return (
        f"MECARD:N:{part(contact.last_name)},{part(contact.first_name)};TEL:{contact.phone};EMAIL:{contact.email};"
        f"TITLE:{part(contact.job_title)};ORG:{part(contact.company)};URL:{part(contact.website)};"
        f"ADR:{','.join(map(part, address))};;"
    )


@given(contacts)
def test_a_vcard_gives_back_the_contact_it_was_made_of(contact: Contact) -> None:
    assert read_badge(vcard_of(contact)).contact == contact
    assert read_badge(vcard_of(contact).encode()).contact == contact


@given(contacts)
def test_a_mecard_gives_back_the_contact_it_was_made_of(contact: Contact) -> None:
    assert read_badge(mecard_of(contact)).contact == contact


@given(contacts, st.sampled_from(["cvent_caret", "cvent_asterisk", "cvent_percent", "cvent_pipe", "devoxx_2018"]))
def test_a_delimited_badge_gives_back_its_columns(contact: Contact, preset: str) -> None:
    profile = PRESETS[preset]
    row = {"badge_id": "A0012"} | {
        name: value.replace(profile.delimiter[0], "") for name, value in contact.known().items()
    }
    payload = profile.delimiter.join(row.get(column, "") for column in profile.columns)
    reading = read_badge(payload, profile=profile)
    assert reading.badge_id == "A0012"
    for column in set(profile.columns) & {"first_name", "last_name", "email", "city"}:
        assert getattr(reading.contact, column) == clean_text(row[column])


# ---------------------------------------------------------------- the work is bounded
def calls_of_reading(payload: str) -> int:
    """How many functions, ours and built-in, are called to read a payload."""
    count = 0

    def on_call(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(on_call)
    try:
        read_badge(payload)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("case", list(ADVERSARIAL))
def test_twice_the_payload_is_at_most_twice_the_work(case: str) -> None:
    payload = ADVERSARIAL[case]
    read_badge(payload)
    whole, half = calls_of_reading(payload), calls_of_reading(payload[: len(payload) // 2])
    assert whole <= 2.2 * half + 4000
    assert whole < 25_000


@pytest.mark.parametrize("case", list(ADVERSARIAL))
def test_the_longest_payloads_are_read_and_give_a_contact_of_bounded_size(case: str) -> None:
    payload = ADVERSARIAL[case]
    assert len(payload.encode()) <= MAX_PAYLOAD_BYTES
    reading = read_badge(payload)
    assert_harmless(reading)
    assert sum(map(len, values(reading))) < 40_000
    assert len(reading.contact.extra) <= 80
