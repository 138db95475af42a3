"""Whatever the order, the splits and the repetitions in which changes arrive, every laptop ends in the same state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadbooth.domain.changes import Change
from leadbooth.domain.ids import Id, new_id
from leadbooth.storage.db import Db
from leadbooth.storage.derived import granted_purposes
from leadbooth.storage.fold import apply
from leadbooth.storage.keys import new_key, new_recovery_key
from leadbooth.storage.log import all_changes
from leadbooth.storage.rescore import settle
from leadbooth.storage.store import Store, create_store
from tests.storage.dump import Dump, contents, dump, index_is_whole
from tests.storage.histories import EVENT, LEADS, an_id, clock_value, deliveries, histories
from tests.storage.reference import reference


class _RollBackError(Exception):
    """Ends a trial so that the next one finds the store empty again."""


@pytest.fixture(scope="module")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("convergence") / "store"
    key = new_key()
    create_store(folder, key, passphrase="", recovery_key=new_recovery_key())
    store = Store(folder, key)
    yield store
    store.close()


@contextmanager
def trial(store: Store, batches: Iterable[Sequence[Change]]) -> Iterator[Db]:
    """A store that got these batches, as long as the block lasts."""
    try:
        with store.writing() as writer:
            for batch in batches:
                apply(writer.db, batch)
            settle(writer.db)
            yield writer.db
            raise _RollBackError
    except _RollBackError:
        return


def state_after(store: Store, batches: Iterable[Sequence[Change]]) -> Dump:
    with trial(store, batches) as db:
        index_is_whole(db)
        return dump(db)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_every_delivery_of_a_history_gives_the_state_that_it_means(empty_store: Store, data: st.DataObject) -> None:
    changes = data.draw(histories())
    expected = reference(changes)
    for _replica in range(3):
        batches = data.draw(deliveries(changes))
        found = state_after(empty_store, batches)
        for table, rows in expected.items():
            assert found[table] == rows, table


@given(histories())
def test_the_log_of_one_laptop_rebuilds_another(empty_store: Store, changes: list[Change]) -> None:
    with trial(empty_store, [changes]) as db:
        state, log = dump(db), list(all_changes(db))
    assert state_after(empty_store, [log]) == state


def change(
    number: int, kind: Any, table: str, row: Id, step: int, body: dict[str, Any], subject: Id | None = None
) -> Change:
    op = an_id("op", number)
    return Change(
        op=op,
        event_id=EVENT,
        device_id=an_id("laptop", 0),
        device_seq=number,
        kind=kind,
        table=table,
        row_id=row,
        hlc=clock_value(step, 0),
        base=0,
        actor=None,
        action=op,
        subject=subject or row,
        body=body,
    )


ADA, BOB, _ = LEADS


def contact(step: int, email: str) -> Change:
    return change(step, "set", "lead", ADA, step, {"contact": {"email": email, "phone": "", "mobile": ""}})


def note(number: int, text: str) -> Change:
    body = {"lead_id": ADA, "kind": "note", "at": number, "text": text}
    return change(number, "add", "encounter", an_id("encoun", number), number, body, subject=ADA)


def test_a_group_moves_as_a_whole(empty_store: Store) -> None:
    both = change(1, "set", "lead", ADA, 1, {"identity": {"first_name": "Ada", "last_name": "Lovelace"}})
    other = change(2, "set", "lead", ADA, 2, {"identity": {"first_name": "Zoë", "last_name": ""}})
    row = state_after(empty_store, [[other], [both]])["lead"][ADA]
    assert (row["first_name"], row["last_name"]) == ("Zoë", "")


def test_an_edit_after_a_deletion_brings_the_lead_back(empty_store: Store) -> None:
    gone = change(2, "delete", "lead", ADA, 2, {})
    assert state_after(empty_store, [[gone, contact(1, "a@b.example")]])["lead"][ADA]["alive"] == 0
    assert state_after(empty_store, [[gone, contact(3, "a@b.example")]])["lead"][ADA]["alive"] == 1


@pytest.mark.parametrize("erased_first", [True, False])
def test_an_erasure_wins_for_ever_and_leaves_no_content(empty_store: Store, erased_first: bool) -> None:
    content = [contact(1, "ada@lace.example"), note(2, "wants a demo"), contact(9, "later@lace.example")]
    erasure = [change(5, "erase", "lead", ADA, 5, {})]
    batches = [erasure, content] if erased_first else [content, erasure]
    with trial(empty_store, batches) as db:
        assert dump(db)["erased"] == {ADA}
        held = contents(db)
        indexed = db.rows("SELECT rowid FROM search_part WHERE search_part MATCH 'lace'")
    assert "lace" not in held
    assert "demo" not in held
    assert not indexed


def test_a_withdrawal_beats_every_grant_that_had_not_seen_it(empty_store: Store) -> None:
    def entry(number: int, granted: int, seen: int) -> Change:
        body = {"lead_id": ADA, "purpose": "email", "granted": granted, "seen": seen}
        return change(number, "add", "consent", an_id("consen", number), number, body, subject=ADA)

    withdrawal = entry(3, 0, 0)
    unaware, aware = entry(5, 1, clock_value(1, 0)), entry(6, 1, clock_value(3, 0))
    with trial(empty_store, [[unaware], [withdrawal]]) as db:
        assert granted_purposes(db, ADA) == frozenset()
    with trial(empty_store, [[aware], [unaware, withdrawal]]) as db:
        assert granted_purposes(db, ADA) == {"email"}


def test_what_a_newer_program_recorded_is_kept_in_the_log(empty_store: Store) -> None:
    strange = [
        change(1, "set", "hologram", new_id(), 1, {"shape": {"sides": 4}}),
        change(2, "twist", "lead", ADA, 2, {"by": 3}),
        change(3, "set", "encounter", an_id("encoun", 3), 3, {"shape": {"text": "no group of ours"}}),
        change(4, "delete", "encounter", an_id("encoun", 4), 4, {}),
        change(5, "add", "lead", ADA, 5, {"email": "x"}),
        change(6, "set", "lead", BOB, 6, {"aura": {"colour": "blue"}, "status": {"stage": "won", "mood": "fine"}}),
    ]
    with trial(empty_store, [strange]) as db:
        assert [kept.body for kept in all_changes(db)] == [sent.body for sent in strange]
        state = dump(db)
    assert not state["encounter"]
    assert set(state["lead"]) == {BOB}
    assert state["lead"][BOB]["stage"] == "won"
