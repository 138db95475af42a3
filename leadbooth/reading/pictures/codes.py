"""Picture -> codes: one plain pass of zxing-cpp, and others where that one finds nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Literal

from leadbooth.reading.aim import strip_aim
from leadbooth.reading.pictures.grey import Grey, grey_of

if TYPE_CHECKING:
    from PIL.Image import Image
    from zxingcpp import Barcode, BarcodeFormats, Point

_LARGE = 2048
"""Pixels of a side. A picture this large is not enlarged but for its middle, and made smaller before it is turned: its
codes have pixels enough, and time counts."""

_TURNS = (10, -10, 20, -20, 30, -30, 40, -40)
"""Degrees. PDF417 is read only when it lies straight to within five degrees, bars to within some thirty."""

_FRAMES_BETWEEN = 4
"""Of so many frames without a code one is looked at in another way as well: the others keep up with the camera."""

_AS_IT_IS = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


Corners = tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Code:
    """A code in a picture. ``symbology`` is a word of ``strip_aim``; ``corners`` are pixels of the picture, in the
    order of reading: top left, top right, bottom right, bottom left of the code; ``data`` is what it holds, undecoded.
    """

    text: str
    symbology: str
    corners: Corners
    data: bytes


Sought = Literal["all", "rows", "common", "dense"]
"""Which codes: those of bars in rows, as the others are read however they lie; or for live frames in turn, because Data
Matrix and Aztec take more time than all others together: these two, dark on light only ("dense"), and the others."""


@dataclass(frozen=True)
class _View:
    """What a pass looks at. A point (x, y) of it is (ax + by + c, dx + ey + f) in the picture for ``back`` a to f."""

    picture: Grey
    back: tuple[float, float, float, float, float, float] = _AS_IT_IS
    sought: Sought = "all"

    def place(self, point: Point) -> tuple[int, int]:
        """The point of the picture."""
        a, b, c, d, e, f = self.back
        return round(a * point.x + b * point.y + c), round(d * point.x + e * point.y + f)


def read_codes(picture: Grey) -> list[Code]:
    """Every code of a still picture. Where none is to be seen it is looked at in other ways: that takes its time."""
    return next(filter(None, (_read(view) for view in _views(picture))), [])


def read_frame(frame: Grey, missed: int = 0) -> Code | None:
    """The first code that is found in a frame of a live camera: fast, as the next frame is coming.

    ``missed`` counts the frames without a code before this one. Data Matrix and Aztec are looked for where it is odd,
    the others where it is even, and some frames are looked at in another way, too. ``read_codes`` tells all codes of a
    frame that has one.
    """
    found = _read(_View(frame, sought="dense" if missed % 2 else "common"), first=True)
    turn, left_over = divmod(missed, _FRAMES_BETWEEN)
    if not found and left_over == _FRAMES_BETWEEN - 1:
        look = _LIVE[turn % len(_LIVE)]
        found = _read(look(frame.image()), first=True)
    return found[0] if found else None


# ---------------------------------------------------------------- ways to look at a picture


def _views(picture: Grey) -> Iterator[_View]:
    """The picture as it is, then what makes up for too little light, size and sharpness, then turned."""
    yield _View(picture)
    image = picture.image()
    yield _softened(image)
    yield _enlarged(image) if max(image.size) < _LARGE else _middle_enlarged(image)
    for degrees in _TURNS:
        yield _turned(image, degrees)


def _softened(image: Image) -> _View:
    """Low light: the full range of grey, and noise evened out."""
    from PIL import ImageFilter

    return _View(grey_of(_stretched(image).filter(ImageFilter.BoxBlur(1))))


def _enlarged(image: Image, left: int = 0, top: int = 0) -> _View:
    """Distance, blur, a shaking hand: twice the size, sharpened."""
    from PIL import Image, ImageFilter

    twice = (image.width * 2, image.height * 2)
    large = _stretched(image).resize(twice, Image.Resampling.BICUBIC)
    sharp = large.filter(ImageFilter.UnsharpMask(radius=4, percent=300, threshold=0))
    return _View(grey_of(sharp), (0.5, 0.0, left, 0.0, 0.5, top))


def _middle_enlarged(image: Image) -> _View:
    """The same of the middle, where one holds what is to be read: no more pixels than there were."""
    left, top = image.width // 4, image.height // 4
    return _enlarged(image.crop((left, top, image.width - left, image.height - top)), left, top)


def _turned(image: Image, degrees: float) -> _View:
    """A badge held askew."""
    from PIL import Image

    factor = -(-max(image.size) // _LARGE)
    small = image.reduce(factor)
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    width = math.ceil(small.width * abs(cos) + small.height * abs(sin))
    height = math.ceil(small.width * abs(sin) + small.height * abs(cos))
    across = (small.width - width * cos - height * sin) / 2
    down = (small.height + width * sin - height * cos) / 2
    back = (cos, sin, across, -sin, cos, down)
    turned = small.transform((width, height), Image.Transform.AFFINE, back, Image.Resampling.BILINEAR, fillcolor=255)
    a, b, c, d, e, f = (value * factor for value in back)
    return _View(grey_of(turned), (a, b, c, d, e, f), sought="rows")


_LIVE: tuple[Callable[[Image], _View], ...] = (
    _softened,
    _middle_enlarged,
    *(partial(_turned, degrees=degrees) for degrees in (10, -10, 45)),
)


def _stretched(image: Image) -> Image:
    from PIL import ImageOps

    return ImageOps.autocontrast(image, cutoff=1)


# ---------------------------------------------------------------- zxing-cpp


@cache
def _formats(sought: Sought) -> BarcodeFormats:
    """What badges and cards carry. Others only cost time and false reads."""
    from zxingcpp import BarcodeFormat as Format
    from zxingcpp import BarcodeFormats

    rows = [Format.PDF417, Format.Code128, Format.Code39, Format.Code93]
    rows += [Format.EAN13, Format.EAN8, Format.UPCA, Format.ITF]
    squares, dense = [Format.QRCode, Format.MicroQRCode], [Format.DataMatrix, Format.Aztec]
    which = {"all": [*squares, *dense, *rows], "rows": rows, "common": [*squares, *rows], "dense": dense}
    return BarcodeFormats(which[sought])


def _read(view: _View, *, first: bool = False) -> list[Code]:
    found = _decoded(view, _formats(view.sought), first=first)
    codes = [_code(one, view) for one in found]
    return [code for code in codes if code.symbology != "pdf417" or _read_again(code.text, view)]


def _read_again(text: str, view: _View) -> bool:
    """True when a PDF417 says the same slightly turned: one that lies askew can be "corrected" into another text."""
    from zxingcpp import BarcodeFormat, BarcodeFormats

    image, pdf417 = view.picture.image(), BarcodeFormats([BarcodeFormat.PDF417])
    if max(image.size) < _LARGE // 2:
        image = image.resize((image.width * 2, image.height * 2))
    turned = (_turned(image, degrees) for degrees in (2, -2))
    return any(text == one.text for again in turned for one in _decoded(again, pdf417))


def _decoded(view: _View, formats: BarcodeFormats, *, first: bool = False) -> list[Barcode]:
    import zxingcpp

    # An ImageView does not keep the pixels it looks at: ``view`` does, until this function is left.
    seen, plain = view.picture, zxingcpp.TextMode.Plain
    pixels = zxingcpp.ImageView(seen.pixels, seen.width, seen.height, zxingcpp.ImageFormat.Lum, seen.row, seen.step)
    if first:
        one = zxingcpp.read_barcode(pixels, formats, try_invert=view.sought != "dense", text_mode=plain)
        return [] if one is None else [one]
    return zxingcpp.read_barcodes(pixels, formats, text_mode=plain)


def _code(barcode: Barcode, view: _View) -> Code:
    at = barcode.position
    corners = (
        view.place(at.top_left),
        view.place(at.top_right),
        view.place(at.bottom_right),
        view.place(at.bottom_left),
    )
    # A mark alone is a mark of nothing: strip_aim wants something after it.
    symbology = strip_aim(f"{barcode.symbology_identifier}-")[1]
    return Code(barcode.text, symbology, corners, bytes(barcode.bytes))
