"""AIM symbology identifiers: the ``]Q1`` that a scanner can send before what it read."""

from __future__ import annotations

_BY_LETTER = {
    "A": "code39",
    "C": "code128",
    "E": "ean",
    "F": "codabar",
    "G": "code93",
    "I": "itf",
    "L": "pdf417",
    "Q": "qr",
    "U": "maxicode",
    "X": "other",
    "d": "datamatrix",
    "e": "databar",
    "z": "aztec",
}


def strip_aim(payload: str) -> tuple[str, str]:
    """The payload without its AIM identifier, and the symbology that it names ("" where there is none).

    >>> strip_aim("]Q1https://example.org")
    ('https://example.org', 'qr')
    """
    mark = payload[1:3]
    if not (payload.startswith("]") and len(mark) == 2 and mark.isascii() and mark[1].isalnum()):
        return payload, ""
    symbology = _BY_LETTER.get(mark[0], "")
    return (payload[3:], symbology) if symbology else (payload, "")
