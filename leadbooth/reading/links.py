"""Links that hold one way to reach somebody: mailto, MATMSG, tel, sms."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from leadbooth.domain.badge import BadgeReading
from leadbooth.reading.draft import Pair, reading_of
from leadbooth.reading.scan import Scan
from leadbooth.reading.text import is_phone, split_escaped, unescape

_MAX_LENGTH = 6000


def parse_mailto(scan: Scan) -> BadgeReading | None:
    """``mailto:jane@example.org?subject=Hello``."""
    if scan.text[:7].lower() != "mailto:":
        return None
    address, _, query = scan.text[7:_MAX_LENGTH].partition("?")
    return reading_of("mailto", (*_addresses(unquote(address)), *_subject(query)))


def _addresses(text: str) -> Iterator[Pair]:
    for address in text.split(",", 9)[:9]:
        yield "email", address


def _subject(query: str) -> Iterator[Pair]:
    for parameter in query.split("&", 20)[:20]:
        key, _, value = parameter.partition("=")
        if key.lower() in ("subject", "body"):
            yield key.lower(), unquote(value)


def parse_matmsg(scan: Scan) -> BadgeReading | None:
    """``MATMSG:TO:jane@example.org;SUB:Hello;BODY:…;;``."""
    if scan.text[:7].upper() != "MATMSG:":
        return None
    keys = {"TO": "email", "SUB": "subject", "BODY": "body"}
    fields = (part.strip().partition(":") for part in split_escaped(scan.text[7:], ";", 20))
    pairs = ((keys[key.upper()], unescape(value)) for key, _, value in fields if key.upper() in keys)
    return reading_of("matmsg", pairs)


def parse_phone(scan: Scan) -> BadgeReading | None:
    """``tel:+1…``, ``sms:+1…``, ``smsto:+1…:text``, or a bare international number."""
    text = scan.text.strip()[:_MAX_LENGTH]
    scheme, colon, rest = text.partition(":")
    if colon and scheme.lower() in ("tel", "sms", "smsto"):
        number = unquote(rest).replace("?", ";").replace(":", ";").partition(";")[0]
        return reading_of("tel" if scheme.lower() == "tel" else "sms", [("phone", number)])
    if text.startswith("+") and is_phone(text):
        return reading_of("tel", [("phone", text)])
    return None
