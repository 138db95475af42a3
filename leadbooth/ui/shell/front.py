"""FrontPage: one card in the middle, for what is shown before the booth."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from leadbooth.ui.shell.wordmark import Wordmark
from leadbooth.ui.widgets import Card, LabelRole, text_label


class FrontPage(QScrollArea):
    """Base of such pages: the name of the program, a title, a sentence; add the rest to ``body``."""

    def __init__(
        self,
        title: str,
        said: str = "",
        *,
        role: LabelRole = "display",
        width: int = 520,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        card = Card(margin=34, spacing=0)
        card.setFixedWidth(width)
        self.body = card.body
        self.body.addWidget(Wordmark(size=30, role="title"))
        self.body.addSpacing(16)
        self.body.addWidget(text_label(title, role, wrap=True))
        if said:
            self.body.addSpacing(4)
            self.body.addWidget(text_label(said, "muted", wrap=True))
        self.body.addSpacing(18)
        page = QWidget()
        column, row = QVBoxLayout(page), QHBoxLayout()
        # Stretches and no alignment: an aligned item is not asked how tall it is at its width.
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setWidget(page)
