"""The short way of judging an address agrees with the long one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadbooth.domain.checks import _any_domain, _plain_domain, check_email

_parts = st.text("abz09AZ.-_+'!@\"( é", max_size=12)
_domains = st.one_of(
    st.sampled_from(
        ["lace.example", "GMAIL.com", "a.b.c.de", "x.test", "x.local", "localhost", "a--b.de", "xn--bcher-kva.example",
         "ab--c.de", "-a.de", "a-.de", "a.d3", "a.1", "a..de", "a" * 63 + ".de", "a" * 64 + ".de", "bücher.example"]
    ),
    st.text("ab1-.", min_size=1, max_size=12),
)  # fmt: skip


@given(_parts, _domains)
def test_what_the_short_way_accepts_the_long_way_accepts_alike(local: str, domain: str) -> None:
    address = f"{local}@{domain}"
    if found := _plain_domain(address):
        assert found == _any_domain(address)


@given(st.integers(60, 68), st.integers(1, 70), st.integers(1, 3))
def test_both_ways_end_at_the_same_lengths(local: int, label: int, labels: int) -> None:
    address = f"{'a' * local}@{'.'.join(['b' * label] * labels)}.de"
    if found := _plain_domain(address):
        assert found == _any_domain(address)


@pytest.mark.parametrize(
    ("address", "valid", "free"),
    [
        ("ada@lace.example", True, False),
        ("Ada.Lovelace+expo@GMail.com", True, True),
        ("o'brien@lace.example", True, False),
        ("ada@bücher.example", True, False),
        ("ada@lace", False, False),
        ("ada@lace.local", False, False),
        ("ada.@lace.example", False, False),
        ("ada lovelace@lace.example", False, False),
        ("ada", False, False),
        ("", False, False),
    ],
)
def test_addresses_are_judged_by_their_form(address: str, valid: bool, free: bool) -> None:
    check = check_email(address)
    assert (check.valid, check.free_mail) == (valid, free)
