"""What a scan of a known code says about the settings of the scanner, and which change of ours would help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from leadbooth.reading.aim import strip_aim
from leadbooth.reading.keyboards import suggest_layouts
from leadbooth.reading.keys import Key
from leadbooth.reading.scan_text import strip_prefix
from leadbooth.reading.scanner_settings import ScannerSettings, Suffix

TEST_QR_TEXT = "LeadBooth:azqwymAZQWYM0123456789;@/-_=+?&#'*|%.,"
"""What the QR code on the set-up sheet says: the keys on which keyboard layouts differ."""
TEST_CODE128_TEXT = "LeadBooth-2468"
"""What the bar code on the set-up sheet says."""

FindingCode = Literal["all_well", "caps_lock", "layout", "too_slow", "suffix", "other_text", "nothing"]
_SLOWEST_THRESHOLD_MS = 50


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be; ``fixed`` are settings that cure it, where settings can.

    ``params`` holds what a sentence needs: ``scanner``, ``computer`` (layouts), ``mean_ms``, ``suffix``.
    """

    code: FindingCode
    fixed: ScannerSettings | None = None
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """How a test scan arrived: its text without suffix and AIM identifier, and its pace in ms."""

    received: str
    symbology: str
    suffix: Suffix
    mean_gap_ms: float
    max_gap_ms: float
    findings: tuple[Finding, ...]


def check_scan(keys: Sequence[Key], settings: ScannerSettings) -> Check:
    """Compares the keys of a test scan with what the sheet's codes say."""
    typed = "".join(key.text for key in keys)
    text = typed.rstrip("\n\t")
    ending = typed[len(text) :]
    suffix: Suffix = "enter" if "\n" in ending else "tab" if ending else "none"
    received, symbology = strip_aim(strip_prefix(text, settings.prefix))
    gaps = [later.at_ms - earlier.at_ms for earlier, later in pairwise(keys)] or [0.0]
    mean = sum(gaps) / len(gaps)
    findings = (*_text_findings(received, settings), *_pace_findings(mean, suffix, settings))
    return Check(received, symbology, suffix, mean, max(gaps), findings or (Finding("all_well"),))


def _text_findings(received: str, settings: ScannerSettings) -> list[Finding]:
    if not received:
        return [Finding("nothing")]
    wanted = (TEST_QR_TEXT, TEST_CODE128_TEXT)
    if received in wanted:
        # It arrives as it should, so a repair that is set would only spoil it.
        if settings.scanner_layout == settings.computer_layout:
            return []
        plain = replace(settings, scanner_layout="us", computer_layout="us")
        return [Finding("layout", plain, {"scanner": "us", "computer": "us"})]
    if received.swapcase() in wanted:
        return [Finding("caps_lock", None if settings.fix_caps_lock else replace(settings, fix_caps_lock=True))]
    for expected in wanted:
        pair = suggest_layouts(expected, received)
        if pair == (settings.scanner_layout, settings.computer_layout):
            return []
        if pair:
            fixed = replace(settings, scanner_layout=pair[0], computer_layout=pair[1])
            return [Finding("layout", fixed, {"scanner": pair[0], "computer": pair[1]})]
    return [Finding("other_text")]


def _pace_findings(mean_ms: float, suffix: Suffix, settings: ScannerSettings) -> list[Finding]:
    findings = []
    if mean_ms > settings.threshold_ms:
        params = {"mean_ms": str(round(mean_ms))}
        # A threshold above this would take fast typing for scans.
        needed = round(mean_ms * 1.3)
        fixed = replace(settings, threshold_ms=needed) if needed <= _SLOWEST_THRESHOLD_MS else None
        findings.append(Finding("too_slow", fixed, params))
    if suffix != settings.suffix:
        findings.append(Finding("suffix", replace(settings, suffix=suffix), {"suffix": suffix}))
    return findings
