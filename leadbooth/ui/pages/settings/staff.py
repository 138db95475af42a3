"""Who captures: add, edit, and let somebody rest without forgetting what they did."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from leadbooth.domain.event import Staff
from leadbooth.services import events
from leadbooth.ui.desk import Desk
from leadbooth.ui.dialogs.staff import StaffDialog
from leadbooth.ui.i18n import fill
from leadbooth.ui.pages.settings.section import Section
from leadbooth.ui.theme import icon
from leadbooth.ui.widgets import ActionButton

_STAFF = Qt.ItemDataRole.UserRole


class StaffSection(Section):
    """The list of staff with what can be done about each."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("staff", desk, parent)
        self._edited: Staff | None = None
        self._list = QListWidget()
        self._list.setObjectName("staffList")
        self._list.setAccessibleName(self.tr("Staff"))
        self._list.setMinimumHeight(220)
        self._list.setIconSize(QSize(16, 16))
        self._add = ActionButton(self.tr("Add…"), icon_name="plus")
        self._add.setObjectName("addStaff")
        self._edit = ActionButton(self.tr("Edit…"), icon_name="edit")
        self._edit.setObjectName("editStaff")
        self._retire = ActionButton(self.tr("Retire"))
        self._retire.setObjectName("retireStaff")
        said = self.tr("Whoever retires stays named on what they did, and is offered no longer.")
        body = self.card(self.tr("Staff"), said)
        body.addWidget(self._list)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self._add, self._edit, self._retire):
            row.addWidget(button)
        row.addStretch(1)
        body.addLayout(row)
        self._add.clicked.connect(self._ask_new)
        self._edit.clicked.connect(self._ask_edit)
        self._retire.clicked.connect(self._turn)
        self._list.currentItemChanged.connect(self._offer)
        self._list.itemActivated.connect(self._ask_edit)
        self._offer()

    def shown(self) -> None:
        """Read who there is."""
        self.desk.ask(events.list_staff, self._show, owner=self)

    def names(self) -> list[str]:
        """What the list shows."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def _show(self, people: list[Staff]) -> None:
        chosen = self._chosen()
        self._list.clear()
        for person in sorted(people, key=lambda one: (not one.active, one.name.casefold())):
            item = QListWidgetItem(icon("person"), self._words(person))
            item.setData(_STAFF, person)
            self._list.addItem(item)
            if chosen is None or person.id == chosen.id:
                self._list.setCurrentItem(item)
                chosen = chosen or person
        self._offer()

    def _words(self, person: Staff) -> str:
        words = f"{person.name} · {person.email}" if person.email else person.name
        return words if person.active else fill(self.tr("{name} (retired)"), name=words)

    def _chosen(self) -> Staff | None:
        row = self._list.currentRow()
        chosen = self._list.item(row).data(_STAFF) if row >= 0 else None
        return chosen if isinstance(chosen, Staff) else None

    @Slot()
    def _offer(self) -> None:
        chosen = self._chosen()
        self._edit.setEnabled(chosen is not None)
        # Whoever captures now stays: somebody has to.
        self._retire.setEnabled(chosen is not None and chosen.id != self.desk.staff.id)
        self._retire.setText(self.tr("Bring back") if chosen is not None and not chosen.active else self.tr("Retire"))

    @Slot()
    def _ask_new(self) -> None:
        self._edited = None
        self._open(StaffDialog(parent=self))

    @Slot()
    def _ask_edit(self) -> None:
        self._edited = self._chosen()
        if self._edited is not None:
            self._open(StaffDialog(self._edited, parent=self))

    def _open(self, dialog: StaffDialog) -> None:
        dialog.submitted.connect(self._keep)
        dialog.open()

    @Slot(str, str)
    def _keep(self, name: str, email: str) -> None:
        if self._edited is None:
            self.desk.act(lambda store: events.add_staff(store, name, email), self._kept, owner=self)
        else:
            self._save(dataclasses.replace(self._edited, name=name, email=email))

    @Slot()
    def _turn(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._save(dataclasses.replace(chosen, active=not chosen.active))

    def _save(self, person: Staff) -> None:
        self.desk.act(lambda store: events.save_staff(store, person), self._kept, owner=self)

    def _kept(self, person: Staff) -> None:
        if person.id == self.desk.staff.id:
            self.desk.choose_staff(person)
        self.shown()
