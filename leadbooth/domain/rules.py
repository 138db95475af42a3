"""Rules of an event: how answers rate a lead, and who gets it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from leadbooth.domain.country import country_code
from leadbooth.domain.form import AnswerIs
from leadbooth.domain.ids import Id, from_hex
from leadbooth.domain.words import Interest

Choices = Mapping[Id, Collection[str]]
"""The choices of each answered question."""


@dataclass(frozen=True, slots=True)
class RatingRule:
    """Marks a lead where all conditions hold. A rule without any says nothing."""

    when: tuple[AnswerIs, ...]
    interest: Interest


@dataclass(frozen=True, slots=True)
class RoutingRule:
    """Gives a lead to one of ``owners``, in turn where they are several.

    For leads of some countries (ISO 3166 alpha-2), with some answer, or for every lead where neither is named.
    """

    owners: tuple[Id, ...]
    countries: tuple[str, ...] = ()
    answer: AnswerIs | None = None

    def is_for(self, country: str, choices: Choices) -> bool:
        if self.countries and country_code(country) not in self.countries:
            return False
        return self.answer is None or self.answer.holds(choices)


def rate(rules: Sequence[RatingRule], choices: Choices) -> Interest | None:
    """What the first rule that fits says; None where none does."""
    return next((rule.interest for rule in rules if rule.when and all(c.holds(choices) for c in rule.when)), None)


def route(rules: Sequence[RoutingRule], country: str, choices: Choices) -> tuple[Id, ...]:
    """Who takes turns with such a lead by the first rule that fits; nobody where none does."""
    return next((rule.owners for rule in rules if rule.owners and rule.is_for(country, choices)), ())


def condition_to_json(condition: AnswerIs) -> dict[str, Any]:
    """The plain form in which a condition is stored and carried in files."""
    return {"question": condition.question_id.hex(), "any_of": list(condition.any_of)}


def condition_from_json(plain: Mapping[str, Any]) -> AnswerIs:
    """Raises KeyError, TypeError or ValueError for anything else than ``condition_to_json`` makes."""
    return AnswerIs(from_hex(plain["question"]), tuple(map(str, plain["any_of"])))


def rating_to_json(rules: Sequence[RatingRule]) -> list[dict[str, Any]]:
    """The plain form in which rules are stored and carried in files."""
    return [{"when": list(map(condition_to_json, rule.when)), "interest": str(rule.interest)} for rule in rules]


def rating_from_json(plain: Sequence[Mapping[str, Any]]) -> tuple[RatingRule, ...]:
    """Raises KeyError, TypeError or ValueError for anything else than ``rating_to_json`` makes."""
    return tuple(
        RatingRule(tuple(map(condition_from_json, rule["when"])), Interest(rule["interest"])) for rule in plain
    )


def routing_to_json(rules: Sequence[RoutingRule]) -> list[dict[str, Any]]:
    """The plain form in which rules are stored and carried in files."""
    return [
        {
            "owners": [owner.hex() for owner in rule.owners],
            "countries": list(rule.countries),
            "answer": condition_to_json(rule.answer) if rule.answer else None,
        }
        for rule in rules
    ]


def routing_from_json(plain: Sequence[Mapping[str, Any]]) -> tuple[RoutingRule, ...]:
    """Raises KeyError, TypeError or ValueError for anything else than ``routing_to_json`` makes."""
    return tuple(
        RoutingRule(
            tuple(map(from_hex, rule["owners"])),
            tuple(map(str, rule["countries"])),
            condition_from_json(rule["answer"]) if rule["answer"] else None,
        )
        for rule in plain
    )
