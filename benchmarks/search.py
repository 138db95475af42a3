"""Search as somebody types: list and first page of 100,000 leads after each letter, against 30 ms at p95.

python -m benchmarks.search [--leads 100000] [--people 60]
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.common import large_store, percentile
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.domain.listing import LeadFilter
from leadbooth.domain.text import fold
from leadbooth.services import browse
from leadbooth.storage.store import Store

LIMIT_MS = 30.0
"""What 95 of 100 searches may take, from the text to the leads of the first page."""

_PAGE = 60
_LONGEST = 12


def main() -> int:
    """Print the figures; returns 1 where the limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--leads", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=60, help="how many people are searched for")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store, event = large_store(Path(folder) / "store", arguments.leads)
        times = measure(store, event, arguments.people)
        store.close()
    return report(times, arguments.leads)


def measure(store: Store, event: Id, people: int) -> dict[str, list[float]]:
    """Milliseconds of each search by the kind of its query."""
    times = defaultdict[str, list[float]](list)
    rng = random.Random(5)
    _search(store, event, "warm up")
    for lead in _some_leads(store, event, people, rng):
        for kind, text in queries(lead, rng):
            times[kind].append(_search(store, event, text))
    return times


def _some_leads(store: Store, event: Id, count: int, rng: random.Random) -> list[Lead]:
    numbers = browse.list_leads(store, LeadFilter(event_id=event)).numbers
    return list(browse.page(store, rng.sample(list(numbers), count)).values())


def queries(lead: Lead, rng: random.Random) -> Iterator[tuple[str, str]]:
    """What somebody types to find a lead: each letter is a search."""
    name = f"{lead.contact.first_name} {lead.contact.last_name}"
    for end in range(1, min(len(name), _LONGEST) + 1):
        yield (f"{min(end, 4)} letters" if end < 4 else "4 to 12 letters"), name[:end]
        yield "without accents", fold(name)[:end]
    for text in (lead.contact.company, lead.contact.email.partition("@")[2]):
        for end in range(1, min(len(text), _LONGEST) + 1):
            yield "company, domain", text[:end]
    middle = rng.randrange(max(1, len(lead.contact.email) - 6))
    yield "within a word", lead.contact.email[middle : middle + rng.randrange(3, 7)]
    yield "several words", f"{lead.contact.last_name[:2]} {lead.contact.first_name[:4]} {lead.contact.company[:3]}"
    yield "several words", f"{lead.contact.first_name} {lead.contact.company}"
    yield "digits", "".join(filter(str.isdigit, lead.contact.phone))[-6:]
    yield "no hit", "".join(rng.sample("qxzjvwkq", rng.randrange(1, 9)))


def _search(store: Store, event: Id, text: str) -> float:
    started = time.perf_counter()
    found = browse.list_leads(store, LeadFilter(event_id=event, text=text))
    browse.page(store, found.numbers[:_PAGE])
    return (time.perf_counter() - started) * 1000


def report(times: dict[str, list[float]], leads: int) -> int:
    """A line for each kind of query, and the verdict over all."""
    everything = [value for values in times.values() for value in values]
    for kind, values in [*times.items(), ("all", everything)]:
        print(
            f"{kind:<16} {len(values):>5} searches: p50 {percentile(values, 0.5):6.1f} ms, "
            f"p95 {percentile(values, 0.95):6.1f} ms, most {max(values):6.1f} ms"
        )
    p95 = percentile(everything, 0.95)
    print(f"search of {leads:,} leads: p95 {p95:.1f} ms, limit {LIMIT_MS:.0f} ms, ratio {p95 / LIMIT_MS:.2f}")
    return int(p95 > LIMIT_MS)


if __name__ == "__main__":
    raise SystemExit(main())
