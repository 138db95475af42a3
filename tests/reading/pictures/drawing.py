"""Pictures with codes, as tests draw them."""

from __future__ import annotations

from io import BytesIO
from typing import Any, cast

import segno
import zxingcpp
from PIL import Image

from leadbooth.reading.pictures import Grey

FORMATS = {
    "QRCode": "qr",
    "MicroQRCode": "qr",
    "DataMatrix": "datamatrix",
    "Aztec": "aztec",
    "PDF417": "pdf417",
    "Code128": "code128",
    "Code39": "code39",
    "Code93": "code93",
    "EAN13": "ean",
    "EAN8": "ean",
    "UPCA": "ean",
    "ITF": "itf",
}
"""The name that zxing-cpp has for a format -> ours."""

TEXTS = {"EAN13": "4006381333931", "EAN8": "96385074", "UPCA": "0036000291452", "ITF": "08148473", "MicroQRCode": "A17"}
"""What a format can hold, where that is not any text."""


def drawn(text: str, format: str = "QRCode", scale: int = 4, margin: int = 24) -> Image.Image:
    """A code on white paper. QR codes come from segno: what reads them must not have written them, too."""
    if format in {"QRCode", "MicroQRCode"}:
        buffer = BytesIO()
        segno.make(text, micro=format == "MicroQRCode").save(buffer, kind="png", scale=scale, border=4)
        code = Image.open(buffer).convert("L")
    else:
        written = _written(text, format).to_image(scale=scale, add_quiet_zones=True)
        height, width = written.shape
        code = Image.frombytes(
            "L", (width, height), bytes(cast(bytes, written))
        )  # a buffer, which its stubs do not say
    paper = Image.new("L", (code.width + 2 * margin, code.height + 2 * margin), 255)
    paper.paste(code, (margin, margin))
    return paper


def _written(text: str, format: str) -> zxingcpp.Barcode:
    content = text[1:] if format == "UPCA" else text
    return zxingcpp.create_barcode(content, getattr(zxingcpp.BarcodeFormat, format))


def beside(*images: Image.Image) -> Image.Image:
    """All on one sheet of paper, from left to right."""
    sheet = Image.new("L", (sum(one.width for one in images), max(one.height for one in images)), 255)
    left = 0
    for one in images:
        sheet.paste(one, (left, 0))
        left += one.width
    return sheet


def grey(image: Image.Image) -> Grey:
    """What is read."""
    return Grey(image.tobytes(), image.width, image.height)


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """The bytes of an image file."""
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
