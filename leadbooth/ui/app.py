"""The application object: its look, its errors, and where its garbage is collected."""

from __future__ import annotations

import gc
import logging
import sys
import threading
from collections.abc import Callable, Sequence
from types import TracebackType

from PySide6.QtCore import QLocale, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from leadbooth import __version__
from leadbooth.ui.theme import Theme, app_icon, apply_theme
from leadbooth.ui.theme.manager import ThemeChoice

NAME = "LeadBooth"
_COLLECT_EVERY_MS = 2000
_log = logging.getLogger(__name__)


def make_application(arguments: Sequence[str], theme: ThemeChoice) -> QApplication:
    """The one application, dressed. The window decides when it ends, not the last dialog that closes."""
    QLocale.setDefault(spoken(QLocale.system()))
    app = QApplication([NAME, *arguments])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("org.leadbooth.LeadBooth")
    app.setQuitOnLastWindowClosed(False)
    app.setWindowIcon(app_icon())
    apply_theme(app, theme)
    return app


def spoken(system: QLocale) -> QLocale:
    """How dates and amounts are written: as the system says; where it says nothing, as in English, never 654000€."""
    unsaid = system.language() == QLocale.Language.C
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom) if unsaid else system


def dress(choice: ThemeChoice) -> None:
    """Wear another theme; nothing is worked out anew where it is on already."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    theme = app.findChild(Theme)
    if theme is None or theme.choice != choice:
        apply_theme(app, choice)


class Collector(QObject):
    """Collects garbage on this thread only: anywhere else it would destroy Qt objects of this one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_COLLECT_EVERY_MS)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self._collect)

    def take_over(self) -> None:
        """Collect here from now on, and leave what the start has loaded out of it."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def give_back(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def _collect(self) -> None:
        limits, counts = gc.get_threshold(), gc.get_count()
        oldest_due = max((age for age in range(3) if counts[age] > limits[age] > 0), default=None)
        if oldest_due is not None:
            gc.collect(oldest_due)


class Alarm(QObject):
    """Hears of exceptions that nobody handled, on any thread, and tells of them on this one by ``rang``."""

    rang = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: tuple[Callable[..., object], Callable[..., object]] | None = None

    def listen(self) -> None:
        """Take the place of Python's own hooks."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def stop(self) -> None:
        """Put Python's own hooks back."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before
            self._before = None

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        # Its kind and place only: the words of an exception may hold what somebody typed.
        _log.error("unhandled %s in %s", kind.__name__, trace.tb_frame.f_code.co_qualname if trace else "?")
        self.rang.emit(error)

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._on_exception(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)
