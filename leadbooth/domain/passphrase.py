"""How much a passphrase stands, said in words and not as a score: length counts, tricks do not."""

from __future__ import annotations

from typing import Literal

LEAST = 8
"""Characters below which a passphrase is refused."""

Strength = Literal["", "too_short", "weak", "fair", "strong"]
_COMMON = (
    "password",
    "passwort",
    "12345678",
    "qwerty",
    "qwertz",
    "letmein",
    "leadbooth",
    "welcome",
    "abcdefgh",
    "11111111",
)


def strength(passphrase: str) -> Strength:
    """Judge a passphrase; "" for an empty one.

    >>> strength("correct horse battery")
    'strong'
    """
    if not passphrase:
        return ""
    if len(passphrase) < LEAST:
        return "too_short"
    plain = passphrase.casefold()
    if len(set(plain)) < 5 or any(word in plain for word in _COMMON):
        return "weak"
    kinds = sum(any(test(letter) for letter in passphrase) for test in (str.islower, str.isupper, str.isdigit))
    kinds += any(not letter.isalnum() for letter in passphrase)
    worth = len(passphrase) + 2 * kinds
    return "strong" if worth >= 20 else "fair" if worth >= 14 else "weak"
