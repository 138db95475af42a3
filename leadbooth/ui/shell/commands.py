"""Commands: what can be done now, as shortcuts of the window, for the palette and for the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from leadbooth.ui.actions import PageAction

_EVERYWHERE = ""


class Commands(QObject):
    """The actions of the window: those that hold everywhere, and those of the page that is shown."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._offered: dict[str, list[tuple[PageAction, QAction]]] = {}

    def offer_everywhere(self, actions: Iterable[PageAction]) -> None:
        """Offer these whatever page is shown."""
        self._offer(_EVERYWHERE, actions)

    def offer_on_page(self, actions: Iterable[PageAction]) -> None:
        """Offer these while the page is shown that they come from; those of the page before are gone."""
        self._offer("page", actions)

    def everywhere(self) -> Sequence[PageAction]:
        """What holds on every page."""
        return [action for action, _ in self._offered.get(_EVERYWHERE, [])]

    def on_page(self) -> Sequence[PageAction]:
        """What the page that is shown adds."""
        return [action for action, _ in self._offered.get("page", [])]

    def run(self, name: str) -> None:
        """Do the action of that id, where it is offered now."""
        for offered in self._offered.values():
            for action, trigger in offered:
                if action.id == name:
                    trigger.trigger()
                    return

    def clear(self) -> None:
        """Offer nothing more: the store is locked."""
        for scope in list(self._offered):
            self._offer(scope, ())

    def _offer(self, scope: str, actions: Iterable[PageAction]) -> None:
        for _, former in self._offered.pop(scope, []):
            self._window.removeAction(former)
            former.deleteLater()
        taken = {key for offered in self._offered.values() for action, _ in offered for key in _keys(action)}
        self._offered[scope] = [(action, self._trigger(action, taken)) for action in actions]

    def _trigger(self, action: PageAction, taken: set[str]) -> QAction:
        trigger = QAction(action.text, self)
        trigger.setObjectName(action.id)
        # Two actions with one key would make neither work: the first that offers it keeps it.
        trigger.setShortcuts([QKeySequence(key) for key in _keys(action) if key not in taken])
        trigger.triggered.connect(action.handler)
        self._window.addAction(trigger)
        return trigger


def _keys(action: PageAction) -> list[str]:
    """The key sequences of an action: ``"?|Ctrl+/"`` are two."""
    return [key for key in action.shortcut.split("|") if key]
