"""One card opened: what the deal is worth, what happens next, and the ways to all that is known of the lead."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leadbooth.domain.lead import Lead
from leadbooth.ui.dialogs.base import Dialog
from leadbooth.ui.i18n import fill, interest_word
from leadbooth.ui.models.lead_columns import Legend, lead_title
from leadbooth.ui.theme import Tone
from leadbooth.ui.widgets import ActionButton, DealForm, ElidedLabel, Pill

_WIDTH = 500
_TONES: dict[str, Tone] = {"hot": "hot", "warm": "warm", "cold": "cold"}


class CardDialog(Dialog):
    """What is typed is saved as it is left; there is nothing to confirm."""

    capture_wanted = Signal(object)
    """The Id of the lead: open it on Capture."""
    list_wanted = Signal()

    def __init__(self, lead: Lead, legend: Legend, parent: QWidget | None = None) -> None:
        super().__init__(lead_title(lead), width=_WIDTH, parent=parent)
        self.setObjectName("card-dialog")
        self._lead = lead
        self.form = DealForm()
        self._about = ElidedLabel("", "muted")
        self._interest = Pill()
        self._stage = Pill()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._about, 1)
        head.addWidget(self._stage)
        head.addWidget(self._interest)
        self.body.addLayout(head)
        self.body.addWidget(self.form)
        capture = self.add_button(ActionButton(self.tr("Open on Capture")), "card-capture", at_start=True)
        listed = self.add_button(ActionButton(self.tr("Show in Leads")), "card-list", at_start=True)
        close = self.add_button(ActionButton(self.tr("Close"), "primary"), "card-close")
        # Enter in a field saves it; it closes nothing.
        for button in (capture, listed, close):
            button.setAutoDefault(False)
        capture.clicked.connect(self._to_capture)
        listed.clicked.connect(self._to_list)
        close.clicked.connect(self.accept)
        self.finished.connect(self.form.flush)
        self.show_lead(lead, legend)
        self.form.value.setFocus()

    def lead(self) -> Lead:
        """The lead that is shown."""
        return self._lead

    def show_lead(self, lead: Lead, legend: Legend) -> None:
        """Show news of it; what is being typed stays."""
        self._lead = lead
        score = fill(QCoreApplication.translate("Cards", "quality {score}"), score=lead.score)
        self._about.setText(" · ".join(part for part in (lead.contact.company, lead.contact.job_title, score) if part))
        self._stage.setText(legend.stage_word(lead.stage))
        self._interest.setVisible(bool(lead.interest))
        self._interest.show_state(interest_word(lead.interest), _TONES.get(lead.interest, "neutral"))
        self.form.show_lead(lead, legend.people, legend.currencies.get(lead.event_id, ""))

    @Slot()
    def _to_capture(self) -> None:
        self.accept()
        self.capture_wanted.emit(self._lead.id)

    @Slot()
    def _to_list(self) -> None:
        self.accept()
        self.list_wanted.emit()
