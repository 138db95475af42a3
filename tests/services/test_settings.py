"""Settings: kept as they are, and never a reason not to start."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from leadbooth.reading.scanner_settings import ScannerSettings
from leadbooth.services.settings import FILE_NAME, Settings, load_settings, save_settings


def test_settings_are_kept(tmp_path: Path) -> None:
    chosen = replace(
        Settings(), theme="dark", lock_minutes=0, columns=("name", "met"), scanner=ScannerSettings(prefix="F9")
    )
    save_settings(tmp_path, chosen)
    assert load_settings(tmp_path) == chosen


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"theme": "pink", "lock_minutes": "soon", "columns": ["nonsense"], "scanner": 3}',
        '{"scanner": {"prefix": 7, "threshold_ms": "fast"}, "unknown": 1}',
        "\udcff",
    ],
)
def test_what_makes_no_sense_is_as_at_first(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE_NAME).write_bytes(content.encode(errors="surrogateescape"))
    assert load_settings(tmp_path) == Settings()
