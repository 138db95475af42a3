"""The design tokens: every colour and size the window may use, read from `resources/themes`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from typing import Any, Literal

from leadbooth.paths import resource

ThemeName = Literal["light", "dark"]
Tone = Literal["neutral", "accent", "hot", "warm", "cold", "ok", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme: colours as `#rrggbb`, sizes in pixels. The TOML files say what each is for."""

    name: ThemeName

    background: str
    surface: str
    raised: str
    hover: str
    pressed: str
    line: str
    text: str
    muted: str
    disabled: str
    track: str
    off: str
    knob: str

    accent: str
    accent_text: str
    accent_soft: str
    accent_hover: str
    accent_pressed: str
    on_accent: str

    danger: str
    danger_hover: str
    on_danger: str

    hot: str
    hot_text: str
    hot_soft: str
    warm: str
    warm_text: str
    warm_soft: str
    cold: str
    cold_text: str
    cold_soft: str
    ok: str
    ok_text: str
    ok_soft: str

    inverse: str
    inverse_text: str
    inverse_accent: str

    camera_top: str
    camera_bottom: str
    camera_text: str

    radius_input: int
    radius_card: int
    step: int
    size_caption: int
    size_label: int
    size_text: int
    size_heading: int
    size_title: int
    size_display: int

    def values(self) -> dict[str, str | int]:
        """Every token by its name, for filling the style sheet."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class ToneColours:
    """The three colours of a tone: `fill` for dots and bars, `text` on `soft` or on any surface."""

    fill: str
    text: str
    soft: str


def load_theme(name: ThemeName) -> Tokens:
    """Read a theme; a missing or unknown token is an error at start, not a hole in the window."""
    read = {**_read("shape"), **_read(name)}
    return Tokens(name=name, **read)


def tone_colours(tokens: Tokens, tone: Tone) -> ToneColours:
    """Give the colours of a tone; a warning looks like warm, an error like hot."""
    if tone == "neutral":
        return ToneColours(tokens.muted, tokens.muted, tokens.raised)
    base = {"warning": "warm", "error": "hot"}.get(tone, tone)
    values = tokens.values()
    return ToneColours(str(values[base]), str(values[f"{base}_text"]), str(values[f"{base}_soft"]))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))
