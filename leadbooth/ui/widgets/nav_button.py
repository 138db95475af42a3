"""One entry of the side bar."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from leadbooth.ui.widgets.key_hint import key_text
from leadbooth.ui.widgets.selectable_button import SelectableButton


class NavButton(SelectableButton):
    """Icon, name and key of a page; checked when its page is shown. Put them in an exclusive QButtonGroup."""

    padding = 10
    spread = True
    cap = False

    def __init__(self, text: str, icon_name: str, *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, hint=key_text(key), icon_name=icon_name, parent=parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
