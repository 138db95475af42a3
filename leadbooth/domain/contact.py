"""Contact: the data to reach somebody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

CONTACT_FIELDS: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach a person or business. Every field is plain text; "" means not known.

    ``extra`` keeps what has no field of its own, under a lower-case key
    (``email_2``, ``fax``, ``note``, ``birthday``, ``language`` ...): nothing a badge says is thrown away.
    """

    first_name: str = ""
    last_name: str = ""
    job_title: str = ""
    company: str = ""
    email: str = ""
    phone: str = ""
    mobile: str = ""
    website: str = ""
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)

    def known(self) -> dict[str, str]:
        """The named fields that are not empty, in declaration order."""
        return {name: value for name in CONTACT_FIELDS if (value := getattr(self, name))}

    def updated(self, values: Mapping[str, str]) -> Contact:
        """The contact with other values of some named fields."""
        changes: dict[str, Any] = dict(values)
        return replace(self, **changes)

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


CONTACT_FIELDS = tuple(f.name for f in fields(Contact) if f.name != "extra")
"""Names of the plain fields of a contact, in the order forms and exports show them."""
