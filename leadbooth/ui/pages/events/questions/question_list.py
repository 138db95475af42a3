"""The questions of an event as cards that can be put into another order, with the editor among them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leadbooth.domain.form import Question
from leadbooth.domain.ids import Id
from leadbooth.ui.pages.events.questions.card import QuestionCard
from leadbooth.ui.pages.events.questions.editor import QuestionEditor
from leadbooth.ui.widgets.scroll import bring_into_sight


class QuestionList(QWidget):
    """`opened` carries the id of a question, `reordered` the ids in the order they stand in now."""

    opened = Signal(object)
    reordered = Signal(object)

    def __init__(self, editor: QuestionEditor, followers: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._followers = tuple(followers)  # what Tab reaches next
        self._edited: Id | None = None
        self._cards: dict[Id, QuestionCard] = {}  # in order
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(9)
        self._column.addWidget(editor)
        editor.hide()
        editor.restopped.connect(self.chain)

    def show_questions(self, questions: Sequence[Question], known: Sequence[Question]) -> None:
        """Show these in order; conditions may speak of any that is ``known``."""
        former, self._cards = self._cards, {}
        by_id = {question.id: question for question in known}
        for question in questions:
            card = former.pop(question.id, None) or self._new_card(question)
            card.show_question(question, by_id)
            self._cards[question.id] = card
        for gone in former.values():
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._place()

    def edit(self, question: Id | None) -> None:
        """Put the editor in the place of a card (at the end for a new question), or away for None."""
        self._edited = question
        self._editor.setVisible(question is not None)
        self._place()
        if question is not None:
            bring_into_sight(self._editor)

    def card(self, question: Id) -> QuestionCard | None:
        """The card of a question."""
        return self._cards.get(question)

    def focus_card(self, question: Id) -> bool:
        """Put the focus on the card of a question; False where it has none."""
        card = self._cards.get(question)
        if card is None or card.isHidden():
            return False
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(card)
        return True

    def _new_card(self, question: Question) -> QuestionCard:
        card = QuestionCard(question, self)
        card.opened.connect(self.opened)
        card.moved.connect(self._move)
        card.left_for.connect(self._go)
        card.dragged.connect(self._drag)
        card.dropped.connect(self._drop)
        return card

    def _place(self) -> None:
        """Put cards and editor into their order, for the eye and for Tab."""
        self._column.removeWidget(self._editor)
        for place, (question, card) in enumerate(self._cards.items()):
            if self._column.indexOf(card) != place:
                self._column.removeWidget(card)
                self._column.insertWidget(place, card)
            card.setVisible(question != self._edited)
        self._column.insertWidget(self._editor_place(), self._editor)
        self.chain()

    def _editor_place(self) -> int:
        return list(self._cards).index(self._edited) if self._edited in self._cards else len(self._cards)

    @Slot()
    def chain(self) -> None:
        """Lead Tab through the cards and, where it stands, the editor."""
        stops: list[QWidget] = list(self._cards.values())
        place = self._editor_place()
        stops[place:place] = self._editor.stops()
        for before, after in pairwise((*stops, *self._followers)):
            QWidget.setTabOrder(before, after)

    def _put(self, question: Id, place: int) -> bool:
        order = list(self._cards)
        place = max(0, min(place, len(order) - 1))
        if order.index(question) == place:
            return False
        order.remove(question)
        order.insert(place, question)
        self._cards = {one: self._cards[one] for one in order}
        self._place()
        return True

    @Slot(object, int)
    def _move(self, question: Id, step: int) -> None:
        if self._put(question, list(self._cards).index(question) + step):
            self.focus_card(question)
            self.reordered.emit(list(self._cards))

    @Slot(object, int)
    def _go(self, question: Id, step: int) -> None:
        order = [one for one in self._cards if one != self._edited]
        place = order.index(question) + step
        if 0 <= place < len(order):
            self.focus_card(order[place])

    @Slot(object, int)
    def _drag(self, question: Id, y: int) -> None:
        here = self.mapFromGlobal(QPoint(0, y)).y()
        others = [card for one, card in self._cards.items() if one != question]
        self._put(question, sum(card.geometry().center().y() < here for card in others))
        bring_into_sight(self._cards[question])

    @Slot(object)
    def _drop(self, _question: Id) -> None:
        self.reordered.emit(list(self._cards))
