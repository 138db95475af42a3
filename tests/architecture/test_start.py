"""The start stays light, and Qt keeps count of None."""

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

HEAVY = ("PySide6", "sqlalchemy", "sqlcipher3", "alembic", "cryptography", "phonenumbers", "keyring", "PIL", "zxingcpp")


def test_importing_the_program_loads_nothing_heavy() -> None:
    script = "import sys, leadbooth.__main__; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()
    assert "leadbooth" in loaded
    assert not set(HEAVY) & set(loaded)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_qt_calls_take_no_reference_from_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 lost one with each call that returns None, until the interpreter aborted."""
    widget = QWidget()
    qtbot.addWidget(widget)
    calls = 2000
    before = sys.getrefcount(None)
    for _ in range(calls):
        widget.setToolTip("")
    assert abs(sys.getrefcount(None) - before) < calls / 10
