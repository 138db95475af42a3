"""What happened with a lead, newest as the caller orders it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from leadbooth.ui.theme import Tone, current_tokens, tone_colours
from leadbooth.ui.widgets.labels import text_label

_DOT_RADIUS = 3.5


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What happened, when and by whom (`caption`)."""

    text: str
    caption: str = ""
    tone: Tone = "accent"


class TimelineList(QWidget):
    """Rows of a dot, a text that wraps and a caption; all of it plain text. Put it in a scroll area."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[TimelineEntry, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def entries(self) -> tuple[TimelineEntry, ...]:
        """What is shown."""
        return self._entries

    def set_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show these, in this order."""
        if tuple(entries) == self._entries:
            return
        self._entries = tuple(entries)
        while (item := self._column.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.deleteLater()
        for entry in self._entries:
            self._column.addWidget(_TimelineRow(entry, self))
        self._column.addStretch(1)


class _TimelineRow(QWidget):
    def __init__(self, entry: TimelineEntry, parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(9)
        grid.setVerticalSpacing(0)
        text = text_label(entry.text, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(_Dot(entry.tone), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text, 0, 1)
        if entry.caption:
            grid.addWidget(text_label(entry.caption, "caption", wrap=True), 1, 1)
        grid.setColumnStretch(1, 1)


class _Dot(QWidget):
    def __init__(self, tone: Tone) -> None:
        super().__init__()
        self._tone = tone
        self.setFixedSize(QSize(7, 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone_colours(current_tokens(), self._tone).fill))
        painter.drawEllipse(QPointF(_DOT_RADIUS, self.height() / 2), _DOT_RADIUS, _DOT_RADIUS)
        painter.end()
