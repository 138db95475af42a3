"""Lead magnets: what an event offers for contact data. One is retired, never deleted: claims keep theirs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from leadbooth.domain.ids import Id
from leadbooth.domain.magnet import Magnet
from leadbooth.domain.words import MagnetKind
from leadbooth.errors import KnownError
from leadbooth.storage import offers as repository
from leadbooth.storage.log import Writer
from leadbooth.storage.store import Store


def list_magnets(store: Store, event: Id, *, retired: bool = False) -> list[Magnet]:
    """What an event offers, by name. ``retired`` ones only when wanted."""
    with store.reading() as db:
        return [magnet for magnet in repository.magnets(db, event) if retired or magnet.active]


def save_magnet(store: Store, event: Id, magnet: Magnet, *, staff: Id | None = None) -> Magnet:
    """Keep a lead magnet, new or edited. Leads that claimed it are scored anew where its kind is another.

    Raises KnownError("magnet_name_missing").
    """
    magnet = replace(magnet, name=" ".join(magnet.name.split()), kind=MagnetKind(magnet.kind))
    if not magnet.name:
        raise KnownError("magnet_name_missing")
    with store.writing(staff) as writer:
        record_magnet(writer, event, magnet)
    return magnet


def record_magnet(writer: Writer, event: Id, magnet: Magnet) -> None:
    """Record a lead magnet as part of a larger action."""
    writer.edit("magnet", magnet.id, event, magnet_groups(magnet))


def magnet_groups(magnet: Magnet) -> dict[str, dict[str, Any]]:
    """A lead magnet as the groups of a change."""
    return {"offer": {"name": magnet.name, "kind": str(magnet.kind), "active": int(magnet.active)}}
