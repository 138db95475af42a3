"""Logs tell what the program did, and nothing of anybody."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from leadbooth import logs
from leadbooth.errors import KnownError
from leadbooth.paths import data_dir, log_dir
from leadbooth.services import capture, demo
from leadbooth.storage.log import all_changes
from tests.services.conftest import Booth, booth, clock

__all__ = ["booth", "clock"]


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """The log file, with everything written to it."""
    logs.start(tmp_path / "logs", console=False, environ={"LEADBOOTH_LOG": "DEBUG"})
    yield tmp_path / "logs" / logs.FILE_NAME
    logs.stop()


@pytest.mark.parametrize(
    "secret",
    [
        "jonas.weber@alder.example",
        "+49 30 23125 104",
        "030 23125104",
        "(212) 555-0123",
        "MECARD:N:Weber,Jonas;;",
        "BEGIN:VCARD\r\nN:Weber;Jonas\r\nEND:VCARD",
        '{"firstName": "Jonas"}',
        "J3NHHSZN2VK^Jonas^Weber^Alder",
        "passphrase=correct-horse",
        "ab" * 32,
        "F22Y-BHRL-8VNQ-N788-85LQ-HQB2-AA27",
    ],
)
@pytest.mark.expected_log("seen")
def test_what_looks_like_data_is_taken_out(log: Path, secret: str) -> None:
    logging.getLogger("leadbooth.reading").warning("seen %s", secret)
    text = log.read_text(encoding="utf-8")
    assert "seen" in text
    assert not any(piece in text for piece in (secret, "Weber", "Jonas", "correct-horse"))


@pytest.mark.expected_log("failed")
def test_an_error_is_logged_by_place_and_kind(log: Path) -> None:
    whom = "Jonas Weber"
    try:
        raise KnownError("lead_gone", name=whom)
    except KnownError:
        logging.getLogger("leadbooth").exception("failed for %s", "jonas@alder.example")
    text = log.read_text(encoding="utf-8")
    assert "KnownError lead_gone" in text
    assert "Weber" not in text
    assert "alder" not in text


def test_a_lead_never_reaches_a_log(log: Path, booth: Booth) -> None:
    logging.getLogger("leadbooth").debug("start")
    result = demo.fill(booth.store, 60)
    capture.scan(booth.store, result.event, booth.staff.id, "MECARD:N:Weber,Jonas;EMAIL:jonas@alder.example;;")
    with booth.store.reading() as db:
        bodies = [change.body or {} for change in all_changes(db) if change.table == "lead"]
    fields = [values for body in bodies for values in body.values()]
    data = {
        str(values[name]) for values in fields for name in ("last_name", "email", "phone", "company") if name in values
    }
    text = log.read_text(encoding="utf-8")
    assert len(data) > 100
    assert "start" in text
    assert not any(value in text for value in data if value)


def test_a_log_begins_when_the_folder_of_the_store_is_there(tmp_path: Path) -> None:
    logs.start(log_dir(tmp_path / "store"), console=False, environ={})
    logging.getLogger("leadbooth").info("before")
    assert not (tmp_path / "store").exists()
    (tmp_path / "store").mkdir()
    logging.getLogger("leadbooth").info("after")
    logs.stop()
    assert "after" in (log_dir(tmp_path / "store") / logs.FILE_NAME).read_text(encoding="utf-8")


def test_levels_come_from_the_environment(tmp_path: Path) -> None:
    logs.start(tmp_path, console=False, environ={})
    logging.getLogger("leadbooth.x").debug("quiet")
    logging.getLogger("leadbooth.x").info("told")
    logs.stop()
    text = (tmp_path / logs.FILE_NAME).read_text(encoding="utf-8")
    assert "told" in text
    assert "quiet" not in text


@pytest.mark.expected_log("careful")
def test_warnings_reach_the_console_of_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logs.start(None, console=True, environ={})
    logging.getLogger("leadbooth").info("quiet")
    logging.getLogger("leadbooth").warning("careful")
    logs.stop()
    err = capsys.readouterr().err
    assert "careful" in err
    assert "quiet" not in err


def test_the_data_folder_can_be_chosen(tmp_path: Path) -> None:
    assert data_dir({"LEADBOOTH_DATA_DIR": str(tmp_path)}) == tmp_path
    assert data_dir({}).name == "LeadBooth"
    assert log_dir(tmp_path) == tmp_path / "logs"
