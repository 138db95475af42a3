"""What the benchmarks share: stores with many leads, made once and kept, and figures in one form."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from leadbooth.domain.changes import Change
from leadbooth.domain.clock import tag_of
from leadbooth.domain.ids import Id, new_id
from leadbooth.domain.text import fold
from leadbooth.storage import migrate
from leadbooth.storage.fold import apply
from leadbooth.storage.keys import new_recovery_key
from leadbooth.storage.store import Store, create_store

KEY = bytes(range(32))
"""The key of every store made here."""

_FIRST = "Ada Grace Alan Zoë Jürgen María Łukasz Ingrid Wei Aisha Tom Søren Chloé Mehmet Priya Noah".split()
_LAST = "Lovelace Hopper Turing Müller García Nowak Hansen Zhang Khan Smith O'Brien Yılmaz Rossi Dubois Weber".split()
_FIRMS = "Lace Vertex Nordwind Acme Solaris Kettle Brücke Atlas Quanta Harbour Pinnacle Iris Meridian Falcon".split()
_BATCH = 1_000


def percentile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` (0 to 1) of ``values`` do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def person(number: int, rng: random.Random) -> dict[str, dict[str, Any]]:
    """The groups of a believable lead; the same for the same number and generator."""
    first, last, firm = rng.choice(_FIRST), rng.choice(_LAST), f"{rng.choice(_FIRMS)} {rng.choice(_FIRMS)}"
    domain = f"{fold(firm).replace(' ', '-')}{number % 977}.example"
    machine = "badge"
    return {
        "origin": {"kind": "person", "captured_at": 1_770_000_000_000 + number * 1_000, "how": "scan"},
        "identity": {
            "first_name": first,
            "last_name": last,
            "identity_from": {"first_name": machine, "last_name": machine},
        },
        "organisation": {
            "company": f"{firm} GmbH",
            "job_title": "Head of Purchasing",
            "organisation_from": {"company": machine, "job_title": machine},
        },
        "contact": {
            "email": f"{fold(first)}.{fold(last)}{number}@{domain}",
            "phone": f"+49 30 {number + 10_000_000}",
            "contact_from": {"email": machine, "phone": machine},
        },
        "source": {"channel": "trade_show"},
        "status": {"stage": "lead"},
    }


def lead_rows(number: int, rng: random.Random) -> list[tuple[str, str, dict[str, Any]]]:
    """What one scan records: ``(kind, table, body)`` of the lead, its encounter and its badge."""
    groups = person(number, rng)
    badge_id = f"{number:08}"
    payload = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\n"
        f"N:{groups['identity']['last_name']};{groups['identity']['first_name']}\r\n"
        f"ORG:{groups['organisation']['company']}\r\nTITLE:Head of Purchasing\r\n"
        f"EMAIL:{groups['contact']['email']}\r\nTEL:{groups['contact']['phone']}\r\nUID:{badge_id}\r\nEND:VCARD\r\n"
    )
    at = groups["origin"]["captured_at"]
    return [
        ("set", "lead", groups),
        ("add", "encounter", {"kind": "scan", "at": at, "text": "", "data": {"badge_id": badge_id}}),
        (
            "add",
            "badge",
            {"badge_id": badge_id, "payload": payload, "symbology": "qr", "format": "vcard", "scanned_at": at},
        ),
    ]


def make_store(folder: Path) -> Store:
    """A new store under ``KEY`` without a passphrase."""
    create_store(folder, KEY, passphrase="", recovery_key=new_recovery_key())
    return Store(folder, KEY)


def add_event(store: Store) -> Id:
    """An event to capture at."""
    event = new_id()
    with store.writing() as writer:
        writer.create("event", event, event, {"basics": {"name": "Expo", "kind": "trade_show"}})
    return event


def large_store(folder: Path, leads: int) -> tuple[Store, Id]:
    """A store with ``leads`` leads of another laptop at one event, copied to ``folder`` from one that is made once."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    made = Path(tempfile.gettempdir()) / f"leadbooth-benchmarks-{user}" / f"{leads}-{_fingerprint()}"
    if not made.exists():
        _make_large(made, leads)
    shutil.copytree(made, folder)
    return Store(folder, KEY), Id((folder / "event").read_bytes())


def _make_large(made: Path, leads: int) -> None:
    started = time.perf_counter()
    made.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=made.parent) as scratch:
        store = make_store(Path(scratch) / "store")
        event = add_event(store)
        load(store, event, leads)
        # Something done here later than all of that, so that the clock of this laptop is past it.
        with store.writing() as writer:
            writer.edit("event", event, event, {"goals": {"goal_total": leads}})
        store.close()
        (store.folder / "event").write_bytes(event)
        # Another benchmark may have made the same meanwhile; a store appears whole under its name, or not at all.
        if not made.exists():
            store.folder.rename(made)
    print(f"made a store of {leads} leads in {time.perf_counter() - started:.1f} s: {made}")


def _fingerprint() -> str:
    # A store of another schema, or with other derived data, must not be taken for one of ours.
    storage = Path(migrate.__file__).parent
    names = ("schema.py", "engine.py", "derived.py", "tables.py")
    sources = [*sorted((storage / "migrations" / "versions").glob("v*.py")), *(storage / name for name in names)]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]


def load(store: Store, event: Id, leads: int) -> None:
    """Apply the captures of another laptop in batches."""
    changes = captures(event, leads)
    batch: list[Change] = []
    for change in changes:
        batch.append(change)
        if len(batch) >= _BATCH:
            _apply(store, batch)
            batch = []
    _apply(store, batch)


def _apply(store: Store, batch: Sequence[Change]) -> None:
    with store.writing() as writer:
        apply(writer.db, batch)


def captures(event: Id, leads: int, seed: int = 7) -> Iterator[Change]:
    """The changes of a laptop that captured ``leads`` leads."""
    rng, device = random.Random(seed), new_id()
    seq, clock = 0, 1_770_000_000_000 << 20
    for number in range(leads):
        lead, action = new_id(), new_id()
        for kind, table, body in lead_rows(number, rng):
            row = lead if table == "lead" else new_id()
            facts = body if table == "lead" else {"lead_id": lead, **body}
            seq, clock = seq + 1, clock + (1 << 20)
            yield Change(
                op=action if table == "lead" else new_id(),
                event_id=event,
                device_id=device,
                device_seq=seq,
                kind=kind,  # type: ignore[arg-type]
                table=table,
                row_id=row,
                hlc=clock | tag_of(device),
                base=0,
                actor=None,
                action=action,
                subject=lead,
                body=facts,
            )
