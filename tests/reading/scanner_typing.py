"""Scanners and typists in virtual time: who presses which key when."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from leadbooth.reading.keys import BurstDetector, Key, KeyScan, Verdict
from leadbooth.reading.scanner_settings import ScannerSettings

Gap = Callable[[random.Random], float]


def usb(rng: random.Random) -> float:
    """8±3 ms a key."""
    return max(1.0, rng.gauss(8, 3))


def slow_usb(rng: random.Random) -> float:
    """16±5 ms a key; one in twenty stalls for 15 to 35 ms more."""
    return max(1.0, rng.gauss(16, 5)) + (rng.uniform(15, 35) if rng.random() < 0.05 else 0)


def bluetooth(rng: random.Random) -> float:
    """25±12 ms a key."""
    return max(1.0, rng.gauss(25, 12))


def typist(mean_ms: float) -> Gap:
    """A person: skewed gaps around the mean, and one in eight keys rolls over the one before (15 to 45 ms)."""

    def gap(rng: random.Random) -> float:
        if rng.random() < 0.125:
            return rng.uniform(15, 45)
        return rng.lognormvariate(0, 0.3) * mean_ms

    return gap


def key(character: str, at_ms: float) -> Key:
    """The key that types this character."""
    name = {"\n": "enter", "\t": "tab"}.get(character, "char")
    return Key(character, at_ms, name)


def keys(text: str, gap: Gap, rng: random.Random, start_ms: float = 0) -> list[Key]:
    """The keys of a text, one after the other."""
    result, at_ms = [], start_ms
    for character in text:
        result.append(key(character, at_ms))
        at_ms += gap(rng)
    return result


@dataclass
class Outcome:
    """What came of some keys: the text that reached the widget, the scans, and how long each key was held."""

    text: str = ""
    scans: list[KeyScan] = field(default_factory=list)
    held_ms: list[float] = field(default_factory=list)

    @property
    def payloads(self) -> list[str]:
        return [scan.payload for scan in self.scans]


def play(pressed: Iterable[Key], settings: ScannerSettings | None = None) -> Outcome:
    """Runs keys through a detector as the window does, time-outs at their time."""
    detector, outcome = BurstDetector(settings), Outcome()

    def take(released: tuple[Key, ...], scan: KeyScan | None, now_ms: float) -> None:
        outcome.text += "".join(key.text for key in released)
        outcome.held_ms += [now_ms - key.at_ms for key in released]
        outcome.scans += [scan] if scan else []

    def time_out(before_ms: float) -> None:
        deadline = detector.deadline()
        if deadline is not None and deadline < before_ms:
            answer = detector.poll(deadline + 0.001)
            take(answer.released, answer.scan, deadline)

    for pressed_key in pressed:
        time_out(pressed_key.at_ms)
        answer = detector.feed(pressed_key)
        take(answer.released, answer.scan, pressed_key.at_ms)
        outcome.text += pressed_key.text if answer.verdict is Verdict.PASS else ""
    time_out(float("inf"))
    return outcome
