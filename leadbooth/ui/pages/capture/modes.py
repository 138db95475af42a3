"""CaptureModes: what each new lead gets beyond what its badge says, for as long as a mode is on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.lead import Defaults


class CaptureModes(QObject):
    """Rapid mode, for crowds, and the group, for people who came together. Both end with the session."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rapid = False
        self._sticky = Defaults(to_finish=True)
        self._party: Id | None = None

    @property
    def rapid(self) -> bool:
        """Whether leads are captured one after the other, to be qualified later."""
        return self._rapid

    @property
    def party(self) -> Id | None:
        """What links those who are captured now; None while no group is on."""
        return self._party

    def defaults(self) -> Defaults:
        """What somebody who is captured now gets."""
        return replace(self._sticky if self._rapid else Defaults(), party_id=self._party)

    def set_rapid(self, on: bool) -> None:
        """Turn rapid mode on or off; what it gives to leads stays chosen."""
        if on != self._rapid:
            self._rapid = on
            self.changed.emit()

    def set_sticky(self, *, interest: str, channel: str, tags: Sequence[str]) -> None:
        """Choose what leads get in rapid mode; ``channel`` "" is that of the event."""
        self._sticky = replace(self._sticky, interest=interest, channel=channel, tags=tuple(tags))

    def set_group(self, on: bool) -> None:
        """Begin a group, or end it."""
        if on != (self._party is not None):
            self._party = new_id() if on else None
            self.changed.emit()
