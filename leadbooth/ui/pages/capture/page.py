"""CapturePage: who stands at the booth now, and who was there today."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.event import Event
from leadbooth.domain.ids import Id
from leadbooth.domain.words import Interest
from leadbooth.services.captured import Captured
from leadbooth.ui.actions import PageAction
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.capture.edits import Joined
from leadbooth.ui.pages.capture.flow import CaptureFlow
from leadbooth.ui.pages.capture.form import LeadForm
from leadbooth.ui.pages.capture.modes import CaptureModes
from leadbooth.ui.pages.capture.party_line import PartyReader
from leadbooth.ui.pages.capture.qualifying import Qualifying
from leadbooth.ui.pages.capture.reads import EventForm, read_form
from leadbooth.ui.pages.capture.saver import Flushed
from leadbooth.ui.pages.capture.scan_card import GROUP_KEY, RAPID_KEY, ScanCard
from leadbooth.ui.pages.capture.stage_control import PROSPECT_KEY
from leadbooth.ui.pages.capture.today import TodayCard
from leadbooth.ui.stage_names import stage_names

_LEFT_WIDTH = 268


class CapturePage(QWidget):
    """Scan card and today's leads on the left, the lead on the right."""

    message = Signal(str, str, object)
    """Text, word of its button or "", and what the button does, or None."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Capture")
        self._desk = desk
        self._event = desk.event_now.id
        self._first_time = True
        self._modes = CaptureModes(self)
        self._flow = CaptureFlow(desk, self._modes, self)
        self._qualifying = Qualifying(desk, self._flow)
        self._revisited = False
        self.scan_card = ScanCard()
        self.today = TodayCard(desk)
        self.form = LeadForm()
        self._stages = stage_names(desk)
        self._show_stages()
        self._party = PartyReader(desk, self._flow, self._modes, self.form.party)
        self._lay_out()
        self._connect()
        self._suit_event(desk.event_now)

    def page_actions(self) -> list[PageAction]:
        """What can be done here from the keyboard."""
        return [
            PageAction("capture.done", self.tr("Done, next person"), "Ctrl+Return|Ctrl+Enter", self.next_person),
            PageAction("capture.badge", self.tr("Type a badge id"), "Ctrl+B", self.scan_card.focus_line),
            PageAction("capture.undo", self.tr("Undo"), "Ctrl+Z", self._flow.undo),
            PageAction("capture.delete", self.tr("Delete lead"), "Ctrl+Delete", self.delete, in_text_fields=False),
            PageAction("capture.questions", self.tr("Go to the questions"), "Ctrl+Down|Q", self.form.focus_questions),
            PageAction("capture.prospect", self.tr("Make prospect"), PROSPECT_KEY, self._qualifying.make_prospect),
            PageAction("capture.rapid", self.tr("Rapid mode on or off"), RAPID_KEY, self.turn_rapid),
            PageAction("capture.group", self.tr("Group on or off"), GROUP_KEY, self.turn_group),
            PageAction("capture.to_finish", self.tr("Finish leads of rapid mode"), "Ctrl+T", self.finish_leads),
            PageAction("capture.hot", self.tr("Hot: ready to buy"), "Ctrl+1|1", self.mark_hot),
            PageAction("capture.warm", self.tr("Warm: interested"), "Ctrl+2|2", self.mark_warm),
            PageAction("capture.cold", self.tr("Cold: just looking"), "Ctrl+3|3", self.mark_cold),
        ]

    def shown(self) -> None:
        """The page came to the front."""
        self.today.refresh()
        self._read_form()
        if self._first_time or self._flow.state.kind == "empty":
            self.form.focus_first()
        self._first_time = False

    def busy(self) -> bool:
        """Whether anything is not on the disk yet."""
        return self._flow.busy

    def flush(self, done: Flushed) -> None:
        """Write all that is typed, before the page is left; ``done`` hears whether it is on the disk."""
        self._flow.flush(done)

    def take_scan(self, payload: str, symbology: str = "") -> None:
        """A badge was scanned, whatever was shown."""
        self._flow.scan(payload, symbology)

    def open_lead(self, lead: Id) -> None:
        """Go back to a lead, of today or not."""
        self._flow.open(lead)

    def show_listening(self, listening: bool) -> None:
        """Tell whether a scan would be heard now."""
        self.scan_card.show_listening(listening, read_only=self._desk.store.read_only)

    @Slot()
    def next_person(self) -> None:
        """Done with this lead, but for required answers that are missing: those are asked for once.

        What comes is an empty form, ready to type; after a lead of rapid mode that is finished now, the next of them.
        """
        captured = self._flow.captured
        in_a_hurry = self._modes.rapid and not self._revisited
        if not in_a_hurry and self._flow.state.kind != "empty" and self.form.insist():
            return
        if captured is None or not captured.lead.to_finish or in_a_hurry:
            self._flow.next_person()
        else:
            listed = self.today.view == "to_finish"
            following = self.today.next_to_finish(captured.lead.id) if listed else None
            self._qualifying.finish(partial(self._go_on_with, following))

    @Slot()
    def turn_rapid(self) -> None:
        """Turn rapid mode on or off."""
        self._modes.set_rapid(not self._modes.rapid)

    @Slot()
    def turn_group(self) -> None:
        """Begin a group, with the lead that is open, or end it."""
        self._set_group(self._modes.party is None)

    @Slot()
    def finish_leads(self) -> None:
        """List the leads of rapid mode that are to finish, and open the first of them."""
        self.today.show_view("to_finish")
        if (first := self.today.next_to_finish(None)) is not None:
            self._flow.open(first)

    @Slot()
    def delete(self) -> None:
        """Delete the lead that is shown; the message about it takes that back."""
        self._flow.delete()

    @Slot()
    def mark_hot(self) -> None:
        """Ready to buy."""
        self.form.mark(Interest.HOT)

    @Slot()
    def mark_warm(self) -> None:
        """Interested."""
        self.form.mark(Interest.WARM)

    @Slot()
    def mark_cold(self) -> None:
        """Just looking."""
        self.form.mark(Interest.COLD)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.scan_card)
        left.addWidget(self.today, 1)
        for card in (self.scan_card, self.today):
            card.setFixedWidth(_LEFT_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 16, 18, 16)
        row.setSpacing(14)
        row.addLayout(left)
        row.addWidget(self.form, 1)

    def _connect(self) -> None:
        flow, form = self._flow, self.form
        self.scan_card.submitted.connect(self._capture_typed)
        self.today.lead_chosen.connect(flow.open)
        form.edited.connect(flow.change)
        form.left.connect(self._leave_field)
        form.retried.connect(flow.retry)
        form.undo.clicked.connect(flow.undo)
        form.delete.clicked.connect(self.delete)
        form.done.clicked.connect(self.next_person)
        form.asking.form.setObjectName("questions")
        form.party.lead_chosen.connect(flow.open)
        form.header.stage.prospect_wanted.connect(self._qualifying.make_prospect)
        self._qualifying.lacking.connect(form.ask_for_prospect)
        self._stages.changed.connect(self._show_stages)
        self.scan_card.rapid_turned.connect(self._modes.set_rapid)
        self.scan_card.group_turned.connect(self._set_group)
        self.scan_card.rapid_bar.chosen.connect(self._choose_sticky)
        self._modes.changed.connect(self._show_modes)
        self.today.counted.connect(self.scan_card.rapid_bar.show_count)
        flow.opened.connect(self._show)
        flow.refreshed.connect(self._refresh)
        flow.restored.connect(self._restore)
        flow.saved.connect(self._show_saved)
        flow.state_changed.connect(form.header.show_state)
        flow.troubled.connect(form.show_trouble)
        flow.listed.connect(self.today.put)
        flow.list_stale.connect(self.today.refresh)
        flow.told.connect(self.message)
        self._desk.event_chosen.connect(self._change_event)
        self._desk.changed.connect(self._see_changes)

    @Slot(str)
    def _capture_typed(self, text: str) -> None:
        self._flow.scan(text, typed=True)

    @Slot(str)
    def _leave_field(self, name: str) -> None:
        self._flow.end_sitting()
        captured = self._flow.captured
        if captured is not None:
            self.form.fields.judge(captured.lead.contact)
        if name == "email":
            self._flow.leave_email()

    @Slot(object)
    def _show(self, captured: Captured | None) -> None:
        self._revisited = captured is not None and captured.outcome == "opened"
        self.form.show_lead(captured, self._flow.unsent())
        self.today.show_open(captured.lead.id if captured else None)
        if not self.isVisible():
            return
        if captured is None:
            self.form.focus_first()
        else:
            self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _restore(self, captured: Captured) -> None:
        self.form.show_lead(captured, self._flow.unsent())

    @Slot(object)
    def _refresh(self, captured: Captured) -> None:
        self.form.show_lead(captured, self._flow.unsent(), spare_focus=True)

    @Slot(object)
    def _show_saved(self, captured: Captured) -> None:
        self.form.show_saved(captured, self._flow.unsent())
        self.today.show_open(captured.lead.id)

    @Slot(object)
    def _change_event(self, event: Event) -> None:
        self._suit_event(event)
        if event.id != self._event:
            self._event = event.id
            self._modes.set_group(False)
            self._flow.next_person()
            self.today.show_view("today")
        self._read_form()
        self.today.refresh()

    def _suit_event(self, event: Event) -> None:
        self.form.fields.set_country(event.default_country)
        self.scan_card.rapid_bar.set_event(event)

    def _go_on_with(self, following: Id | None) -> None:
        if following is None:
            self.today.show_view("today")
            self._flow.next_person()
        else:
            self._flow.open(following)

    @Slot()
    def _show_modes(self) -> None:
        self.scan_card.show_modes(rapid=self._modes.rapid, group=self._modes.party is not None)
        self.form.header.show_rapid(self._modes.rapid)

    @Slot(bool)
    def _set_group(self, on: bool) -> None:
        self._modes.set_group(on)
        party, captured = self._modes.party, self._flow.captured
        if party is None or self._flow.state.kind == "empty" or (captured and captured.lead.party_id):
            return  # who came with others already stays with them
        self._flow.change(Joined(party))
        self.message.emit(self.tr("Whoever is shown now belongs to the group"), self.tr("Undo"), self._flow.undo)

    @Slot()
    def _choose_sticky(self) -> None:
        bar = self.scan_card.rapid_bar
        self._modes.set_sticky(interest=bar.interest(), channel=bar.channel(), tags=bar.tags())

    @Slot()
    def _show_stages(self) -> None:
        self.form.header.stage.set_stages(self._stages.stages())

    @Slot(object, object)
    def _see_changes(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.touches("question") or changes.touches("consent_text"):
            self._read_form()

    def _read_form(self) -> None:
        event = self._desk.event_now.id
        self._desk.ask(partial(read_form, event=event), partial(self._set_form, event), owner=self)

    def _set_form(self, event: Id, form: EventForm) -> None:
        if event == self._desk.event_now.id:
            self.form.asking.set_questions(form.questions)
            self.form.consents.set_organisation(form.organisation)
            self.form.consents.set_texts(form.consent_texts)
