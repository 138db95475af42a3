"""What becomes of invented leads: how far they came, what they may be worth, what is to be done next."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from leadbooth.domain.words import Stage
from leadbooth.services.sample_people import material

QUALIFIED = frozenset({Stage.PROSPECT, Stage.MEETING, Stage.PROPOSAL, Stage.WON})
"""Stages that nobody comes to before it is known what must be known of them."""

_OPEN = frozenset({Stage.CONTACTED, Stage.PROSPECT, Stage.MEETING, Stage.PROPOSAL})
_REASONS = {Stage.WON: "won_reasons", Stage.LOST: "lost_reasons"}


def what_becomes(rng: random.Random, stage: Stage, today: date) -> dict[str, dict[str, Any]]:
    """The groups of a lead that came to ``stage`` by ``today``; the more, the further it came."""
    groups: dict[str, dict[str, Any]] = {}
    if stage != Stage.LEAD:
        reasons = material()[_REASONS[stage]] if stage in _REASONS else [""]
        groups["status"] = {"stage": stage, "stage_reason": rng.choice(reasons)}
    if rng.random() < (0.6 if stage in QUALIFIED else 0.2):
        groups["tags"] = {"tags": rng.sample(material()["tags"], rng.randrange(1, 3))}
    if stage in QUALIFIED or stage == Stage.LOST:
        ahead = timedelta(days=rng.randrange(14, 150)) if stage in _OPEN else timedelta()
        worth = float(rng.randrange(4, 120) * rng.choice((500, 1_000, 2_500)))
        groups["deal"] = {"value": worth, "close_on": (today + ahead).isoformat()}
    if stage in _OPEN and rng.random() < 0.8:
        due = today + timedelta(days=rng.randrange(-2, 15))
        groups["next"] = {"next_step": rng.choice(material()["next_steps"]), "due_on": due.isoformat()}
    return groups
