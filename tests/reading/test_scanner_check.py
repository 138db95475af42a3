"""A test scan says what is wrong with the scanner, and which settings cure it."""

import random

import pytest

from leadbooth.reading.keyboards import KEYBOARDS, garble_layout
from leadbooth.reading.scanner_check import TEST_CODE128_TEXT, TEST_QR_TEXT, check_scan
from leadbooth.reading.scanner_settings import ScannerSettings
from tests.reading.scanner_typing import keys, usb


def arrive(text: str, gap_ms: float = 8, settings: ScannerSettings | None = None) -> list[tuple[str, bool]]:
    check = check_scan(keys(text, lambda _: gap_ms, random.Random(1)), settings or ScannerSettings())
    return [(finding.code, finding.fixed is not None) for finding in check.findings]


def test_a_good_scan_is_called_good_and_its_pace_is_measured() -> None:
    check = check_scan(keys(f"]Q1{TEST_QR_TEXT}\n", lambda _: 9, random.Random(1)), ScannerSettings())
    assert (check.received, check.symbology, check.suffix) == (TEST_QR_TEXT, "qr", "enter")
    assert (check.mean_gap_ms, check.max_gap_ms) == (9, 9)
    assert [finding.code for finding in check.findings] == ["all_well"]


@pytest.mark.parametrize("computer", sorted(set(KEYBOARDS) - {"us"}))
def test_a_wrong_layout_is_recognised_and_the_fix_cures_it(computer: str) -> None:
    typed = keys(garble_layout(TEST_QR_TEXT, "us", computer) + "\n", usb, random.Random(1))
    finding = check_scan(typed, ScannerSettings()).findings[0]
    assert finding.code == "layout"
    assert finding.fixed is not None
    again = check_scan(typed, finding.fixed)
    assert [finding.code for finding in again.findings] == ["all_well"]


def test_each_thing_that_can_be_wrong_has_its_finding() -> None:
    assert arrive(TEST_CODE128_TEXT.swapcase() + "\n") == [("caps_lock", False)]
    assert arrive(TEST_CODE128_TEXT + "\t") == [("suffix", True)]
    assert arrive(TEST_CODE128_TEXT) == [("suffix", True)]
    assert arrive(TEST_CODE128_TEXT + "\n", gap_ms=37) == [("too_slow", True)]
    assert arrive(TEST_CODE128_TEXT + "\n", gap_ms=90) == [("too_slow", False)]
    assert arrive("something else\n") == [("other_text", False)]
    assert arrive("\n") == [("nothing", False)]
    assert arrive(TEST_QR_TEXT + "\n", settings=ScannerSettings(computer_layout="de")) == [("layout", True)]
    assert arrive(TEST_QR_TEXT.swapcase() + "\n", settings=ScannerSettings(fix_caps_lock=False)) == [
        ("caps_lock", True)
    ]
