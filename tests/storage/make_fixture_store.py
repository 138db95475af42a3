"""Makes the store that stands for the present schema, once, when that is released.

Run it from the root of the source: ``python -m tests.storage.make_fixture_store``.
"""

from __future__ import annotations

from pathlib import Path

from leadbooth.domain.ids import new_id
from leadbooth.storage import migrate
from leadbooth.storage.keys import new_recovery_key
from leadbooth.storage.store import Store, create_store

STORES = Path(__file__).parents[1] / "fixtures" / "stores"
KEY = bytes(range(32))
"""The key of every store kept there."""


def main() -> None:
    folder = STORES / f"v{migrate.HEAD}"
    create_store(folder, KEY, passphrase="", recovery_key=new_recovery_key())
    store, event = Store(folder, KEY), new_id()
    with store.writing() as writer:
        writer.create("event", event, event, {"basics": {"name": "Expo", "kind": "trade_show"}})
        for name in ("Lovelace", "Hopper", "Nobody"):
            lead = new_id()
            groups = {"origin": {"kind": "person"}, "identity": {"last_name": name}}
            writer.create("lead", lead, event, groups)
            body = {"lead_id": lead, "kind": "scan", "at": writer.now}
            writer.add("encounter", new_id(), event, body, subject=lead)
            writer.add("badge", new_id(), event, {"lead_id": lead, "badge_id": f"B-{name}"}, subject=lead)
            if name == "Nobody":
                writer.delete("lead", lead, event)
    store.close()


if __name__ == "__main__":
    main()
