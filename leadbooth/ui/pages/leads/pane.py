"""The detail pane: who a lead is, why its quality is what it is, and what happened."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from leadbooth.domain.event import Staff
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.ui.i18n import fill
from leadbooth.ui.models.lead_columns import first_name, lead_title
from leadbooth.ui.pages.leads.details import Details
from leadbooth.ui.pages.leads.edit_form import EditForm
from leadbooth.ui.pages.leads.many_box import ManyBox
from leadbooth.ui.pages.leads.reading import LeadReading
from leadbooth.ui.stage_names import StageNames
from leadbooth.ui.widgets import (
    ActionButton,
    Avatar,
    Card,
    ElidedLabel,
    EmptyState,
    Pill,
    divider,
)
from leadbooth.ui.widgets.scroll import scrolling


class DetailPane(Card):
    """One lead, several, or none. It asks by signals for whatever is to be done."""

    email_wanted = Signal()
    call_wanted = Signal()
    capture_wanted = Signal()
    edited = Signal(object)

    def __init__(self, names: StageNames, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("lead-pane")
        self._lead: Lead | None = None
        self.avatar = Avatar()
        self._name = ElidedLabel("", "heading")
        self._about = ElidedLabel("", "caption")
        self._saved = Pill("", "ok")
        self.email = self._button(self.tr("E-mail"), "lead-email")
        self.call = self._button(self.tr("Call"), "lead-call")
        self.edit = self._button(self.tr("Edit"), "lead-edit")
        self.capture = ActionButton(self.tr("Open on Capture"), key="Return")
        self.capture.setObjectName("lead-capture")
        self.reading = LeadReading(names)
        self.form = EditForm()
        self.many = ManyBox(names)
        self._body = QStackedWidget()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def _button(self, words: str, name: str) -> ActionButton:
        button = ActionButton(words)
        button.padding = 8
        button.setObjectName(name)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def _lay_out(self) -> None:
        self._body.addWidget(scrolling(self.reading, "lead-scroll"))
        self._body.addWidget(scrolling(self.form, "edit-scroll"))
        one = QWidget()
        inner = QVBoxLayout(one)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addLayout(self._head())
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.email, self.call, self.edit):
            buttons.addWidget(button, 1)
        inner.addLayout(buttons)
        inner.addWidget(divider())
        inner.addWidget(self._body, 1)
        inner.addWidget(self.capture)
        nobody = EmptyState("person", self.tr("Nobody selected"), self.tr("Choose a lead in the list."))
        for page in (nobody, one, self.many):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._name)
        words.addWidget(self._about)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.avatar)
        head.addLayout(words, 1)
        head.addWidget(self._saved, 0, Qt.AlignmentFlag.AlignTop)
        self._saved.hide()
        return head

    def _connect(self) -> None:
        self.email.clicked.connect(self.email_wanted)
        self.call.clicked.connect(self.call_wanted)
        self.capture.clicked.connect(self.capture_wanted)
        self.edit.clicked.connect(self.toggle_editing)
        self.form.edited.connect(self.edited)
        self.form.finished.connect(self.stop_editing)

    def lead(self) -> Lead | None:
        """The lead that is shown."""
        return self._lead

    def show_nobody(self) -> None:
        """Nothing is selected."""
        self.stop_editing()
        self._lead = None
        self._pages.setCurrentIndex(0)

    def show_many(self, count: int, people: Mapping[Id, Staff]) -> None:
        """Several leads are selected."""
        self.stop_editing()
        self._lead = None
        self.many.show_count(count, people)
        self._pages.setCurrentWidget(self.many)

    def show_lead(self, details: Details) -> None:
        """One lead."""
        lead = details.captured.lead
        if self._lead is None or self._lead.id != lead.id:
            self.stop_editing()
            self._saved.hide()
        self._lead = lead
        self.avatar.set_name(lead.contact.full_name)
        self._name.setText(lead_title(lead))
        self._about.setText(self._about_words(lead, details.people))
        self.email.setEnabled(bool(lead.contact.email))
        self.call.setEnabled(bool(lead.contact.mobile or lead.contact.phone))
        self.reading.show_lead(details)
        self.form.show_contact(lead.contact)
        self._pages.setCurrentIndex(1)

    def show_saved(self, ms: int) -> None:
        """What was typed is on the disk."""
        moment = QLocale().toString(QDateTime.fromMSecsSinceEpoch(ms).time(), "HH:mm:ss")
        self._saved.setText(fill(self.tr("Saved {time}"), time=moment))
        self._saved.show()

    def is_editing(self) -> bool:
        """Whether the fields can be typed into."""
        return self._body.currentIndex() == 1

    @Slot()
    def toggle_editing(self) -> None:
        """Edit, or be done with it."""
        if self.is_editing():
            self.stop_editing()
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._lead is not None:
            self._body.setCurrentIndex(1)
            self.edit.setText(self.tr("Done"))
            self.form.start(self._lead.contact)

    @Slot()
    def stop_editing(self) -> None:
        """Back to reading; what was typed is kept."""
        if not self.is_editing():
            return
        had_focus = self.form.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.form.flush()
        self._body.setCurrentIndex(0)
        self.edit.setText(self.tr("Edit"))
        if had_focus:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _about_words(self, lead: Lead, people: Mapping[Id, Staff]) -> str:
        by = first_name(people, lead.captured_by)
        if lead.contact.company and by:
            return fill(self.tr("{company} · captured by {name}"), company=lead.contact.company, name=by)
        return lead.contact.company or (fill(self.tr("captured by {name}"), name=by) if by else "")
