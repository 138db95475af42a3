"""The clock that orders changes: close to wall time, never backwards, not pulled away by a wrong laptop."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from leadbooth.domain.clock import MAX_AHEAD_MS, tag_of, tick, wall_ms

NOW = 1_770_000_000_000
YEAR = 365 * 86_400_000
_moments = st.integers(NOW - 30 * YEAR, NOW + 30 * YEAR)
_tags = st.integers(0, 4095)


@given(st.lists(_moments, min_size=1), _tags)
def test_it_never_stands_still_or_goes_back_whatever_the_wall_clock_does(moments: list[int], tag: int) -> None:
    value = 0
    for moment in moments:
        before, value = value, tick(value, moment, tag)
        assert value > before


@given(_moments, _tags)
def test_it_tells_wall_time_where_nothing_is_ahead(moment: int, tag: int) -> None:
    assert wall_ms(tick(0, moment, tag)) == moment
    assert wall_ms(tick((moment - YEAR) << 20, moment, tag)) == moment


@given(st.integers(-MAX_AHEAD_MS, MAX_AHEAD_MS), _tags)
def test_it_is_later_than_what_was_seen_of_others(ahead: int, tag: int) -> None:
    seen = (NOW + ahead) << 20 | 0xFFFFF
    assert tick(0, NOW, tag, seen=min(seen, (NOW + MAX_AHEAD_MS) << 20)) > min(seen, (NOW + MAX_AHEAD_MS) << 20)


@given(st.integers(MAX_AHEAD_MS + 1, 30 * YEAR), _tags)
def test_a_laptop_further_ahead_than_an_hour_does_not_pull_it_along(ahead: int, tag: int) -> None:
    assert wall_ms(tick(0, NOW, tag, seen=(NOW + ahead) << 20)) == NOW


def test_a_thousand_changes_in_one_millisecond_stay_in_order_and_carry_into_the_next() -> None:
    values = [tick(0, NOW, 7)]
    for _ in range(1000):
        values.append(tick(values[-1], NOW, 7))
    assert values == sorted(set(values))
    assert wall_ms(values[-1]) == NOW + 3  # 256 in each millisecond


@given(st.binary(min_size=16, max_size=16), _moments)
def test_the_lowest_twelve_bits_are_the_laptop(device: bytes, moment: int) -> None:
    value = tick(0, moment, tag_of(device))
    assert value & 0xFFF == tag_of(device) == int.from_bytes(device, "big") & 0xFFF


def test_it_fits_a_signed_64_bit_number_until_2248() -> None:
    last = int(datetime(2248, 1, 1, tzinfo=UTC).timestamp() * 1000)
    assert last < 1 << 43
    assert 0 < tick(0, last, 4095) < 1 << 63
