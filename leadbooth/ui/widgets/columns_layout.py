"""A layout of even columns, as many as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QStyle, QWidget

from leadbooth.ui.widgets.wrapping_layout import WrappingLayout


class ColumnsLayout(WrappingLayout):
    """Rows of items, read from side to side; what is hidden takes no place.

    There are up to ``most`` columns, each at least ``narrowest`` pixels wide. A row is as high as its highest item.
    """

    def __init__(
        self, parent: QWidget | None = None, *, narrowest: int, most: int = 2, spacing: int = 12, line_spacing: int = 11
    ) -> None:
        super().__init__(parent, spacing=spacing)
        self._narrowest, self._most, self._line_spacing = narrowest, most, line_spacing

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        width = max((item.sizeHint().width() for item in self._shown()), default=0)
        return QSize(max(width, self._narrowest), self.heightForWidth(max(width, self._narrowest)))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0)
        )

    def columns(self, width: int) -> int:
        """How many columns there are in a width."""
        return max(1, min(self._most, (width + self.spacing()) // (self._narrowest + self.spacing())))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        count = self.columns(rect.width())
        width = (rect.width() - self.spacing() * (count - 1)) // count
        shown = self._shown()
        y = rect.y()
        for start in range(0, len(shown), count):
            row = shown[start : start + count]
            height = max(_height(item, width) for item in row)
            for column, item in enumerate(row) if move else ():
                corner = QPoint(rect.x() + column * (width + self.spacing()), y)
                size = QSize(width, _height(item, width))
                item.setGeometry(QStyle.visualRect(self._direction(), rect, QRect(corner, size)))
            y += height + self._line_spacing
        return max(0, y - self._line_spacing - rect.y())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
