"""Serial scanners send bytes; payloads come out, however the bytes are cut."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from leadbooth.reading.payload_lines import PayloadLines

VCARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jürgen Groß\r\nEND:VCARD"


def test_each_line_is_a_payload() -> None:
    assert PayloadLines().feed(b"KP1001\rKP1002\r\nKP1003\n\x02KP1004\x03") == ["KP1001", "KP1002", "KP1003", "KP1004"]


def test_a_payload_without_an_end_waits_for_the_pause() -> None:
    lines = PayloadLines()
    assert (lines.feed(b"KP1001"), lines.pending) == ([], True)
    assert (lines.flush(), lines.pending, lines.flush()) == (["KP1001"], False, [])


def test_bytes_that_are_not_utf8_are_read_as_windows_text() -> None:
    assert PayloadLines().feed("Jürgen\r".encode("cp1252")) == ["Jürgen"]


def test_what_never_ends_is_given_out_at_the_limit() -> None:
    assert len(PayloadLines().feed(b"x" * 70_000)) == 1


@given(st.lists(st.integers(1, len(VCARD.encode())), max_size=6))
def test_a_card_is_one_payload_however_its_bytes_arrive(cuts: list[int]) -> None:
    data, lines, found = VCARD.encode(), PayloadLines(), list[str]()
    edges = [0, *sorted(cuts), len(data)]
    for start, end in pairwise(edges):
        found += lines.feed(data[start:end])
    assert found == [VCARD]
