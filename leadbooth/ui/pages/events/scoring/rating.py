"""A rule that marks leads by their answers, as a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leadbooth.domain.form import AnswerIs
from leadbooth.domain.rules import RatingRule
from leadbooth.domain.words import Interest
from leadbooth.ui.i18n import interest_word
from leadbooth.ui.pages.events.questions.answer_picker import AnswerPicker
from leadbooth.ui.pages.events.scoring.rule_card import Known, RuleCard
from leadbooth.ui.widgets import ActionButton, ChoiceBox, icon_button, text_label

_BOX_WIDTH = 110


class RatingCard(RuleCard):
    """Mark as [hot] if [question] is [answers], and [question] is [answers]."""

    def __init__(self, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(known, parent)
        self.interest = ChoiceBox([(str(one), interest_word(one)) for one in Interest])
        self.interest.setObjectName("rule-interest")
        self.interest.setAccessibleName(self.tr("Mark as"))
        self.interest.setFixedWidth(_BOX_WIDTH)
        self.pickers: list[AnswerPicker] = []
        self.more = ActionButton(self.tr("and"), "ghost", icon_name="plus")
        self.more.setObjectName("rule-and")
        self.more.setAccessibleName(self.tr("Another condition"))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(text_label(self.tr("Mark as"), "muted"))
        head.addWidget(self.interest)
        head.addStretch(1)
        self.sentence.addLayout(head)
        self.sentence.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.interest.picked.connect(self.edit)
        self.more.clicked.connect(self._add_condition)

    def show_rule(self, rule: RatingRule) -> None:
        """Show a rule, silently."""
        self.interest.set_key(rule.interest)
        for condition in rule.when:
            self._add_picker(condition)
        self.keep(rule)

    def show_new(self) -> None:
        """Begin with the first answer that can be chosen."""
        self._add_condition()

    def entered(self) -> RatingRule | None:
        """What is entered; None without a whole condition."""
        conditions = [picker.condition() for picker in self.pickers]
        whole = tuple(condition for condition in conditions if condition is not None and condition.any_of)
        if not whole or len(whole) < len(conditions):
            return None
        return RatingRule(whole, Interest(self.interest.key()))

    def stops(self) -> Sequence[QWidget]:
        return (self.interest, *(stop for picker in self.pickers for stop in picker.stops()), self.more)

    def _add_picker(self, condition: AnswerIs | None) -> AnswerPicker:
        is_first = not self.pickers
        picker = AnswerPicker("rule", self.tr("if") if is_first else self.tr("and"))
        picker.show_condition(condition, self._known.questions)
        picker.changed.connect(self.edit)
        if not is_first:
            remove = icon_button("close", self.tr("Remove this condition"))
            remove.clicked.connect(self._remove_condition)
            picker.add_button(remove)
        self.pickers.append(picker)
        self.sentence.insertWidget(len(self.pickers), picker)
        picker.show()
        return picker

    @Slot()
    def _add_condition(self) -> None:
        asked = {condition.question_id for picker in self.pickers if (condition := picker.condition()) is not None}
        choosable = [question for question in self._known.questions if question.choices]
        free = next((question for question in choosable if question.id not in asked), None) or choosable[0]
        picker = self._add_picker(AnswerIs(free.id, free.choices[:1]))
        self.edit()
        picker.box.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _remove_condition(self) -> None:
        sender = self.sender()
        picker = next((p for p in self.pickers if isinstance(sender, QWidget) and p.isAncestorOf(sender)), None)
        if picker is not None:
            self.pickers.remove(picker)
            picker.hide()
            picker.deleteLater()
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edit()
