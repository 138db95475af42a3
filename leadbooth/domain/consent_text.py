"""Consent text: what somebody is shown before they say what they may be contacted for."""

from __future__ import annotations

from dataclasses import dataclass

from leadbooth.domain.ids import Id, derived_id


@dataclass(frozen=True, slots=True)
class ConsentText:
    """The wording of an event for one purpose (Purpose) in one language (ISO 639-1).

    ``version`` counts the wordings it has had: with the id it names one wording for good.
    """

    id: Id
    purpose: str
    language: str
    wording: str
    version: int = 1


def text_row(event: Id, purpose: str, language: str) -> Id:
    """The row of a text: the same on every laptop, so that two wordings for one purpose meet."""
    return derived_id("consent_text", event, purpose, language)
