"""From the loose pairs that every parser finds to one clean reading: the only place that builds contacts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from leadbooth.domain.badge import BadgeReading
from leadbooth.domain.contact import CONTACT_FIELDS, Contact
from leadbooth.reading.names import split_name
from leadbooth.reading.text import clean_text, find_email, is_web_address, stable_id

Pair = tuple[str, str]
"""A key (contact field, ``badge_id``, ``name`` or a key of ``Contact.extra``) and its raw value."""

MAX_PAIRS = 80
_LENGTHS = {"note": 2000, "website": 1000, "link": 1000, "email": 254, "badge_id": 2000}


def reading_of(format: str, pairs: Iterable[Pair], warnings: Iterable[str] = ()) -> BadgeReading:
    """The reading that the pairs add up to.

    Values are cleaned here; the first of a key is the field, further different ones become ``key_2`` ... in
    ``extra``; ``name`` is split where no first or last name is known; links and e-mails are checked.
    """
    codes = list(warnings)
    found: dict[str, str] = {}
    for key, raw in islice(pairs, MAX_PAIRS):
        if raw and (value := clean_text(raw, _LENGTHS.get(key, 200))):
            _put(found, *_checked(key, value, codes))
    _settle_name(found)
    badge_id = found.pop("badge_id", "")
    contact = Contact(
        **{name: found[name] for name in CONTACT_FIELDS if name in found},
        extra={key: value for key, value in found.items() if key not in CONTACT_FIELDS},
    )
    return BadgeReading(format, stable_id(badge_id), contact, tuple(dict.fromkeys(codes)))


def _checked(key: str, value: str, codes: list[str]) -> Pair:
    """The pair as it may be shown and used: an e-mail field holds an e-mail, a website a web address."""
    if key == "email":
        if address := find_email(value):
            return key, address
        codes.append("email_malformed")
        return "email_text", value
    if key == "website" and not is_web_address(value):
        codes.append("unsafe_link")
        return "link", value
    return key, value


def _put(found: dict[str, str], key: str, value: str) -> None:
    """Keep the value under the key, or under the next free numbered one if it says something new."""
    if key not in found:
        found[key] = value
        return
    for name in (key, *(f"{key}_{number}" for number in range(2, 10))):
        if name not in found:
            found[name] = value
            return
        if found[name].casefold() == value.casefold():
            return


def _settle_name(found: dict[str, str]) -> None:
    whole = found.pop("name", "")
    if not whole or found.get("first_name") or found.get("last_name"):
        return
    name = split_name(whole)
    if whole == found.get("company"):
        return
    parts = {
        "first_name": name.first,
        "last_name": name.last,
        "name_prefix": name.prefix,
        "name_suffix": name.suffix,
    }
    found.update({key: value for key, value in parts.items() if value})
