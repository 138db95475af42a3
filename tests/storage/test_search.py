"""Search finds what people type: any piece of a word from three letters, beginnings of words below."""

from __future__ import annotations

from typing import Any

import pytest

from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.listing import LeadFilter, LeadOrder
from leadbooth.storage.browse import count, lead_numbers
from leadbooth.storage.store import Store

PEOPLE = {
    "Jürgen Groß": "Stadtwerke Falkental",
    "Łukasz Wójcik": "Wisła Grid",
    "José O'Neill": "A+ Energy",
    "田中 愛子": "Kitano Controls",
    "Олена Шевченко": "Dnipro-Motors",
    "Ada Lovelace": "Plan B",
    "Məmməd Əliyev": "Xəzər",
}


@pytest.fixture
def people(store: Store, event: Id) -> Store:
    with store.writing() as writer:
        for number, (name, company) in enumerate(PEOPLE.items()):
            first, _, last = name.partition(" ")
            groups: dict[str, dict[str, Any]] = {
                "origin": {"kind": "person", "captured_at": 1_770_000_000_000 + number, "how": "scan"},
                "identity": {"first_name": first, "last_name": last},
                "organisation": {"company": company},
            }
            writer.create("lead", new_id(), event, groups)
    return store


def found(store: Store, text: str) -> set[str]:
    with store.reading() as db:
        numbers = lead_numbers(db, LeadFilter(text=text), LeadOrder())
        assert count(db, LeadFilter(text=text)) == len(numbers)
        marks = ", ".join("?" * len(numbers))
        return set(db.values(f"SELECT first_name || ' ' || last_name FROM lead WHERE rid IN ({marks})", numbers))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("jurgen", {"Jürgen Groß"}),
        ("GROSS", {"Jürgen Groß"}),
        ("urg", {"Jürgen Groß"}),
        ("lukasz wojcik", {"Łukasz Wójcik"}),
        ("Łu", {"Łukasz Wójcik"}),
        ("wi gri", {"Łukasz Wójcik"}),
        ("cik", {"Łukasz Wójcik"}),
        ("ci", set()),
        ("j", {"Jürgen Groß", "José O'Neill"}),
        ("j n", {"José O'Neill"}),
        ("o'n", {"José O'Neill"}),
        ("neill", {"José O'Neill"}),
        ("a+", {"José O'Neill"}),
        ("motors", {"Олена Шевченко"}),
        ("b", {"Ada Lovelace"}),
        ("m", {"Олена Шевченко", "Məmməd Əliyev"}),
        ("mə", {"Məmməd Əliyev"}),
        ("田", {"田中 愛子"}),
        ("田 k", {"田中 愛子"}),
        ("愛子", {"田中 愛子"}),
        ("ш", {"Олена Шевченко"}),
        ("шев", {"Олена Шевченко"}),
        ("z", set()),
        ('"', set()),
        ('x" OR "ada', set()),
        ("%", set()),
        ("a*", set()),
        ("  ", set(PEOPLE)),
    ],
)
def test_what_is_typed_finds(people: Store, text: str, names: set[str]) -> None:
    assert found(people, text) == names
