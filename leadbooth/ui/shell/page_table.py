"""The pages of the booth, in one table. Each is loaded when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from leadbooth.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page: its id, icon, translated name and shortcut, what makes it, and where it stands in the side bar."""

    id: str
    icon: str
    text: str
    shortcut: str
    factory: Callable[[Desk], QWidget]
    at_bottom: bool = False


def page_table() -> tuple[PageEntry, ...]:
    """Every page, in the order of the side bar."""
    translate = QCoreApplication.translate
    return (
        PageEntry("capture", "capture", translate("Shell", "Capture"), "F1", _capture),
        PageEntry("leads", "leads", translate("Shell", "Leads"), "F2", _leads),
        PageEntry("pipeline", "pipeline", translate("Shell", "Pipeline"), "F3", _pipeline),
        PageEntry("events", "event", translate("Shell", "Event setup"), "F6", _events, at_bottom=True),
        PageEntry("settings", "settings", translate("Shell", "Settings"), "", _settings, at_bottom=True),
    )


def _capture(desk: Desk) -> QWidget:
    from leadbooth.ui.pages.capture import CapturePage

    return CapturePage(desk)


def _leads(desk: Desk) -> QWidget:
    from leadbooth.ui.pages.leads import LeadsPage

    return LeadsPage(desk)


def _pipeline(desk: Desk) -> QWidget:
    from leadbooth.ui.pages.pipeline import PipelinePage

    return PipelinePage(desk)


def _events(desk: Desk) -> QWidget:
    from leadbooth.ui.pages.events import EventsPage

    return EventsPage(desk)


def _settings(desk: Desk) -> QWidget:
    from leadbooth.ui.pages.settings import SettingsPage

    return SettingsPage(desk)
