"""The cameras of this computer, by name."""

from __future__ import annotations


def camera_names() -> list[str] | None:
    """The cameras in the order the system offers them; None where Qt's multimedia cannot be loaded.

    Works without a window: where no Qt application is running yet one is made, and it draws nothing.
    """
    from PySide6.QtCore import QCoreApplication

    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError:
        return None  # a library of the system that it needs is missing
    application = QCoreApplication.instance() or QCoreApplication([])
    names = [device.description() for device in QMediaDevices.videoInputs()]
    del application
    return names
