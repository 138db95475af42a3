"""The tabs of an event: pills above, the chosen one below them, and beside it what it wants to show there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from leadbooth.domain.event import Event
from leadbooth.ui.desk import Desk
from leadbooth.ui.i18n import fill
from leadbooth.ui.pages.events.tabs import TabEntry
from leadbooth.ui.widgets import ActionButton, Banner, Card, ChipGroup
from leadbooth.ui.widgets.scroll import scrolling

_SIDE = 300  # pixels, until somebody says otherwise
_SIGNALS = ("edited", "message", "failed", "save_wanted")


class TabFrame(QWidget):
    """Shows one tab of the table at a time and passes on what it sends."""

    edited = Signal(object)
    message = Signal(str, str, object)
    failed = Signal(object)
    save_wanted = Signal()

    def __init__(self, desk: Desk, entries: Sequence[TabEntry], event: Event, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._event = event
        self._entries = {entry.id: entry for entry in entries}
        self._made: dict[str, Any] = {}
        self._areas: dict[str, QWidget] = {}
        self.chips = ChipGroup([(entry.id, entry.text) for entry in entries], name=self.tr("Part"), required=True)
        self.banner = Banner()
        self.banner.setObjectName("event-banner")
        self.retry = ActionButton(self.tr("Try again"))
        self.retry.setObjectName("event-retry")
        self.banner.add_button(self.retry)
        self._below = False
        self.next = ActionButton("", icon_name="chevron-right")
        self.next.setObjectName("event-next")
        self._tabs, self._sides = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self.set_side(_SIDE, below=False)
        self.chips.chosen.connect(self._chosen)
        self.next.clicked.connect(self.show_next)

    def _lay_out(self) -> None:
        card = Card(margin=16, spacing=10)
        card.body.addWidget(self._tabs, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.next)
        card.body.addLayout(foot)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(10)
        middle = QVBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self.banner)
        middle.addWidget(card, 1)
        self._grid.addLayout(middle, 1, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(1, 1)
        self.banner.hide()

    def set_side(self, width: int, *, below: bool) -> None:
        """How wide the column at the right is, in pixels, and whether it stands ``below`` the pills or beside them."""
        self._sides.setFixedWidth(width)
        self._below = below
        self._place()

    def _place(self) -> None:
        # Without a side the pills must not reach into its column, which would keep its spacing.
        both = self._below and not self._sides.isHidden()
        self._grid.addWidget(self.chips, 0, 0, 1, 2 if both else 1)
        self._grid.addWidget(self._sides, int(both), 1, 1 if both else 2, 1)

    def tell(self, words: str) -> None:
        """Say above the tab what went wrong; what is not saved can be tried again."""
        self.banner.show_message(words, "error")
        self.banner.show()

    def show_retry(self, *, wanted: bool) -> None:
        """Offer to save once more, or no longer."""
        self.retry.setVisible(wanted)

    @property
    def current(self) -> str:
        """The id of the tab that is shown."""
        return next(iter(self.chips.chosen_keys()), "")

    def tab(self, name: str) -> Any:
        """The tab of that id; it is made where it was not shown yet."""
        if name not in self._made:
            tab: Any = self._entries[name].factory(self._desk)
            self._made[name] = tab
            self._areas[name] = scrolling(tab, f"{name}-scroll")
            self._tabs.addWidget(self._areas[name])
            if (side := getattr(tab, "side", None)) is not None:
                self._sides.addWidget(side)
            for signal in _SIGNALS:
                if hasattr(tab, signal):
                    getattr(tab, signal).connect(getattr(self, signal))
        return self._made[name]

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front."""
        self.save()
        self.chips.set_chosen([name])
        tab = self.tab(name)
        tab.show_event(self._event)
        self._tabs.setCurrentWidget(self._areas[name])
        side = getattr(tab, "side", None)
        self._sides.setVisible(side is not None)
        if side is not None:
            self._sides.setCurrentWidget(side)
        self._place()
        following = self._beside(1)
        self.next.setVisible(following is not None)
        if following is not None:
            self.next.setText(fill(self.tr("Next: {tab}"), tab=following.text))

    @Slot()
    def show_next(self) -> None:
        """Go on to the next tab, with the keyboard in its first field."""
        self._step_to(self._beside(1))

    @Slot()
    def show_previous(self) -> None:
        """Go back to the tab before."""
        self._step_to(self._beside(-1))

    def _step_to(self, entry: TabEntry | None) -> None:
        if entry is not None:
            self.show_tab(entry.id)
            _focus_first(self._made[entry.id])

    def _beside(self, step: int) -> TabEntry | None:
        """The tab that many places further on, None beyond the ends."""
        entries = list(self._entries.values())
        place = [entry.id for entry in entries].index(self.current) + step
        return entries[place] if 0 <= place < len(entries) else None

    @Slot(object)
    def _chosen(self, keys: tuple[str, ...]) -> None:
        self.show_tab(keys[0])

    def show_event(self, event: Event) -> None:
        """Another event is looked at, or this one was changed."""
        self._event = event
        if self.current in self._made:
            self._made[self.current].show_event(event)

    def know(self, event: Event) -> None:
        """The event as the shown tab edited it: for tabs that are shown later."""
        self._event = event

    def save(self) -> None:
        """Have the shown tab keep what it keeps itself."""
        tab = self._made.get(self.current)
        if tab is not None and hasattr(tab, "save"):
            tab.save()

    @property
    def unsaved(self) -> bool:
        """Whether a tab holds something that is not on the disk."""
        return any(getattr(tab, "unsaved", False) for tab in self._made.values())

    def wants_scan(self) -> bool:
        """Whether the shown tab wants to try a scan."""
        tab = self._made.get(self.current)
        return tab is not None and hasattr(tab, "wants_scan") and bool(tab.wants_scan())


def _focus_first(tab: QWidget) -> None:
    """Put the keyboard into the first field of a tab."""
    widget = tab.nextInFocusChain()
    while widget is not None and widget is not tab:
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
        if takes_tab and widget.isVisible() and tab.isAncestorOf(widget):
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return
        widget = widget.nextInFocusChain()
