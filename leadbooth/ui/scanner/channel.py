"""ScannerChannel: listens to all keys of the application and finds the scans of keyboard scanners among them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from leadbooth.reading.keys import Answer, BurstDetector, Key, KeyScan, Verdict
from leadbooth.reading.scanner_settings import PREFIX_KEYS, ScannerSettings
from leadbooth.ui.scanner.clock import Clock, KeyClock, monotonic_ms
from leadbooth.ui.scanner.resend import HeldKey, copy_of, resend
from leadbooth.ui.scanner.scan import Scan

FAST_TYPING_PROPERTY = "allowFastTyping"
"""A widget with this property set to True gets every key at once, scans included."""

_CONTROL_DATA = {"\x04", "\x1c", "\x1d", "\x1e", "\x1f"}
_MODIFIER_KEYS = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Meta,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_ScrollLock,
}
# A time-out that fires this late was kept waiting by a busy window: keys may wait in the queue behind it.
_LATE_MS = 15


class ScannerChannel(QObject):
    """Emits ``scanned`` (a ``Scan``) for each scan, whatever has the focus; no character of it reaches a widget.

    Everything else that is typed arrives where it was going, held back for a moment at most.
    """

    scanned = Signal(object)

    def __init__(self, settings: ScannerSettings, parent: QObject | None = None, clock: Clock = monotonic_ms) -> None:
        super().__init__(parent)
        self._clock = KeyClock(clock)
        self._settings = settings
        self._detector = BurstDetector(settings)
        self._kept_down: set[int] = set()
        self._resending = False
        self._listening = False
        self._waited_for_late_keys = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def settings(self) -> ScannerSettings:
        """The settings in force."""
        return self._settings

    def set_settings(self, settings: ScannerSettings) -> None:
        """From now on, find scans by these settings."""
        self._give_back(self._detector.flush())
        self._settings = settings
        self._detector = BurstDetector(settings)

    def resume(self) -> None:
        """Listen. A new channel does not listen before this is called."""
        application = QCoreApplication.instance()
        if not self._listening and application is not None:
            application.installEventFilter(self)
            self._listening = True

    def pause(self) -> None:
        """Stop listening, for the lock screen and at the end; held keys go to their widgets first."""
        application = QCoreApplication.instance()
        if self._listening and application is not None:
            application.removeEventFilter(self)
        self._listening = False
        self._timer.stop()
        self._give_back(self._detector.flush())
        self._kept_down.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._resending or not isinstance(watched, QWidget):
            return False
        match event.type():
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                return not _is_exempt(watched) and self._press(watched, event)
            case QEvent.Type.KeyRelease if isinstance(event, QKeyEvent):
                return self._release(watched, event)
            case QEvent.Type.ShortcutOverride if isinstance(event, QKeyEvent):
                return self._claim(watched, event)
            case QEvent.Type.InputMethod if isinstance(event, QInputMethodEvent):
                return self._commit(watched, event)
        return False

    def _press(self, widget: QWidget, event: QKeyEvent) -> bool:
        """Whether the key stays here."""
        key = self._key(widget, event)
        if key is None:
            return False
        return self._handle(self._detector.feed(key), event)

    def _handle(self, answer: Answer, event: QKeyEvent) -> bool:
        self._give_back(answer.released)
        self._watch_the_clock()
        stays = answer.verdict is not Verdict.PASS
        if stays:
            self._kept_down.add(event.key())
            event.accept()
        if answer.scan:
            self._announce(answer.scan)
        return stays

    def _release(self, widget: QWidget, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Alt and self._detector.holding:
            at = self._clock.time_of(event.timestamp())
            self._detector.feed(Key("", at, "alt_end", HeldKey(copy_of(event, QEvent.Type.KeyRelease), widget)))
            self._watch_the_clock()
            return False
        if event.isAutoRepeat() or event.key() not in self._kept_down:
            return False
        self._kept_down.discard(event.key())
        event.accept()
        return True

    def _claim(self, widget: QWidget, event: QKeyEvent) -> bool:
        """Keeps a key that may be part of a scan from triggering a shortcut on its way here."""
        if _is_exempt(widget):
            return False
        key = self._key(widget, event)
        claimed = key is not None and (
            key.name in ("char", "alt_digit")
            or key.name == self._settings.prefix
            or (key.name in ("enter", "tab") and self._detector.holding)
        )
        if claimed:
            event.accept()
        return claimed

    def _commit(self, widget: QWidget, event: QInputMethodEvent) -> bool:
        """Text from an input method: part of a scan that is surely one, else typing that must stay in order."""
        text = event.commitString()
        if not self._detector.holding:
            return False
        if not text or event.preeditString() or not self._detector.surely_scanning:
            self._give_back(self._detector.flush())
            self._timer.stop()
            return False
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text)
        answer = self._detector.feed(Key(text, self._clock.now(), "char", HeldKey(press, widget)))
        self._give_back(answer.released)
        self._watch_the_clock()
        return answer.verdict is not Verdict.PASS

    def _key(self, widget: QWidget, event: QKeyEvent) -> Key | None:
        """The event as the detector knows keys; None for what is no business of a scanner."""
        if event.key() in _MODIFIER_KEYS or event.isAutoRepeat():
            return None
        name, text = self._name(event)
        copy = HeldKey(copy_of(event, QEvent.Type.KeyPress), widget)
        return Key(text, self._clock.time_of(event.timestamp()), name, copy)

    def _name(self, event: QKeyEvent) -> tuple[str, str]:
        text, modifiers = event.text(), event.modifiers()
        held = modifiers & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier | Qt.KeyboardModifier.AltModifier
        )
        on_keypad = bool(modifiers & Qt.KeyboardModifier.KeypadModifier)
        digit = event.key() - Qt.Key.Key_0
        if held == Qt.KeyboardModifier.AltModifier and on_keypad and 0 <= digit <= 9:
            return "alt_digit", str(digit)
        if text in _CONTROL_DATA and self._detector.surely_scanning:
            return "char", text
        # AltGr is Ctrl+Alt on Windows, and then types a character.
        types = not held or held == Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
        # Some scanners end with a line feed instead, or with Ctrl+J or Ctrl+M.
        feeds = text in ("\r", "\n") and (not held or self._detector.surely_scanning)
        if feeds or (event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held):
            return "enter", "\n"
        if event.key() == Qt.Key.Key_Tab and not held:
            return "tab", "\t"
        if types and text and text.isprintable():
            return "char", text
        function = f"F{event.key() - Qt.Key.Key_F1 + 1}"
        return (function if function in PREFIX_KEYS and not held else "other"), ""

    def _announce(self, scan: KeyScan) -> None:
        self.scanned.emit(Scan(scan.payload, scan.symbology, scan.started_ms, scan.ended_ms, "keyboard"))

    def _give_back(self, keys: tuple[Key, ...]) -> None:
        self._resending = True
        try:
            for key in keys:
                if isinstance(key.token, HeldKey) and key.name != "alt_end":
                    resend(key.token)
        finally:
            self._resending = False

    def _watch_the_clock(self) -> None:
        deadline = self._detector.deadline()
        self._waited_for_late_keys = False
        if deadline is None:
            self._timer.stop()
        else:
            self._timer.start(max(1, int(deadline - self._clock.now()) + 1))

    @Slot()
    def _on_timeout(self) -> None:
        deadline = self._detector.deadline()
        if deadline is None:
            return
        now = self._clock.now()
        if now > deadline + _LATE_MS and not self._waited_for_late_keys:
            self._waited_for_late_keys = True
            self._timer.start(1)
            return
        answer = self._detector.poll(now)
        self._give_back(answer.released)
        self._watch_the_clock()
        if answer.scan:
            self._announce(answer.scan)


def allow_fast_typing(widget: QWidget, allowed: bool = True) -> None:
    """Let this widget have every key at once, even when they come as fast as a scan."""
    widget.setProperty(FAST_TYPING_PROPERTY, allowed)


def _is_exempt(widget: QWidget) -> bool:
    """Whether the key is going to a widget that wants fast typing; it may be on its way up from there."""
    return any(
        target is not None and target.property(FAST_TYPING_PROPERTY) is True
        for target in (widget, QApplication.focusWidget())
    )
