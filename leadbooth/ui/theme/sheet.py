"""The one style sheet: templates of `resources/qss`, filled from the tokens."""

from __future__ import annotations

from pathlib import Path
from string import Template

from PySide6.QtWidgets import QWidget

from leadbooth.paths import resource
from leadbooth.ui.theme.fonts import font_family
from leadbooth.ui.theme.svg import coloured_svg
from leadbooth.ui.theme.tokens import Tokens

_PARTS = ("base", "buttons", "inputs", "views", "windows", "widgets")

# A style sheet takes pictures from files only: token of the file's name -> icon and the token of its colour.
_PICTURES = {
    "picture_down": ("chevron-down", "muted"),
    "picture_down_disabled": ("chevron-down", "disabled"),
    "picture_up": ("chevron-up", "muted"),
    "picture_right": ("chevron-right", "muted"),
    "picture_left": ("chevron-left", "muted"),
    "picture_check": ("check-bold", "on_accent"),
    "picture_dash": ("dash-bold", "on_accent"),
    "picture_menu_check": ("check", "accent_text"),
    "picture_dot": ("dot", "on_accent"),
    "picture_close": ("close", "muted"),
    "picture_warning": ("warning", "warm_text"),
    "picture_error": ("error", "hot_text"),
    "picture_info": ("info", "accent_text"),
    "picture_question": ("help", "accent_text"),
}


def build_sheet(tokens: Tokens, pictures: Path) -> str:
    """Fill the templates; the few arrows and ticks they name are written, recoloured, to `pictures`."""
    values = {**tokens.values(), **_write_pictures(tokens, pictures), "family": font_family()}
    parts = (resource("qss", f"{part}.qss").read_text(encoding="utf-8") for part in _PARTS)
    return "\n".join(Template(part).substitute(values) for part in parts)


def restyle(widget: QWidget) -> None:
    """Look again at the dynamic properties of a widget after one of them changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property that the sheet looks at, and restyle if it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        restyle(widget)


def _write_pictures(tokens: Tokens, folder: Path) -> dict[str, str]:
    colours = tokens.values()
    written = {}
    for token, (name, colour) in _PICTURES.items():
        # The theme is part of the name: Qt keeps loaded pictures by their path.
        path = folder / f"{tokens.name}-{token}.svg"
        path.write_bytes(coloured_svg(name, str(colours[colour])))
        written[token] = path.as_posix()
    return written
