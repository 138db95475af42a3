"""Proving a store against its own log."""

from __future__ import annotations

import pytest

from leadbooth.domain.ids import Id, new_id
from leadbooth.storage.search import catch_up
from leadbooth.storage.store import Store
from leadbooth.storage.verify import verify


@pytest.fixture
def lead(store: Store, event: Id) -> Id:
    lead = new_id()
    with store.writing() as writer:
        writer.create("lead", lead, event, {"contact": {"email": "ada@lace.example"}})
        body = {"lead_id": lead, "kind": "note", "at": 1, "text": "wants a demo"}
        writer.add("encounter", new_id(), event, body, subject=lead)
    return lead


def test_a_store_that_only_the_log_wrote_is_proved(store: Store, lead: Id, event: Id) -> None:
    gone = new_id()
    with store.writing() as writer:
        writer.create("lead", gone, event, {"contact": {"email": "bob@lace.example"}})
        writer.erase(gone, event)
        writer.delete("lead", lead, event)
    assert verify(store) == []
    assert store.check() == []


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("UPDATE lead SET email = 'x@lace.example'", "lead: 1 rows do not follow from the log, 1 are missing"),
        ("DELETE FROM encounter", "encounter: 0 rows do not follow from the log, 1 are missing"),
        ("INSERT INTO match_key VALUES('b:7', x'00')", "match_key: 1 rows do not follow from the log, 0 are missing"),
        ("DELETE FROM search_doc", "search_doc: 0 rows do not follow from the log, 1 are missing"),
        ("UPDATE replica SET device_seq = 9", "change: 9 were recorded here, 3 are in the log"),
        (
            "INSERT INTO search_part(search_part, rowid, text) VALUES('delete', 1, ' ada@lace.example')",
            "search_part: the search index does not match the texts",
        ),
    ],
)
def test_what_does_not_follow_from_the_log_is_told(store: Store, lead: Id, damage: str, fault: str) -> None:
    with store.writing() as writer:
        catch_up(writer.db, tail=0)
        writer.db.run("UPDATE replica SET applying = 1")
        writer.db.run(damage)
        writer.db.run("UPDATE replica SET applying = 0")
    assert fault in verify(store)
