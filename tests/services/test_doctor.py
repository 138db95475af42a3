"""The doctor's findings, one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadbooth.errors import KnownError
from leadbooth.services.doctor import Finding, examine
from tests.services.conftest import Booth


def health(findings: list[Finding]) -> dict[str, str]:
    return {finding.code: finding.health for finding in findings}


def test_all_is_well(booth: Booth) -> None:
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        seen.append((done, total))
        return True

    found = examine(booth.folder, booth.store, cameras=list, progress=progress)
    assert set(health(found).values()) == {"ok"}
    assert seen[-1][0] == seen[-1][1] - 1


def test_a_synchronised_folder_is_a_fault(tmp_path: Path) -> None:
    found = examine(tmp_path / "Dropbox" / "store", None, cameras=list)
    assert health(found)["folder"] == "fault"


@pytest.mark.parametrize(
    ("code", "expected"),
    [("store_in_use", "warning"), ("passphrase_needed", "warning"), ("store_damaged", "fault")],
)
def test_a_store_that_does_not_open(tmp_path: Path, code: str, expected: str) -> None:
    assert health(examine(tmp_path, None, trouble=KnownError(code), cameras=list))["store"] == expected


def test_cameras_that_cannot_be_asked_for_are_no_fault(tmp_path: Path) -> None:
    assert health(examine(tmp_path, None, cameras=lambda: None))["camera"] == "warning"
    assert health(examine(tmp_path, None))["camera"] == "warning"


def test_a_full_disk_and_large_logs_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "leadbooth.log").write_bytes(bytes(100))
    monkeypatch.setattr("leadbooth.services.doctor._MANY_LOGS", 50)
    monkeypatch.setattr("leadbooth.services.doctor._LITTLE_ROOM", 1 << 60)
    found = health(examine(tmp_path, None, cameras=list))
    assert (found["logs"], found["disk"]) == ("warning", "warning")
