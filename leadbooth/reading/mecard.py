"""The card formats of Japanese phones, and what badge printers made of them: MECARD, BIZCARD, MEMORY (au)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from leadbooth.domain.badge import BadgeReading
from leadbooth.reading.aliases import field_of, is_id_key, slug
from leadbooth.reading.draft import Pair, reading_of
from leadbooth.reading.scan import Scan
from leadbooth.reading.text import split_escaped, unescape

_MECARD = {
    "N": "name",
    "SOUND": "name_reading",
    "TEL": "phone",
    "TEL-AV": "videophone",
    "CONF": "badge_id",
    "BDAY": "birthday",
    "NICKNAME": "nickname",
    "ADR": "street",
}
_BIZCARD = {
    "N": "first_name",
    "X": "last_name",
    "T": "job_title",
    "C": "company",
    "A": "street",
    "B": "phone",
    "M": "mobile",
    "F": "fax",
    "E": "email",
}
_AU = {
    "NAME1": "name",
    "NAME2": "name_reading",
    "TEL": "phone",
    "MAIL": "email",
    "ADD": "street",
    "MEMORY": "note",
}
_AU_KEY = re.compile(r"(?:^|[\r\n;])\s?(NAME[12]|TEL[123]|MAIL[123]|ADD[123]|MEMORY):")
_MAX_FIELDS = 100


def parse_mecard(scan: Scan) -> BadgeReading | None:
    """``MECARD:N:Doe,Jane;TEL:…;;``, also with the ORG, TITLE and CONF that real badges add."""
    if scan.text[:7].upper() != "MECARD:":
        return None
    fields, warnings = _fields(scan.text[7:])
    return reading_of("mecard", _mecard_pairs(fields), warnings)


def parse_bizcard(scan: Scan) -> BadgeReading | None:
    """``BIZCARD:N:Jane;X:Doe;T:Engineer;C:Acme;B:…;E:…;;``."""
    if scan.text[:8].upper() != "BIZCARD:":
        return None
    fields, warnings = _fields(scan.text[8:])
    pairs = ((_BIZCARD.get(key) or _other(key), unescape(value)) for key, value in fields)
    return reading_of("bizcard", pairs, warnings)


def parse_memory(scan: Scan) -> BadgeReading | None:
    """The line-by-line format of au phones: ``MEMORY:…``, ``NAME1:…``, ``TEL1:…``, ``MAIL1:…``."""
    if not scan.text[:7].upper().startswith(("MEMORY:", "NAME1:")):
        return None
    return reading_of("memory", _memory_pairs(scan.text))


def _fields(body: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Key and still escaped value of each field; a double ``;;`` is the end."""
    fields: list[tuple[str, str]] = []
    warnings: list[str] = []
    for part in split_escaped(body, ";", _MAX_FIELDS):
        key, colon, value = part.strip().partition(":")
        if colon:
            fields.append((key.strip().upper(), value))
        elif key:
            warnings.append("malformed_line")
    return fields, warnings


def _other(key: str) -> str:
    return "badge_id" if is_id_key(key) else field_of(key) or slug(key)


def _mecard_pairs(fields: list[tuple[str, str]]) -> Iterator[Pair]:
    for key, value in fields:
        if key == "N":
            yield from _name_pairs(value)
        elif key == "ADR" and len(parts := split_escaped(value, ",", 12)) >= 6:
            yield from _address_pairs([unescape(part).strip() for part in parts])
        else:
            yield _MECARD.get(key) or _other(key), unescape(value)


def _name_pairs(value: str) -> Iterator[Pair]:
    last, *rest = [unescape(part).strip() for part in split_escaped(value, ",", 4)]
    if any(rest):
        yield "last_name", last
        yield "first_name", " ".join(filter(None, rest))
    else:
        yield "name", last


def _address_pairs(parts: list[str]) -> Iterator[Pair]:
    """The seven parts: post box, room, street, city, region, postal code, country."""
    box, room, street, city, region, postal_code, *country = parts
    yield "street", ", ".join(filter(None, (street, room, box)))
    yield "city", city
    yield "region", region
    yield "postal_code", postal_code
    yield "country", " ".join(country)


def _memory_pairs(text: str) -> Iterator[Pair]:
    matches = list(islice(_AU_KEY.finditer(text), _MAX_FIELDS))
    ends = [match.start() for match in matches[1:]] + [len(text)]
    for match, end in zip(matches, ends, strict=True):
        key = match[1]
        yield _AU.get(key) or _AU[key.rstrip("123")], text[match.end() : min(end, match.end() + 4000)]
