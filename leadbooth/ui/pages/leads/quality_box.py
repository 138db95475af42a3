"""Why a lead has the quality it has: five bars, and behind each its reasons."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from leadbooth.domain.quality import Part, Quality
from leadbooth.ui.i18n import fill, nothing_earned, part_word, reason_sentence
from leadbooth.ui.widgets import ActionButton, LabeledMeter, text_label


class _FoldButton(ActionButton):
    """A button that is no taller than the line it stands in."""

    padding = 6
    tall = 22
    gap = 4


class QualityBox(QWidget):
    """The parts of a quality. "Show reasons" unfolds the sentences; they are in the tooltips all the while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = text_label("", "label")
        self.more = _FoldButton(self.tr("Reasons"), "ghost", icon_name="chevron-down")
        self.more.setObjectName("quality-reasons")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._fold)
        self._rows: dict[str, tuple[LabeledMeter, QLabel]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.more)
        self._column.addLayout(head)

    def show_quality(self, quality: Quality) -> None:
        """Show a quality."""
        self._title.setText(fill(self.tr("Why {score}? Grade {grade}"), score=quality.score, grade=quality.grade))
        for part in quality.parts:
            meter, reasons = self._row(part.name)
            points, most = round(part.points), round(part.maximum)
            meter.set_amount(points, most, fill(self.tr("{points}/{most}"), points=points, most=most))
            sentences = part_sentences(part)
            meter.setToolTip("\n".join(sentences))
            meter.setAccessibleDescription("; ".join(sentences))
            reasons.setText("\n".join(sentences))

    def reasons(self, part: str) -> str:
        """What is said of a part."""
        return self._rows[part][0].toolTip()

    def _row(self, name: str) -> tuple[LabeledMeter, QLabel]:
        if name not in self._rows:
            meter = LabeledMeter(part_word(name))
            meter.setObjectName(f"quality-{name}")
            reasons = text_label("", "caption", wrap=True)
            reasons.setVisible(self.more.isChecked())
            self._column.addWidget(meter)
            self._column.addWidget(reasons)
            self._rows[name] = meter, reasons
        return self._rows[name]

    @Slot(bool)
    def _fold(self, shown: bool) -> None:
        self.more.set_icon_name("chevron-up" if shown else "chevron-down")
        for _, reasons in self._rows.values():
            reasons.setVisible(shown)


def part_sentences(part: Part) -> list[str]:
    """Each reason with the points it earned, or why there are none."""
    if not part.reasons:
        return [nothing_earned(part.name)]
    return [_sentence(reason_sentence(reason), reason.share * part.maximum) for reason in part.reasons]


def _sentence(words: str, points: float) -> str:

    return f"{QLocale().toString(points, 'f', 0 if points == int(points) else 1)} · {words}"
