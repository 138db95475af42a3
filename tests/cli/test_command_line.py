"""What holds for every command: help, exit codes, errors as sentences, one program at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from leadbooth import __version__
from leadbooth.cli.command import Command
from leadbooth.cli.commands import COMMANDS
from leadbooth.cli.exits import MEANINGS, Exit
from leadbooth.cli.parser import make_parser
from leadbooth.cli.terminal import Bar
from leadbooth.paths import resource
from leadbooth.services import stores
from tests.cli.conftest import Terminal

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "command-line.md"
every_command = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)


@every_command
def test_every_command_is_documented(command: Command, terminal: Terminal) -> None:
    help_text = terminal.bare(command.name, "--help")
    assert terminal.code == 0
    assert command.examples
    assert all(line in help_text and what in help_text for line, what in command.examples)
    assert command.summary in " ".join(terminal.bare("--help").split())
    assert f"## {command.name}" in GUIDE.read_text(encoding="utf-8")


@every_command
def test_every_argument_says_what_it_does(command: Command) -> None:
    parser = make_parser().parse_args([command.name, *(["x"] if command.name in ("decode", "restore") else [])])
    assert parser.command is command
    from argparse import ArgumentParser

    own = ArgumentParser()
    command.add_arguments(own)
    assert all(action.help for action in own._actions)


@every_command
def test_examples_are_understood(command: Command) -> None:
    import shlex

    for line, _ in command.examples:
        words = shlex.split(line.partition(" > ")[0].partition(" | ")[2 if line.startswith("echo") else 0])
        assert make_parser().parse_args(words[1:]).command is command


def test_every_exit_code_is_explained(terminal: Terminal) -> None:
    assert set(MEANINGS) == set(Exit)
    guide = GUIDE.read_text(encoding="utf-8")
    help_text = terminal.bare("--help")
    assert all(f"| {int(code)} |" in guide and meaning in help_text for code, meaning in MEANINGS.items())


def test_version_and_misunderstandings(terminal: Terminal) -> None:
    assert terminal.bare("--version") == f"LeadBooth {__version__}\n"
    terminal.bare("sell")
    assert terminal.code == Exit.USAGE
    terminal.bare("--screenshot", "x.png")
    assert terminal.code == Exit.USAGE


def test_no_store_is_said_in_three_sentences(terminal: Terminal) -> None:
    terminal.type("leads")
    assert terminal.code == Exit.KNOWN
    assert [line[:4] for line in terminal.err.splitlines()] == ["lead", "  No", "  Ma"]
    assert not terminal.folder.exists()


def test_a_wrong_or_missing_passphrase_has_its_own_code(
    terminal: Terminal, badges: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.type("capture", badges)
    monkeypatch.setenv("LEADBOOTH_PASSPHRASE", "another passphrase")
    terminal.type("leads")
    assert terminal.code == Exit.PASSPHRASE
    monkeypatch.delenv("LEADBOOTH_PASSPHRASE")
    terminal.type("leads")
    assert terminal.code == Exit.PASSPHRASE
    assert "LEADBOOTH_PASSPHRASE" in terminal.err


def test_the_recovery_key_opens_the_store(terminal: Terminal, badges: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal.type("capture", badges)
    key = next(line.rpartition(" ")[2] for line in terminal.err.splitlines() if "Recovery key" in line)
    monkeypatch.setenv("LEADBOOTH_PASSPHRASE", key)
    terminal.type("leads")
    assert terminal.code == Exit.OK


def test_a_new_store_without_a_passphrase_is_refused(
    terminal: Terminal, badges: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LEADBOOTH_PASSPHRASE")
    terminal.type("capture", badges)
    assert terminal.code == Exit.PASSPHRASE
    assert not terminal.folder.exists()


def test_a_store_that_is_in_use_is_left_alone(terminal: Terminal, badges: Path) -> None:
    terminal.type("capture", badges)
    lock = stores.StoreLock(terminal.folder)
    lock.acquire()
    try:
        terminal.type("leads")
    finally:
        lock.release()
    assert terminal.code == Exit.IN_USE
    terminal.type("leads")
    assert terminal.code == Exit.OK


def test_control_c_cancels_and_leaves_no_file(
    terminal: Terminal, badges: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.type("capture", badges)

    def interrupted(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(Bar, "__call__", interrupted)
    terminal.type("export", tmp_path / "leads.csv")
    assert terminal.code == Exit.CANCELLED
    assert "Nothing is half-written" in terminal.err
    assert [file.name for file in tmp_path.glob("*.*")] == ["badges.txt"]


@pytest.mark.expected_log("command failed: events")
def test_an_error_of_ours_is_logged_without_what_it_says(
    terminal: Terminal, badges: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.type("capture", badges)

    def broken(_store: object) -> None:
        raise RuntimeError(f"could not list {badges.read_text(encoding='utf-8')}")

    monkeypatch.setattr("leadbooth.services.events.list_events", broken)
    terminal.type("events")
    assert terminal.code == Exit.BUG
    log = (terminal.folder / "logs" / "leadbooth.log").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "okafor" not in log + terminal.err


def run(*argv: object, **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "leadbooth", *map(str, argv)]
    given = {**os.environ, "LEADBOOTH_PASSPHRASE": "sample passphrase", **env}
    return subprocess.run(command, env=given, capture_output=True, check=False, timeout=60)


def test_the_real_program_captures_lists_and_exports(tmp_path: Path) -> None:
    store = ("--data-dir", tmp_path / "store")
    captured = run(*store, "capture", "--new-event", "Sample Expo", resource("samples", "badges.txt"))
    assert captured.returncode == 0
    assert len(captured.stdout.splitlines()) == 10
    listed = run(*store, "leads", LC_ALL="C", PYTHONIOENCODING="")
    assert "Élodie Marchand".encode() in listed.stdout
    assert run(*store, "export", tmp_path / "leads.csv").returncode == 0
    assert (tmp_path / "leads.csv").read_bytes().count(b"\r\n") == 11


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end differently there")
def test_a_reader_that_stops_is_no_trouble(tmp_path: Path) -> None:
    many = tmp_path / "many.txt"
    many.write_text("\n".join(f"A-{number}" for number in range(20_000)), encoding="utf-8")
    command = f'"{sys.executable}" -m leadbooth decode "{many}" | head -n 1'
    done = subprocess.run(command, shell=True, capture_output=True, check=False, timeout=60)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


def test_help_loads_neither_window_nor_database() -> None:
    script = (
        "import sys\nfrom leadbooth.__main__ import main\n"
        "try: main(['leads', '--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'PySide6', 'sqlalchemy', 'sqlcipher3'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, timeout=60)
    assert done.stderr.strip() == b"[]"
