"""Keys under which the same person is found again: badge id, e-mail, phone. Equal keys mean the same lead."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DIGITS = re.compile(r"\D+")
_MIN_PHONE_DIGITS = 8


def email_key(email: str) -> str:
    """Key of an address: case and the ``+tag`` of its local part do not make another person. "" for no address."""
    local, at, domain = email.strip().lower().rpartition("@")
    if not at or not local or not domain:
        return ""
    return f"e:{local.partition('+')[0] or local}@{domain}"


def phone_key(phone: str) -> str:
    """Key of a number: its last nine digits, so that a national and an international spelling meet."""
    digits = _DIGITS.sub("", phone.partition("ext")[0])
    return f"p:{digits[-9:]}" if len(digits) >= _MIN_PHONE_DIGITS else ""


def badge_key(badge_id: str) -> str:
    """Key of a badge id, exactly as printed: leading zeros and case belong to it."""
    return f"b:{badge_id.strip()}" if badge_id.strip() else ""


def match_keys(badge_ids: Iterable[str], emails: Iterable[str], phones: Iterable[str]) -> frozenset[str]:
    """Every key of a lead."""
    keys = {badge_key(badge_id) for badge_id in badge_ids}
    keys |= {email_key(email) for email in emails}
    keys |= {phone_key(phone) for phone in phones}
    return frozenset(keys - {""})
