"""Key bursts: tells the keys of a USB scanner from those of a person, by nothing but their timing and text.

A scanner is a keyboard. Each key is held back for a moment: when the next one comes as fast as only a scanner
types, the keys are collected into a scan; when not, they are given back, in order, as the typing they were.
The detector is a pure state machine in virtual time: feed it keys, poll it when ``deadline`` has passed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal

from leadbooth.reading.keyboards import garble_layout, repair_layout
from leadbooth.reading.scan_text import alt_code, closes_card, expects_more_lines, opened_card, read_payload
from leadbooth.reading.scanner_settings import PREFIX_KEYS, ScannerSettings

KeyName = str
"""``char``, ``enter``, ``tab``, ``alt_digit``, ``alt_end``, a function key (``F9``), or ``other``."""

_MAX_KEYS = 64 * 1024
# A burst this much slower than the threshold will not become a scan any more: give it back early.
_HOPELESS = 1.3
# Without a suffix as proof, a burst must be twice as long as usual, or clearly faster than any hand.
_SURE_LENGTH = 2
_SURE_SPEED = 0.6


class Verdict(Enum):
    """What to do with the key that was fed."""

    PASS = auto()
    """Let it go on to its widget, after the released ones."""
    HOLD = auto()
    """Keep it back; it will be released, or be part of a scan."""
    SWALLOW = auto()
    """It belongs to a scan: forget it."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key press. ``token`` is what the caller needs to send it again; the detector never looks at it."""

    text: str
    at_ms: float
    name: KeyName = "char"
    token: object = None


@dataclass(frozen=True, slots=True)
class KeyScan:
    """A scan made of keys: what it says (``payload``, ``symbology``), and how it arrived."""

    payload: str
    symbology: str
    typed: str
    keys: int
    started_ms: float
    ended_ms: float
    ended_by: Literal["suffix", "gap", "card"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one key or one time-out leads to: first send ``released`` again, then announce ``scan``."""

    verdict: Verdict = Verdict.PASS
    released: tuple[Key, ...] = ()
    scan: KeyScan | None = None


class BurstDetector:
    """Sorts keys into typing and scans. Times are milliseconds of any clock that does not run backwards."""

    def __init__(self, settings: ScannerSettings | None = None) -> None:
        self._settings = settings or ScannerSettings()
        self._tail_until = float("-inf")
        self._prefixes = _spellings_of_prefix(self._settings)
        self._forget()

    @property
    def holding(self) -> bool:
        """Whether keys are held back at the moment."""
        return bool(self._keys)

    @property
    def surely_scanning(self) -> bool:
        """Whether the held keys can only come from a scanner."""
        return bool(self._card) or self._prefixed or self._is_sure()

    def deadline(self) -> float | None:
        """When to poll if no key comes before; None while nothing is held."""
        if not self._keys:
            return None
        return self._keys[-1].at_ms + self._patience()

    def feed(self, key: Key) -> Answer:
        """What to do with this key, after what its pause since the last one decides about the held keys."""
        earlier = self.poll(key.at_ms)
        answer = self._take(key)
        if earlier.released or earlier.scan:
            return Answer(answer.verdict, earlier.released + answer.released, earlier.scan or answer.scan)
        return answer

    def poll(self, now_ms: float) -> Answer:
        """Ends a burst whose deadline is over: as a scan when it can only be one, else as typing."""
        deadline = self.deadline()
        if deadline is None or now_ms <= deadline:
            return Answer()
        if self._is_scan_without_suffix():
            return Answer(scan=self._finish("gap", self._keys[-1].at_ms))
        return Answer(released=self.flush())

    def flush(self) -> tuple[Key, ...]:
        """Gives back all held keys as typing, in order: for a change of focus, a pause, the end."""
        keys = tuple(self._keys)
        self._forget()
        return keys

    def _forget(self) -> None:
        self._keys: list[Key] = []
        self._presses = 0
        self._length = 0
        self._last_press = 0.0
        self._prefixed = False
        self._card = ""
        self._open = False

    def _take(self, key: Key) -> Answer:
        match key.name:
            case "enter" | "tab":
                return self._take_line_end(key)
            case "alt_end":
                return self._hold(key) if self._keys else Answer()
            case "char" | "alt_digit":
                return self._take_character(key)
        if key.name == self._settings.prefix and not self._keys:
            self._prefixed = True
            return self._hold(key)
        return Answer(released=self.flush())

    def _take_character(self, key: Key) -> Answer:
        if not self._keys and key.text == " ":
            return Answer()  # no payload begins with a blank, and blanks press buttons
        self._hold(key)
        if not self._prefixed and self._presses <= _longest(self._prefixes):
            self._prefixed = self._typed() in self._prefixes
        if self._is_hopeless():
            return Answer(released=self.flush()[:-1])
        if self._card and closes_card(self._meant(last=24), self._card):
            return Answer(Verdict.SWALLOW, scan=self._finish("card", key.at_ms))
        return Answer(Verdict.HOLD)

    def _take_line_end(self, key: Key) -> Answer:
        if not self._keys:
            if key.at_ms > self._tail_until:
                return Answer()
            self._tail_until = key.at_ms + self._settings.join_ms
            return Answer(Verdict.SWALLOW)
        if key.name != self._settings.suffix or self._continues():
            return self._hold(key)
        if self._is_scan_with_suffix(key.at_ms):
            return Answer(Verdict.SWALLOW, scan=self._finish("suffix", key.at_ms))
        return Answer(released=self.flush())

    def _hold(self, key: Key) -> Answer:
        self._keys.append(key)
        self._last_press = key.at_ms
        self._presses += key.name != "alt_end"
        self._length += key.name == "alt_end" or len(key.text) * (key.name != "alt_digit")
        return Answer(Verdict.HOLD)

    def _continues(self) -> bool:
        """Whether the burst goes on after a line end; remembers what it waits for."""
        text = self._meant()
        self._card = opened_card(text) if self._is_fast(self._last_press) or self._prefixed else ""
        self._open = expects_more_lines(text) or (self._settings.join_lines and self._is_fast(self._last_press))
        return self._open

    def _patience(self) -> float:
        if self._card:
            return self._settings.card_timeout_ms
        if self._prefixed and self._settings.suffix != "none":
            return self._settings.prefix_timeout_ms
        return self._settings.join_ms if self._is_sure() or self._prefixed else self._settings.gap_ms

    def _mean_gap(self, until_ms: float, gaps: int) -> float:
        return (until_ms - self._keys[0].at_ms) / max(gaps, 1)

    def _is_fast(self, until_ms: float) -> bool:
        return self._mean_gap(until_ms, self._presses - 1) <= self._settings.threshold_ms

    def _is_scan_with_suffix(self, at_ms: float) -> bool:
        if self._prefixed:
            return bool(self._after_prefix())
        long_enough = self._length >= self._settings.min_length
        return long_enough and self._mean_gap(at_ms, self._presses) <= self._settings.threshold_ms

    def _is_sure(self) -> bool:
        least = self._settings.min_length
        if self._length < least:
            return False
        mean = self._mean_gap(self._last_press, self._presses - 1)
        limit = 1 if self._length >= _SURE_LENGTH * least else _SURE_SPEED
        return mean <= limit * self._settings.threshold_ms

    def _is_scan_without_suffix(self) -> bool:
        if self._prefixed and not self._is_typeable_prefix():
            return bool(self._after_prefix())
        if self._open and self._is_scan_with_suffix(self._last_press):
            return True  # its Enter came, and more lines did not
        return self._is_sure()

    def _is_hopeless(self) -> bool:
        """Too slow for a scanner, or longer than anything that is read."""
        if len(self._keys) > _MAX_KEYS:
            return True
        if self._card or self._presses < 4:
            return False
        mean = self._mean_gap(self._last_press, self._presses - 1)
        if self._prefixed:
            return self._is_typeable_prefix() and mean > self._settings.gap_ms
        return mean > _HOPELESS * self._settings.threshold_ms

    def _is_typeable_prefix(self) -> bool:
        return self._settings.prefix.isprintable() and self._settings.prefix not in PREFIX_KEYS

    def _after_prefix(self) -> str:
        typed = self._typed()
        for prefix in self._prefixes:
            typed = typed.removeprefix(prefix)
        return typed.strip()

    def _meant(self, last: int = 0) -> str:
        """The text so far (or of the ``last`` keys) with the layout repaired."""
        settings = self._settings
        return repair_layout(self._typed(last), settings.scanner_layout, settings.computer_layout)

    def _typed(self, last: int = 0) -> str:
        return _join(self._keys[-last:])

    def _finish(self, ended_by: Literal["suffix", "gap", "card"], ended_ms: float) -> KeyScan:
        typed = self._typed()
        payload, symbology = read_payload(typed, self._settings)
        scan = KeyScan(payload, symbology, typed, self._presses, self._keys[0].at_ms, ended_ms, ended_by)
        self._forget()
        self._tail_until = (
            ended_ms + 2 * self._settings.join_ms if ended_by == "gap" else ended_ms + self._settings.join_ms
        )
        return scan


def _spellings_of_prefix(settings: ScannerSettings) -> tuple[str, ...]:
    """The text prefix as it is, and as a wrong layout shows it; none for a function key."""
    if not settings.prefix or settings.prefix in PREFIX_KEYS:
        return ()
    shown = garble_layout(settings.prefix, settings.scanner_layout, settings.computer_layout)
    return (settings.prefix, shown)


def _longest(texts: tuple[str, ...]) -> int:
    return max(map(len, texts), default=0)


def _join(keys: list[Key]) -> str:
    """The characters the keys type, Alt+numpad codes put together."""
    parts: list[str] = []
    digits = ""
    for key in keys:
        if key.name == "alt_digit":
            digits += key.text
            continue
        if digits:
            parts.append(alt_code(digits))
            digits = ""
        parts.append(key.text)
    return "".join(parts) + (alt_code(digits) if digits else "")
