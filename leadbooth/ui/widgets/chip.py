"""A rounded button that is on or off."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from leadbooth.ui.widgets.selectable_button import SelectableButton


class Chip(SelectableButton):
    """A choice among few; on, it is framed, tinted and semi-bold, so colour is not its only sign."""

    padding = 12
    tall = 28
    gap = 6

    def __init__(self, text: str, *, checked: bool = False, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon_name=icon_name, parent=parent)
        self.setCheckable(True)
        self.setChecked(checked)
        self.setAutoDefault(False)
