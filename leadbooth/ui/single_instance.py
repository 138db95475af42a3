"""One running program per store: a second start asks the first to come to the front."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 3000
_GREETING, _ANSWER = b"show\n", b"shown\n"


def server_name(folder: Path) -> str:
    """The name the program of the store in ``folder`` answers to; short, for sockets that are paths."""
    return f"leadbooth-{hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:24]}"


def call_first(folder: Path) -> bool:
    """Ask the program that uses the store to show its window; whether one answered."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(folder))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(_GREETING)
    socket.flush()
    # What has come already is not waited for.
    came = socket.bytesAvailable() >= len(_ANSWER) or socket.waitForReadyRead(_WAIT_MS)
    answered = came and socket.readAll().data() == _ANSWER
    socket.disconnectFromServer()
    return answered


class FirstInstance(QObject):
    """Answers later starts; ``called`` asks to bring the window to the front. Only the holder of the store listens."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = server_name(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def listen(self) -> bool:
        """Answer from now on. A socket that a crash left behind is cleared away first."""
        if self._server.isListening():
            return True
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def stop(self) -> None:
        """Answer no longer."""
        self._server.close()

    @Slot()
    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.write(_ANSWER)
            socket.flush()
            self.called.emit()
