"""Named values in one text: ``name:Jane Doe;email:jane@example.org``, also one a line and with ``=``."""

from __future__ import annotations

import re

from leadbooth.domain.badge import BadgeReading
from leadbooth.reading.aliases import field_of, is_id_key, pairs_of
from leadbooth.reading.draft import reading_of
from leadbooth.reading.scan import Scan

_MAX_FIELDS = 60
_BETWEEN = re.compile("[;\n]")
_SIGN = re.compile("[:=]")


def parse(scan: Scan) -> BadgeReading | None:
    """Read where at least two keys are names of fields or ids that people use."""
    text = scan.text.replace("\r", "\n")
    parts = _BETWEEN.split(text, _MAX_FIELDS)[:_MAX_FIELDS]
    items: list[tuple[str, str]] = []
    malformed = False
    for part in parts:
        pieces = _SIGN.split(part, 1)
        if len(pieces) == 2 and len(pieces[0]) <= 60:
            items.append((pieces[0].strip(), pieces[1].strip()))
        elif part.strip():
            malformed = True
    if sum(bool(field_of(key) or is_id_key(key)) for key, _ in items) < 2:
        return None
    return reading_of("keyvalue", pairs_of(items), ["malformed_line"] if malformed else [])
