"""All that is known of one lead, from its stage to its timeline, and what of it is worked right there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leadbooth.domain.form import Answer
from leadbooth.domain.lead import TimelineEntry
from leadbooth.domain.qualify import Missing
from leadbooth.ui.i18n import fill, local_moment
from leadbooth.ui.pages.leads.answers_box import AnswersBox
from leadbooth.ui.pages.leads.details import Details
from leadbooth.ui.pages.leads.move_box import MoveBox
from leadbooth.ui.pages.leads.party_box import PartyBox
from leadbooth.ui.pages.leads.quality_box import QualityBox
from leadbooth.ui.pages.leads.tags_box import TagsBox
from leadbooth.ui.stage_names import StageNames, stage_title
from leadbooth.ui.timeline_words import happened
from leadbooth.ui.widgets import ChoiceBox, DealForm, Field, TimelineList, divider, text_label
from leadbooth.ui.widgets import TimelineEntry as Line


class LeadReading(QWidget):
    """Put it in a scroll area. `stage_wanted` carries a stage and why the lead was won or lost, "" where not said.

    What else is worked speaks for itself: `move`, `deal`, `tags`, `party`.
    """

    stage_wanted = Signal(str, str)

    def __init__(self, names: StageNames, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._details: Details | None = None
        self.stage = ChoiceBox()
        self.stage.deliberate = True
        self.stage.setObjectName("lead-stage")
        self._reason = text_label("", "caption", wrap=True)
        self._reason.setObjectName("lead-stage-reason")
        self.move_box = MoveBox()
        self.quality = QualityBox()
        self.deal = DealForm()
        self.deal.owner_box.deliberate = True
        self.tags = TagsBox()
        self.answers = AnswersBox()
        self.party = PartyBox()
        self.timeline = TimelineList()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(10)
        self._lay_out()
        self.stage.picked.connect(self._stage_picked)
        self.move_box.move_wanted.connect(self.stage_wanted)
        self.move_box.given_up.connect(self._given_up)
        names.changed.connect(self._show_stage)
        names.changed.connect(self._show_timeline)

    def _lay_out(self) -> None:
        standing = QHBoxLayout()
        standing.setSpacing(10)
        standing.addWidget(Field(self.tr("Stage"), self.stage), 1)
        standing.addWidget(self.deal.owner, 1)
        self._column.addLayout(standing)
        self._column.addWidget(self._reason)
        self._column.addWidget(self.move_box)
        self._part(self.quality)
        self._part(self.deal)
        self._part(self.tags)
        self._said = self._part(self.answers, self.tr("Answers"))
        self._with = self._part(self.party, self.tr("Came with"))
        self._part(self.timeline, self.tr("Timeline"))
        self._column.addStretch(1)

    def _part(self, widget: QWidget, title: str = "") -> QWidget:
        """A line, a heading where there is one, and the widget; hidden together."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(divider())
        if title:
            column.addWidget(text_label(title, "label"))
        column.addWidget(widget)
        self._column.addWidget(part)
        return part

    def show_lead(self, details: Details) -> None:
        """Show a lead; of the one that is shown already, what is being typed stays."""
        lead = details.lead
        self._details = details
        self._show_stage()
        self.move_box.show_lead(details)
        self.quality.show_quality(details.captured.quality)
        self.deal.show_lead(lead, details.people, details.currency)
        self.tags.show_tags(lead.tags)
        answers = _in_order(details)
        self.answers.show_answers(answers, details.people)
        self._said.setVisible(bool(answers))
        self.party.show_party(details.party or {})
        self._with.setVisible(bool(details.party))
        self._show_timeline()

    def refuse(self, stage: str, lacking: Missing) -> None:
        """The lead cannot be moved to a stage yet: ask what is missing."""
        label = next((one for one in self._names.stages() if one.key == stage), None)
        if self._details is not None and label is not None:
            self._show_stage()
            self.move_box.ask_missing(self._details, label, lacking)

    def flush(self) -> None:
        """Hand over what is being typed, now."""
        self.move_box.flush()
        self.deal.flush()
        self.tags.flush()

    @Slot()
    def _show_stage(self) -> None:
        if self._details is None:
            return
        lead = self._details.lead
        self.stage.set_options([(one.key, stage_title(one)) for one in self._names.offered(lead.stage)])
        self.stage.set_key(lead.stage)
        self._reason.setText(fill(self.tr("Why: {reason}"), reason=lead.stage_reason))
        self._reason.setVisible(bool(lead.stage_reason))

    @Slot()
    def _show_timeline(self) -> None:
        if self._details is not None:
            self.timeline.set_entries([self._line(entry) for entry in self._details.timeline])

    def _line(self, entry: TimelineEntry) -> Line:
        named = {name: self._names.word(key) for name, key in entry.params.items() if name in ("from", "stage") and key}
        moment = local_moment(entry.at)
        name = entry.by_name.split()[0] if entry.by_name.strip() else ""
        told = happened(replace(entry, params={**entry.params, **named}))
        return Line(told, f"{moment} · {name}" if name else moment)

    @Slot(str)
    def _stage_picked(self, key: str) -> None:
        if self._details is None or key == self._details.lead.stage:
            return
        stage = next((one for one in self._names.stages() if one.key == key), None)
        if stage is not None and stage.outcome:
            self._show_stage()
            self.move_box.ask_reason(self._details.lead, stage)
        else:
            self.stage_wanted.emit(key, "")

    @Slot()
    def _given_up(self) -> None:
        self._show_stage()
        self.stage.setFocus()


def _in_order(details: Details) -> Sequence[Answer]:
    """The answers as the event asks its questions; those of questions that are gone come last."""
    places = {question.id: place for place, question in enumerate(details.questions)}
    return sorted(details.captured.answers.values(), key=lambda one: places.get(one.question_id, len(places)))
