"""Inter, as shipped; Qt takes the system's font for scripts that Inter lacks."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from leadbooth.paths import resource

_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")


@cache
def font_family() -> str:
    """Load the shipped font once and give its family; the system's own where it cannot be read."""
    loaded = [QFontDatabase.addApplicationFont(str(resource("fonts", f"Inter-{w}.otf"))) for w in _WEIGHTS]
    families = [family for number in loaded for family in QFontDatabase.applicationFontFamilies(number)]
    if families:
        return families[0]
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def ui_font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of the window at a size of the type scale."""
    font = QFont(font_family())
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font
