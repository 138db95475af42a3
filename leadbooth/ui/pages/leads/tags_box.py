"""The tags of a lead: added by typing, taken away by a key or a click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from leadbooth.ui.i18n import fill
from leadbooth.ui.widgets import Chip, FlowLayout


class _Tag(Chip):
    cap = False

    def __init__(self, tag: str, parent: QWidget) -> None:
        super().__init__(tag, parent=parent)
        self.tag = tag
        self.setCheckable(False)
        self.set_hint("✕")
        self.setObjectName(f"tag-{tag}")
        self.setAccessibleName(fill(self.tr("Tag {tag}: take away"), tag=tag))
        self.setToolTip(self.tr("Take this tag away"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)


class TagsBox(QWidget):
    """Chips, and a line for the next one; a comma separates several. `tags_changed` carries all tags there are to be.

    Enter adds; so does leaving the line.
    """

    tags_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[str, ...] = ()
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, spacing=6)
        self.line = QLineEdit()
        self.line.setObjectName("tag-line")
        self.line.setAccessibleName(self.tr("Add a tag"))
        self.line.setPlaceholderText(self.tr("Add a tag"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._chips)
        column.addWidget(self.line)
        self._chips.hide()
        self.line.editingFinished.connect(self.flush)

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show these, silently."""
        if tuple(tags) == self._tags:
            return
        self._tags = tuple(tags)
        had_focus = any(chip.hasFocus() for chip in self._chips.findChildren(_Tag))
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for tag in tags:
            chip = _Tag(tag, self._chips)
            chip.clicked.connect(self._clicked)
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(tags))
        self._chips.updateGeometry()
        if had_focus:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def flush(self) -> None:
        """Add what stands in the line."""
        typed = [tag for text in self.line.text().split(",") if (tag := " ".join(text.split()))]
        self.line.clear()
        self._want((*self._tags, *typed))

    @Slot()
    def _clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, _Tag):
            self._want(tuple(tag for tag in self._tags if tag != chip.tag))

    def _want(self, tags: Sequence[str]) -> None:
        known: dict[str, str] = {}
        for tag in tags:
            known.setdefault(tag.casefold(), tag)
        if (wanted := tuple(known.values())) != self._tags:
            self.tags_changed.emit(wanted)
