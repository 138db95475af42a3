"""CheckPage: scan a code of the set-up sheet and see what arrives, what is wrong, and put it right."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leadbooth.reading.keys import Key
from leadbooth.reading.scanner_check import Check, Finding, check_scan
from leadbooth.reading.scanner_settings import ScannerSettings
from leadbooth.ui.scanner.channel import allow_fast_typing
from leadbooth.ui.scanner.clock import Clock, KeyClock, monotonic_ms
from leadbooth.ui.widgets import ActionButton, Card, text_label

_SILENCE_MS = 600
_LINE_ENDS: dict[int, str] = {Qt.Key.Key_Return: "\n", Qt.Key.Key_Enter: "\n", Qt.Key.Key_Tab: "\t"}


class ScanPad(Card):
    """Takes every key as it comes, and emits ``keys_received`` (a list of ``Key``) when the scanner falls silent."""

    keys_received = Signal(object)

    def __init__(self, clock: Clock = monotonic_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("scanPad")
        allow_fast_typing(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Scan the code on the sheet"))
        self.body.addWidget(text_label(self.tr("Click here, then scan a code on the set-up sheet."), wrap=True))
        self._clock = KeyClock(clock)
        self._keys: list[Key] = []
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(_SILENCE_MS)
        self._silence.timeout.connect(self._on_silence)

    @Slot()
    def _on_silence(self) -> None:
        keys, self._keys = self._keys, []
        self.keys_received.emit(keys)

    def event(self, event: QEvent) -> bool:
        # A digit may be a shortcut elsewhere; here it is part of a code.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # A Tab in the middle of a scan is data, or its suffix.
        return not self._keys and super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = _LINE_ENDS.get(event.key(), event.text())
        if not text or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        self._keys.append(Key(text, self._clock.time_of(event.timestamp())))
        self._silence.start()


class CheckPage(QWidget):
    """Emits ``settings_changed`` (``ScannerSettings``) when a proposed change was accepted."""

    settings_changed = Signal(object)

    def __init__(self, settings: ScannerSettings, parent: QWidget | None = None, clock: Clock = monotonic_ms) -> None:
        super().__init__(parent)
        self._settings = settings
        self._proposed: ScannerSettings | None = None
        self.pad = ScanPad(clock)
        self._received = text_label("", "mono", wrap=True)
        self._received.setObjectName("scanReceived")
        self._details = text_label("", "muted", wrap=True)
        self._details.setObjectName("scanDetails")
        self._sentence = text_label("", wrap=True)
        self._sentence.setObjectName("scanFinding")
        self.fix_button = ActionButton(self.tr("Put it right"), "primary")
        self.fix_button.setObjectName("scanFix")
        self.fix_button.hide()
        layout = QVBoxLayout(self)
        for widget in (self.pad, self._received, self._details, self._sentence, self.fix_button):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.pad.keys_received.connect(self.show_keys)
        self.fix_button.clicked.connect(self._on_fix)

    def set_settings(self, settings: ScannerSettings) -> None:
        """Judge the next scan by these settings."""
        self._settings = settings

    def finding(self) -> str:
        """What the page says about the last scan."""
        return self._sentence.text()

    @Slot(object)
    def show_keys(self, keys: list[Key]) -> None:
        """Show what these keys say about the scanner."""
        check = check_scan(keys, self._settings)
        self._received.setText(check.received)
        self._details.setText(_details(check))
        self._sentence.setText("\n".join(_sentence(finding) for finding in check.findings))
        fixes = [finding.fixed for finding in check.findings if finding.fixed]
        # One thing at a time: the next scan shows what is left.
        self._proposed = fixes[0] if fixes else None
        self.fix_button.setVisible(self._proposed is not None)

    @Slot()
    def _on_fix(self) -> None:
        if self._proposed is None:
            return
        self._settings, self._proposed = self._proposed, None
        self.fix_button.hide()
        self._sentence.setText(self.tr("Changed. Scan the code again."))
        self.pad.setFocus()
        self.settings_changed.emit(self._settings)


def _details(check: Check) -> str:
    translate = QCoreApplication.translate
    endings = {
        "enter": translate("ScannerCheck", "ends with Enter"),
        "tab": translate("ScannerCheck", "ends with Tab"),
        "none": translate("ScannerCheck", "ends with nothing"),
    }
    pattern = translate("ScannerCheck", "{count} characters, {mean} ms between keys, {longest} ms at most, {ending}")
    text = pattern.format(
        count=len(check.received),
        mean=round(check.mean_gap_ms),
        longest=round(check.max_gap_ms),
        ending=endings[check.suffix],
    )
    if not check.symbology:
        return text
    return translate("ScannerCheck", "{details}, code: {symbology}").format(details=text, symbology=check.symbology)


def _sentence(finding: Finding) -> str:
    translate = QCoreApplication.translate
    sentences = {
        "all_well": translate("ScannerCheck", "All is well. The scanner is ready."),
        "nothing": translate("ScannerCheck", "No text arrived. Scan the code again."),
        "caps_lock": translate(
            "ScannerCheck",
            "Capital and small letters are swapped: Caps Lock is on. Badges are repaired where possible.",
        ),
        "layout": translate(
            "ScannerCheck",
            "The keyboard country of the scanner ({scanner}) and this laptop ({computer}) decide the text.",
        ),
        "too_slow": translate("ScannerCheck", "The scanner is slow: {mean_ms} ms between keys."),
        "suffix": translate("ScannerCheck", "The scanner ends codes in another way than the settings say."),
        "other_text": translate("ScannerCheck", "This is not a code of the set-up sheet, or it was garbled."),
    }
    return sentences[finding.code].format(**finding.params)
