"""Smoke: the whole window on a store of its own, one lead by a scan, read back, and a picture of it."""

from __future__ import annotations

import faulthandler
import os
import secrets
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog

from leadbooth.domain.lead import Lead
from leadbooth.domain.listing import LeadFilter
from leadbooth.domain.words import Interest, Purpose
from leadbooth.services import browse, capture
from leadbooth.services.captured import Captured
from leadbooth.storage.store import Store
from leadbooth.ui.launch import Launched, launch
from leadbooth.ui.session import FirstStart

HANGS, LOST = 70, 71
_PATIENCE_S = 90
_LOOK_EVERY_MS = 50
_EMAIL = "jonas.weber@alder.example"
_BADGE = (
    "BEGIN:VCARD\nVERSION:3.0\nN:Weber;Jonas\nORG:Alder Energy\nTITLE:Head of Grid Automation\n"
    f"EMAIL:{_EMAIL}\nTEL;TYPE=WORK:+49 1512 3456789\nEND:VCARD\n"
)
_NOTE = "Replacing relays in 40 substations from Q3. Wants a quote for 120 units, bring Tomas in."


def smoke(folder: Path, screenshot: Path | None, size: str) -> int:
    """Exit code: 0 when the lead was there and drawn, 70 when the window hung, 71 when something was missing.

    ``size`` is that of the window, as ``1366x768``, "" for the usual one.
    """
    watchdog = threading.Timer(_PATIENCE_S, _give_up)
    watchdog.daemon = True
    watchdog.start()
    drivers: list[_Driver] = []

    def prepare(launched: Launched) -> None:
        drivers.append(_Driver(launched, screenshot, size))

    code = launch(folder, prepare)
    watchdog.cancel()
    return code or drivers[0].verdict


def _give_up() -> None:
    faulthandler.dump_traceback()
    sys.stderr.flush()
    os._exit(HANGS)


class _Driver(QObject):
    """Does what somebody at the booth would do, and looks whether it came about."""

    def __init__(self, launched: Launched, screenshot: Path | None, size: str) -> None:
        super().__init__(launched)
        self.verdict = LOST
        self._program = launched.program
        self._window = launched.window
        self._screenshot = screenshot
        if size:
            width, _, height = size.partition("x")
            self._window.resize(QSize(int(width), int(height)))
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY_MS)
        self._look.timeout.connect(self._read_back)
        self._program.ready.connect(self._go_on)

    @Slot()
    def _go_on(self) -> None:
        """At the welcome page: make a store. In the booth: scan."""
        if self._program.booth is None:
            secret = secrets.token_urlsafe(12)
            wish = FirstStart(
                "Mara Klein", "Northgrid GmbH", "Grid & Power Expo 2026", "trade_show", secret, sample=True
            )
            self._program.session.create(wish)
            return
        QTimer.singleShot(0, self, self._scan)

    @Slot()
    def _scan(self) -> None:
        self._answer_dialogs()
        for key in _BADGE:
            self._press(key)
        self._look.start()

    def _answer_dialogs(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.accept()

    def _press(self, key: str) -> None:
        """A key of a scanner, sent as the system would send it."""
        code = Qt.Key.Key_Return if key == "\n" else Qt.Key(ord(key.upper()))
        text = "\r" if key == "\n" else key
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, text)
            QApplication.sendEvent(self._window.focusWidget() or self._window, event)

    @Slot()
    def _read_back(self) -> None:
        booth = self._program.booth
        if booth is None:
            return
        chosen = LeadFilter(event_id=booth.desk.event_now.id, text=_EMAIL)

        def look(store: Store) -> dict[int, Lead]:
            return browse.page(store, browse.list_leads(store, chosen).numbers)

        booth.desk.ask(look, self._found, owner=self)

    def _found(self, leads: dict[int, Lead]) -> None:
        booth = self._program.booth
        if not leads or not self._look.isActive() or booth is None:
            return
        self._look.stop()
        lead = next(iter(leads.values()))
        staff = booth.desk.staff.id

        def talk(store: Store) -> Captured:
            capture.set_interest(store, staff, lead.id, Interest.HOT)
            for purpose in (Purpose.EMAIL, Purpose.PHONE):
                capture.set_consent(store, staff, lead.id, purpose, granted=True, wording="May we contact you?")
            return capture.write_note(store, staff, lead.id, _NOTE)

        booth.desk.act(talk, self._talked, owner=self)

    def _talked(self, captured: Captured) -> None:
        if self._program.booth is not None:
            self._program.booth.shell.page("capture").open_lead(captured.lead.id)
        if captured.lead.contact.email == _EMAIL and captured.note == _NOTE:
            self.verdict = 0
        QTimer.singleShot(600, self, self._finish)

    @Slot()
    def _finish(self) -> None:
        if self._screenshot is not None and not self._window.grab().save(str(self._screenshot)):
            self.verdict = LOST
        self._program.quit()
