"""A frameless area that scrolls up and down what does not fit."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_ROOM_AROUND = 12


def scrolling(widget: QWidget, name: str) -> QScrollArea:
    """``widget`` in an area of that object name; the keyboard goes to what is in it, not to the area."""
    area = QScrollArea()
    area.setObjectName(name)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the area that ``widget`` lies in, if it lies in one, until it is seen; once more after it was laid out."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        _show_in(above, widget)
        QTimer.singleShot(0, above, partial(_show_in, above, widget))


def _show_in(area: QScrollArea, widget: QWidget) -> None:
    if shiboken6.isValid(widget) and widget.isVisible():
        area.ensureWidgetVisible(widget, 0, _ROOM_AROUND)
        content = area.widget()
        if content is not None and widget.height() > area.viewport().height():
            # Not all of it can be seen: then where it begins.
            area.verticalScrollBar().setValue(widget.mapTo(content, QPoint()).y() - _ROOM_AROUND)
