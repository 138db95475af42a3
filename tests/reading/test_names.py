"""Names as people write them."""

from __future__ import annotations

import pytest

from leadbooth.reading.names import fix_case, split_camel, split_name


@pytest.mark.parametrize(
    ("full", "first", "last"),
    [
        ("Jane Doe", "Jane", "Doe"),
        ("Jane Mary Doe", "Jane Mary", "Doe"),
        ("Doe, Jane", "Jane", "Doe"),
        ("van der Berg, Jan", "Jan", "van der Berg"),
        ("Jan van der Berg", "Jan", "van der Berg"),
        ("JAN VAN DER BERG", "JAN", "VAN DER BERG"),
        ("Maria de la Cruz", "Maria", "de la Cruz"),
        ("Otto von Sample", "Otto", "von Sample"),
        ("Ali bin Omar", "Ali", "bin Omar"),
        ("Omar al-Masri", "Omar", "al-Masri"),
        ("Omar al Masri", "Omar", "al Masri"),
        ("John Ben Smith", "John Ben", "Smith"),
        ("Van Sample", "Van", "Sample"),
        ("山田 太郎", "太郎", "山田"),
        ("van der Berg", "", "van der Berg"),
        ("Jane", "Jane", ""),
        ("", "", ""),
    ],
)
def test_a_whole_name_is_split_before_its_particles(full: str, first: str, last: str) -> None:
    assert split_name(full)[:2] == (first, last)


@pytest.mark.parametrize(
    ("full", "parts"),
    [
        ("Dr. Jane Doe", ("Jane", "Doe", "Dr.", "")),
        ("Prof. Dr. Jane Doe, PhD", ("Jane", "Doe", "Prof. Dr.", "PhD")),
        ("John Doe Jr.", ("John", "Doe", "", "Jr.")),
        ("Doe, Dr. Jane", ("Jane", "Doe", "Dr.", "")),
        ("Jane Doe,", ("Jane", "Doe", "", "")),
    ],
)
def test_titles_are_parts_of_their_own(full: str, parts: tuple[str, ...]) -> None:
    assert tuple(split_name(full)) == parts


def test_words_written_together_come_apart_at_capitals() -> None:
    assert [split_camel(name) for name in ("JaneDoe", "JaneMcDoe", "Jane Doe", "jane")] == [
        "Jane Doe",
        "Jane McDoe",
        "Jane Doe",
        "jane",
    ]


def test_capitals_become_ordinary_case() -> None:
    names = ["JANE", "jane", "O'BRIEN-DOE", "VAN DAM", "VAN", "MacDoe"]
    assert [fix_case(name) for name in names] == ["Jane", "Jane", "O'Brien-Doe", "van Dam", "Van", "MacDoe"]
