"""Lead quality: the score, and at a click its five parts with their reasons."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from leadbooth.domain.quality import Part, Quality
from leadbooth.ui.i18n import fill, nothing_earned, part_word, reason_sentence
from leadbooth.ui.widgets import LabeledMeter, text_label

_WIDEST = 210
_NARROWEST = 126
_EDGE = 2  # room around the words for the focus ring


class QualityMeter(QPushButton):
    """Shows the score as a bar; pressed, it opens what the score is made of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quality")
        self.setProperty("role", "ghost")
        self.setAutoDefault(False)
        self._quality: Quality | None = None
        self.setMaximumWidth(_WIDEST + 2 * _EDGE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._meter = LabeledMeter(self.tr("Quality"), stacked=True)
        self._meter.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QVBoxLayout(self)
        row.setContentsMargins(_EDGE, 2, _EDGE, 2)
        row.addWidget(self._meter)
        self.reasons = QualityReasons(self)
        self.clicked.connect(self._open_reasons)
        self.show_quality(None)

    def show_quality(self, quality: Quality | None) -> None:
        """Show a score; None while there is no lead."""
        self._quality = quality
        if quality is None:
            self._meter.set_amount(0, 100, "")
            self.setAccessibleName(self.tr("Lead quality"))
            self.setToolTip("")
        else:
            amount = fill(self.tr("{score} · {grade}"), score=quality.score, grade=quality.grade)
            self._meter.set_amount(quality.score, 100, amount)
            spoken = self.tr("Lead quality {score} of 100, grade {grade}")
            self.setAccessibleName(fill(spoken, score=quality.score, grade=quality.grade))
            self.setToolTip(_tooltip(quality))
        self.setEnabled(quality is not None)
        if quality is not None and self.reasons.isVisible():
            self.reasons.show_parts(quality)

    def sizeHint(self) -> QSize:
        # It gives way to the words of the buttons beside it, and takes what room they leave.
        return QSize(_NARROWEST, self._meter.sizeHint().height() + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @Slot()
    def _open_reasons(self) -> None:
        if self._quality is not None:
            self.reasons.show_parts(self._quality)
            self.reasons.open_above(self)


class QualityReasons(QFrame):
    """The five parts of a score, each with its points and why; Escape or a click elsewhere closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("quality-reasons")
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("What the lead quality is made of"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 12)
        self._column.setSpacing(4)

    def show_parts(self, quality: Quality) -> None:
        """Show what this score is made of."""
        while (item := self._column.takeAt(0)) is not None:
            if old := item.widget():
                old.deleteLater()
        for number, part in enumerate(quality.parts):
            if number:
                self._column.addSpacing(6)
            meter = LabeledMeter(part_word(part.name), stacked=True)
            meter.set_amount(round(part.points), round(part.maximum), _points(part))
            self._column.addWidget(meter)
            for sentence in _sentences(part):
                self._column.addWidget(text_label(sentence, "caption", wrap=True))
        self.adjustSize()

    def open_above(self, anchor: QWidget) -> None:
        """Open over a widget, as near as the screen allows."""
        self.setFixedWidth(320)
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(0, 0)) - QPoint(0, self.height() + 6)
        self.move(corner.x(), max(anchor.screen().availableGeometry().top(), corner.y()))
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.close()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # A shortcut of the page would act on what is hidden below.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def _points(part: Part) -> str:
    return f"{part.points:.0f}/{part.maximum:.0f}"


def _sentences(part: Part) -> list[str]:
    return [reason_sentence(reason) for reason in part.reasons] or [nothing_earned(part.name)]


def _tooltip(quality: Quality) -> str:
    rows = [
        f"<b>{escape(part_word(part.name))} {_points(part)}</b><br>{'<br>'.join(map(escape, _sentences(part)))}"
        for part in quality.parts
    ]
    return f"<qt>{'<br>'.join(rows)}</qt>"
