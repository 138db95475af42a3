"""What stands below the list: how many leads there are, and what the list and its pane show."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leadbooth.ui.i18n import fill
from leadbooth.ui.long_work import LongWork
from leadbooth.ui.long_work_bar import LongWorkBar
from leadbooth.ui.widgets import icon_button, text_label


class ListFoot(QWidget):
    """The count, how far long work has come, and buttons: columns, and the details where a window has no room."""

    def __init__(self, work: LongWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = text_label("", "caption")
        self.work = LongWorkBar(work)
        self.columns = icon_button("columns", self.tr("Columns"))
        self.columns.setObjectName("leads-columns")
        self.fold = icon_button("info", self.tr("Show or hide the details"))
        self.fold.setObjectName("leads-details")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._count)
        row.addSpacing(12)
        row.addWidget(self.work, 10)
        row.addStretch(1)
        row.addWidget(self.columns)
        row.addWidget(self.fold)

    def show_count(self, count: int, selected: int, *, cut: bool = False) -> None:
        """Say how many leads are listed and selected; ``cut`` where a search found more than are listed."""
        if cut:
            words = self.tr("The first {count} leads found · {selected} selected · more words find fewer")
        elif count == 1:
            words = self.tr("1 lead · {selected} selected")
        else:
            words = self.tr("{count} leads · {selected} selected")
        number = QLocale().toString
        self._count.setText(fill(words, count=number(count), selected=number(selected)))
