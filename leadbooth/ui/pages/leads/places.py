"""Where the list and the details of a lead stand: side by side, or the details over the list's edge when asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

_ROOM_FOR_BOTH = 980  # pixels: below, the pane folds away until it is asked for
_PANE = 300
_NARROW_PANE = 276


class Places(QGridLayout):
    """The bar above, the list below it, the pane beside them as far as there is room."""

    def __init__(self, page: QWidget, bar: QWidget, below: QLayout, pane: QWidget) -> None:
        super().__init__(page)
        self._bar = bar
        self._pane = pane
        self._unfolded = False
        self._width = 0
        self._placed: tuple[bool, bool] | None = None  # whether there is room for both, and the pane is shown
        self.setContentsMargins(18, 16, 18, 10)
        self.setHorizontalSpacing(14)
        self.setVerticalSpacing(10)
        self.setColumnStretch(0, 1)
        self.setRowStretch(1, 1)
        self.addWidget(bar, 0, 0)  # first, for Tab goes by this order
        self.addLayout(below, 1, 0)

    def roomy(self) -> bool:
        """Whether there is room for the list and the pane, so that it never folds away."""
        return self._width >= _ROOM_FOR_BOTH

    def crowded(self) -> bool:
        """Whether the pane takes room that the list would need."""
        return self._unfolded and not self.roomy()

    def fit(self, width: int) -> None:
        """Place all for a page of ``width`` pixels."""
        self._width = width
        roomy, shown = self.roomy(), self.roomy() or self._unfolded
        if (roomy, shown) == self._placed:
            return
        self._placed = roomy, shown
        self.addWidget(self._bar, 0, 0, 1, 2 if shown and not roomy else 1)
        self.addWidget(self._pane, 0 if roomy else 1, 1, 2 if roomy else 1, 1)
        self._pane.setFixedWidth(_PANE if roomy else _NARROW_PANE)
        self._pane.setVisible(shown)

    def toggle(self) -> None:
        """Unfold the pane where there is no room for both, or fold it away."""
        self._unfolded = not self._unfolded
        self.fit(self._width)

    def unfold(self) -> None:
        """Show the pane."""
        self._unfolded = True
        self.fit(self._width)
