"""Playing a recording of writes through, and cutting the power at any moment of it."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_HEADER = struct.Struct("<5q")
_SECTOR = 512


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done to a file: ``o`` opened, ``w`` written, ``t`` cut to ``offset``, ``s`` synced."""

    what: str
    file: Path
    offset: int = 0
    data: bytes = b""


def steps(recording: Path) -> Iterator[Step]:
    """What recorder.c wrote down."""
    raw, at, names = recording.read_bytes(), 0, dict[int, Path]()
    while at < len(raw):
        what, descriptor, offset, length, _ = _HEADER.unpack_from(raw, at)
        at += _HEADER.size
        data = raw[at : at + length]
        at += length
        if chr(what) == "o":
            names[descriptor] = Path(data.decode())
        yield Step(chr(what), names[descriptor], offset, data)


@dataclass
class Disk:
    """Files as they are on the disk for certain, and what may or may not have reached it."""

    durable: dict[Path, bytearray]
    unsynced: dict[Path, list[Step]] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        """Do as the recorded program did."""
        image = self.durable.setdefault(step.file, bytearray())
        if step.what == "s":
            for late in self.unsynced.pop(step.file, []):
                _put(image, late)
        elif step.what != "o":
            self.unsynced.setdefault(step.file, []).append(step)

    def cut(self, rng: random.Random) -> dict[Path, bytearray]:
        """The files after a power cut now: what was synced, and any part of the rest, some of it torn."""
        images = {file: bytearray(image) for file, image in self.durable.items()}
        for file, late in self.unsynced.items():
            share = rng.choice([0.0, 0.5, 0.9, 1.0])
            for step in late:
                if rng.random() < share:
                    _put(images[file], _torn(step, rng) if rng.random() < 0.1 else step)
        return images


def _put(image: bytearray, step: Step) -> None:
    if step.what == "t":
        del image[step.offset :]
        return
    image.extend(bytes(max(0, step.offset - len(image))))
    image[step.offset : step.offset + len(step.data)] = step.data


def _torn(step: Step, rng: random.Random) -> Step:
    kept = rng.randrange(0, len(step.data) + 1, _SECTOR) if step.data else 0
    return Step(step.what, step.file, step.offset, step.data[:kept])
