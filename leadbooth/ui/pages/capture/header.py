"""The head of the lead: who it is, whether that is saved, and whether they were met before."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leadbooth.services.captured import Captured
from leadbooth.ui.models.lead_columns import lead_title
from leadbooth.ui.pages.capture import words
from leadbooth.ui.pages.capture.saver import SaveState
from leadbooth.ui.pages.capture.stage_control import StageControl
from leadbooth.ui.widgets import Avatar, ElidedLabel, Pill


class LeadHeader(QWidget):
    """Avatar, name, title and company; a pill for saved and one for met before; the stage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._avatar = Avatar(size=40)
        self._name = ElidedLabel("", "title")
        self._subtitle = ElidedLabel("", "muted")
        self.saved = Pill()
        self.saved.setObjectName("saved")
        self.met_before = Pill(tone="accent")
        self.met_before.setObjectName("met-before")
        self.stage = StageControl()
        self._rapid = False
        self._nobody = True
        self._lay_out()
        self.show_lead(None)
        self.show_state(SaveState("empty"))

    def show_lead(self, captured: Captured | None) -> None:
        """Show who it is; None for somebody new."""
        if captured is None:
            self._show_words("", self.tr("Next person"), self._how())
            self.met_before.hide()
            self.stage.show_stage("")
            self._nobody = True
            return
        self._nobody = False
        lead = captured.lead
        self.stage.show_stage(lead.stage)
        about = words.subtitle(lead.contact.job_title, lead.contact.company)
        self._show_words(lead.contact.full_name, lead_title(lead), about)
        met = words.met_before(lead, captured.met_before)
        self.met_before.setText(met)
        self.met_before.setVisible(bool(met))
        # As rich text with every sign escaped: a plain tooltip would take a name for HTML where it looks so.
        lines = escape(words.all_meetings(captured.met_before)).replace("\n", "<br>")
        self.met_before.setToolTip(f"<qt>{lines}</qt>" if met else "")

    def show_rapid(self, on: bool) -> None:
        """Say how people are captured now."""
        self._rapid = on
        if self._nobody:
            self._subtitle.setText(self._how())

    def _how(self) -> str:
        if self._rapid:
            return self.tr("Rapid mode: scan after scan, finish them later")
        return self.tr("Scan a badge, or type: it is saved as you type")

    @Slot(object)
    def show_state(self, state: SaveState) -> None:
        """Show how far it is saved."""
        match state.kind:
            case "saved":
                self.saved.show_state(words.saved_at(state.at), "ok")
            case "saving":
                self.saved.show_state(self.tr("Saving…"), "neutral")
            case "failed":
                self.saved.show_state(self.tr("Not saved"), "error")
        self.saved.setVisible(state.kind != "empty")

    def _show_words(self, avatar: str, name: str, about: str) -> None:
        self._avatar.set_name(avatar)
        self._name.setText(name)
        self._subtitle.setText(about)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self._name)
        names.addWidget(self._subtitle)
        names.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._avatar)
        row.addLayout(names, 1)
        pills = QHBoxLayout()
        pills.setSpacing(8)
        pills.addStretch(1)
        pills.addWidget(self.saved)
        pills.addWidget(self.met_before)
        states = QVBoxLayout()
        states.setSpacing(3)
        states.addLayout(pills)
        states.addWidget(self.stage, 0, Qt.AlignmentFlag.AlignRight)
        row.addLayout(states)
