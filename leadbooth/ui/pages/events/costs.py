"""What an event costs, by kind, and the sum."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leadbooth.domain.event import Event
from leadbooth.domain.words import CostKind
from leadbooth.ui.i18n import fill
from leadbooth.ui.pages.events.grid import pairs_grid
from leadbooth.ui.pages.events.words import amount_of, amount_words, cost_word
from leadbooth.ui.widgets import Field, SectionHeading


class CostsForm(QWidget):
    """An amount for each CostKind. ``edited`` carries the fields of Event, by name."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = ""
        self._costs: dict[str, float] = {}  # as edited
        self._settled: dict[str, float] = {}  # before what is being typed
        self.heading = SectionHeading(self.tr("Costs"))
        self.fields = {kind: self._field(kind) for kind in CostKind}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addLayout(pairs_grid(list(self.fields.values())))

    def _field(self, kind: CostKind) -> Field:
        field = Field(cost_word(kind))
        field.editor.setObjectName(f"cost-{kind}")
        field.edited.connect(self._changed)
        field.left.connect(self._tidy)
        return field

    def show_event(self, event: Event) -> None:
        """Show the costs of an event, silently; what is being typed is not touched."""
        self._currency, self._costs = event.currency, dict(event.costs)
        self.settle()
        for kind, field in self.fields.items():
            if not field.editor.hasFocus():
                self._show_amount(kind)
        self._show_sum()

    def show_currency(self, currency: str) -> None:
        """The amounts are in this currency from now on."""
        self._currency = currency
        self._show_sum()

    def settle(self) -> None:
        """Take the amounts as they are now for those that stay where what is typed next makes no sense."""
        self._settled = dict(self._costs)

    def _show_amount(self, kind: CostKind) -> None:
        amount = self._costs.get(kind, 0.0)
        self.fields[kind].set_text(amount_words(amount) if amount else "")
        self.fields[kind].set_error("")

    def _show_sum(self) -> None:
        total = amount_words(sum(self._costs.values(), 0.0), self._currency)
        self.heading.set_remark(fill(self.tr("In all {amount}"), amount=total))

    @Slot()
    def _changed(self) -> None:
        amounts = {kind: amount_of(field.text()) for kind, field in self.fields.items()}
        for kind, amount in amounts.items():
            self.fields[kind].set_error("" if amount is not None else self.tr("no amount"))
        known = {str(kind): amount for kind, amount in amounts.items() if amount is not None}
        # A kind that a later version knows, or whose amount makes no sense yet, stays as it was.
        self._costs = {kind: amount for kind, amount in (self._settled | known).items() if amount}
        self._show_sum()
        self.edited.emit({"costs": dict(self._costs)})

    @Slot()
    def _tidy(self) -> None:
        self.settle()
        for kind, field in self.fields.items():
            if amount_of(field.text()) is not None:
                self._show_amount(kind)
