"""The questions that are asked no more, to bring one back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leadbooth.domain.form import Question
from leadbooth.domain.ids import Id
from leadbooth.ui.i18n import fill
from leadbooth.ui.widgets import ActionButton, text_label


class RetiredList(QWidget):
    """A button that opens the list; each question has a button that asks it again."""

    wanted_back = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = ActionButton("", "ghost", icon_name="chevron-right")
        self.head.setObjectName("questions-retired")
        self.head.setCheckable(True)
        self._rows = QWidget()
        self._buttons: dict[ActionButton, Id] = {}
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(12, 0, 0, 0)
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.addWidget(self.head)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._rows)
        self._rows.hide()
        self.head.toggled.connect(self._reveal)

    def stops(self) -> list[QWidget]:
        """Where Tab stops before the list is open."""
        return [self.head]

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these; nothing at all where there are none."""
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._buttons = {}
        for question in questions:
            self._list.addWidget(self._row(question))
        self.head.setText(fill(self.tr("Asked no more: {count}"), count=QLocale().toString(len(questions))))
        self.setVisible(bool(questions))

    def _row(self, question: Question) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        button = ActionButton(self.tr("Ask again"))
        button.setObjectName(f"bring-back-{question.key}")
        button.setAccessibleDescription(question.wording)
        button.clicked.connect(self._bring_back)
        self._buttons[button] = question.id
        line.addWidget(text_label(question.wording, "muted", wrap=True), 1)
        line.addWidget(button)
        return row

    @Slot(bool)
    def _reveal(self, shown: bool) -> None:
        self._rows.setVisible(shown)
        self.head.set_icon_name("chevron-down" if shown else "chevron-right")

    @Slot()
    def _bring_back(self) -> None:
        sender = self.sender()
        if isinstance(sender, ActionButton):
            self.wanted_back.emit(self._buttons[sender])
