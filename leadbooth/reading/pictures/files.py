"""Image files -> grey pictures. A file may be damaged, enormous, or made to fill the memory."""

from __future__ import annotations

import struct
import warnings
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from leadbooth.errors import KnownError
from leadbooth.reading.pictures.grey import Grey, grey_of

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 64 * 1024 * 1024
"""Of a file. Photos of good cameras have a third of it."""

MAX_PHOTO_PIXELS = 50_000_000
"""Of a JPEG: the most that telephones take. Told from the head of the file, before anything is decoded."""

MAX_PIXELS = 24_000_000
"""Of the other kinds, which are decoded whole and in colour: more would take more than half a gigabyte."""

MAX_SIDE = 4_096
"""Pixels. A larger picture is made smaller: that reads no worse, and is four times as fast."""

# Each is taken for what its first bytes say, whatever the name of the file says.
_KINDS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
_PHOTOS = ("JPEG", "MPO")  # the second is a JPEG with others behind it
_MARKS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"BM", b"II*\0", b"MM\0*")
_HEAD = 12

_ORIENTATION = 0x0112  # of EXIF

# What Pillow raises for a damaged file, by the kind of file and the place of the damage.
_DAMAGE = (
    *(OSError, EOFError, SyntaxError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError),
    *(struct.error, zlib.error, MemoryError),
)


def is_picture(data: bytes) -> bool:
    """True for the bytes (the first twelve are enough) of a kind of picture that can be read."""
    webp = data[:4] == b"RIFF" and data[8:_HEAD] == b"WEBP"
    return webp or (data.startswith(_MARKS) and not _is_text(data[:_HEAD]))


def _is_text(head: bytes) -> bool:
    # Text may well begin with BM; a picture of that kind goes on with its size, which has zeros in it.
    return head.startswith(b"BM") and 0 not in head


def read_picture_file(path: Path) -> Grey:
    """The picture in a file. Raises KnownError("file_missing", "file_error") and those of ``read_picture``."""
    try:
        size = path.stat().st_size
        _check_bytes(size, path.name)
        data = path.read_bytes()
    except FileNotFoundError:
        raise KnownError("file_missing", path=str(path)) from None
    except OSError as error:
        raise KnownError("file_error", path=str(path), reason=error.strerror or str(error)) from error
    return read_picture(data, path.name)


def read_picture(data: bytes, name: str = "") -> Grey:
    """The picture in the bytes of an image file, upright as the camera noted it, on white where it is transparent.

    Raises KnownError("picture_file_too_large", "picture_too_large", "picture_unknown", "picture_damaged"); ``name``
    is what the sentence calls it.
    """
    _check_bytes(len(data), name)
    if not is_picture(data):
        raise KnownError("picture_unknown", name=name)
    from PIL import Image

    try:
        with warnings.catch_warnings():
            # Pillow warns of damage that it can live with, and of pictures over its own limit: ours comes first.
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=_KINDS) as image:
                _check_pixels(image, name)
                return grey_of(_upright(image))
    except Image.DecompressionBombError as error:
        raise KnownError("picture_too_large", name=name, megapixels="> 100", limit=MAX_PIXELS // 1_000_000) from error
    except _DAMAGE as error:
        raise KnownError("picture_damaged", name=name) from error


def _check_bytes(size: int, name: str) -> None:
    if size > MAX_BYTES:
        raise KnownError("picture_file_too_large", name=name, megabytes=size >> 20, limit=MAX_BYTES >> 20)


def _check_pixels(image: Image, name: str) -> None:
    pixels, limit = image.width * image.height, MAX_PHOTO_PIXELS if image.format in _PHOTOS else MAX_PIXELS
    if pixels > limit:
        megapixels = round(pixels / 1_000_000)
        raise KnownError("picture_too_large", name=name, megapixels=megapixels, limit=limit // 1_000_000)


def _upright(image: Image) -> Image:
    from PIL import ImageOps

    turned = image.getexif().get(_ORIENTATION, 1)
    image.draft("L", (MAX_SIDE // 2, MAX_SIDE // 2))  # a JPEG is decoded as grey, and smaller where it is far too large
    image.load()
    grey = _grey(_smaller(image))
    grey.getexif()[_ORIENTATION] = turned
    return ImageOps.exif_transpose(grey)


def _smaller(image: Image) -> Image:
    factor = -(-max(image.size) // MAX_SIDE)
    if factor == 1:
        return image
    if image.mode in {"1", "P"}:
        image = image.convert("RGBA" if image.has_transparency_data else "L")
    elif image.mode.startswith("I;16"):
        image = image.convert("I")
    return image.reduce(factor)


def _grey(image: Image) -> Image:
    from PIL import Image

    if image.has_transparency_data:
        colours = image.convert("RGBA")
        paper = Image.new("RGBA", colours.size, "white")
        return Image.alpha_composite(paper, colours).convert("L")
    if image.mode.startswith("I"):  # 16 bits of grey, which L would cut off instead of scaling
        return image.convert("I").point(lambda level: level / 256).convert("L")
    return image.convert("L")
