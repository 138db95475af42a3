"""The look: tokens, palette, style sheet, fonts and icons."""

from leadbooth.ui.theme.current import current_tokens
from leadbooth.ui.theme.fonts import ui_font
from leadbooth.ui.theme.icons import app_icon, draw_icon, icon
from leadbooth.ui.theme.manager import Theme, ThemeChoice, apply_theme
from leadbooth.ui.theme.sheet import restyle, set_state
from leadbooth.ui.theme.tokens import ThemeName, Tokens, Tone, ToneColours, load_theme, tone_colours

__all__ = [
    "Theme",
    "ThemeChoice",
    "ThemeName",
    "Tokens",
    "Tone",
    "ToneColours",
    "app_icon",
    "apply_theme",
    "current_tokens",
    "draw_icon",
    "icon",
    "load_theme",
    "restyle",
    "set_state",
    "tone_colours",
    "ui_font",
]
