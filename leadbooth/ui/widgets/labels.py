"""Words of the type scale, headings and dividing lines."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStyle, QWidget

from leadbooth.ui.widgets.elided_label import ElidedLabel

LabelRole = Literal["text", "muted", "strong", "label", "caption", "heading", "title", "display", "mono"]


def text_label(
    text: str = "", role: LabelRole = "text", *, wrap: bool = False, parent: QWidget | None = None
) -> QLabel:
    """A label of plain text in a role of the type scale; where there is no room it wraps, or else elides."""
    return WrappedLabel(text, role, parent) if wrap else ElidedLabel(text, role, parent)


class WrappedLabel(QLabel):
    """Plain text on as many lines as it takes, at the edge where reading starts in the window's language.

    Qt by itself would go by the language of the text, so that a Latin name left the line of its Arabic label.
    """

    def __init__(self, text: str = "", role: LabelRole = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aligned = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self.setText(text)
        self.setAlignment(self._aligned)

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Align it; left means the edge where reading starts."""
        self._aligned = alignment
        mirrored = QStyle.visualAlignment(self.layoutDirection(), alignment)
        super().setAlignment(mirrored | Qt.AlignmentFlag.AlignAbsolute)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.setAlignment(self._aligned)
        super().changeEvent(event)


def divider(*, vertical: bool = False, parent: QWidget | None = None) -> QFrame:
    """A thin line between two parts."""
    line = QFrame(parent)
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    line.setProperty("role", "line-vertical" if vertical else "line")
    return line


class SectionHeading(QWidget):
    """A heading at the near edge and, at the far one, a muted remark or any widgets (`add`)."""

    def __init__(self, text: str, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = ElidedLabel(text, "heading")
        self._remark = ElidedLabel(remark, "muted")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._heading)
        self._row.addStretch(1)
        self._row.addWidget(self._remark)

    def set_text(self, text: str) -> None:
        """Change the heading."""
        self._heading.setText(text)

    def set_remark(self, remark: str) -> None:
        """Change the remark."""
        self._remark.setText(remark)

    def remark(self) -> str:
        """What stands at the far edge."""
        return self._remark.text()

    def add(self, widget: QWidget) -> None:
        """Put a widget at the far edge."""
        self._row.addWidget(widget)
