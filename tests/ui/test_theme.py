"""The look: tokens that everybody can read, one sheet that is whole, icons that follow the theme."""

from pathlib import Path
from string import Template

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from leadbooth.paths import resource
from leadbooth.ui.theme import (
    ThemeName,
    Tokens,
    Tone,
    app_icon,
    apply_theme,
    current_tokens,
    icon,
    load_theme,
    set_state,
    tone_colours,
    ui_font,
)
from leadbooth.ui.theme.svg import coloured_svg, icon_names

THEMES: tuple[ThemeName, ...] = ("light", "dark")
TONES: tuple[Tone, ...] = ("neutral", "accent", "hot", "warm", "cold", "ok", "warning", "error")
READABLE = 4.5  # WCAG AA for text
VISIBLE = 3.0  # WCAG AA for signs and focus rings


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def grounds(tokens: Tokens) -> tuple[str, ...]:
    return tokens.background, tokens.surface, tokens.raised


def soft_grounds(tokens: Tokens) -> tuple[str, ...]:
    return tuple(tone_colours(tokens, tone).soft for tone in TONES)


def test_contrast_is_measured_as_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
def test_words_are_readable_on_every_ground_they_stand_on(name: ThemeName) -> None:
    tokens = load_theme(name)
    everywhere = (*grounds(tokens), *soft_grounds(tokens), tokens.hover)
    for colour in (tokens.text, tokens.muted):
        assert min(contrast(colour, ground) for ground in everywhere) >= READABLE
    for tone in TONES:
        own = tone_colours(tokens, tone)
        for ground in (*grounds(tokens), own.soft):
            assert contrast(own.text, ground) >= READABLE, (tone, ground)


@pytest.mark.parametrize("name", THEMES)
def test_words_on_filled_buttons_and_dark_grounds_are_readable(name: ThemeName) -> None:
    tokens = load_theme(name)
    pairs = [
        *((tokens.on_accent, fill) for fill in (tokens.accent, tokens.accent_hover, tokens.accent_pressed)),
        *((tokens.on_danger, fill) for fill in (tokens.danger, tokens.danger_hover)),
        (tokens.text, tokens.pressed),
        (tokens.inverse_text, tokens.inverse),
        (tokens.inverse_accent, tokens.inverse),
        (tokens.camera_text, tokens.camera_top),
        (tokens.camera_text, tokens.camera_bottom),
    ]
    for words, ground in pairs:
        assert contrast(words, ground) >= READABLE, (words, ground)


@pytest.mark.parametrize("name", THEMES)
def test_focus_rings_dots_and_switches_are_seen(name: ThemeName) -> None:
    tokens = load_theme(name)
    for sign in (tokens.accent, tokens.off, tokens.hot, tokens.warm, tokens.cold, tokens.ok):
        assert min(contrast(sign, ground) for ground in grounds(tokens)) >= VISIBLE, sign


def test_a_theme_is_whole_and_says_which_it_is() -> None:
    light, dark = (load_theme(name) for name in THEMES)
    assert (light.name, dark.name) == THEMES
    assert light.values().keys() == dark.values().keys()
    for tokens in (light, dark):
        colours = [value for value in tokens.values().values() if str(value).startswith("#")]
        assert all(QColor(str(colour)).isValid() for colour in colours)


@pytest.mark.parametrize("path", sorted(resource("qss").glob("*.qss")), ids=lambda path: path.stem)
def test_style_sheets_take_every_colour_from_a_token(path: Path) -> None:
    template = Template(path.read_text(encoding="utf-8"))
    without_comments = path.read_text(encoding="utf-8").split("*/", 1)[1]
    assert template.is_valid()
    assert not [word for word in without_comments.split() if word.startswith("#") and len(word) in (4, 7)]
    assert "rgb(" not in without_comments


def test_a_theme_sets_palette_font_and_sheet(qapp: QApplication, qtbot: QtBot) -> None:
    theme = apply_theme(qapp, "dark")
    with qtbot.waitSignal(theme.changed) as changed:
        apply_theme(qapp, "light")
    light = load_theme("light")
    assert changed.args == [light]
    assert current_tokens() == light
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(light.background)
    assert qapp.font().family() == "Inter"
    assert light.accent in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()
    assert apply_theme(qapp, "light") is theme


def test_the_system_choice_follows_the_system(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    scheme = [Qt.ColorScheme.Dark]

    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:
            return scheme[0]

    theme = apply_theme(qapp, "light")
    monkeypatch.setattr(qapp, "styleHints", Hints, raising=False)
    theme.choose("system")
    assert (theme.choice, current_tokens().name) == ("system", "dark")
    scheme[0] = Qt.ColorScheme.Light
    monkeypatch.undo()
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert current_tokens().name == "light"


def test_a_chosen_theme_does_not_follow_the_system(qapp: QApplication) -> None:
    apply_theme(qapp, "dark")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert current_tokens().name == "dark"


@pytest.mark.parametrize("name", icon_names())
def test_every_icon_is_drawn_in_the_colour_it_is_asked_for(name: str, qapp: QApplication) -> None:
    source = coloured_svg(name, "#123456")
    assert b"currentColor" not in source
    assert QSvgRenderer(source).isValid()


def middle(pixmap: QPixmap) -> QColor:
    return pixmap.toImage().pixelColor(pixmap.width() // 2, pixmap.height() // 2)


def test_icons_take_the_colour_of_the_theme_that_is_on(qapp: QApplication) -> None:
    plus = icon("plus", "text")
    for name in THEMES:
        apply_theme(qapp, name)
        assert middle(plus.pixmap(16, 16)) == QColor(load_theme(name).text)
    disabled = plus.pixmap(16, 16, QIcon.Mode.Disabled)
    assert middle(disabled) == QColor(load_theme("dark").disabled)


def test_icons_are_sharp_on_dense_screens_and_survive_copies(qapp: QApplication) -> None:
    copied = QIcon(icon("check"))
    assert copied.pixmap(QSize(16, 16), 2.0).size() == QSize(32, 32)


def test_the_application_has_an_icon_in_many_sizes(qapp: QApplication) -> None:
    sizes = {size.width() for size in app_icon().availableSizes()}
    assert {16, 32, 48, 256} <= sizes


def test_a_state_is_a_property_that_the_sheet_sees(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, "light")
    label = QLabel("late")
    qtbot.addWidget(label)
    set_state(label, "tone", "error")
    label.ensurePolished()
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(load_theme("light").hot_text)


def test_fonts_come_in_the_sizes_and_weights_of_the_scale(qapp: QApplication) -> None:
    title = ui_font(load_theme("light").size_title, ui_font(13).weight())
    assert (title.family(), title.pixelSize()) == ("Inter", 18)
