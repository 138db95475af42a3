"""Moving inside a row of buttons by arrow keys, with one stop for Tab."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

_Key = Qt.Key
_STEPS = {_Key.Key_Down: 1, _Key.Key_Up: -1, _Key.Key_Right: 1, _Key.Key_Left: -1}


def neighbour(buttons: Sequence[QAbstractButton], key: int, *, mirrored: bool) -> QAbstractButton | None:
    """The button that an arrow, Home or End leads to from the one with the focus; None for other keys."""
    focused = [index for index, button in enumerate(buttons) if button.hasFocus()]
    if not focused:
        return None
    if key == _Key.Key_Home:
        return buttons[0]
    if key == _Key.Key_End:
        return buttons[-1]
    step = _STEPS.get(_Key(key), 0)
    if mirrored and key in (_Key.Key_Left, _Key.Key_Right):
        step = -step
    return buttons[(focused[0] + step) % len(buttons)] if step else None


def digit(key: int) -> int | None:
    """1 to 9 for a digit key, None for others."""
    return key - _Key.Key_0 if _Key.Key_1 <= key <= _Key.Key_9 else None


def set_tab_stop(buttons: Sequence[QWidget], stop: QWidget | None) -> None:
    """Let Tab stop at one of the buttons only (the first when none is named); the mouse still reaches all."""
    chosen = stop or (buttons[0] if buttons else None)
    for button in buttons:
        policy = Qt.FocusPolicy.StrongFocus if button is chosen else Qt.FocusPolicy.ClickFocus
        button.setFocusPolicy(policy)
