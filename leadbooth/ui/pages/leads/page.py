"""The page of leads: filter bar, list, detail pane, and what they ask of services."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.ids import Id
from leadbooth.domain.listing import LeadFilter, LeadOrder
from leadbooth.domain.words import Interest
from leadbooth.services import browse
from leadbooth.ui.actions import PageAction
from leadbooth.ui.desk import Desk
from leadbooth.ui.dialogs.export import ExportDialog
from leadbooth.ui.filters.bar import FilterBar
from leadbooth.ui.filters.nobody import NoLeads
from leadbooth.ui.filters.picked import Picked
from leadbooth.ui.filters.supply import BarSupply
from leadbooth.ui.models.leads import LeadTableModel
from leadbooth.ui.pages.leads.details import Details
from leadbooth.ui.pages.leads.foot import ListFoot
from leadbooth.ui.pages.leads.menu import LeadMenu
from leadbooth.ui.pages.leads.one_lead import OneLead
from leadbooth.ui.pages.leads.pane import DetailPane
from leadbooth.ui.pages.leads.places import Places
from leadbooth.ui.pages.leads.reach import Reach
from leadbooth.ui.pages.leads.selection import SelectionShower
from leadbooth.ui.pages.leads.table import LeadsTable
from leadbooth.ui.pages.leads.work import LeadsWork
from leadbooth.ui.stage_names import stage_names

_LEAST_WIDTH = 640
_SHOWN = ("lead", "encounter", "consent", "answer", "question", "stage", "staff", "export", "event")


class LeadsPage(QWidget):
    """Leads of this event, or of all. Everything can be done by keyboard."""

    lead_wanted = Signal(object)
    message = Signal(str, str, object)
    page_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Leads")
        self._desk = desk
        self._stale = True
        self._next_row = 0
        self._wanted: int | None = None  # the row number of a lead to be selected
        self.model = LeadTableModel(desk, self)
        self.model.set_columns(desk.settings.columns)
        self.bar = FilterBar(desk.event_now, desk.chosen)
        self._supply = BarSupply(desk, self.bar)
        self.table = LeadsTable(self.model, desk.settings.column_widths)
        self._names = stage_names(desk)
        self.pane = DetailPane(self._names)
        self.work = LeadsWork(desk, self)
        self.one = OneLead(desk, self.work, self.pane.reading)
        self.reach = Reach(self)
        self.empty = NoLeads("leads", self.tr("Scan a badge or type a name: it is saved at once."))
        self.foot = ListFoot(desk.long_work)
        self._lists = QStackedWidget()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        self._selection = SelectionShower(desk, self.table, self.pane)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.empty)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self._lists, 1)
        left.addWidget(self.foot)
        self._places = Places(self, self.bar, left, self.pane)
        self._fit()

    def _connect(self) -> None:
        self._desk.chosen.changed.connect(self._picked_changed)
        self.bar.export_wanted.connect(self.export)
        self.bar.list_wanted.connect(self._go_to_list)
        self.model.listed.connect(self._listed)
        self.table.selection_moved.connect(self._selection_moved)
        self.table.sort_wanted.connect(self._sort)
        self.table.open_wanted.connect(self.open_on_capture)
        self.table.delete_wanted.connect(self.delete)
        self.table.mark_wanted.connect(self.mark)
        self.table.menu_wanted.connect(self._offer_menu)
        self.table.columns_chosen.connect(self._choose_columns)
        self.table.widths_changed.connect(self._keep_widths)
        self.foot.columns.clicked.connect(self._offer_columns)
        self.foot.fold.clicked.connect(self.toggle_details)
        self.empty.capture_wanted.connect(self._go_to_capture)
        self.empty.clear_wanted.connect(self._start_search_anew)
        self.pane.email_wanted.connect(self.email)
        self.pane.call_wanted.connect(self.call)
        self.pane.capture_wanted.connect(self.open_on_capture)
        self.pane.edited.connect(self._edited)
        self.pane.many.mark_wanted.connect(self.mark)
        self.pane.many.stage_wanted.connect(self._move)
        self.pane.many.owner_wanted.connect(self._assign)
        self.pane.many.delete_wanted.connect(self.delete)
        self.work.done.connect(self._worked)
        self.work.saved.connect(self._details_saved)
        self.work.refused.connect(self._unfold)  # what is missing is asked in the pane
        self.one.lead_chosen.connect(self._show_other)
        self._selection.shown.connect(self._selection_shown)
        self.pane.reading.tags.tags_changed.connect(self._supply.read_tags)
        self._desk.changed.connect(self._changed)
        self._desk.event_chosen.connect(self._event_chosen)
        self._desk.staff_chosen.connect(self._staff_chosen)

    def page_actions(self) -> list[PageAction]:
        """What can be done here."""
        return [
            PageAction("leads.search", self.tr("Search leads"), "Ctrl+F", self.search),
            PageAction("leads.export", self.tr("Export leads"), "Ctrl+E", self.export),
            PageAction("leads.open", self.tr("Open the lead on Capture"), "Ctrl+O", self.open_on_capture),
            PageAction("leads.edit", self.tr("Edit the lead"), "Ctrl+Shift+E", self.edit),
            PageAction("leads.email", self.tr("Write an e-mail"), "Ctrl+Shift+M", self.email),
            PageAction("leads.call", self.tr("Call"), "Ctrl+Shift+C", self.call),
            PageAction("leads.delete", self.tr("Delete the selected leads"), "Del", self.delete, in_text_fields=False),
            PageAction("leads.undo", self.tr("Undo"), "Ctrl+Z", self.undo, in_text_fields=False),
            PageAction("leads.details", self.tr("Show or hide the details"), "Ctrl+Shift+D", self.toggle_details),
            PageAction("leads.columns", self.tr("Choose columns"), "", self._offer_columns),
            PageAction("leads.clear", self.tr("Clear filters"), "", self.bar.clear_all),
        ]

    def shown(self) -> None:
        """The page comes to the front."""
        if self._stale:
            self.refresh()
        self._go_to_list()

    def show_number(self, number: int) -> None:
        """Select the lead of a row number; once it is listed, where the list is still being read."""
        self._wanted = number
        picked = self.bar.picked()
        if picked.stages and number not in self.model.numbers():
            self._desk.chosen.pick(replace(picked, stages=()))
        self._select_wanted()

    def _select_wanted(self) -> None:
        if self._wanted is not None and self._wanted in self.model.numbers():
            self.table.select_numbers({self._wanted}, self._wanted)
            self._wanted = None

    @Slot()
    def refresh(self) -> None:
        """Ask for the list again."""
        self._stale = False
        chosen = self._desk.chosen_filter()
        self.model.show_leads(chosen, self.model.order())
        total = LeadFilter(event_id=chosen.event_id)
        self._desk.ask(partial(browse.count_leads, chosen=total), self.bar.set_total, owner=self)

    def is_busy(self) -> bool:
        """Whether something that was asked for is still to be shown."""
        return self._soon.isActive() or self._selection.is_busy() or self.model.is_reading()

    def flush(self, done: Callable[[bool], None]) -> None:
        """Save what is being typed; ``done`` hears whether it is on the disk."""
        self.pane.form.flush()
        self.pane.reading.flush()
        self.work.settle(done)

    @Slot()
    def search(self) -> None:
        """Go to the search field."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    @Slot()
    def export(self) -> None:
        """Open the export dialog."""
        dialog = ExportDialog(self._desk, self._desk.chosen_filter(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def open_on_capture(self) -> None:
        """Go on with the lead where it was captured."""
        if (lead := self.pane.lead()) is not None:
            self.lead_wanted.emit(lead.id)

    @Slot()
    def edit(self) -> None:
        """Edit the lead in the pane."""
        self._unfold()
        self.pane.toggle_editing()

    @Slot()
    def email(self) -> None:
        """Write to the lead, where it allowed that."""
        self.reach.email(self.work.details())

    @Slot()
    def call(self) -> None:
        """Call the lead, where it allowed that."""
        self.reach.call(self.work.details())

    @Slot()
    def delete(self) -> None:
        """Delete what is selected; the message offers undo."""
        numbers = self.table.selected_numbers()
        if numbers:
            self._next_row = min(self.model.rows_of(numbers))
            self.work.delete(numbers)

    @Slot(object)
    def mark(self, interest: Interest | None) -> None:
        """Set the interest of what is selected."""
        if numbers := self.table.selected_numbers():
            self.work.mark(numbers, interest)

    @Slot()
    def undo(self) -> None:
        """Take back what was done last on this page."""
        self.work.undo_last()

    @Slot()
    def toggle_details(self) -> None:
        """Unfold the pane where the window is narrow, or fold it away."""
        self._places.toggle()
        self._fit()

    @Slot()
    def _unfold(self) -> None:
        self._places.unfold()
        self._fit()

    @Slot(object)
    def _assign(self, owner: Id | None) -> None:
        self.work.assign(self.table.selected_numbers(), owner)

    @Slot(str)
    def _move(self, stage: str) -> None:
        self.work.move(self.table.selected_numbers(), stage, self._names.word(stage))

    @Slot(int, object)
    def _show_other(self, number: int, lead: Id) -> None:
        if self.model.rows_of([number]):
            self.table.select_numbers({number}, number)
        else:
            self.lead_wanted.emit(lead)

    @Slot(object)
    def _edited(self, values: dict[str, str]) -> None:
        if (lead := self.pane.lead()) is not None:
            self.work.edit(lead.id, values)

    @Slot(str, object)
    def _worked(self, words: str, action: Id | None) -> None:
        self._soon.start(0)
        if words:
            offer = partial(self.work.undo, action) if action is not None else None
            self.message.emit(words, self.tr("Undo") if offer else "", offer)

    @Slot(object, object)
    def _details_saved(self, _lead: Id, saved_at: int) -> None:
        self.pane.show_saved(saved_at)

    @Slot(object)
    def _picked_changed(self, _picked: Picked) -> None:
        self._next_row = 0
        self._stale = True
        if self.isVisible():
            self.refresh()

    @Slot(object)
    def _sort(self, order: LeadOrder) -> None:
        self.model.show_leads(self._desk.chosen_filter(), order)

    @Slot(bool)
    def _listed(self, cut: bool) -> None:
        count, picked = self.model.rowCount(), self.bar.picked()
        self.bar.set_found(count)
        self.table.show_order(self.model.order(), ranked=len(picked.text.strip()) > 3)
        self._lists.setCurrentWidget(self.table if count else self.empty)
        if not count:
            self.empty.explain(searched=picked.asks())
        elif not self.table.selectionModel().hasSelection():
            self.table.go_to_row(self._next_row)
        self._select_wanted()
        self.foot.show_count(count, len(self.table.selected_numbers()), cut=cut)
        self._selection.look_again()

    @Slot()
    def _go_to_capture(self) -> None:
        self.page_wanted.emit("capture")

    @Slot()
    def _start_search_anew(self) -> None:
        self.bar.clear_all()
        self.search()

    @Slot()
    def _selection_moved(self) -> None:
        self.foot.show_count(self.model.rowCount(), len(self.table.selected_numbers()))
        self._selection.follow()

    @Slot(object)
    def _selection_shown(self, details: Details | None) -> None:
        self.work.take_details(details)
        self.one.take_details(details)
        if details is not None:
            self.bar.set_people(details.people)

    @Slot()
    def _go_to_list(self) -> None:
        self.table.select_first()
        (self.table if self.model.rowCount() else self.bar.search).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QPoint)
    def _offer_menu(self, where: QPoint) -> None:
        single, people = self.pane.lead() is not None, self.bar.people().values()
        menu = LeadMenu(self, single=single, stages=self._names.offered(), people=people)
        menu.open_wanted.connect(self.open_on_capture)
        menu.edit_wanted.connect(self.edit)
        menu.mark_wanted.connect(self.mark)
        menu.stage_wanted.connect(self._move)
        menu.owner_wanted.connect(self._assign)
        menu.delete_wanted.connect(self.delete)
        menu.popup(where)

    @Slot()
    def _offer_columns(self) -> None:
        self.table.offer_columns(self.foot.columns.mapToGlobal(QPoint(0, 0)))

    @Slot(object)
    def _choose_columns(self, columns: tuple) -> None:  # type: ignore[type-arg]
        self._desk.remember(columns=columns)
        self.model.set_columns(columns)
        self.table.show_order(self.model.order(), ranked=len(self.bar.picked().text.strip()) > 3)

    @Slot(object)
    def _keep_widths(self, widths: dict[str, int]) -> None:
        self._desk.remember(column_widths=widths)

    @Slot(object, object)
    def _changed(self, changes: ChangeSet, initiator: object) -> None:
        if initiator is self.work:
            return
        if any(map(changes.touches, _SHOWN)):
            self._stale = True
            if self.isVisible():
                self._soon.start(150)

    @Slot(object)
    def _event_chosen(self, event: object) -> None:
        self.bar.set_event(self._desk.event_now)
        self._stale = True
        if self.isVisible():
            self.refresh()

    @Slot(object)
    def _staff_chosen(self, _staff: object) -> None:
        if self.bar.picked().mine:
            self._picked_changed(self.bar.picked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        # The pane can fold away, so it asks for no room of its own.
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def _fit(self) -> None:
        self._places.fit(self.width())
        self.foot.fold.setVisible(not self._places.roomy())
        self.table.set_compact(self._places.crowded())
