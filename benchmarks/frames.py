"""Camera frames that are hard to read, made from a seed: a badge with a code, seen badly in one of eighteen ways.

A frame is the same for the same kind, number and size. Lengths in pixels do not grow with the frame, as a
camera's blur and noise do not: so more lines are easier.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist

import segno
from PIL import Image, ImageChops, ImageDraw, ImageFilter

SIZES: Mapping[int, tuple[int, int]] = {480: (640, 480), 720: (1280, 720), 1080: (1920, 1080)}
"""Lines -> width and height of a frame."""

VCARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lindqvist;Astrid;;;\r\nFN:Astrid Lindqvist\r\nORG:Nordhavn Robotics AB\r\n"
    "TITLE:Head of Procurement\r\nEMAIL;TYPE=WORK:astrid.lindqvist@nordhavn.example\r\nTEL;TYPE=CELL:+46701740605\r\n"
    "TEL;TYPE=WORK:+4684650011\r\nADR;TYPE=WORK:;;Kajgatan 14;Göteborg;;411 09;Sweden\r\n"
    "URL:https://www.nordhavn.example/team/astrid\r\nNOTE:Met at the robotics pavilion, hall 4\r\nUID:0814847311\r\n"
    "END:VCARD\r\n"
)
"""What the badge says: as long as a vCard of a badge usually is, 77 modules wide as a QR code."""

_NOISE = 4.0  # of every camera, in grey levels


@dataclass(frozen=True)
class View:
    """How the badge is seen: shares of the frame, degrees, pixels of the frame, grey levels of 255."""

    share: float = 0.52  # height of the code
    turn: float = 0.0
    tilt: float = 0.0
    blur: float = 0.6
    motion: int = 1
    noise: float = _NOISE
    light: float = 1.0
    shade: float = 0.0  # how much darker the dark side is
    glare: float = 0.0  # how far the reflection reaches, as a share of the code
    folds: int = 0


KINDS: Mapping[str, View] = {
    "straight": View(),
    "distance: 25 % of the height": View(share=0.25),
    "distance: 18 % of the height": View(share=0.18),
    "rotation: 30 degrees": View(turn=30),
    "rotation: 77 degrees": View(turn=77),
    "perspective: 15 %": View(tilt=0.15),
    "perspective: 25 %": View(tilt=0.25),
    "blur: sigma 1.4": View(blur=1.4),
    "blur: sigma 2.2": View(blur=2.2),
    "motion: 5 px": View(motion=5),
    "motion: 9 px": View(motion=9),
    "noise: sigma 20": View(noise=20),
    "noise: sigma 40": View(noise=40),
    "low light: x 0.15": View(light=0.15),
    "low light: x 0.08": View(light=0.08),
    "shade: 80 % darker on one side": View(shade=0.8),
    "glare": View(glare=0.22),
    "lanyard folds": View(folds=3),
}
"""Kind -> how it is seen."""


@dataclass(frozen=True)
class Frame:
    """One frame; ``text`` is what its code says, and "" where it has none."""

    kind: str
    text: str
    picture: Image.Image


def hard_frames(lines: int, each: int = 6, seed: int = 4) -> Iterator[Frame]:
    """``each`` frames of every kind, ``lines`` high."""
    for kind, view in KINDS.items():
        for number in range(each):
            rng = random.Random(f"{seed} {kind} {number}")
            yield Frame(kind, VCARD, photographed(badge(), view, lines, rng))


def empty_frames(lines: int, each: int = 20, seed: int = 4) -> Iterator[Frame]:
    """Frames without a code: what is seen between two badges, and what could be taken for one."""
    for kind, paint in _EMPTY.items():
        for number in range(each):
            rng = random.Random(f"{seed} {kind} {number}")
            yield Frame(kind, "", noisy(paint(SIZES[lines], rng), rng.choice((_NOISE, 15)), rng))


@cache
def badge() -> tuple[Image.Image, tuple[int, int, int, int]]:
    """A badge with a name, lines of text and the code; and where on it the code lies, without its margin."""
    code = segno.make(VCARD, error="m", boost_error=False)
    scale, edge = 10, 40
    side = len(code.matrix) * scale
    picture = Image.new("L", (side + 400, side + 700), 235)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, picture.width, 150), fill=90)
    draw.text((60, 210), "Astrid Lindqvist", fill=20, font_size=110)
    draw.text((60, 360), "Nordhavn Robotics", fill=60, font_size=70)
    left, top = 200, 560
    draw.rectangle((left - edge, top - edge, left + side + edge, top + side + edge), fill=250)
    for row, modules in enumerate(code.matrix):
        for column, dark in enumerate(modules):
            if dark:
                corner = (left + column * scale, top + row * scale)
                draw.rectangle((*corner, corner[0] + scale - 1, corner[1] + scale - 1), fill=15)
    return picture, (left, top, left + side, top + side)


def photographed(
    card: tuple[Image.Image, tuple[int, int, int, int]], view: View, lines: int, rng: random.Random
) -> Image.Image:
    """The card as the camera sees it, ``lines`` high."""
    picture, code = card
    if view.folds:
        picture = folded(picture, view.folds, rng)
    if view.glare:
        picture = glaring(picture, code, view.glare, rng)
    frame = seen(picture, code, view, lines, rng)
    frame = frame.filter(ImageFilter.GaussianBlur(view.blur))
    if view.motion > 1:
        frame = moved(frame, view.motion)
    if view.shade:
        frame = shaded(frame, view.shade)
    dimmed = frame.point([round(level * view.light) for level in range(256)])
    return noisy(dimmed, view.noise, rng)


def seen(
    picture: Image.Image, code: tuple[int, int, int, int], view: View, lines: int, rng: random.Random
) -> Image.Image:
    """The card put on a desk: turned, tilted and far away; drawn at twice the size, so that no edge is jagged."""
    width, height = (2 * length for length in SIZES[lines])
    scale = view.share * height / (code[3] - code[1])
    angle = math.radians(view.turn + rng.uniform(-8, 8))
    centre = (width * rng.uniform(0.46, 0.54), height * rng.uniform(0.47, 0.53))
    middle = ((code[0] + code[2]) / 2, (code[1] + code[3]) / 2)

    def place(x: float, y: float) -> tuple[float, float]:
        across, down = (x - middle[0]) * scale, (y - middle[1]) * scale
        far = 1 - view.tilt * (x - code[0]) / (code[2] - code[0])  # the right side is farther away
        across, down = across * (1 - view.tilt / 2), down * far
        return (
            centre[0] + across * math.cos(angle) - down * math.sin(angle),
            centre[1] + across * math.sin(angle) + down * math.cos(angle),
        )

    corners = [(code[0], code[1]), (code[2], code[1]), (code[2], code[3]), (code[0], code[3])]
    back = perspective([place(*corner) for corner in corners], corners)
    desk = textured((width, height), rng)
    # Reduced first where it is far away: a transform looks at few pixels only.
    shrink = max(1, int(1 / scale))
    small = picture.reduce(shrink)
    coefficients = [value / shrink if index < 6 else value for index, value in enumerate(back)]
    method, sharp = Image.Transform.PERSPECTIVE, Image.Resampling.BICUBIC
    card = small.transform((width, height), method, coefficients, sharp)
    mask = Image.new("L", small.size, 255).transform((width, height), method, coefficients, Image.Resampling.NEAREST)
    desk.paste(card, mask=mask)
    return desk.reduce(2)


def perspective(points: list[tuple[float, float]], originals: list[tuple[int, int]]) -> list[float]:
    """The eight numbers that take each point of the frame back to the card's, by Gauss and Jordan."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(points, originals, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for column in range(8):
        pivot = max(range(column, 8), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for row in range(8):
            if row != column:
                factor = rows[row][column]
                rows[row] = [value - factor * other for value, other in zip(rows[row], rows[column], strict=True)]
    return [row[8] for row in rows]


# ---------------------------------------------------------------- what light and lens do


@cache
def _levels(sigma: float) -> list[int]:
    """A byte of chance -> noise around 128."""
    normal = NormalDist(128, sigma)
    return [min(255, max(0, round(normal.inv_cdf((level + 0.5) / 256)))) for level in range(256)]


def noisy(picture: Image.Image, sigma: float, rng: random.Random) -> Image.Image:
    """With the noise of a sensor, in grey levels."""
    chance = Image.frombytes("L", picture.size, rng.randbytes(picture.width * picture.height))
    return ImageChops.add(picture, chance.point(_levels(sigma)), offset=-128)


def moved(picture: Image.Image, length: int) -> Image.Image:
    """Moved sideways by ``length`` pixels while it was taken."""
    result = picture
    for step in range(1, length):
        result = Image.blend(result, ImageChops.offset(picture, step, 0), 1 / (step + 1))
    return result


def shaded(picture: Image.Image, share: float) -> Image.Image:
    """Darker by ``share`` at the right side."""
    slope = Image.linear_gradient("L").rotate(90).resize(picture.size)
    return ImageChops.multiply(picture, slope.point([round(255 - level * share) for level in range(256)]))


def glaring(picture: Image.Image, code: tuple[int, int, int, int], share: float, rng: random.Random) -> Image.Image:
    """With the reflection of a lamp on the code, white in its middle."""
    side = round((code[2] - code[0]) * share)
    spot = ImageChops.invert(Image.radial_gradient("L")).resize((side * 2, side * 2))
    spot = spot.point([min(255, max(0, (level - 75) * 3)) for level in range(256)])
    x = rng.uniform(0.42, 0.75) * (code[2] - code[0]) + code[0] - side
    y = rng.uniform(0.42, 0.75) * (code[3] - code[1]) + code[1] - side
    result = picture.copy()
    result.paste(255, (round(x), round(y)), spot)
    return result


def folded(picture: Image.Image, folds: int, rng: random.Random) -> Image.Image:
    """Bent in waves, as a paper badge in a loose sleeve or on cloth is, darker in the folds."""
    strips, phase, depth = 64, rng.uniform(0, math.tau), picture.width * 0.004
    mesh = []
    result_shade = Image.new("L", (strips, 1))
    for strip in range(strips):
        left, right = picture.width * strip // strips, picture.width * (strip + 1) // strips
        bend = [depth * math.sin(phase + math.tau * folds * x / picture.width) for x in (left, right)]
        top, low = 0.0, float(picture.height)
        quad = (left + bend[0], top + bend[0], left + bend[0], low + bend[0], right + bend[1], low + bend[1])
        mesh.append(((left, 0, right, picture.height), (*quad, right + bend[1], top + bend[1])))
        dark = 0.5 + 0.5 * math.cos(phase + math.tau * folds * strip / strips)
        result_shade.putpixel((strip, 0), round(255 - 110 * dark))
    bent = picture.transform(picture.size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR, fillcolor=235)
    return ImageChops.multiply(bent, result_shade.resize(picture.size, Image.Resampling.BICUBIC))


# ---------------------------------------------------------------- what is there when no code is


def textured(size: tuple[int, int], rng: random.Random) -> Image.Image:
    """A desk: broad patches of grey with grain."""
    coarse = Image.frombytes("L", (16, 9), rng.randbytes(144)).point([90 + level // 4 for level in range(256)])
    grain = Image.frombytes("L", (size[0] // 4, size[1] // 4), rng.randbytes((size[0] // 4) * (size[1] // 4)))
    patches = coarse.resize(size, Image.Resampling.BICUBIC)
    return Image.blend(patches, grain.resize(size, Image.Resampling.BILINEAR), 0.12)


def printed(size: tuple[int, int], rng: random.Random) -> Image.Image:
    """A page of text and rules: a badge seen from behind, a leaflet."""
    picture = Image.new("L", size, 225)
    draw = ImageDraw.Draw(picture)
    height = rng.choice((12, 20, 34))
    for top in range(10, size[1], height * 3 // 2):
        words = " ".join("".join(rng.choices("abcdefghilmnorstuEIHL10", k=rng.randint(2, 9))) for _ in range(30))
        draw.text((15, top), words, fill=30, font_size=height)
    return picture


def striped(size: tuple[int, int], rng: random.Random) -> Image.Image:
    """Bars of chance widths, as of shelves, blinds and shirts: what a bar code looks like to a reader."""
    picture = textured(size, rng)
    draw = ImageDraw.Draw(picture)
    x, unit = size[0] * 0.1, rng.uniform(1.5, 6)
    while x < size[0] * 0.9:
        width = unit * rng.randint(1, 4)
        draw.rectangle((x, size[1] * 0.2, x + width, size[1] * 0.8), fill=20)
        x += width + unit * rng.randint(1, 4)
    return picture.rotate(rng.uniform(-20, 20))


def checked(size: tuple[int, int], rng: random.Random) -> Image.Image:
    """Squares of chance, as of mosaics and keyboards: what a matrix code looks like to a reader."""
    picture = textured(size, rng)
    cells, unit = rng.randint(12, 60), rng.randint(3, 9)
    squares = Image.frombytes("L", (cells, cells), rng.randbytes(cells * cells)).point([15] * 128 + [240] * 128)
    picture.paste(squares.resize((cells * unit, cells * unit), Image.Resampling.NEAREST), (size[0] // 4, size[1] // 9))
    return picture


def dark(size: tuple[int, int], rng: random.Random) -> Image.Image:
    """A covered lens."""
    return Image.new("L", size, rng.randint(0, 20))


_EMPTY = {"desk": textured, "print": printed, "stripes": striped, "squares": checked, "dark": dark}
