"""Tab: what a good lead is at an event, how answers mark it, and who gets it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.event import Event
from leadbooth.domain.ids import Id
from leadbooth.services import events, questions
from leadbooth.storage.store import Store
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.events.scoring.progress import ScoringProgress
from leadbooth.ui.pages.events.scoring.rating import RatingCard
from leadbooth.ui.pages.events.scoring.routing import RoutingCard
from leadbooth.ui.pages.events.scoring.rule_card import Known
from leadbooth.ui.pages.events.scoring.rule_list import RuleList
from leadbooth.ui.pages.events.scoring.weights import WeightsForm
from leadbooth.ui.widgets import divider, text_label


class ScoringTab(QWidget):
    """Weights and rules of an event. Leads are scored anew beside all other work after the weights were changed."""

    edited = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._event = desk.event_now
        self._known = Known()
        self.weights = WeightsForm()
        self.progress = ScoringProgress(desk.rescoring)
        self.rating = RuleList(
            "rating",
            self.tr("Marking by answers"),
            self.tr("The first rule that fits counts. What somebody at the booth marked stays as it is."),
            RatingCard,
        )
        self.routing = RuleList(
            "routing",
            self.tr("Who gets a lead"),
            self.tr("The first rule that fits counts; several people take turns. An owner chosen by hand stays."),
            RoutingCard,
        )
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._lay_out()
        self.weights.edited.connect(self._weights_edited)
        self.rating.edited.connect(self._rating_edited)
        self.routing.edited.connect(self._routing_edited)
        self._soon.timeout.connect(self._read)
        desk.changed.connect(self._changed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        column.addWidget(text_label(self.tr("What makes a good lead"), "heading"))
        said = self.tr("A score has five parts, 100 points in all. After a change every lead is scored anew.")
        column.addWidget(text_label(said, "caption", wrap=True))
        for widget in (self.weights, self.progress, divider(), self.rating, divider(), self.routing):
            column.addWidget(widget)
        column.addStretch(1)

    def show_event(self, event: Event) -> None:
        """Show an event, silently."""
        self._event = event
        self.weights.show_weights(event.weights)
        self._read()

    @Slot()
    def _read(self) -> None:
        self._desk.ask(partial(_known, event=self._event.id), partial(self._take, self._event.id), owner=self)

    def _take(self, event: Id, known: Known) -> None:
        if event == self._event.id:
            self._known = known
            self.rating.show_rules(self._event.rating, known)
            self.routing.show_rules(self._event.routing, known)
            self.rating.add.setEnabled(any(question.choices for question in known.questions))

    @Slot(object)
    def _weights_edited(self, weights: dict[str, float]) -> None:
        self.edited.emit({"weights": weights})

    @Slot(object)
    def _rating_edited(self, rules: object) -> None:
        self.edited.emit({"rating": rules})

    @Slot(object)
    def _routing_edited(self, rules: object) -> None:
        self.edited.emit({"routing": rules})

    @Slot(object, object)
    def _changed(self, changes: ChangeSet, _initiator: object) -> None:
        if self.isVisible() and (changes.touches("question") or changes.touches("staff")):
            self._soon.start(150)


def _known(store: Store, event: Id) -> Known:
    asked = tuple(questions.list_questions(store, event))
    return Known(asked, tuple(person for person in events.list_staff(store) if person.active))
