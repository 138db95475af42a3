"""Codes in pictures: every symbology, however it is held, and nothing where nothing is."""

from __future__ import annotations

import math
from io import BytesIO

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from benchmarks.frames import empty_frames, hard_frames
from leadbooth.reading import read_badge
from leadbooth.reading.pictures import Code, Grey, read_codes, read_frame
from tests.reading.pictures.drawing import FORMATS, TEXTS, beside, drawn, grey

BADGE = "MECARD:N:Okafor,Chidi;EMAIL:chidi.okafor@brightwell.example;;"

every_format = pytest.mark.parametrize("format", FORMATS)


def texts(codes: list[Code]) -> list[str]:
    return [code.text for code in codes]


@every_format
def test_every_symbology_is_read_and_named(format: str) -> None:
    text = TEXTS.get(format, "A-17")
    (code,) = read_codes(grey(drawn(text, format)))
    assert (code.text, code.symbology, code.data) == (text, FORMATS[format], text.encode())


@every_format
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_it_does_not_matter_how_the_badge_hangs(format: str, degrees: int) -> None:
    text = TEXTS.get(format, "A-17")
    assert texts(read_codes(grey(drawn(text, format).rotate(degrees, expand=True)))) == [text]


@pytest.mark.parametrize("format", ["QRCode", "DataMatrix", "Aztec", "PDF417", "Code128"])
@pytest.mark.parametrize("degrees", range(-80, 90, 10))
def test_it_may_be_held_askew(format: str, degrees: int) -> None:
    text = "0814847311" if format == "Code128" else BADGE
    picture = drawn(text, format).rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    (code,) = read_codes(grey(picture))
    assert code.text == text
    assert all(0 <= x <= picture.width and 0 <= y <= picture.height for x, y in code.corners)


@pytest.mark.parametrize("scale", [2, 3, 4, 8])
@pytest.mark.parametrize("degrees", [-43, -31, -17, -10, -6, 0, 5, 12, 25, 38])
def test_a_pdf417_held_askew_is_never_read_as_something_else(scale: int, degrees: int) -> None:
    picture = drawn(BADGE, "PDF417", scale).rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    assert set(texts(read_codes(grey(picture)))) <= {BADGE}


def test_the_corners_of_a_code_held_askew_are_those_of_the_picture() -> None:
    straight = drawn("A-17", "PDF417")
    picture = straight.rotate(-24, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    (code,) = read_codes(grey(picture))
    (left, top), (right, below) = code.corners[:2]
    assert math.degrees(math.atan2(below - top, right - left)) == pytest.approx(24, abs=2)
    middle = [sum(axis) / 4 for axis in zip(*code.corners, strict=True)]
    assert middle == pytest.approx([picture.width / 2, picture.height / 2], abs=8)


def test_every_code_of_a_picture_is_read_with_its_place() -> None:
    left, right = drawn("A-17"), drawn("B-42", "DataMatrix")
    codes = {code.text: code for code in read_codes(grey(beside(left, right)))}
    assert set(codes) == {"A-17", "B-42"}
    assert all(x < left.width for x, _ in codes["A-17"].corners)
    assert all(x > left.width for x, _ in codes["B-42"].corners)


def test_the_corners_lie_around_the_code_and_turn_with_it() -> None:
    picture = drawn("A-17", margin=84)  # and 16 of the code's own white
    (upright,), (turned,) = read_codes(grey(picture)), read_codes(grey(picture.rotate(180)))
    far = picture.width - 100
    for corner, expected in zip(upright.corners, [(100, 100), (far, 100), (far, far), (100, far)], strict=True):
        assert corner == pytest.approx(expected, abs=3)
    for corner, expected in zip(turned.corners, [(far, far), (100, far), (100, 100), (far, 100)], strict=True):
        assert corner == pytest.approx(expected, abs=3)


def test_what_a_code_says_is_a_badge() -> None:
    (code,) = read_codes(grey(drawn(BADGE)))
    assert read_badge(code.text, code.symbology).contact.last_name == "Okafor"


def test_bytes_that_are_no_text_are_kept() -> None:
    (code,) = read_codes(grey(drawn("Jürgen Groß")))
    assert code.text == "Jürgen Groß"
    assert code.data.decode("latin-1") == "Jürgen Groß"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=120))
def test_any_text_comes_back(text: str) -> None:
    buffer = BytesIO()
    segno.make(text, mode="byte", encoding="utf-8", eci=True, micro=False).save(buffer, kind="png", scale=3)
    picture = Image.open(buffer).convert("L")
    assert texts(read_codes(grey(picture))) == [text]


@given(st.text(st.characters(max_codepoint=126, min_codepoint=32), min_size=1, max_size=60))
def test_any_plain_text_comes_back_from_a_data_matrix(text: str) -> None:
    assert texts(read_codes(grey(drawn(text, "DataMatrix", scale=3)))) == [text]


# ---------------------------------------------------------------- badly seen


def test_too_little_light_is_made_up_for() -> None:
    dark = [frame for frame in hard_frames(480, each=1) if frame.kind == "low light: x 0.08"]
    assert [texts(read_codes(grey(frame.picture))) for frame in dark] == [[frame.text] for frame in dark]


def test_a_small_code_is_enlarged_and_its_corners_are_those_of_the_picture() -> None:
    small = next(frame for frame in hard_frames(480, each=1) if frame.kind.startswith("blur: sigma 1.4"))
    (code,) = read_codes(grey(small.picture))
    assert code.text == small.text
    assert all(0 <= x < 640 and 0 <= y < 480 for x, y in code.corners)


def test_of_a_large_picture_the_middle_is_enlarged() -> None:
    small = next(frame for frame in hard_frames(480, each=3) if frame.kind.startswith("distance: 25"))
    table = Image.new("L", (2000, 1600), 110)
    table.paste(small.picture, (680, 560))
    (code,) = read_codes(grey(table))
    assert code.text == small.text
    assert all(680 <= x < 1320 and 560 <= y < 1040 for x, y in code.corners)


@pytest.mark.parametrize("lines", [480, 720])
def test_nothing_is_read_where_nothing_is(lines: int) -> None:
    for frame in empty_frames(lines, each=2):
        assert not read_codes(grey(frame.picture)), frame.kind


# ---------------------------------------------------------------- live frames


@every_format
def test_a_live_frame_or_the_next_gives_one_code(format: str) -> None:
    text = TEXTS.get(format, "A-17")
    found = [read_frame(grey(drawn(text, format)), missed) for missed in (0, 1)]
    assert [(code.text, code.symbology) for code in found if code] == [(text, FORMATS[format])]


def test_a_live_frame_without_a_code_gives_none() -> None:
    blank = Grey(bytes(640 * 480), 640, 480)
    assert [read_frame(blank, missed) for missed in range(9)] == [None] * 9


def test_now_and_then_a_live_frame_is_looked_at_in_another_way() -> None:
    dark = next(frame for frame in hard_frames(480, each=1) if frame.kind == "low light: x 0.08")
    seen = [read_frame(grey(dark.picture), missed) is not None for missed in range(4)]
    assert seen == [False, False, False, True]


@pytest.mark.parametrize(("step", "first"), [(1, 0), (2, 0), (2, 1), (4, 0)])
def test_a_camera_s_own_memory_is_read_as_it_lies(step: int, first: int) -> None:
    """Luma of NV12 (a byte a pixel), YUYV and UYVY (every second byte), with rows that begin at rounded places."""
    picture = drawn("A-17").filter(ImageFilter.GaussianBlur(1))
    stride = -(-picture.width * step // 64) * 64
    memory = bytearray(b"\x55" * (stride * picture.height + first))
    for row in range(picture.height):
        pixels = picture.crop((0, row, picture.width, row + 1)).tobytes()
        start = row * stride + first
        memory[start : start + picture.width * step : step] = pixels
    frame = Grey(memoryview(memory)[first:], picture.width, picture.height, stride, step)
    code = read_frame(frame)
    assert code is not None
    assert code.text == "A-17"
    assert frame.image().tobytes() == picture.tobytes()


@pytest.mark.parametrize("wrong", [(0, 4, 0, 1), (4, 4, 3, 1), (4, 4, 0, 2), (4, 5, 0, 1), (4, 4, 4, 0)])
def test_pixels_that_do_not_reach_are_no_picture(wrong: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"no picture|too few"):
        Grey(bytes(16), *wrong)
