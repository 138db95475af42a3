"""The command line as a user has it: a folder, a passphrase, no terminal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from leadbooth.__main__ import main

BADGES = (
    "MECARD:N:Okafor,Chidi;TEL:+442079460123;EMAIL:chidi.okafor@brightwell.example;ORG:Brightwell Foods;;\n"
    "name:Élodie Marchand;email:elodie.marchand@atelier-verne.example;company:Atelier Verne\n"
    "0814847311126137001\n"
)


@dataclass
class Terminal:
    """Types commands, and keeps what they answered."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    code: int = 0
    out: str = ""
    err: str = ""
    lines: list[str] = field(default_factory=list)

    def type(self, *argv: object) -> str:
        """Run ``leadbooth --data-dir FOLDER ...`` and answer what it printed."""
        return self.bare("--data-dir", self.folder, *argv)

    def bare(self, *argv: object) -> str:
        """Run ``leadbooth ...``."""
        try:
            self.code = main([str(word) for word in argv])
        except SystemExit as end:
            self.code = int(end.code or 0)
        self.out, self.err = self.capsys.readouterr()
        self.lines = self.out.splitlines()
        return self.out


@pytest.fixture(autouse=True)
def _no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Running tests in parallel tells each worker the width of a terminal that it does not have."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("LEADBOOTH_PASSPHRASE", "sample passphrase")
    monkeypatch.chdir(tmp_path)
    return Terminal(tmp_path / "store", capsys)


@pytest.fixture
def badges(tmp_path: Path) -> Path:
    """A file of three badges."""
    file = tmp_path / "badges.txt"
    file.write_text(BADGES, encoding="utf-8")
    return file


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Gives the next command something to read on standard input."""
    import io

    def give(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))

    return give
