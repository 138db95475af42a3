"""Quality of a lead: 0 to 100 in five parts, each with the reasons for its points.

Pure functions of the evidence. Nothing known earns nothing; every point has a reason, and the reasons of a part add
up to its points. Reasons are codes with parameters; the screen makes sentences of them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from leadbooth.domain.checks import check_email, check_phone
from leadbooth.domain.contact import Contact
from leadbooth.domain.words import EncounterKind, FieldSource, Interest, LeadKind, MagnetKind

DEFAULT_WEIGHTS: Mapping[str, float] = {
    "accuracy": 25,
    "awareness": 20,
    "incentive": 15,
    "intent": 25,
    "interest": 15,
}
"""The most points each part can earn. An event may weigh them otherwise; they add up to 100 always."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why points were earned: a code, the share of its part it earned (0 to 1), and what the sentence needs."""

    code: str
    share: float
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the five parts. ``points`` and ``maximum`` are whole-score points."""

    name: str
    points: float
    maximum: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """The score and how it came about. ``shares`` tells how much of each part was earned, from 0 to 1."""

    parts: tuple[Part, ...]
    shares: tuple[float, ...]
    score: int

    @property
    def grade(self) -> str:
        return grade(self.score)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of a lead and counts for its quality.

    ``encounters`` are kinds, ``consents`` the purposes that are granted now, ``magnets`` the kinds of what was
    claimed, ``answer_points`` the points of the answers by the part they feed.
    """

    kind: str = LeadKind.PERSON
    contact: Contact = field(default_factory=Contact)
    sources: Mapping[str, str] = field(default_factory=dict)
    interest: str = ""
    how: str = ""
    encounters: Sequence[str] = ()
    consents: frozenset[str] = frozenset()
    magnets: frozenset[str] = frozenset()
    answer_points: Mapping[str, float] = field(default_factory=dict)
    country: str = ""


def grade(score: int) -> str:
    """A from 80, B from 60, C from 40, D below."""
    return "A" if score >= 80 else "B" if score >= 60 else "C" if score >= 40 else "D"


def assess(evidence: Evidence, weights: Mapping[str, float] | None = None) -> Quality:
    """The quality of a lead under the weights of its event."""
    limits = normalised(weights)
    reasons = [judge(evidence) for judge in (accuracy, awareness, incentive, intent, interest)]
    shares = tuple(min(1.0, sum(reason.share for reason in found)) for found in reasons)
    parts = (
        Part(name, limit * share, limit, tuple(found))
        for (name, limit), share, found in zip(limits.items(), shares, reasons, strict=True)
    )
    return Quality(tuple(parts), shares, score_of(shares, limits))


def score_of(shares: Sequence[float], limits: Mapping[str, float]) -> int:
    """0 to 100, rounded half up, for the share earned of each part and the most points of each."""
    return int(sum(limit * share for limit, share in zip(limits.values(), shares, strict=True)) + 0.5)


def normalised(weights: Mapping[str, float] | None) -> dict[str, float]:
    """The most points of each part: those chosen, else the usual ones, made to add up to 100."""
    given = weights or {}
    chosen = {name: _weight(given.get(name), default) for name, default in DEFAULT_WEIGHTS.items()}
    total = sum(chosen.values())
    if total <= 0:
        return dict(DEFAULT_WEIGHTS)
    return {name: weight * 100 / total for name, weight in chosen.items()}


_MOST_WEIGHT = 1e9


def _weight(given: float | None, default: float) -> float:
    """A weight that can be reckoned with; the usual one where none is given, or no number."""
    if given is None or math.isnan(given):
        return default
    return min(max(0.0, float(given)), _MOST_WEIGHT)


_MACHINE_READ = frozenset({FieldSource.BADGE, FieldSource.LIST, FieldSource.CARD})


def accuracy(evidence: Evidence) -> list[Reason]:
    """The data reaches somebody: e-mail 0.36, phone 0.2, name 0.16, company 0.12, job title 0.08, machine-read 0.08."""
    contact = evidence.contact
    reasons = _email_reasons(evidence)
    number = contact.mobile or contact.phone
    if number and (region := check_phone(number, contact.country or evidence.country)):
        reasons.append(Reason("phone_valid", 0.2, {"region": region}))
    if evidence.kind == LeadKind.BUSINESS and contact.company:
        reasons.append(Reason("business_name", 0.28))
    else:
        reasons += _name_reasons(contact)
    if contact.job_title:
        reasons.append(Reason("job_title", 0.08))
    if reasons and _mostly_machine_read(evidence):
        reasons.append(Reason("machine_read", 0.08))
    return reasons + _answers("accuracy", evidence, reasons)


def _answers(part: str, evidence: Evidence, others: Sequence[Reason] = ()) -> list[Reason]:
    """What answers that feed a part earn of what is left of it."""
    share = evidence.answer_points.get(part, 0.0) / DEFAULT_WEIGHTS[part]
    left = 1.0 - sum(reason.share for reason in others)
    share = min(share, left)
    return [Reason("answers", share, {"part": part})] if share > 0 else []


def _email_reasons(evidence: Evidence) -> list[Reason]:
    check = check_email(evidence.contact.email)
    if not check.valid or check.disposable:
        return []
    if check.free_mail and evidence.kind == LeadKind.BUSINESS:
        return [Reason("email_free", 0.2, {"domain": check.domain})]
    if check.free_mail:
        return [Reason("email_free", 0.28, {"domain": check.domain})]
    return [Reason("email_valid", 0.36, {"domain": check.domain})]


def _name_reasons(contact: Contact) -> list[Reason]:
    reasons = []
    if contact.first_name and contact.last_name:
        reasons.append(Reason("full_name", 0.16))
    elif contact.full_name:
        reasons.append(Reason("part_of_name", 0.06))
    if contact.company:
        reasons.append(Reason("company", 0.12))
    return reasons


def _mostly_machine_read(evidence: Evidence) -> bool:
    known = evidence.contact.known()
    read = sum(evidence.sources.get(name) in _MACHINE_READ for name in known)
    return read * 2 > len(known)


def awareness(evidence: Evidence) -> list[Reason]:
    """The person knew of the offer when they answered. The strongest thing that happened counts alone."""
    met = set(evidence.encounters)
    if EncounterKind.REQUESTED in met:
        return [Reason("asked_for_contact", 1.0)]
    if evidence.consents:
        return [Reason("said_yes", 0.85)]
    talked = evidence.interest or met & {EncounterKind.NOTE, EncounterKind.MEETING, EncounterKind.CALL}
    if talked:
        return [Reason("talked", 0.6)]
    if EncounterKind.IMPORTED in met and EncounterKind.SCAN not in met:
        return [Reason("signed_up", 0.4)] if evidence.how == "signup" else [Reason("bought_list", 0.15)]
    if met & {EncounterKind.SCAN, EncounterKind.TYPED}:
        return [Reason("badge_only", 0.15)]
    return []


_INCENTIVE_SHARES: Mapping[str, float] = {
    MagnetKind.FREE_TRIAL: 1.0,
    MagnetKind.CONSULTATION: 1.0,
    MagnetKind.DEMO: 1.0,
    MagnetKind.REPORT: 0.6,
    MagnetKind.TIP_SHEET: 0.6,
    MagnetKind.WHITE_PAPER: 0.6,
    MagnetKind.EBOOK: 0.6,
    MagnetKind.WEBINAR_SEAT: 0.6,
    MagnetKind.SAMPLE: 0.4,
    MagnetKind.PRIZE_DRAW: 0.1,
}


def incentive(evidence: Evidence) -> list[Reason]:
    """What brought them. Own interest with nothing in return earns most, a prize draw least."""
    if evidence.magnets:
        best = max(sorted(evidence.magnets), key=lambda kind: _INCENTIVE_SHARES.get(kind, 0.0))
        share = _INCENTIVE_SHARES.get(best, 0.0)
        return [Reason("came_for", share, {"magnet": best})] if share else []
    if evidence.interest in (Interest.HOT, Interest.WARM):
        return [Reason("own_interest", 1.0)]
    return []


def intent(evidence: Evidence) -> list[Reason]:
    """Points of the answers marked "intent"; no answer earns nothing."""
    return _answers("intent", evidence)


_INTEREST_SHARES: Mapping[str, float] = {Interest.HOT: 0.8, Interest.WARM: 0.5, Interest.COLD: 0.15}


def interest(evidence: Evidence) -> list[Reason]:
    """Hot, warm or cold; somebody who came a second time earns more."""
    share = _INTEREST_SHARES.get(evidence.interest, 0.0)
    reasons = [Reason(f"interest_{evidence.interest}", share)] if share else []
    seen = sum(kind in (EncounterKind.SCAN, EncounterKind.TYPED, EncounterKind.MEETING) for kind in evidence.encounters)
    if seen > 1:
        reasons.append(Reason("came_again", 0.2))
    return reasons + _answers("interest", evidence, reasons)
