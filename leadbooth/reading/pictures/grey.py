"""A grey picture: what codes are read from, whether it came from a file or from a camera."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True)
class Grey:
    """One byte of brightness a pixel, 0 for black, from the top left.

    ``pixels`` may be a camera's own memory: nothing is copied, and it must stay until the picture was read. A row
    begins every ``stride`` bytes (0 where rows follow each other), a pixel every ``step`` bytes within it. Raises
    ValueError where the pixels do not reach.
    """

    pixels: bytes | memoryview
    width: int
    height: int
    stride: int = 0
    step: int = 1

    def __post_init__(self) -> None:
        shortest = (self.width - 1) * self.step + 1
        if min(self.width, self.height, self.step) < 1 or 0 < self.stride < shortest:
            raise ValueError(f"no picture: {self.width} x {self.height}, stride {self.stride}, step {self.step}")
        if len(self.pixels) < (self.height - 1) * self.row + shortest:
            raise ValueError(f"{len(self.pixels)} bytes are too few for {self.width} x {self.height}")

    @property
    def row(self) -> int:
        """Bytes from the beginning of one row to that of the next."""
        return self.stride or self.width * self.step

    def image(self) -> Image:
        """The same as an image of Pillow's, for what is done to pixels."""
        from PIL import Image

        data = memoryview(self.pixels)
        used = self.width * self.step
        if self.row == self.width:
            pixels = bytes(data[: self.row * self.height])
        else:
            starts = range(0, self.height * self.row, self.row)
            pixels = b"".join(bytes(data[start : start + used : self.step]) for start in starts)
        return Image.frombytes("L", (self.width, self.height), pixels)


def grey_of(image: Image) -> Grey:
    """The picture in an image of Pillow's, of mode L."""
    return Grey(image.tobytes(), image.width, image.height)
