"""The rules of one kind, in the order they are tried."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leadbooth.ui.pages.events.scoring.rule_card import Known, RuleCard
from leadbooth.ui.widgets import ActionButton, text_label
from leadbooth.ui.widgets.scroll import bring_into_sight


class RuleList(QWidget):
    """`edited` carries the rules that say something, as they stand now."""

    edited = Signal(object)

    def __init__(
        self, name: str, title: str, remark: str, card: Callable[[Known], Any], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._new_card = card
        self._known = Known()
        self.cards: list[Any] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.add = ActionButton(self.tr("Add a rule"), icon_name="plus")
        self.add.setObjectName(f"{name}-add")
        line = QHBoxLayout()
        line.addWidget(self.add)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(text_label(title, "heading"))
        column.addWidget(text_label(remark, "caption", wrap=True))
        column.addLayout(self._column)
        column.addLayout(line)
        self.add.clicked.connect(self.add_rule)

    def show_rules(self, rules: Sequence[Any], known: Known) -> None:
        """Show these, silently; what is half entered stays while the rules are those that stand here."""
        if known == self._known and tuple(rules) == self.rules():
            return
        self._known = known
        for card in self.cards:
            self._drop(card)
        self.cards = []
        for rule in rules:
            self._put(self._new_card(known)).show_rule(rule)
        self._tidy()

    def rules(self) -> tuple[Any, ...]:
        """The rules that say something."""
        return tuple(rule for card in self.cards if (rule := card.rule()) is not None)

    @Slot()
    def add_rule(self) -> None:
        """Begin a rule, after the others."""
        card = self._put(self._new_card(self._known))
        self._tidy()
        card.show_new()
        self._tidy()
        card.stops()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(card)

    def _put(self, card: RuleCard) -> Any:
        card.setProperty("frame", "rule")
        card.changed.connect(self._changed)
        card.moved.connect(self._move)
        card.removed.connect(self._remove)
        self.cards.append(card)
        self._column.addWidget(card)
        card.show()  # at once, so that it can have the focus
        return card

    def _drop(self, card: RuleCard) -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _tidy(self) -> None:
        """Number the cards, and lead Tab through them."""
        stops: list[QWidget] = []
        for place, card in enumerate(self.cards):
            card.number(place)
            stops += [*card.stops(), card.up, card.remove]
        for before, after in pairwise([*stops, self.add]):
            QWidget.setTabOrder(before, after)

    @Slot()
    def _changed(self) -> None:
        self._tidy()
        self.edited.emit(self.rules())

    @Slot(int)
    def _move(self, step: int) -> None:
        card = self.sender()
        place = self.cards.index(card) + step
        if 0 <= place < len(self.cards):
            self.cards.remove(card)
            self.cards.insert(place, card)
            self._column.removeWidget(self.cards[place])
            self._column.insertWidget(place, self.cards[place])
            self._changed()

    @Slot()
    def _remove(self) -> None:
        card = self.sender()
        if isinstance(card, RuleCard):
            self.cards.remove(card)
            self._drop(card)
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            self._changed()
