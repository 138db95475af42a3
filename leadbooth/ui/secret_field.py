"""A field for a passphrase: hidden, shown on demand, judged in words, with a hint at Caps Lock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from leadbooth.domain.passphrase import LEAST, strength
from leadbooth.ui.i18n import fill
from leadbooth.ui.theme import Tone, icon
from leadbooth.ui.widgets import Field


class SecretField(Field):
    """``judged`` says after the label how much the passphrase stands, in the place of ``remark``."""

    def __init__(self, label: str, remark: str = "", *, judged: bool = False, parent: QWidget | None = None) -> None:
        self._line = QLineEdit()
        super().__init__(label, self._line, parent=parent)
        self._remark = remark
        self._judged = judged
        self._caps_lock = False
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._reveal = QAction(icon("eye"), self.tr("Show what is typed"), self)
        self._reveal.setCheckable(True)
        self._reveal.setShortcut("Alt+V")
        self._reveal.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._reveal.setToolTip(self.tr("Show what is typed (Alt+V)"))
        self._line.addAction(self._reveal, QLineEdit.ActionPosition.TrailingPosition)
        self._line.installEventFilter(self)
        self._line.textChanged.connect(self._judge)
        self._reveal.toggled.connect(self._show_letters)
        self._judge()

    def set_remark(self, remark: str) -> None:
        """Say something else after the label while nothing is typed."""
        self._remark = remark
        self._judge()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._look_at_caps_lock(event)
        return super().eventFilter(watched, event)

    def _look_at_caps_lock(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._caps_lock = False  # now it is the other way round; the next letter tells
        elif letter.isalpha() and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps_lock = letter.isupper() != shifted

    @Slot()
    def _judge(self) -> None:
        words: dict[str, tuple[str, Tone]] = {
            "": (self._remark, "neutral"),
            "too_short": (fill(self.tr("at least {least} characters"), least=LEAST), "neutral"),
            "weak": (self.tr("weak: easy to guess"), "warning"),
            "fair": (self.tr("fair: longer is better"), "neutral"),
            "strong": (self.tr("strong"), "ok"),
        }
        text, tone = words[strength(self._line.text()) if self._judged else ""]
        if self._caps_lock and self._line.text():
            text, tone = self.tr("Caps Lock is on"), "warning"
        self.set_status(text, tone)

    @Slot(bool)
    def _show_letters(self, shown: bool) -> None:
        self._line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
