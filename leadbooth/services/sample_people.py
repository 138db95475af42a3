"""Invented people for sample data: believable names from many countries, companies, badges. The same for one seed."""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from leadbooth.domain.badge import BadgeReading
from leadbooth.domain.contact import Contact
from leadbooth.domain.text import fold
from leadbooth.paths import resource

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_TRIES = 6  # for a number that nobody has yet; the ranges kept for fiction are small


@dataclass(frozen=True, slots=True)
class Invented:
    """Somebody who does not exist, and the payload on their badge."""

    contact: Contact
    badge_id: str
    payload: str
    symbology: str

    @property
    def reading(self) -> BadgeReading:
        """What the badge says."""
        if self.payload == self.badge_id:
            return BadgeReading("id", self.badge_id)
        return BadgeReading("vcard", self.badge_id, self.contact)


@cache
def material() -> Mapping[str, Any]:
    """What people are put together from: ``resources/samples/people.toml``."""
    with resource("samples", "people.toml").open("rb") as file:
        return tomllib.load(file)


def invent(rng: random.Random) -> Iterator[Invented]:
    """One after the other, without end; no two have the same e-mail address or badge."""
    countries: list[Mapping[str, Any]] = material()["countries"]
    weights = [country["weight"] for country in countries]
    emails, phones = set[str](), set[str]()
    number = 0
    while True:
        number += 1
        contact = _contact(rng, rng.choices(countries, weights)[0], emails, phones)
        badge_id = f"{rng.randrange(1000, 10_000)}-{number:04}"
        write, symbology = rng.choices(_BADGES, _BADGE_WEIGHTS)[0]
        yield Invented(contact, badge_id, write(contact, badge_id), symbology)


def _contact(rng: random.Random, country: Mapping[str, Any], emails: set[str], phones: set[str]) -> Contact:
    first, latin_first = _spelt(rng.choice(country["first"]))
    last, latin_last = _spelt(rng.choice(country["last"]))
    company = f"{rng.choice(country['companies'])} {rng.choice(material()['trades'])}"
    local = f"{_slug(latin_first)}.{_slug(latin_last)}" if rng.random() < 0.7 else f"{latin_first[0]}.{latin_last}"
    return Contact(
        first_name=first,
        last_name=last,
        job_title=rng.choice(material()["job_titles"]),
        company=company,
        email=_unused(emails, _slug(local, "."), f"{_slug(company)}.example"),
        phone=_phone(rng, country["phones"], phones) if rng.random() < 0.7 else "",
        city=rng.choice(country["cities"]),
        country=country["name"],
    )


def _spelt(name: str) -> tuple[str, str]:
    """A name and its Latin spelling."""
    shown, _, latin = name.partition("=")
    return shown, latin or shown


def _slug(text: str, between: str = "-") -> str:
    return _NO_LETTER.sub(between, fold(text)).strip(between)


def _unused(taken: set[str], local: str, domain: str) -> str:
    address, number = f"{local}@{domain}", 1
    while address in taken:
        number += 1
        address = f"{local}{number}@{domain}"
    taken.add(address)
    return address


def _phone(rng: random.Random, forms: Sequence[str], taken: set[str]) -> str:
    number = ""
    for _ in range(_TRIES):
        number = "".join(str(rng.randrange(10)) if sign == "#" else sign for sign in rng.choice(forms))
        if number not in taken:
            break
    taken.add(number)
    return number


def _vcard(contact: Contact, badge_id: str) -> str:
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{contact.last_name};{contact.first_name};;;",
        f"FN:{contact.full_name}",
        f"ORG:{contact.company}",
        f"TITLE:{contact.job_title}",
        f"EMAIL;TYPE=work:{contact.email}",
        f"TEL;TYPE=work,voice:{contact.phone}" if contact.phone else "",
        f"ADR;TYPE=work:;;;{contact.city};;;{contact.country}",
        f"UID:{badge_id}",
        "END:VCARD",
    ]
    return "\r\n".join(line for line in lines if line)


def _mecard(contact: Contact, _badge_id: str) -> str:
    fields = {
        "N": f"{contact.last_name},{contact.first_name}",
        "ORG": contact.company,
        "TITLE": contact.job_title,
        "TEL": contact.phone,
        "EMAIL": contact.email,
    }
    return f"MECARD:{''.join(f'{key}:{value};' for key, value in fields.items() if value)};"


def _json(contact: Contact, badge_id: str) -> str:
    fields = {
        "id": badge_id,
        "firstName": contact.first_name,
        "lastName": contact.last_name,
        "email": contact.email,
        "company": contact.company,
        "title": contact.job_title,
        "phone": contact.phone,
        "country": contact.country,
    }
    return json.dumps({key: value for key, value in fields.items() if value}, ensure_ascii=False)


def _key_value(contact: Contact, badge_id: str) -> str:
    return (
        f"badgeid:{badge_id};name:{contact.full_name};email:{contact.email};company:{contact.company};"
        f"jobtitle:{contact.job_title};city:{contact.city};country:{contact.country}"
    )


def _bare(_contact: Contact, badge_id: str) -> str:
    return badge_id


_BADGES: tuple[tuple[Callable[[Contact, str], str], str], ...] = (
    (_vcard, "qr"),
    (_mecard, "qr"),
    (_json, "qr"),
    (_key_value, "pdf417"),
    (_bare, "code128"),
)
_BADGE_WEIGHTS = (42, 18, 18, 14, 8)
