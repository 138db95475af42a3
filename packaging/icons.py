"""Makes the application's PNG, ICO and ICNS files from `resources/icons/app/leadbooth.svg`.

Run it after the drawing changed: `python packaging/icons.py`. The results are kept in the repository.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons" / "app"
PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_TYPES = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def png(renderer: QSvgRenderer, size: int) -> bytes:
    """The drawing as a PNG of size x size pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon file: a directory, then the PNGs (a side of 256 is written as 0)."""
    offset = 6 + 16 * len(pictures)
    directory, body = b"", b""
    for size, data in pictures.items():
        directory += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), offset + len(body))
        body += data
    return struct.pack("<HHH", 0, 1, len(pictures)) + directory + body


def icns(pictures: dict[bytes, bytes]) -> bytes:
    """A macOS icon file: the PNGs, each with its type and length."""
    body = b"".join(kind + struct.pack(">I", len(data) + 8) + data for kind, data in pictures.items())
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def main() -> None:
    """Write all files beside the drawing."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    renderer = QSvgRenderer(str(FOLDER / "leadbooth.svg"))
    for size in PNG_SIZES:
        (FOLDER / f"leadbooth-{size}.png").write_bytes(png(renderer, size))
    (FOLDER / "leadbooth.ico").write_bytes(ico({size: png(renderer, size) for size in ICO_SIZES}))
    (FOLDER / "leadbooth.icns").write_bytes(icns({kind: png(renderer, size) for kind, size in ICNS_TYPES.items()}))
    app.quit()


if __name__ == "__main__":
    main()
