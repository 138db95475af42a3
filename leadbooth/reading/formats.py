"""The formats in the order in which they are tried: the ones with a clear head first."""

from __future__ import annotations

from leadbooth.reading import delimited, json_, keyvalue, links, mecard, plain, url, vcard
from leadbooth.reading.scan import Parser

FORMATS: tuple[tuple[str, Parser], ...] = (
    ("vcard", vcard.parse),
    ("mecard", mecard.parse_mecard),
    ("bizcard", mecard.parse_bizcard),
    ("memory", mecard.parse_memory),
    ("matmsg", links.parse_matmsg),
    ("json", json_.parse),
    ("url", url.parse),
    ("mailto", links.parse_mailto),
    ("tel", links.parse_phone),
    ("keyvalue", keyvalue.parse),
    ("delimited", delimited.parse),
    ("email", plain.parse_email),
    ("id", plain.parse_id),
)
"""Name and parser; the first that answers has read the payload. ``unknown`` takes what is left."""
