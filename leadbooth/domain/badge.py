"""Badge: what a scan gives, and what was read from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

from leadbooth.domain.contact import Contact

MAX_PAYLOAD_BYTES = 64 * 1024
"""The longest payload that is read (UTF-8 bytes). Real badges stay under 3 KiB."""

ID_PREFIXES = ("SB",)
"""Prefixes that platforms print before an id on the badge, and leave out of their lists."""

_ID_DELIMITERS = "^|*%~$;,:/._ \t"


@dataclass(frozen=True, slots=True)
class BadgeReading:
    """What a payload says: its format, the badge id if there is one, and a contact (perhaps empty).

    ``warnings`` are short codes (``malformed_line``, ``no_separator`` ...); the screen makes sentences of
    them.
    """

    format: str
    badge_id: str = ""
    contact: Contact = field(default_factory=Contact)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadgeProfile:
    """How an event's delimited badges are laid out; the organiser decides it, so it belongs to the event.

    ``columns`` names what stands at each position: a contact field, ``badge_id``, ``name`` (a whole name),
    ``name_company`` (``JaneDoe_Acme``), any other key (kept in ``Contact.extra``), or "" (skip).
    With ``id_last`` the badge id is the last token, whatever the number of tokens before it.
    No ``delimiter`` means that the whole payload is one thing; a profile without columns says nothing.
    ``id_prefix`` stands before each badge id; the id is kept with it. ``fix_case`` turns JANE DOE into
    Jane Doe.
    ``key`` names the preset it came from, "" for a hand-made one; ``label`` is the preset's proper name.
    """

    key: str = ""
    label: str = ""
    delimiter: str = ""
    columns: tuple[str, ...] = ()
    id_last: bool = False
    trim: bool = True
    fix_case: bool = False
    id_prefix: str = ""

    @classmethod
    def from_mapping(cls, data: Mapping[str, Any]) -> Self:
        """The profile in a parsed TOML table or JSON object; keys it does not know are ignored."""
        known = {f.name: data[f.name] for f in fields(cls) if f.name in data}
        if "columns" in known:
            known["columns"] = tuple(known["columns"])
        return cls(**known)


def badge_id_variants(badge_id: str, id_prefix: str = "") -> tuple[str, ...]:
    """Spellings under which a list may hold the same badge, the surest first.

    As scanned, trimmed, without leading zeros (numbers only), without a known prefix or ``id_prefix``, and
    what stands after the last delimiter.

    >>> badge_id_variants("000012")
    ('000012', '12')
    """
    trimmed = badge_id.strip()
    found = [badge_id, trimmed, _without_zeros(trimmed)]
    for prefix in (*ID_PREFIXES, id_prefix):
        if prefix and trimmed.startswith(prefix):
            bare = trimmed[len(prefix) :]
            found += [bare, _without_zeros(bare)]
    last = trimmed[max(trimmed.rfind(mark) for mark in _ID_DELIMITERS) + 1 :]
    found += [last, _without_zeros(last)]
    return tuple(dict.fromkeys(variant for variant in found if variant.strip()))


def _without_zeros(text: str) -> str:
    return text.lstrip("0") or "0" if text.isdecimal() else text
