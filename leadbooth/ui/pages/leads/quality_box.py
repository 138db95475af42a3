"""Why a lead has the quality it has: five bars, and behind each its reasons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leadbooth.domain.quality import DEFAULT_WEIGHTS, Part, Quality
from leadbooth.ui.i18n import fill, nothing_earned, part_word, reason_sentence
from leadbooth.ui.theme import current_tokens
from leadbooth.ui.widgets import ActionButton, LabeledMeter, text_label
from leadbooth.ui.widgets.roving import set_tab_stop


class _FoldButton(ActionButton):
    """A button that is no taller than the line it stands in."""

    padding = 6
    tall = 22
    gap = 4


class PartRow(QWidget):
    """One part: its bar, and below it the reasons, once it was clicked or Enter or Space was pressed on it."""

    toggled = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"quality-{name}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._meter = LabeledMeter(part_word(name))
        self._reasons = text_label("", "caption", wrap=True)
        self._reasons.hide()
        self.setAccessibleName(part_word(name))
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 2, 3, 2)
        column.setSpacing(3)
        column.addWidget(self._meter)
        column.addWidget(self._reasons)

    def show_part(self, part: Part) -> None:
        """Show what was earned of a part."""
        points, most = round(part.points), round(part.maximum)
        amount = fill(self.tr("{points}/{most}"), points=points, most=most)
        self._meter.set_amount(points, most, amount)
        sentences = part_sentences(part)
        self.setToolTip("\n".join(sentences))
        self.setAccessibleDescription("; ".join([amount, *sentences]))
        self._reasons.setText("\n".join(sentences))

    def is_open(self) -> bool:
        """Whether the reasons are shown."""
        return not self._reasons.isHidden()

    def set_open(self, *, shown: bool) -> None:
        """Show the reasons, or the bar alone."""
        self._reasons.setVisible(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._turn()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._turn()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(current_tokens().accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
            painter.end()

    def _turn(self) -> None:
        self.set_open(shown=not self.is_open())
        self.toggled.emit()


class QualityBox(QWidget):
    """The parts of a quality. Each shows its reasons when it is clicked, and in its tooltip; "Reasons" shows all.

    Tab reaches the parts as one, arrows move among them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = text_label("", "label")
        self.more = _FoldButton(self.tr("Reasons"), "ghost", icon_name="chevron-down")
        self.more.setObjectName("quality-reasons")
        self.more.setProperty("small", "true")
        self.more.setCheckable(True)
        self.more.clicked.connect(self._fold)
        self._rows: dict[str, PartRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.more)
        self._column.addLayout(head)
        for name in DEFAULT_WEIGHTS:
            self._add_row(name)
        set_tab_stop(self.rows(), None)

    def rows(self) -> tuple[PartRow, ...]:
        """The five parts."""
        return tuple(self._rows.values())

    def show_quality(self, quality: Quality) -> None:
        """Show a quality."""
        self._title.setText(fill(self.tr("Why {score}? Grade {grade}"), score=quality.score, grade=quality.grade))
        for part in quality.parts:
            self._rows[part.name].show_part(part)

    def reasons(self, part: str) -> str:
        """What is said of a part."""
        return self._rows[part].toolTip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        step = 0
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and isinstance(watched, PartRow):
            rows = self.rows()
            target = rows[(rows.index(watched) + step) % len(rows)]
            set_tab_stop(rows, target)
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _add_row(self, name: str) -> None:
        row = PartRow(name)
        row.toggled.connect(self._row_toggled)
        row.installEventFilter(self)
        self._column.addWidget(row)
        self._rows[name] = row

    @Slot()
    def _row_toggled(self) -> None:
        self._show_fold(all(row.is_open() for row in self.rows()))

    @Slot(bool)
    def _fold(self, shown: bool) -> None:
        for row in self.rows():
            row.set_open(shown=shown)
        self._show_fold(shown)

    def _show_fold(self, shown: bool) -> None:
        self.more.setChecked(shown)
        self.more.set_icon_name("chevron-up" if shown else "chevron-down")


def part_sentences(part: Part) -> list[str]:
    """Each reason with the points it earned, or why there are none."""
    if not part.reasons:
        return [nothing_earned(part.name)]
    return [_sentence(reason_sentence(reason), reason.share * part.maximum) for reason in part.reasons]


def _sentence(words: str, points: float) -> str:
    return f"{QLocale().toString(points, 'f', 0 if points == int(points) else 1)} · {words}"
