"""SerialScanner: scanners on a serial port or a USB port that acts as one (USB-COM)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtSerialPort import QSerialPort, QSerialPortInfo

from leadbooth.reading.aim import strip_aim
from leadbooth.reading.payload_lines import PayloadLines
from leadbooth.reading.scan_text import spell_controls
from leadbooth.ui.scanner.clock import Clock, monotonic_ms
from leadbooth.ui.scanner.scan import Scan

_ERROR_CODES = {
    QSerialPort.SerialPortError.DeviceNotFoundError: "port_not_found",
    QSerialPort.SerialPortError.PermissionError: "port_in_use_or_forbidden",
    QSerialPort.SerialPortError.OpenError: "port_already_open",
    QSerialPort.SerialPortError.ResourceError: "scanner_unplugged",
    QSerialPort.SerialPortError.ReadError: "read_failed",
}


@dataclass(frozen=True, slots=True)
class SerialPort:
    """A port that a scanner may hang on: the name to open it by, and what the device says it is."""

    name: str
    description: str


def list_serial_ports() -> list[SerialPort]:
    """The ports there are now, USB devices first."""
    found = sorted(QSerialPortInfo.availablePorts(), key=_order)
    return [SerialPort(port.portName(), f"{port.manufacturer()} {port.description()}".strip()) for port in found]


def _order(port: QSerialPortInfo) -> tuple[bool, str]:
    return not port.hasProductIdentifier(), port.portName()


class SerialScanner(QObject):
    """Emits ``scanned`` (a ``Scan``) for each payload; opens the port again when the scanner is back.

    ``failed`` carries a code: ``port_not_found``, ``port_in_use_or_forbidden``, ``port_already_open``,
    ``scanner_unplugged``, ``read_failed`` or ``port_failed``. ``connected`` and ``disconnected`` say when the port
    opens and closes.
    """

    scanned = Signal(object)
    failed = Signal(str)
    connected = Signal()
    disconnected = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        gap_ms: int = 150,
        reconnect_ms: int = 2000,
        clock: Clock = monotonic_ms,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._lines = PayloadLines()
        self._started_ms = 0.0
        self._wanted = False
        self._port = QSerialPort(self)
        self._port.readyRead.connect(self._on_ready_read)
        self._port.errorOccurred.connect(self._on_error)
        self._gap = _single_shot(self, gap_ms)
        self._gap.timeout.connect(self._on_gap)
        self._reconnect = _single_shot(self, reconnect_ms)
        self._reconnect.timeout.connect(self._try_open)

    def open(self, port_name: str, baud: int = 9600) -> None:
        """Listen on this port (8 data bits, no parity, 1 stop bit), now or as soon as it is there."""
        self.close()
        self._port.setPortName(port_name)
        self._port.setBaudRate(baud)
        self._wanted = True
        self._try_open()

    def close(self) -> None:
        """Stop listening."""
        self._wanted = False
        self._reconnect.stop()
        self._shut()

    @Slot()
    def _try_open(self) -> None:
        if self._port.open(QSerialPort.OpenModeFlag.ReadOnly):
            self.connected.emit()

    def _shut(self) -> None:
        self._gap.stop()
        self._lines.clear()
        if self._port.isOpen():
            self._port.close()
            self.disconnected.emit()

    @Slot()
    def _on_ready_read(self) -> None:
        if not self._lines.pending:
            self._started_ms = self._clock()
        self._announce(self._lines.feed(bytes(self._port.readAll().data())))
        if self._lines.pending:
            self._gap.start()
        else:
            self._gap.stop()

    @Slot()
    def _on_gap(self) -> None:
        self._announce(self._lines.flush())

    @Slot(QSerialPort.SerialPortError)
    def _on_error(self, error: QSerialPort.SerialPortError) -> None:
        if error == QSerialPort.SerialPortError.NoError:
            return
        self._port.clearError()
        self.failed.emit(_ERROR_CODES.get(error, "port_failed"))
        self._shut()
        if self._wanted:
            self._reconnect.start()

    def _announce(self, texts: list[str]) -> None:
        for text in texts:
            payload, symbology = strip_aim(text)
            self.scanned.emit(Scan(spell_controls(payload), symbology, self._started_ms, self._clock(), "serial"))


def _single_shot(parent: QObject, interval_ms: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    return timer
