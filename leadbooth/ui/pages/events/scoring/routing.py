"""A rule that gives leads to people, as a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QLineEdit, QWidget

from leadbooth.domain.ids import Id, from_hex
from leadbooth.domain.rules import RoutingRule
from leadbooth.ui.pages.events.choices import countries
from leadbooth.ui.pages.events.questions.answer_picker import AnswerPicker
from leadbooth.ui.pages.events.scoring.rule_card import Known, RuleCard
from leadbooth.ui.theme import set_state
from leadbooth.ui.widgets import ChipGroup, text_label

_NAMES_TO_TURN = 2


class CountryLine(QLineEdit):
    """A country, typed: it completes names, and takes codes too. `picked` carries the code, at Enter or when left."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        completer = QCompleter([name for _code, name in countries()], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.setCompleter(completer)
        self.editingFinished.connect(self._take)
        self.textEdited.connect(self._judge)

    @Slot()
    def _take(self) -> None:
        text = self.text().strip().casefold()
        found = next((code for code, name in countries() if text in (code.casefold(), name.casefold())), "")
        if found:
            self.clear()
            self.picked.emit(found)
        else:
            set_state(self, "tone", "error" if text else "")

    @Slot()
    def _judge(self) -> None:
        set_state(self, "tone", "")


class RoutingCard(RuleCard):
    """Leads from [countries] who answered [answers] go to [people], in turn."""

    def __init__(self, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(known, parent)
        self._turns: tuple[Id, ...] = ()
        self.country = CountryLine()
        self.country.setObjectName("rule-country")
        self.country.setAccessibleName(self.tr("Country"))
        self.chosen = ChipGroup(name=self.tr("Countries"), several=True, enter=True)
        self.answer = AnswerPicker("rule-answer", self.tr("who answered"), nothing=self.tr("anything"))
        self.people = ChipGroup(name=self.tr("People"), several=True, enter=True, hints=True)
        self.people.setObjectName("rule-people")
        self._people_words: QLabel = text_label("", "muted")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(text_label(self.tr("Leads from"), "muted"))
        head.addWidget(self.country, 1)
        self.sentence.addLayout(head)
        for widget in (self.chosen, self.answer, self._people_words, self.people):
            self.sentence.addWidget(widget)
        self.people.set_options([(person.id.hex(), person.name) for person in known.staff])
        self.answer.show_condition(None, known.questions)
        self._show_countries(())
        self.country.picked.connect(self._country_picked)
        self.chosen.chosen.connect(self._countries_left)
        self.answer.changed.connect(self.edit)
        self.people.chosen.connect(self.edit)
        self._judge()

    def show_rule(self, rule: RoutingRule) -> None:
        """Show a rule, silently."""
        self._turns = rule.owners
        self._show_countries(rule.countries)
        self.answer.show_condition(rule.answer, self._known.questions)
        self.people.set_chosen(owner.hex() for owner in rule.owners)
        self.keep(rule)

    def show_new(self) -> None:
        """Begin with everybody of whom nothing else is said."""
        self.edit()
        self.country.setFocus()

    def entered(self) -> RoutingRule | None:
        """What is entered; None without anybody to go to, or with half a condition."""
        owners, answer = self._owners(), self.answer.condition()
        if not owners or (answer is not None and not answer.any_of):
            return None
        return RoutingRule(owners, self._countries(), answer)

    def stops(self) -> Sequence[QWidget]:
        return (self.country, *self.chosen.chips(), *self.answer.stops(), *self.people.chips())

    def _owners(self) -> tuple[Id, ...]:
        """Who is chosen: in the order in which they took turns so far, then the others."""
        chosen = tuple(map(from_hex, self.people.chosen_keys()))
        so_far = [owner for owner in self._turns if owner in chosen]
        return (*so_far, *(owner for owner in chosen if owner not in so_far))

    def _countries(self) -> tuple[str, ...]:
        return self.chosen.chosen_keys()

    def _show_countries(self, codes: Sequence[str]) -> None:
        names = dict(countries())
        self.chosen.set_options([(code, names.get(code, code)) for code in codes])
        self.chosen.set_chosen(codes)
        self.chosen.setVisible(bool(codes))
        self.country.setPlaceholderText(self.tr("another country …") if codes else self.tr("any country"))

    def _judge(self) -> None:
        super()._judge()
        in_turn = len(self.people.chosen_keys()) >= _NAMES_TO_TURN
        self._people_words.setText(self.tr("go in turn to") if in_turn else self.tr("go to"))

    @Slot(str)
    def _country_picked(self, code: str) -> None:
        self._show_countries(tuple(dict.fromkeys((*self._countries(), code))))
        self.edit()

    @Slot(object)
    def _countries_left(self, codes: tuple[str, ...]) -> None:
        self._show_countries(codes)
        self.country.setFocus()
        self.edit()
