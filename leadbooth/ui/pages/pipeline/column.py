"""One column of the board: the name of its stage, how many leads, what they are worth, and their cards."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leadbooth.domain.pipeline import StageLabel
from leadbooth.services.board import BoardColumn
from leadbooth.ui.desk import Desk
from leadbooth.ui.i18n import fill
from leadbooth.ui.models.cards import CardModel
from leadbooth.ui.models.lead_columns import Legend
from leadbooth.ui.money import amount_text
from leadbooth.ui.pages.pipeline.card_list import BAR_ROOM, CardList
from leadbooth.ui.stage_names import stage_title
from leadbooth.ui.widgets import ElidedLabel, Pill


class StageColumn(QWidget):
    """A heading above a CardList."""

    def __init__(self, desk: Desk, stage: StageLabel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"column-{stage.key}")
        self.model = CardModel(desk, stage, self)
        self.list = CardList(self.model, self)
        self.name = ElidedLabel("", "heading")
        self.count = Pill()
        self.total = ElidedLabel("", "caption")
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 4 + BAR_ROOM, 0)
        head.setSpacing(8)
        head.addWidget(self.name)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.total)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.list, 1)

    @property
    def stage(self) -> StageLabel:
        """The stage whose leads stand here."""
        return self.model.stage()

    def show_column(self, found: BoardColumn, legend: Legend, currency: str | None) -> None:
        """Show the leads of the stage; without a ``currency`` their values cannot be added up."""
        title, count = stage_title(found.stage), QLocale().toString(len(found.numbers))
        worth = amount_text(found.total, currency) if found.total and currency is not None else ""
        self.name.setText(title)
        self.count.setText(count)
        self.total.setText(worth)
        self.list.takes_drops = found.stage.active
        said = self.tr("{stage}: {count} leads, {total}") if worth else self.tr("{stage}: {count} leads")
        self.list.setAccessibleName(fill(said, stage=title, count=count, total=worth))
        self.model.show_column(found.stage, found.numbers, legend)
