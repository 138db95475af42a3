"""What one can do with several leads at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leadbooth.domain.event import Staff
from leadbooth.domain.ids import Id
from leadbooth.ui.i18n import fill
from leadbooth.ui.stage_names import StageNames, stage_title
from leadbooth.ui.widgets import ActionButton, ChoiceBox, ElidedLabel, Field, InterestBar, text_label


class ManyBox(QWidget):
    """Interest, stage and owner for all selected leads, and deleting them."""

    mark_wanted = Signal(object)
    stage_wanted = Signal(str)
    owner_wanted = Signal(object)
    delete_wanted = Signal()

    def __init__(self, names: StageNames, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._title = ElidedLabel("", "heading")
        self.interest = InterestBar()
        self.stage = ChoiceBox()
        self.stage.deliberate = True
        self.stage.setObjectName("many-stage")
        self.owner = ChoiceBox()
        self.owner.deliberate = True
        self.owner.setObjectName("many-owner")
        self.delete = ActionButton(self.tr("Delete"), key="Del", icon_name="trash")
        self.delete.setObjectName("many-delete")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(text_label(self.tr("What is set here is set for all of them."), "muted", wrap=True))
        column.addSpacing(8)
        column.addWidget(text_label(self.tr("How interested?"), "label"))
        column.addWidget(self.interest)
        column.addSpacing(8)
        column.addWidget(Field(self.tr("Stage"), self.stage))
        column.addSpacing(8)
        column.addWidget(Field(self.tr("Owner"), self.owner))
        column.addSpacing(8)
        column.addWidget(self.delete)
        column.addStretch(1)
        self.interest.interest_chosen.connect(self.mark_wanted)
        self.stage.picked.connect(self.stage_wanted)
        self.owner.picked.connect(self._owner_picked)
        self.delete.clicked.connect(self.delete_wanted)

    def show_count(self, count: int, people: Mapping[Id, Staff]) -> None:
        """So many leads are selected."""
        self._title.setText(fill(self.tr("{count} leads selected"), count=QLocale().toString(count)))
        self.interest.set_interest(None)
        offered = [person for person in people.values() if person.active]
        self.stage.clear()
        self.stage.setPlaceholderText(self.tr("Choose a stage"))
        self.stage.set_options([(stage.key, stage_title(stage)) for stage in self._names.offered()])
        self.stage.setCurrentIndex(-1)
        self.owner.clear()
        self.owner.setPlaceholderText(self.tr("Choose somebody"))
        self.owner.set_options([(person.id.hex(), person.name) for person in offered])
        self.owner.setCurrentIndex(-1)

    @Slot(str)
    def _owner_picked(self, key: str) -> None:
        self.owner_wanted.emit(Id(bytes.fromhex(key)))
