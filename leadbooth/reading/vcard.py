"""vCard 2.1, 3.0 and 4.0, as programs and badge printers really write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from leadbooth.domain.badge import BadgeReading
from leadbooth.reading.aliases import field_of, is_id_key, slug
from leadbooth.reading.draft import Pair, reading_of
from leadbooth.reading.scan import Scan
from leadbooth.reading.text import find_email, split_escaped, unescape
from leadbooth.reading.vcard_lines import BEGIN, Property, decoded, logical_lines, property_of

_MAX_PROPERTIES = 200
_SKIPPED = frozenset(
    "VERSION PRODID PHOTO LOGO SOUND KEY REV PROFILE CLASS MAILER SOURCE SORT-STRING TZ GEO AGENT KIND NAME"
    " LABEL CLIENTPIDMAP XML MEMBER RELATED CALURI CALADRURI FBURL X-ABLABEL X-ABADR X-ABSHOWAS".split()
)
_PLAIN = {
    "TITLE": "job_title",
    "ROLE": "role",
    "URL": "website",
    "NOTE": "note",
    "NICKNAME": "nickname",
    "BDAY": "birthday",
    "ANNIVERSARY": "anniversary",
    "GENDER": "gender",
    "LANG": "language",
    "CATEGORIES": "categories",
    "X-SOCIALPROFILE": "social",
    "X-LINKEDIN": "social",
    "IMPP": "im",
}


class _Card(NamedTuple):
    properties: list[Property]
    warnings: list[str]


def parse(scan: Scan) -> BadgeReading | None:
    """The first card of the payload; also one whose BEGIN or END was lost on the way."""
    if not _looks_like_vcard(scan.text):
        return None
    card = _first_card(logical_lines(scan.text))
    return reading_of("vcard", _pairs(card.properties), card.warnings)


def _looks_like_vcard(text: str) -> bool:
    if BEGIN.search(text, 0, 1024):
        return True
    return "END:VCARD" in text[-60:].upper() and "N:" in text[:2000].upper()


def _first_card(lines: Iterable[str]) -> _Card:
    card = _Card([], [])
    depth = 0
    after_agent = ended = False
    for line in lines:
        if not line or line.isspace():
            continue
        prop = property_of(line)
        opens = BEGIN.match(line.lstrip("\ufeff \t")) is not None
        if opens and (ended or card.properties) and not after_agent and not depth:
            card.warnings.append("several_cards")
            break
        if opens:
            depth += after_agent
        elif prop and prop.name == "END" and prop.value.upper().startswith("VCARD"):
            ended = bool(card.properties) and not depth
            depth = max(0, depth - 1)
        elif not (depth or ended):
            _take(card, prop, line)
        after_agent = prop is not None and prop.name == "AGENT" and not prop.value
        if len(card.properties) >= _MAX_PROPERTIES:
            break
    return card


def _take(card: _Card, prop: Property | None, line: str) -> None:
    """Keep what a line says; a line without a colon can still hold an e-mail."""
    if prop is None:
        name, _, rest = line[:400].partition(";")
        card.warnings.append("malformed_line")
        if name.strip().upper().endswith("EMAIL") and find_email(rest):
            card.properties.append(Property("EMAIL", frozenset(), find_email(rest)))
    elif prop.name not in _SKIPPED and prop.encoding not in ("B", "BASE64") and prop.value:
        card.properties.append(prop)


def _pairs(properties: list[Property]) -> Iterator[Pair]:
    """What the card says, the preferred and the business entries first."""
    seen: set[str] = set()
    for prop in sorted(properties, key=_rank):
        repeated = prop.name in seen
        seen.add(prop.name)
        if prop.name == "N":
            # Some programs add a second, transliterated name: the first is the one on the badge.
            yield from () if repeated else _name_pairs(prop)
        elif prop.name == "FN":
            yield "name", unescape(decoded(prop))
        elif prop.name == "ORG":
            yield from _org_pairs(prop)
        elif prop.name == "ADR":
            yield from _address_pairs(prop, "home_" if repeated else "")
        elif prop.name == "EMAIL":
            is_message = prop.types & {"IM", "JABBER"}
            yield "im" if is_message else "email", unescape(decoded(prop)).removeprefix("mailto:")
        elif prop.name == "TEL":
            yield _phone_kind(prop.types), _phone(unescape(decoded(prop)))
        else:
            yield _key(prop.name), unescape(decoded(prop))


def _rank(prop: Property) -> int:
    if "PREF" in prop.types:
        return 0
    return 2 if "HOME" in prop.types and "WORK" not in prop.types else 1


def _key(name: str) -> str:
    """The key for a property without rules of its own: X-ATTENDEE-ID is a badge id, X-COMPANY a company."""
    bare = name.removeprefix("X-")
    if name in _PLAIN:
        return _PLAIN[name]
    return "badge_id" if is_id_key(bare) else field_of(bare) or slug(bare)


def _parts(prop: Property, count: int) -> list[str]:
    parts = [unescape(part).strip() for part in split_escaped(decoded(prop), ";", 20)]
    return [*parts, *[""] * (count - len(parts))]


def _name_pairs(prop: Property) -> Iterator[Pair]:
    last, first, middle, prefix, suffix = _parts(prop, 5)[:5]
    whole = last + first
    if not (last and first) and (" " in whole or "," in whole):
        yield "name", whole
    else:
        yield "last_name", last
        yield "first_name", first
    yield "middle_name", middle
    yield "name_prefix", prefix
    yield "name_suffix", suffix


def _org_pairs(prop: Property) -> Iterator[Pair]:
    company, *units = _parts(prop, 1)
    yield "company", company
    yield "department", ", ".join(filter(None, units))


def _address_pairs(prop: Property, prefix: str) -> Iterator[Pair]:
    box, extended, street, city, region, postal_code, country = _parts(prop, 7)[:7]
    whole_street = ", ".join(filter(None, (street, extended, box))).replace("\n", ", ")
    yield prefix + "street", whole_street
    yield prefix + "city", city
    yield prefix + "region", region
    yield prefix + "postal_code", postal_code
    yield prefix + "country", country


def _phone_kind(types: frozenset[str]) -> str:
    if "FAX" in types:
        return "fax"
    if types & {"CELL", "MOBILE", "IPHONE"}:
        return "mobile"
    return "pager" if "PAGER" in types else "phone"


def _phone(value: str) -> str:
    """A number, also from ``tel:+1-418-656-9254;ext=102``."""
    number, _, rest = value.removeprefix("tel:").partition(";")
    extension = rest.lower().partition("ext=")[2].partition(";")[0]
    return f"{number} ext. {extension}" if extension else number
