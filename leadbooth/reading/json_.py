"""JSON badges: one object, flat or nested, with whatever keys the registrar chose."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice

from leadbooth.domain.badge import BadgeReading
from leadbooth.reading.aliases import field_of, pairs_of
from leadbooth.reading.draft import reading_of
from leadbooth.reading.scan import Scan

_MAX_LENGTH = 16_000
_MAX_DEPTH = 4
_MAX_VALUES = 100


def parse(scan: Scan) -> BadgeReading | None:
    """The object in the payload (the first of a list). Numbers stay text, so no id loses a digit."""
    text = scan.text
    if text[:1] not in ("{", "[") or len(text) > _MAX_LENGTH:
        return None
    try:
        data = json.loads(text, parse_int=str, parse_float=str, strict=False)
    except (ValueError, RecursionError):
        return None
    several = isinstance(data, list) and len(data) > 1
    if isinstance(data, list):
        data = next(iter(data), None)
    if not isinstance(data, dict):
        return None
    items = list(islice(_values(data, "", _MAX_DEPTH), _MAX_VALUES))
    return reading_of("json", pairs_of(items), ["several_cards"] if several else [])


def _values(node: object, key: str, depth: int) -> Iterator[tuple[str, str]]:
    """Each leaf under the best key for it: ``{"company": {"name": …}}`` is a company name."""
    if isinstance(node, str):
        yield key, node
    elif isinstance(node, dict) and depth:
        for inner, value in node.items():
            joined = f"{key} {inner}"
            yield from _values(value, joined if field_of(joined) else inner, depth - 1)
    elif isinstance(node, list) and depth:
        for value in node:
            yield from _values(value, key, depth - 1)
