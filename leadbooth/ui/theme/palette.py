"""Tokens to QPalette, for all that Qt paints without the style sheet."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from leadbooth.ui.theme.tokens import Tokens

_Role = QPalette.ColorRole
_TEXT_ROLES = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText, _Role.HighlightedText)


def build_palette(tokens: Tokens) -> QPalette:
    """Give every role of the palette a token, and the disabled group its own text colour."""
    palette = QPalette()
    for role, colour in _roles(tokens).items():
        palette.setColor(role, QColor(colour))
    for role in _TEXT_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    palette.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, QColor(tokens.track))
    return palette


def _roles(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: tokens.background,
        _Role.WindowText: tokens.text,
        _Role.Base: tokens.surface,
        _Role.AlternateBase: tokens.raised,
        _Role.Text: tokens.text,
        _Role.PlaceholderText: tokens.muted,
        _Role.Button: tokens.surface,
        _Role.ButtonText: tokens.text,
        _Role.BrightText: tokens.hot_text,
        _Role.ToolTipBase: tokens.inverse,
        _Role.ToolTipText: tokens.inverse_text,
        _Role.Highlight: tokens.accent,
        _Role.HighlightedText: tokens.on_accent,
        _Role.Accent: tokens.accent,
        _Role.Link: tokens.accent_text,
        _Role.LinkVisited: tokens.accent_text,
        _Role.Light: tokens.raised,
        _Role.Midlight: tokens.hover,
        _Role.Mid: tokens.line,
        _Role.Dark: tokens.off,
        _Role.Shadow: tokens.line,
    }
