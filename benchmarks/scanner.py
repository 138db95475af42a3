"""Scanner bursts: how many scans of each kind of scanner are found, and how many typings are taken for one.

Simulated in virtual time; run with ``python -m benchmarks.scanner``. The limits are what users notice:
no typing may ever be eaten, and a scan that is not found must be made again.
"""

from __future__ import annotations

import random

from tests.reading.scanner_typing import Gap, bluetooth, keys, play, slow_usb, typist, usb

SCANS, TYPINGS = 2_000, 20_000
PAYLOADS = {
    "badge id, 13": "2WBCTIXLFURQT",
    "delimited, 84": "J3NHHSZN2VK^Neil^Quinn^nquinn@cvent.com^MyTitle^MyCompany^MyCity^^22201^555-555-5555",
    "vCard, 77": "BEGIN:VCARD\nVERSION:3.0\nFN:Chris Dumont\nEMAIL:chris@acme.example\nEND:VCARD",
}
SCANNERS: dict[str, Gap] = {"USB 8±3 ms": usb, "USB 16±5 ms, stalls": slow_usb, "Bluetooth 25±12 ms": bluetooth}
WORDS = ["chris.dumont@acme.example\n", "Research Nurse\n", "wants a demo in May, call back\n", "KP1001\n"]


def mash(rng: random.Random) -> float:
    """A hand dropped on the keyboard: 40±15 ms a key."""
    return max(1.0, rng.gauss(40, 15))


def main() -> None:
    rng = random.Random(1)
    print(f"{'scanner':22}" + "".join(f"{name:>15}" for name in PAYLOADS))
    for name, gap in SCANNERS.items():
        rates = (found(payload, gap, rng) for payload in PAYLOADS.values())
        print(f"{name:22}" + "".join(f"{rate:>14.2%} " for rate in rates))
    print(f"\n{'typist':22}{'false scans':>15}{'held p50 ms':>15}{'held p99 ms':>15}{'held max ms':>15}")
    typists: dict[str, Gap] = {"120 ms": typist(120), "80 ms": typist(80), "mash 40 ms (no typist)": mash}
    for name, gap in typists.items():
        wrong, held = typed(gap, rng)
        held.sort()
        figures = (held[len(held) // 2], held[len(held) * 99 // 100], held[-1])
        print(f"{name:22}{wrong:>15}" + "".join(f"{figure:>15.0f}" for figure in figures))


def found(payload: str, gap: Gap, rng: random.Random) -> float:
    return sum(play(keys(payload + "\n", gap, rng)).payloads == [payload] for _ in range(SCANS)) / SCANS


def typed(gap: Gap, rng: random.Random) -> tuple[int, list[float]]:
    outcomes = [play(keys(WORDS[index % len(WORDS)], gap, rng)) for index in range(TYPINGS)]
    wrong = sum(bool(outcome.scans) for outcome in outcomes)
    return wrong, [held for outcome in outcomes for held in outcome.held_ms]


if __name__ == "__main__":
    main()
