"""A program that captures as fast as it can, to be killed or cut off; it says what it has saved only after it has.

``serve FOLDER KEY`` forks, for each line it reads, a child that captures until it is killed.
``run FOLDER KEY N ACKS [PRAGMA ...]`` captures N leads and writes each id to the file ACKS.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from leadbooth.domain.checks import check_email, check_phone
from leadbooth.domain.ids import Id, new_id
from leadbooth.storage import engine
from leadbooth.storage.store import Store


def captures(store: Store, event: Id) -> Iterator[Id]:
    """Capture without end: a lead, the scan and its badge in one transaction each."""
    while True:
        lead, badge_id = new_id(), new_id().hex()[-8:]
        contact = {"email": f"ada.{badge_id}@lace.example", "phone": "+49 30 1234567"}
        with store.writing() as writer:
            groups = {"origin": {"kind": "person"}, "identity": {"last_name": badge_id}, "contact": contact}
            writer.create("lead", lead, event, groups)
            writer.add("encounter", new_id(), event, {"lead_id": lead, "kind": "scan", "at": writer.now}, subject=lead)
            body = {"lead_id": lead, "badge_id": badge_id, "payload": badge_id}
            writer.add("badge", new_id(), event, body, subject=lead)
        yield lead


def event_of(store: Store) -> Id:
    """The event to capture at."""
    with store.reading() as db:
        return Id(db.value("SELECT id FROM event"))


def serve(folder: Path, key: bytes) -> None:
    """Start children fast: all that takes time to load is here already, the store is not."""
    check_email("warm@lace.example"), check_phone("+49 30 1234567")
    for _line in sys.stdin:
        child = os.fork()
        if child == 0:
            say(f"started {os.getpid()}")
            store = Store(folder, key)
            for lead in captures(store, event_of(store)):
                say(f"saved {lead.hex()}")
        os.waitpid(child, 0)
        say("dead 0")


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def run(folder: Path, key: bytes, number: int, acks: Path, pragmas: list[str]) -> None:
    engine._PRAGMAS += tuple(pragmas)
    store = Store(folder, key)
    told = os.open(acks, os.O_CREAT | os.O_WRONLY)
    for lead in islice(captures(store, event_of(store)), number):
        os.write(told, lead)
    os._exit(0)  # as a cut would end it: the store is not closed


if __name__ == "__main__":
    mode, folder, key = sys.argv[1], Path(sys.argv[2]), bytes.fromhex(sys.argv[3])
    if mode == "serve":
        serve(folder, key)
    else:
        run(folder, key, int(sys.argv[4]), Path(sys.argv[5]), sys.argv[6:])
