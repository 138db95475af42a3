"""A serial scanner, played by the other end of a pseudo-terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from leadbooth.ui.scanner.serial import SerialScanner, list_serial_ports

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a POSIX thing")


@pytest.fixture
def scanner(qtbot: QtBot) -> Iterator[SerialScanner]:
    scanner = SerialScanner(gap_ms=30, reconnect_ms=20)
    yield scanner
    scanner.close()


def test_payloads_arrive_with_line_ends_and_without(scanner: SerialScanner, qtbot: QtBot) -> None:
    device, port = os.openpty()
    with qtbot.waitSignal(scanner.connected):
        scanner.open(os.ttyname(port))
    with qtbot.waitSignal(scanner.scanned) as line:
        os.write(device, "]Q1Jürgen\r".encode())
    with qtbot.waitSignal(scanner.scanned) as bare:
        os.write(device, b"KP1001")
    found = [(scan.payload, scan.symbology, scan.source) for scan in (*line.args, *bare.args)]
    assert found == [("Jürgen", "qr", "serial"), ("KP1001", "", "serial")]
    scanner.close()
    os.close(device)
    os.close(port)


def test_a_scanner_that_was_unplugged_is_found_again(
    scanner: SerialScanner, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    link = tmp_path_factory.mktemp("dev") / "scanner"
    with qtbot.waitSignal(scanner.failed) as failure:
        scanner.open(str(link))
    assert failure.args == ["port_not_found"]
    device, port = os.openpty()
    with qtbot.waitSignal(scanner.connected):
        link.symlink_to(os.ttyname(port))
    with qtbot.waitSignal(scanner.failed) as failure:
        os.close(port)
        os.close(device)
    assert failure.args == ["scanner_unplugged"]
    device, port = os.openpty()
    link.unlink()
    with qtbot.waitSignal(scanner.connected):
        link.symlink_to(os.ttyname(port))
    with qtbot.waitSignal(scanner.scanned) as scanned:
        os.write(device, b"KP1002\n")
    assert scanned.args[0].payload == "KP1002"
    scanner.close()
    os.close(device)
    os.close(port)


def test_the_ports_of_this_computer_can_be_listed() -> None:
    assert all(port.name for port in list_serial_ports())
