"""Pictures: what a camera or a photo shows, read on this computer.

Pillow and zxing-cpp load when a picture is first read, so that the start does not pay for them.
"""

from leadbooth.reading.pictures.codes import Code, read_codes, read_frame
from leadbooth.reading.pictures.files import is_picture, read_picture, read_picture_file
from leadbooth.reading.pictures.grey import Grey

__all__ = ["Code", "Grey", "is_picture", "read_codes", "read_frame", "read_picture", "read_picture_file"]
