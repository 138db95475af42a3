"""Recording changes: log and state in one transaction, and nobody else writes state."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from leadbooth.domain.ids import Id, new_id
from leadbooth.storage.log import history
from leadbooth.storage.store import Store


def capture(store: Store, event: Id, **contact: str) -> Id:
    lead = new_id()
    with store.writing() as writer:
        writer.create("lead", lead, event, {"origin": {"kind": "person"}, "contact": contact})
    return lead


def test_a_change_is_in_the_log_and_in_the_state(store: Store, event: Id) -> None:
    lead = capture(store, event, email="ada@lace.example")
    with store.reading() as db:
        assert db.value("SELECT email FROM lead WHERE id = ?", (lead,)) == "ada@lace.example"
        (change,) = history(db, lead)
    assert change.body == {"origin": {"kind": "person"}, "contact": {"email": "ada@lace.example"}}


def test_an_edit_moves_its_whole_group_and_no_other(store: Store, event: Id) -> None:
    lead = capture(store, event, email="ada@lace.example", phone="+44 20 7946 0000")
    with store.writing() as writer:
        writer.edit("lead", lead, event, {"contact": {"email": "countess@lace.example"}, "identity": {}})
    with store.reading() as db:
        edit = history(db, lead)[-1]
    assert edit.body == {
        "contact": {
            "email": "countess@lace.example",
            "phone": "+44 20 7946 0000",
            "mobile": "",
            "contact_from": None,
        }
    }
    assert edit.base > 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE lead SET email = 'x'",
        "DELETE FROM lead",
        "INSERT OR REPLACE INTO lead(id, event_id) VALUES(x'00', x'00')",
        "DELETE FROM change",
        "UPDATE change SET body = '{}'",
    ],
)
def test_state_and_log_refuse_any_other_writer(store: Store, event: Id, statement: str) -> None:
    capture(store, event, email="ada@lace.example")
    with pytest.raises(sqlcipher.DatabaseError, match="change"), store.writing() as writer:
        writer.db.run(statement)


def test_an_answer_that_was_taken_back_counts_no_more(store: Store, event: Id) -> None:
    lead, question, answer = capture(store, event), new_id(), new_id()
    said = {"lead_id": lead, "question_id": question, "points": 25.0, "feeds": "intent"}

    def score() -> int:
        with store.reading() as db:
            return int(db.value("SELECT score FROM lead WHERE id = ?", (lead,)))

    before = score()
    with store.writing() as writer:
        writer.create("question", question, event, {"form": {"key": "budget", "feeds": "intent"}})
        writer.create("answer", answer, event, {"answer": said}, subject=lead)
    assert score() == before + 25
    with store.writing() as writer:
        writer.delete("answer", answer, event, subject=lead)
    assert score() == before
