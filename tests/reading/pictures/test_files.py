"""Image files: the usual kinds, upright and on white; and those that are damaged, enormous or made to do harm."""

from __future__ import annotations

import struct
import tracemalloc
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from leadbooth.errors import KnownError
from leadbooth.reading.pictures import is_picture, read_codes, read_picture, read_picture_file
from leadbooth.reading.pictures.files import MAX_BYTES, MAX_SIDE
from tests.reading.pictures.drawing import drawn, saved

KINDS = ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"]


def refused(data: bytes) -> KnownError:
    with pytest.raises(KnownError) as error:
        read_picture(data, "photo.jpg")
    return error.value


def png_head(width: int, height: int) -> bytes:
    """A PNG file that says how large it is and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(99))) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", KINDS)
def test_the_usual_kinds_are_read_whatever_they_are_called(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "photo.unknown"
    file.write_bytes(saved(drawn("A-17"), kind))
    assert is_picture(file.read_bytes()[:12])
    assert [code.text for code in read_codes(read_picture_file(file))] == ["A-17"]


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16", "CMYK"])
def test_colours_become_the_grey_that_they_look_like(mode: str) -> None:
    paper = Image.new("L", (8, 8), 255)
    image = paper.convert("I").point(lambda level: level * 257).convert(mode) if mode == "I;16" else paper.convert(mode)
    assert set(read_picture(saved(image, "TIFF" if mode == "CMYK" else "PNG")).pixels) == {255}


def test_what_is_transparent_is_paper() -> None:
    code = drawn("A-17")
    ink = Image.new("RGBA", code.size, (0, 0, 0, 0))
    ink.paste((0, 0, 0, 255), mask=code.point([255 - level for level in range(256)]))
    assert [one.text for one in read_codes(read_picture(saved(ink)))] == ["A-17"]


@pytest.mark.parametrize(("orientation", "size"), [(1, (30, 20)), (3, (30, 20)), (6, (20, 30)), (8, (20, 30))])
def test_a_photo_stands_as_the_camera_was_held(orientation: int, size: tuple[int, int]) -> None:
    photo = Image.new("L", (30, 20), 250)
    photo.paste(0, (0, 0, 8, 8))  # the dark corner: where it comes to lie tells how the photo was turned
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = read_picture(saved(photo, "JPEG", exif=exif, quality=95))
    corners = {1: (2, 2), 3: (-3, -3), 6: (-3, 2), 8: (2, -3)}
    x, y = corners[orientation]
    assert (picture.width, picture.height) == size
    assert picture.pixels[(y % size[1]) * size[0] + x % size[0]] < 30


@pytest.mark.parametrize("mode", ["L", "P", "1", "RGBA", "I;16"])
def test_a_picture_larger_than_needed_is_made_smaller(mode: str) -> None:
    picture = read_picture(saved(Image.new(mode, (MAX_SIDE + 2, 20)), "TIFF"))
    assert (picture.width, picture.height) == (MAX_SIDE // 2 + 1, 10)


def test_a_photo_larger_than_needed_is_decoded_smaller() -> None:
    picture = read_picture(saved(Image.new("RGB", (MAX_SIDE * 2, 400)), "JPEG"))
    assert picture.width == MAX_SIDE


# ---------------------------------------------------------------- refused


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="file_missing"):
        read_picture_file(tmp_path / "nowhere.jpg")


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="file_error"):
        read_picture_file(tmp_path)


@pytest.mark.parametrize("data", [b"", b"BEGIN:VCARD\n", b"BMW;Jane;Doe;Munich", b"%PDF-1.7\n", b"RIFF1234WAVEfmt "])
def test_what_is_no_picture_is_said(data: bytes) -> None:
    assert not is_picture(data)
    assert refused(data).code == "picture_unknown"


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_was_cut_off_is_damaged(kind: str) -> None:
    data = saved(drawn("A-17", scale=9), kind)
    assert refused(data[: len(data) // 2]).code == "picture_damaged"


def test_a_name_in_the_sentence_is_that_of_the_file() -> None:
    assert refused(b"\xff\xd8\xff nothing more").params == {"name": "photo.jpg"}


@pytest.mark.parametrize(("width", "height"), [(10_000, 10_000), (14_000, 14_000), (60_000, 60_000)])
def test_a_picture_too_large_is_refused_before_anything_is_decoded(width: int, height: int) -> None:
    """One of 100 megapixels, and bombs: a few bytes that would fill the memory."""
    tracemalloc.start()
    try:
        assert refused(png_head(width, height)).code == "picture_too_large"
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_how_large_it_is_is_told() -> None:
    assert refused(png_head(10_000, 10_000)).params == {"name": "photo.jpg", "megapixels": 100, "limit": 24}


def test_an_enormous_file_is_not_even_read(tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    with file.open("wb") as writing:
        writing.truncate(MAX_BYTES + 1)  # takes no room on the disk
    with pytest.raises(KnownError, match="picture_file_too_large"):
        read_picture_file(file)


@pytest.mark.expected_log("PIL.")
@given(st.data())
def test_whatever_happened_to_a_file_it_is_a_picture_or_refused(data: st.DataObject) -> None:
    whole = bytearray(SAMPLES[data.draw(st.sampled_from(KINDS))])
    for place, value in data.draw(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=9)):
        whole[place] = value
    cut = bytes(whole[: data.draw(st.integers(0, len(whole)))]) if data.draw(st.booleans()) else bytes(whole)
    assert outcome(cut) in {"picture", "picture_unknown", "picture_damaged", "picture_too_large"}


def outcome(data: bytes) -> str:
    try:
        read_picture(data)
    except KnownError as error:
        return error.code
    return "picture"


SAMPLES = {kind: saved(drawn("A-17", scale=1, margin=4).convert("RGB"), kind) for kind in KINDS}


def test_an_animation_shows_its_first_picture() -> None:
    first, second = drawn("A-17"), drawn("B-42")
    buffer = BytesIO()
    first.save(buffer, "GIF", save_all=True, append_images=[second])
    assert [code.text for code in read_codes(read_picture(buffer.getvalue()))] == ["A-17"]
