"""Identity: 128-bit ids made on the laptop, never by a server, a clock alone, a name or a path."""

from __future__ import annotations

import hashlib
from typing import NewType

import uuid_utils

Id = NewType("Id", bytes)
"""16 bytes. New ones are UUIDv7, so that they sort by the time they were made."""

ORGANISATION = Id(bytes(16))
"""The scope and row of what belongs to no single event: staff, stages, channels, the company itself."""


def new_id() -> Id:
    """A fresh UUIDv7."""
    return Id(uuid_utils.uuid7().bytes)


def derived_id(*parts: bytes | str) -> Id:
    """The same id for the same parts on every laptop, for rows that two people may create independently."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(4, "big") + data)
    return Id(digest.digest()[:16])


def made_ms(row: Id) -> int:
    """When a ``new_id`` was made, in milliseconds since 1970."""
    return int.from_bytes(row[:6], "big")


def from_hex(text: str) -> Id:
    """The id written as 32 hexadecimal digits. Raises ValueError for anything else."""
    raw = bytes.fromhex(text)
    if len(raw) != 16:
        raise ValueError("an id has 32 hexadecimal digits")
    return Id(raw)
