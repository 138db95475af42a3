"""Lead magnet: what an event offers for contact data."""

from __future__ import annotations

from dataclasses import dataclass

from leadbooth.domain.ids import Id


@dataclass(frozen=True, slots=True)
class Magnet:
    """Something to ask for or to get, of a kind (MagnetKind). One that is not ``active`` is offered no more."""

    id: Id
    name: str
    kind: str
    active: bool = True
