"""Search finds what people type: any piece of a word from three letters, beginnings of words below."""

from __future__ import annotations

from typing import Any

import pytest

from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.listing import LeadFilter, LeadOrder
from leadbooth.storage.browse import count, lead_numbers
from leadbooth.storage.log import Writer
from leadbooth.storage.search import TAIL, catch_up
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


@pytest.fixture(params=[True, False], ids=["indexed", "waiting"])
def people(store: Store, event: Id, request: pytest.FixtureRequest) -> Store:
    """The same people, found by the index or while they wait for it."""
    with store.writing() as writer:
        for number, (name, company) in enumerate(PEOPLE.items()):
            first, _, last = name.partition(" ")
            groups: dict[str, dict[str, Any]] = {
                "origin": {"kind": "person", "captured_at": 1_770_000_000_000 + number, "how": "scan"},
                "identity": {"first_name": first, "last_name": last},
                "organisation": {"company": company},
            }
            writer.create("lead", new_id(), event, groups)
        writer.flush()
        if request.param:
            catch_up(writer.db, tail=0)
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


def named(writer: Writer, event: Id, name: str) -> Id:
    lead = new_id()
    writer.create("lead", lead, event, {"origin": {"kind": "person"}, "identity": {"last_name": name}})
    writer.flush()
    return lead


def test_leads_are_found_and_forgotten_on_either_side_of_the_index(store: Store, event: Id) -> None:
    with store.writing() as writer:
        leads = [named(writer, event, f"Lovelace{number:03}") for number in range(2 * TAIL + 10)]
        waiting = writer.db.value("SELECT max(rid) - (SELECT indexed_rid FROM replica) FROM search_doc")
    assert 0 < waiting <= TAIL
    for number in (0, TAIL, len(leads) - 1):
        with store.writing() as writer:
            writer.edit("lead", leads[number], event, {"identity": {"last_name": f"Hopper{number:03}"}})
    with store.reading() as db:
        assert count(db, LeadFilter(text="lovelace")) == len(leads) - 3
        assert count(db, LeadFilter(text="hopper")) == 3
    with store.writing() as writer:
        for lead in leads[:5] + leads[-5:]:
            writer.erase(lead, event)
        writer.flush()
        catch_up(writer.db, tail=0)
        writer.db.run("INSERT INTO search_part(search_part, rank) VALUES('integrity-check', 1)")
        assert count(writer.db, LeadFilter(text="hopper")) == 1
        # The row number of an erased lead may be given anew; its new owner is found all the same.
        named(writer, event, "Turing")
        assert count(writer.db, LeadFilter(text="turing")) == 1
