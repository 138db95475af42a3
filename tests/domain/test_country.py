"""Countries: what badges and people write, and the code behind it."""

import pytest

from leadbooth.domain.checks import check_phone
from leadbooth.domain.country import country_code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("DE", "DE"),
        ("de", "DE"),
        ("Germany", "DE"),
        (" deutschland ", "DE"),
        ("Österreich", "AT"),
        ("The Netherlands", "NL"),
        ("U.S.A.", "US"),
        ("UK", "GB"),
        ("Côte d'Ivoire", "CI"),
        ("日本", "JP"),
        ("xx", ""),
        ("Atlantis", ""),
        ("", ""),
    ],
)
def test_a_country_is_known_by_its_code_and_its_names(written: str, code: str) -> None:
    assert country_code(written) == code


def test_a_number_is_judged_for_the_country_a_badge_writes_out() -> None:
    assert check_phone("030 5550199", "Germany") == check_phone("030 5550199", "DE") == "DE"
