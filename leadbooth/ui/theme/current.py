"""The theme that is on now.

A theme belongs to the whole process, as its palette and style sheet do, so this is the one value that
painting code reads without being handed it. Only `apply_theme` writes it.
"""

from __future__ import annotations

from leadbooth.ui.theme.tokens import Tokens, load_theme

_applied: list[Tokens] = []


def current_tokens() -> Tokens:
    """The tokens to paint with; light until a theme is applied."""
    if not _applied:
        _applied.append(load_theme("light"))
    return _applied[-1]


def set_current_tokens(tokens: Tokens) -> None:
    """Make these the tokens that painting reads from now on."""
    _applied[:] = [tokens]
