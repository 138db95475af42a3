"""May we contact you: a switch a way, and the wording that is shown."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leadbooth.domain.words import Purpose
from leadbooth.ui.i18n import purpose_word
from leadbooth.ui.pages.capture import words
from leadbooth.ui.pages.capture.edits import Consented
from leadbooth.ui.widgets import Switch, text_label

_PURPOSES = (Purpose.EMAIL, Purpose.PHONE, Purpose.POST)


class ConsentSwitches(QWidget):
    """Shows what somebody may be contacted for; ``answered`` carries a Consented for the wording that stands below."""

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = words.consent_wording("")
        self._caption = text_label(self._wording.text, "caption", wrap=True)
        self._caption.setObjectName("consent-wording")
        self._switches = {purpose: self._new_switch(purpose) for purpose in _PURPOSES}
        self._lay_out()

    def switch(self, purpose: Purpose) -> Switch:
        """The switch of a purpose."""
        return self._switches[purpose]

    def wording(self) -> str:
        """What is shown to the visitor."""
        return self._caption.text()

    def set_organisation(self, name: str) -> None:
        """Who asks."""
        self._wording = words.consent_wording(name)
        self._caption.setText(self._wording.text)
        for switch in self._switches.values():
            switch.setAccessibleDescription(self._wording.text)

    def show_granted(self, granted: Collection[str]) -> None:
        """Show for what purposes consent stands, silently."""
        for purpose, switch in self._switches.items():
            switch.setChecked(purpose in granted)

    def _new_switch(self, purpose: Purpose) -> Switch:
        switch = Switch(purpose_word(purpose))
        switch.setObjectName(f"consent-{purpose}")
        switch.clicked.connect(self._answer)
        return switch

    @Slot(bool)
    def _answer(self, granted: bool) -> None:
        purpose = next(purpose for purpose, switch in self._switches.items() if switch is self.sender())
        self.answered.emit(Consented(purpose, granted, self._wording.text, self._wording.language))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        for switch in self._switches.values():
            row.addWidget(switch)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(text_label(self.tr("May we contact you?"), "label"))
        column.addLayout(row)
        column.addWidget(self._caption)
