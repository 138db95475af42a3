"""Icons that follow the theme: drawn from SVG in the colour that is right at the moment of painting."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from leadbooth.paths import resource
from leadbooth.ui.theme.current import current_tokens
from leadbooth.ui.theme.svg import coloured_svg

_Mode = QIcon.Mode
_State = QIcon.State


class ThemedIconEngine(QIconEngine):
    """Draws one SVG in a token's colour; disabled and checked icons take their own tokens."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: _Mode, state: _State) -> None:
        draw_icon(painter, self._name, QRectF(rect), self._paint_colour(mode, state))

    def pixmap(self, size: QSize, mode: _Mode, state: _State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def scaledPixmap(self, size: QSize, mode: _Mode, state: _State, scale: float) -> QPixmap:
        # Qt asks in the units of the layout; a dense screen wants `scale` pixels for each.
        return self.pixmap(size * scale, mode, state)

    def clone(self) -> QIconEngine:
        return ThemedIconEngine(self._name, self._colour)

    def key(self) -> str:
        return "leadbooth-themed"

    def isNull(self) -> bool:
        return False

    def _paint_colour(self, mode: _Mode, state: _State) -> str:
        tokens = current_tokens()
        if mode == _Mode.Disabled:
            return tokens.disabled
        if state == _State.On and self._colour == "muted":
            return tokens.accent_text
        return str(getattr(tokens, self._colour))


def icon(name: str, colour: str = "muted") -> QIcon:
    """The icon `name` in a colour named by its token, for buttons and menus; it follows theme changes."""
    return QIcon(ThemedIconEngine(name, colour))


def draw_icon(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    """Draw an icon inside `rect`, for widgets that paint themselves."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, colour).render(painter, rect)
    painter.restore()


def app_icon() -> QIcon:
    """The icon of the application, in the sizes that window managers ask for."""
    found = QIcon()
    for path in sorted(resource("icons", "app").glob("leadbooth-*.png")):
        found.addFile(str(path))
    return found


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(coloured_svg(name, colour)))
