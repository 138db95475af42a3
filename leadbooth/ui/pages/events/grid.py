"""Fields side by side, two in a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

_COLUMNS = 2


def pairs_grid(widgets: Sequence[QWidget]) -> QGridLayout:
    """The widgets in reading order, two in a row, each as wide as the other."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(10)
    for place, widget in enumerate(widgets):
        grid.addWidget(widget, *divmod(place, _COLUMNS))
    for column in range(_COLUMNS):
        grid.setColumnStretch(column, 1)
    return grid
