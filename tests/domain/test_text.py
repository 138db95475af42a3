"""Folding: what people type without accents finds what badges print with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadbooth.domain.duplicate import badge_key, email_key, match_keys, phone_key
from leadbooth.domain.text import fold


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("Łukasz Wiśniewski", "lukasz wisniewski"),
        ("Søren Ørsted", "soren orsted"),
        ("MÜLLER-LÜDENSCHEIDT", "muller-ludenscheidt"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("Đorđe  \t Ćosić", "dorde cosic"),
        ("Ægir", "aegir"),
        ("東京 電力", "東京 電力"),
        ("علی\u200cرضا", "علیرضا"),
    ],
)
def test_accents_case_and_blanks_do_not_matter(printed: str, typed: str) -> None:
    assert fold(printed) == typed


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_keys_meet_where_people_spell_the_same_thing_differently() -> None:
    assert email_key("Jonas.Weber+expo@ALDER.example ") == email_key("jonas.weber@alder.example")
    assert phone_key("+49 (0)1512 3456789") == phone_key("01512/3456789")
    assert badge_key(" 0012 ") == "b:0012" != badge_key("12")


def test_what_is_not_an_address_number_or_id_is_no_key() -> None:
    assert match_keys(["", " "], ["nonsense", "@x", ""], ["12", "call me"]) == frozenset()
