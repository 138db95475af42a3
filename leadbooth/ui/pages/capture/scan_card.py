"""The scan card: that the scanner is listening, a line for what is typed or pasted instead, and the modes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from leadbooth.ui.pages.capture.rapid_bar import RapidBar
from leadbooth.ui.widgets import Card, Chip, KeyHint, Pill, key_text, text_label

RAPID_KEY = "Ctrl+R"
GROUP_KEY = "Ctrl+G"


class _ModeButton(Chip):
    """Turns a mode on and off."""

    padding = 10
    tall = 32


class ScanCard(Card):
    """``submitted`` carries what was typed: a printed badge id, an e-mail address or a whole badge."""

    submitted = Signal(str)
    rapid_turned = Signal(bool)
    group_turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=10, parent=parent)
        self.scanner = Pill()
        self.scanner.setObjectName("scanner-state")
        self._caption = text_label("", "caption")
        self.line = QLineEdit()
        self.line.setObjectName("badge")
        self.line.setPlaceholderText(self.tr("Badge id, e-mail or paste a badge"))
        self.line.setAccessibleName(self.tr("Badge id, e-mail or paste a badge"))
        self.line.returnPressed.connect(self._submit)
        self.rapid = self._new_mode(self.tr("Rapid"), "rapid", RAPID_KEY)
        self.rapid.setAccessibleDescription(self.tr("Scan after scan, to be finished later"))
        self.rapid.clicked.connect(self.rapid_turned)
        self.group = self._new_mode(self.tr("Group"), "group", GROUP_KEY)
        self.group.setAccessibleDescription(self.tr("Whoever is captured now came together"))
        self.group.clicked.connect(self.group_turned)
        self.rapid_bar = RapidBar()
        self._lay_out()
        self.show_modes(rapid=False, group=False)
        self.show_listening(listening=True)

    def show_listening(self, listening: bool, *, read_only: bool = False) -> None:
        """Say whether a scan would be heard now; where nothing can be saved, nothing is asked for."""
        for widget in (self.line, self.rapid, self.group):
            widget.setEnabled(not read_only)
        if listening:
            self.scanner.show_state(self.tr("Scanner ready"), "ok", dot_tone="ok")
            self._caption.setText(self.tr("scan at any time"))
        else:
            self.scanner.show_state(self.tr("Scanner paused"), "error", dot_tone="error")
            self._caption.setText(self.tr("nothing can be saved") if read_only else self.tr("type the badge id"))

    def show_modes(self, *, rapid: bool, group: bool) -> None:
        """Say which modes are on."""
        self.rapid.setChecked(rapid)
        self.group.setChecked(group)
        self.rapid_bar.setVisible(rapid)

    @Slot()
    def focus_line(self) -> None:
        """Be ready for somebody to type a badge id."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    @Slot()
    def _submit(self) -> None:
        text = self.line.text()
        if text.strip():
            self.line.clear()
            self.submitted.emit(text)

    def _new_mode(self, text: str, name: str, key: str) -> _ModeButton:
        button = _ModeButton(text)
        button.set_hint(key_text(key))
        button.setObjectName(name)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def _lay_out(self) -> None:
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(self.scanner)
        state.addWidget(self._caption)
        state.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(6)
        label = text_label(self.tr("Type or paste"), "label")
        label.setBuddy(self.line)
        head.addWidget(label)
        head.addWidget(KeyHint("Ctrl+B"))
        head.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.line)
        self.body.addLayout(state)
        self.body.addLayout(column)
        modes = QHBoxLayout()
        modes.setSpacing(8)
        modes.addWidget(self.rapid)
        modes.addWidget(self.group)
        self.body.addLayout(modes)
        self.body.addWidget(self.rapid_bar)
