"""MainWindow: the frame around whatever is shown: welcome, unlock, or the pages of the booth."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from leadbooth.ui.widgets import Toast

SMALLEST = QSize(1024, 640)
USUAL = QSize(1366, 768)
_GEOMETRY_FILE = "window.ini"


class MainWindow(QMainWindow):
    """One thing at a time, with short messages over it. ``close_wanted`` asks whoever knows whether it may close."""

    close_wanted = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mainWindow")
        self.setWindowTitle("LeadBooth")
        self.setMinimumSize(SMALLEST)
        self._folder = folder
        self._may_close = False
        self._handler: Callable[[], None] | None = None
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.toast = Toast(self)
        self.toast.setObjectName("toast")
        self.toast.button.setObjectName("toastAction")
        self.toast.action_chosen.connect(self._act)
        self._restore_geometry()

    def page(self) -> QWidget | None:
        """What is shown now."""
        return self._stack.currentWidget()

    def show_page(self, page: QWidget) -> None:
        """Show ``page`` in the place of what was shown, which is destroyed with all that it knew."""
        former = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if former is not None:
            self._stack.removeWidget(former)
            former.deleteLater()

    def say(self, text: str, action: str = "", handler: Callable[[], None] | None = None) -> None:
        """Show a message for a while; with ``action`` a button that calls ``handler``."""
        self._handler = handler
        self.toast.show_message(text, action=action if handler else "", seconds=8.0 if handler else 6.0)

    @Slot()
    def come_to_front(self) -> None:
        """Show the window, whatever covers it."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def let_close(self) -> None:
        """Close without asking again."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close:
            event.ignore()
            self.close_wanted.emit()
            return
        self._keep_geometry()
        super().closeEvent(event)

    @Slot()
    def _act(self) -> None:
        handler, self._handler = self._handler, None
        if handler is not None:
            handler()

    def _geometry_settings(self) -> QSettings:
        return QSettings(str(self._folder / _GEOMETRY_FILE), QSettings.Format.IniFormat)

    def _restore_geometry(self) -> None:
        self.resize(USUAL)
        kept = self._geometry_settings().value("geometry")
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)

    def _keep_geometry(self) -> None:
        if self._folder.is_dir():
            self._geometry_settings().setValue("geometry", self.saveGeometry())
