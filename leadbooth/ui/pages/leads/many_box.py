"""What one can do with several leads at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from leadbooth.domain.event import Staff
from leadbooth.domain.ids import Id
from leadbooth.ui.i18n import fill
from leadbooth.ui.widgets import ActionButton, ElidedLabel, Field, InterestBar, text_label


class ManyBox(QWidget):
    """Interest and owner for all selected leads, and deleting them."""

    mark_wanted = Signal(object)
    owner_wanted = Signal(object)
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: list[Id] = []
        self._title = ElidedLabel("", "heading")
        self.interest = InterestBar()
        self.owner = QComboBox()
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
        column.addWidget(Field(self.tr("Owner"), self.owner))
        column.addSpacing(8)
        column.addWidget(self.delete)
        column.addStretch(1)
        self.interest.interest_chosen.connect(self.mark_wanted)
        self.owner.activated.connect(self._owner_chosen)
        self.delete.clicked.connect(self.delete_wanted)

    def show_count(self, count: int, people: Mapping[Id, Staff]) -> None:
        """So many leads are selected."""
        self._title.setText(fill(self.tr("{count} leads selected"), count=QLocale().toString(count)))
        self.interest.set_interest(None)
        self._people = [person.id for person in people.values() if person.active]
        self.owner.clear()
        self.owner.setPlaceholderText(self.tr("Choose somebody"))
        self.owner.addItems([people[person].name for person in self._people])
        self.owner.setCurrentIndex(-1)

    @Slot(int)
    def _owner_chosen(self, index: int) -> None:
        if 0 <= index < len(self._people):
            self.owner_wanted.emit(self._people[index])
