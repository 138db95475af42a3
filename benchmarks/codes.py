"""Codes in camera frames that are hard to read: how many are read, by kind and size, beside one plain call of
zxing-cpp and, where they are installed, OpenCV and pyzbar; false reads; and how long a frame takes.

Run: python -m benchmarks.codes [--each 6]
"""

from __future__ import annotations

import importlib
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

import zxingcpp
from PIL import Image

from benchmarks.common import percentile
from benchmarks.frames import KINDS, SIZES, empty_frames, hard_frames
from leadbooth.reading.pictures import Grey, read_codes, read_frame

Reader = Callable[[Image.Image], list[str]]

AIM = {480: 0.78, 720: 0.90, 1080: 0.92}
EMPTY_MS, FOUND_MS = 25.0, 5.0  # p50 of a live frame of 1280 x 720


@dataclass
class Score:
    """What one reader did with the frames of one size."""

    read: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    wrong: int = 0
    ms: list[float] = field(default_factory=list)


def grey(picture: Image.Image) -> Grey:
    return Grey(picture.tobytes(), picture.width, picture.height)


def ours(picture: Image.Image) -> list[str]:
    return [code.text for code in read_codes(grey(picture))]


def live(picture: Image.Image) -> list[str]:
    code = read_frame(grey(picture))
    return [code.text] if code else []


def plain(picture: Image.Image) -> list[str]:
    """One call as the manual of zxing-cpp has it, of the formats that we read."""
    names = ("QRCode", "MicroQRCode", "DataMatrix", "Aztec", "PDF417", "Code128", "Code39", "Code93", "EAN13", "ITF")
    formats = zxingcpp.BarcodeFormats([getattr(zxingcpp.BarcodeFormat, name) for name in names])
    return [code.text for code in zxingcpp.read_barcodes(picture, formats, text_mode=zxingcpp.TextMode.Plain)]


def peers() -> dict[str, Reader]:
    """The readers of others that are installed here; none has to be."""
    found: dict[str, Reader] = {}
    try:
        cv2, numpy = importlib.import_module("cv2"), importlib.import_module("numpy")
        found["OpenCV"] = lambda picture: [cv2.QRCodeDetector().detectAndDecode(numpy.asarray(picture))[0]]
    except ImportError:
        print("OpenCV (opencv-python-headless) is not installed, so it is left out.")
    try:
        decode = importlib.import_module("pyzbar.pyzbar").decode
        found["pyzbar"] = lambda picture: [one.data.decode("utf-8", "replace") for one in decode(picture)]
    except ImportError:  # of pyzbar itself, or of the library that it needs
        print("pyzbar (and libzbar) is not installed, so it is left out.")
    return found


def scored(readers: dict[str, Reader], lines: int, each: int) -> tuple[dict[str, Score], int]:
    """What each reader did with the hard frames, and how many those were."""
    scores, count = {name: Score() for name in readers}, 0
    for frame in hard_frames(lines, each):
        count += 1
        for name, reader in readers.items():
            start = perf_counter()
            texts = [text for text in reader(frame.picture) if text]
            scores[name].ms.append((perf_counter() - start) * 1000)
            scores[name].read[frame.kind] += frame.text in texts
            scores[name].wrong += any(text != frame.text for text in texts)
    return scores, count


def show(lines: int, scores: dict[str, Score], each: int, count: int) -> None:
    width, height = SIZES[lines]
    print(f"\n{f'{width} x {height}, {count} frames':34}" + "".join(f"{name:>12}" for name in scores))
    for kind in KINDS:
        print(f"{kind:34}" + "".join(f"{score.read[kind] / each:>12.0%}" for score in scores.values()))
    print(f"{'all':34}" + "".join(f"{sum(score.read.values()) / count:>12.1%}" for score in scores.values()))
    for name, share in (("ms a frame, p50", 0.5), ("ms a frame, p95", 0.95)):
        print(f"{name:34}" + "".join(f"{percentile(score.ms, share):>12.1f}" for score in scores.values()))
    print(f"{'read wrongly':34}" + "".join(f"{score.wrong:>12}" for score in scores.values()))


def false_reads(lines: int, each: int) -> tuple[int, int]:
    """Codes that were read in frames without one, and how many frames those were."""
    frames = list(empty_frames(lines, each))
    return sum(bool(ours(frame.picture)) for frame in frames), len(frames)


def live_ms(each: int) -> tuple[float, float]:
    """The median times of live frames of 1280 x 720: without a code, those looked at twice among them; and with one."""
    empty = [grey(frame.picture) for frame in empty_frames(720, each)]
    easy = [grey(frame.picture) for frame in hard_frames(720, each) if frame.kind.startswith(("straight", "rotation"))]
    without, found = [], []
    for missed, frame in enumerate(empty):
        start = perf_counter()
        read_frame(frame, missed)
        without.append((perf_counter() - start) * 1000)
    for frame in easy:
        start = perf_counter()
        read_frame(frame)
        found.append((perf_counter() - start) * 1000)
    return percentile(without, 0.5), percentile(found, 0.5)


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=6, help="frames of each kind and size")
    each = parser.parse_args().each
    readers: dict[str, Reader] = {"ours": ours, "ours, live": live, "zxing-cpp": plain, **peers()}
    failed = False
    totals: list[str] = []
    for lines in SIZES:
        scores, count = scored(readers, lines, each)
        show(lines, scores, each, count)
        wrong, empty = false_reads(lines, each * 4)
        mine, theirs = (sum(scores[name].read.values()) / count for name in ("ours", "zxing-cpp"))
        print(f"false reads in {empty} frames without a code: {wrong}")
        totals.append(f"{lines} lines: {mine:.1%}, aim {AIM[lines]:.0%}, one plain call {theirs:.1%}")
        failed = failed or wrong + scores["ours"].wrong > 0 or mine < AIM[lines] or mine <= theirs
    without, found = live_ms(each)
    print("\n" + "\n".join(totals))
    print(f"live frame without a code, p50: {without:.1f} ms, limit {EMPTY_MS:.0f} ms, ratio {without / EMPTY_MS:.2f}")
    print(f"live frame with a code, p50:    {found:.1f} ms, limit {FOUND_MS:.0f} ms, ratio {found / FOUND_MS:.2f}")
    return int(failed or without > EMPTY_MS or found > FOUND_MS)


if __name__ == "__main__":
    sys.exit(main())
