"""The way in: from a payload to what it says."""

from __future__ import annotations

from dataclasses import replace

from leadbooth.domain.badge import MAX_PAYLOAD_BYTES, BadgeProfile, BadgeReading
from leadbooth.errors import KnownError
from leadbooth.reading.aim import strip_aim
from leadbooth.reading.formats import FORMATS
from leadbooth.reading.names import fix_case
from leadbooth.reading.plain import read_unknown
from leadbooth.reading.scan import Scan
from leadbooth.reading.text import decode_bytes
from leadbooth.reading.vcard_lines import BEGIN

# Around a payload these are a scanner's doing (STX, ETX, CR, NUL, BOM); TAB, GS and RS can be delimiters.
_AROUND = "".join(map(chr, (*range(9), *range(10, 29), 31, 32, 127))) + "\ufeff\u200e\u200f"


def read_badge(payload: str | bytes, symbology: str = "", profile: BadgeProfile | None = None) -> BadgeReading:
    """What a payload says, by the event's ``profile`` where the badge has no format of its own.

    Never rejects and never raises, except ``KnownError("payload_too_long")`` over 64 KiB. An AIM identifier
    at the head is left out. The caller keeps the raw payload; nothing in it is fetched or run.
    """
    _check_length(payload)
    text = decode_bytes(payload) if isinstance(payload, bytes) else payload
    text, named = strip_aim(text.strip(_AROUND))
    scan = Scan(text.strip(_AROUND), symbology or named, profile)
    readings = (parse(scan) for _, parse in FORMATS)
    reading = next((reading for reading in readings if reading is not None), None) or read_unknown(scan)
    return _with_fixed_case(reading) if profile and profile.fix_case else reading


def _check_length(payload: str | bytes) -> None:
    size = len(payload)
    if isinstance(payload, str) and size <= MAX_PAYLOAD_BYTES < size * 4:
        size = len(payload.encode("utf-8", "surrogatepass"))
    if size > MAX_PAYLOAD_BYTES:
        raise KnownError("payload_too_long", bytes=size, limit=MAX_PAYLOAD_BYTES)


def _with_fixed_case(reading: BadgeReading) -> BadgeReading:
    contact = reading.contact
    first, last = fix_case(contact.first_name), fix_case(contact.last_name)
    return replace(reading, contact=replace(contact, first_name=first, last_name=last))


def split_payloads(text: str) -> list[str]:
    """The payloads of a file: each vCard is one (also unclosed), and every other line that is not blank."""
    payloads: list[str] = []
    card: list[str] = []
    depth = 0
    after_agent = False
    for line in text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        head = line.strip()
        begins = BEGIN.match(head) is not None
        if begins and not (card and (after_agent or depth > 1)):
            _close(card, payloads)
            depth = 0
        if begins or card:
            card.append(line)
            depth += begins
            depth -= head[-9:].upper() == "END:VCARD"
            if depth <= 0:
                _close(card, payloads)
        elif head:
            payloads.append(line)
        after_agent = head.upper() == "AGENT:"
    _close(card, payloads)
    return payloads


def _close(card: list[str], payloads: list[str]) -> None:
    if card:
        payloads.append("\n".join(card).strip())
        card.clear()
