"""Launch: the window of one store, until it is closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from leadbooth.services.settings import load_settings
from leadbooth.ui.app import Alarm, Collector, make_application
from leadbooth.ui.main_window import MainWindow
from leadbooth.ui.program import Program
from leadbooth.ui.runner import ThreadRunner


class Launched(QObject):
    """A program with everything around it. ``stop`` undoes all that was done to the process."""

    ended = Signal(int)

    def __init__(self, app: QApplication, folder: Path) -> None:
        super().__init__(app)
        self._app = app
        self.runner = ThreadRunner(self)
        self.window = MainWindow(folder)
        self.program = Program(folder, self.runner, self.window, parent=self)
        self._alarm = Alarm(self)
        self._collector = Collector(self)
        self._alarm.rang.connect(self.program.tell)
        self.program.ready.connect(self._settle_down)
        self.program.finished.connect(self._end)

    def start(self) -> None:
        """Show the window."""
        self._alarm.listen()
        self.program.start()

    def stop(self) -> None:
        """Give the process back as it was."""
        self._collector.give_back()
        self._alarm.stop()
        self.window.deleteLater()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @Slot()
    def _settle_down(self) -> None:
        self.program.ready.disconnect(self._settle_down)
        self._collector.take_over()

    @Slot(int)
    def _end(self, code: int) -> None:
        self.ended.emit(code)
        self._app.exit(code)


def launch(folder: Path, prepare: Callable[[Launched], None] | None = None) -> int:
    """Run the window of the store in ``folder`` until it is closed; the exit code. ``prepare`` may watch it."""
    app = make_application([], load_settings(folder).theme)
    launched = Launched(app, folder)
    if prepare is not None:
        prepare(launched)
    launched.start()
    code = app.exec()
    launched.stop()
    return code
