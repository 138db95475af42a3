"""What a lead may be worth, when it may close, what happens next, and whose it is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from leadbooth.domain.event import Staff
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.ui.i18n import fill
from leadbooth.ui.money import amount_to_edit, read_amount
from leadbooth.ui.widgets.choice_box import ChoiceBox
from leadbooth.ui.widgets.day_edit import DayEdit
from leadbooth.ui.widgets.field import Field

_PAUSE_MS = 600


class DealForm(QWidget):
    """There is no Save: each signal is sent when a field is left or typing paused, and what it says makes sense.

    Each carries the Id of its lead first: `deal_edited` then value (float, or None) and close date, `next_edited` the
    next step and its due date, `owner_picked` an Id, None for nobody; dates are ISO 8601 or "". Nothing is sent for
    `show_lead`, but for what was typed of the lead before. Narrow panes stand pairs of fields below each other by
    ``stacked``.
    """

    deal_edited = Signal(object, object, str)
    next_edited = Signal(object, str, str)
    owner_picked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None, *, stacked: bool = False) -> None:
        super().__init__(parent)
        self._lead: Id | None = None
        self._deal: tuple[float | None, str] = (None, "")
        self._next = ("", "")
        self.close_day, self.due_day = DayEdit(), DayEdit()
        self.owner_box = ChoiceBox()
        self.value = Field("")
        self.close_on = Field(self.tr("May close on"), self.close_day)
        self.next_step = Field(self.tr("Next step"), placeholder=self.tr("such as: send the quote"))
        self.due_on = Field(self.tr("Due on"), self.due_day)
        self.owner = Field(self.tr("Owner"), self.owner_box)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out(stacked=stacked)
        self._connect()
        self.set_currency("")

    def _lay_out(self, *, stacked: bool) -> None:
        for name in ("value", "close_on", "next_step", "due_on", "owner"):
            getattr(self, name).editor.setObjectName(f"deal-{name}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for pair in ((self.value, self.close_on), (self.next_step, self.due_on)):
            row: QBoxLayout = QVBoxLayout() if stacked else QHBoxLayout()
            row.setSpacing(10)
            for field in pair:
                row.addWidget(field, 1)
            column.addLayout(row)
        column.addWidget(self.owner)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.flush)
        for field in (self.value, self.close_on, self.next_step, self.due_on):
            field.edited.connect(self._typed)
            field.left.connect(self._left)
        self.close_day.day_edited.connect(self._typed)
        self.due_day.day_edited.connect(self._typed)
        self.owner_box.picked.connect(self._owner_picked)

    def set_currency(self, currency: str) -> None:
        """ISO 4217 code of the event, "" where nobody said."""
        self.value.set_label(fill(self.tr("Value in {currency}"), currency=currency) if currency else self.tr("Value"))

    def show_lead(self, lead: Lead, people: Mapping[Id, Staff], currency: str = "") -> None:
        """Show a lead, silently. Of the lead that is shown already, what is being typed stays as it is."""
        anew = lead.id != self._lead
        if anew and self._pause.isActive():
            self.flush()
        self._lead = lead.id
        self._deal, self._next = (lead.value, lead.close_on), (lead.next_step, lead.due_on)
        self.set_currency(currency)
        self._show_owner(lead.owner, people)
        for field, text in ((self.value, amount_to_edit(lead.value)), (self.next_step, lead.next_step)):
            if anew or not self._in_hand(field):
                field.set_text(text)
                field.set_error("")
        days = ((self.close_on, self.close_day, lead.close_on), (self.due_on, self.due_day, lead.due_on))
        for field, edit, day in days:
            if anew or not self._in_hand(field):
                edit.set_day(day)
                field.set_error("")

    def _show_owner(self, owner: Id | None, people: Mapping[Id, Staff]) -> None:
        named = [(one.id.hex(), one.name) for one in people.values() if one.active or one.id == owner]
        self.owner_box.clear()
        self.owner_box.set_options([("", self.tr("Nobody")), *named])
        self.owner_box.set_key(owner.hex() if owner is not None else "")

    @Slot()
    def flush(self) -> None:
        """Hand over what was typed, now; what makes no sense is not handed over, and said when its field is left."""
        self._pause.stop()
        deal, planned = self._read_deal(), self._read_next()
        if deal is not None and deal != self._deal:
            self._deal = deal
            self.deal_edited.emit(self._lead, *deal)
        if planned is not None and planned != self._next:
            self._next = planned
            self.next_edited.emit(self._lead, *planned)

    def _read_deal(self) -> tuple[float | None, str] | None:
        day = self.close_day.day()
        try:
            value = read_amount(self.value.text())
        except ValueError:
            return None
        return (value, day) if day is not None else None

    def _read_next(self) -> tuple[str, str] | None:
        day = self.due_day.day()
        return (" ".join(self.next_step.text().split()), day) if day is not None else None

    def _say_errors(self) -> None:
        for field, edit in ((self.close_on, self.close_day), (self.due_on, self.due_day)):
            field.set_error(self.tr("no date") if edit.day() is None else "")
        try:
            read_amount(self.value.text())
        except ValueError:
            self.value.set_error(self.tr("no amount"))
        else:
            self.value.set_error("")

    def _in_hand(self, field: Field) -> bool:
        return field.editor.hasFocus() and isinstance(field.editor, QLineEdit) and field.editor.isModified()

    @Slot()
    def _typed(self) -> None:
        self._pause.start()

    @Slot()
    def _left(self) -> None:
        self.flush()
        self._say_errors()
        for field in (self.value, self.close_on, self.next_step, self.due_on):
            if isinstance(field.editor, QLineEdit):
                field.editor.setModified(False)

    @Slot(str)
    def _owner_picked(self, key: str) -> None:
        self.owner_picked.emit(self._lead, Id(bytes.fromhex(key)) if key else None)
