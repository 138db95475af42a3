"""Passphrases are judged by length first; tricks do not help."""

from __future__ import annotations

import pytest

from leadbooth.domain.passphrase import strength


@pytest.mark.parametrize(
    ("passphrase", "judged"),
    [
        ("", ""),
        ("short", "too_short"),
        ("password1!", "weak"),
        ("aaaaaaaaaaaaaaaa", "weak"),
        ("greenboat", "weak"),
        ("green boat 7", "fair"),
        ("correct horse battery", "strong"),
        ("grüne boote fahren weit", "strong"),
    ],
)
def test_strength(passphrase: str, judged: str) -> None:
    assert strength(passphrase) == judged
