"""Folding text for matching: what people type without accents finds what badges print with them."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ı": "i", "ß": "ss",
        "æ": "ae", "œ": "oe", "ŋ": "n", "ƒ": "f", "ĸ": "k", "’": "'", "‘": "'", "ʼ": "'", "\u200c": "", "\u200d": "",
    }
)  # fmt: skip
"""Letters that have no accent to strip, so that Unicode does not decompose them."""


def fold(text: str) -> str:
    """Lower case, without accents, one blank between words. Equal folds mean the same to a searcher."""
    if text.isascii():
        return " ".join(text.lower().split())
    # Folding case may bring accents to light, and taking signs like ℠ apart brings capitals.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(ch for ch in plain if not unicodedata.combining(ch))
    return " ".join(bare.translate(_LETTERS).split())
