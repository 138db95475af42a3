"""The page of the pipeline: filter bar, board, and what they ask of services."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QLocale, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.domain.listing import LeadFilter
from leadbooth.domain.pipeline import StageLabel
from leadbooth.errors import KnownError
from leadbooth.services import board as boards
from leadbooth.services import browse
from leadbooth.services.board import Board
from leadbooth.services.captured import open_lead
from leadbooth.storage.store import Store
from leadbooth.ui.actions import PageAction
from leadbooth.ui.desk import Desk
from leadbooth.ui.filters.bar import FilterBar
from leadbooth.ui.filters.nobody import NoLeads
from leadbooth.ui.filters.supply import BarSupply
from leadbooth.ui.i18n import fill
from leadbooth.ui.long_work_bar import LongWorkBar
from leadbooth.ui.models.lead_columns import Legend
from leadbooth.ui.pages.pipeline.board import BoardView
from leadbooth.ui.pages.pipeline.card_dialog import CardDialog
from leadbooth.ui.pages.pipeline.menu import CardMenu
from leadbooth.ui.pages.pipeline.qualify_dialog import QualifyDialog
from leadbooth.ui.pages.pipeline.reason_dialog import ReasonDialog
from leadbooth.ui.pages.pipeline.work import PipelineWork, Refused, Said
from leadbooth.ui.stage_names import stage_names
from leadbooth.ui.widgets import ElidedLabel, key_text, text_label

_SHOWN = ("lead", "encounter", "answer", "staff", "event", "stage", "export")
_SOON_MS = 150


@dataclass(frozen=True, slots=True)
class _Read:
    """A board with what its cards need, and how many leads there are to search in."""

    board: Board
    legend: Legend
    total: int


class PipelinePage(QWidget):
    """Leads by stage, of those that are picked. Everything can be done by keyboard."""

    lead_wanted = Signal(object)
    list_wanted = Signal(int)
    """The row number of a lead: show it in Leads."""
    message = Signal(str, str, object)
    page_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Pipeline")
        self._desk = desk
        self._asked = 0
        self._read = 0
        self._stale = True
        self._follow = False  # the cursor goes where a card was moved to
        self._legend = Legend()
        self._dialog: CardDialog | None = None
        self.bar = FilterBar(desk.event_now, desk.chosen, stages=False, exports=False)
        self._supply = BarSupply(desk, self.bar)
        self.board = BoardView(desk)
        self.work = PipelineWork(desk, self)
        self.empty = NoLeads("pipeline", self.tr("Scan a badge or type a name: its card appears here at once."))
        self._reading = text_label(self.tr("Reading the pipeline…"), "muted")
        self._count = text_label("", "caption")
        self._keys = ElidedLabel(self._key_words(), "caption")
        self._places = QStackedWidget()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._reading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self._reading, self.board, self.empty):
            self._places.addWidget(widget)
        self._keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._count)
        foot.addWidget(LongWorkBar(self._desk.long_work), 1)
        foot.addWidget(self._keys, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 10)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(self._places, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.bar.list_wanted.connect(self._go_to_board)
        self.board.selection_moved.connect(self._show_count)
        self.board.open_wanted.connect(self.open_card)
        self.board.stages_wanted.connect(self.offer_stages)
        self.board.menu_wanted.connect(self._offer_menu)
        self.board.move_wanted.connect(self.move_cards)
        self.empty.capture_wanted.connect(self._go_to_capture)
        self.empty.clear_wanted.connect(self._start_search_anew)
        self.work.done.connect(self._worked)
        self.work.refused.connect(self._ask_missing)
        self._desk.changed.connect(self._changed)
        self._desk.chosen.changed.connect(self._other_leads)
        self._desk.event_chosen.connect(self._event_chosen)
        self._desk.staff_chosen.connect(self._other_leads)

    def page_actions(self) -> list[PageAction]:
        """What can be done here."""
        plain: dict[str, Any] = {"in_text_fields": False}
        return [
            PageAction("pipeline.search", self.tr("Search leads"), "Ctrl+F", self.search),
            PageAction("pipeline.next", self.tr("Move to the next stage"), "Ctrl+Right", self.move_on, **plain),
            PageAction("pipeline.previous", self.tr("Move to the stage before"), "Ctrl+Left", self.move_back, **plain),
            PageAction("pipeline.move", self.tr("Move to a stage…"), "M|Ctrl+M", self.offer_stages),
            PageAction("pipeline.details", self.tr("Open the card"), "Ctrl+Return", self.open_card),
            PageAction("pipeline.open", self.tr("Open the lead on Capture"), "Ctrl+O", self.open_on_capture),
            PageAction("pipeline.list", self.tr("Show the lead in Leads"), "Ctrl+Shift+L", self.show_in_leads),
            PageAction("pipeline.undo", self.tr("Undo"), "Ctrl+Z", self.undo, **plain),
            PageAction("pipeline.clear", self.tr("Clear filters"), "", self.bar.clear_all),
        ]

    def shown(self) -> None:
        """The page comes to the front."""
        if self._stale:
            self.refresh()
        self._go_to_board()

    @Slot()
    def refresh(self) -> None:
        """Ask for the board again."""
        self._stale = False
        self._asked += 1
        # Every stage has its column, whichever are picked elsewhere.
        chosen = replace(self._desk.chosen_filter(), stages=())
        job = partial(_read_board, chosen=chosen, word=stage_names(self._desk).word)
        self._desk.ask(job, partial(self._take, self._asked, chosen), owner=self)

    def is_busy(self) -> bool:
        """Whether something that was asked for is still to be shown."""
        return self._soon.isActive() or self._read < self._asked or self.board.is_reading()

    @Slot()
    def search(self) -> None:
        """Go to the search field."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    @Slot()
    def move_on(self) -> None:
        """Move what is chosen to the next stage."""
        self.board.move_onward(1)

    @Slot()
    def move_back(self) -> None:
        """Move what is chosen to the stage before."""
        self.board.move_onward(-1)

    @Slot(object, object)
    def move_cards(self, numbers: list[int], stage: StageLabel) -> None:
        """Move cards; won and lost ask for a reason first."""
        there = set(self.board.column(stage.key).model.numbers())
        numbers = [number for number in numbers if number not in there]
        if not numbers:
            return
        if stage.outcome:
            job = partial(boards.reasons, stage=stage.key)
            self._desk.ask(job, partial(self._ask_reason, numbers, stage), owner=self)
        else:
            self._move(numbers, stage, "")

    @Slot()
    def offer_stages(self) -> None:
        """Open the menu of stages."""
        if (here := self.board.current_list()) is not None:
            self._open_menu(here.below_cursor(), only_stages=True)

    @Slot()
    def open_card(self) -> None:
        """Open the card under the cursor."""
        lead = self._current_lead()
        if lead is None:
            return
        dialog = CardDialog(lead, self._legend, self)
        dialog.form.deal_edited.connect(self.work.set_deal)
        dialog.form.next_edited.connect(self.work.plan_next)
        dialog.form.owner_picked.connect(self.work.assign)
        dialog.capture_wanted.connect(self.lead_wanted)
        dialog.list_wanted.connect(self.show_in_leads)
        dialog.finished.connect(self._card_closed)
        self._dialog = dialog
        dialog.open()

    @Slot()
    def open_on_capture(self) -> None:
        """Go on with the lead where it was captured."""
        if (lead := self._current_lead()) is not None:
            self.lead_wanted.emit(lead.id)

    @Slot()
    def show_in_leads(self) -> None:
        """Show the lead in the list."""
        here = self.board.current_list()
        if here is not None and (number := here.number()) is not None:
            self.list_wanted.emit(number)

    @Slot()
    def undo(self) -> None:
        """Take back what was done last on this page."""
        self.work.undo_last()

    def _take(self, asked: int, chosen: LeadFilter, found: _Read) -> None:
        self._read = max(self._read, asked)
        if asked != self._asked:
            return
        board, self._legend = found.board, found.legend
        follow, self._follow = self._follow, False
        # Of several events the values may be in several currencies.
        currency = self._legend.currencies.get(chosen.event_id, "") if chosen.event_id is not None else None
        had_focus = self._places.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        former = self._places.currentWidget()
        self.bar.set_people(self._legend.people)
        self.bar.set_total(found.total)
        self.board.take(board, self._legend, currency, follow=follow)
        self._places.setCurrentWidget(self.board if board.count else self.empty)
        self.empty.explain(searched=self._desk.chosen.picked().asks())
        other = self._places.currentWidget() is not former
        if (had_focus and other) or (former is self._reading and self.isVisible()):
            self._go_to_board()
        self._show_count()
        self._refresh_card()

    def _ask_reason(self, numbers: list[int], stage: StageLabel, used: list[str]) -> None:
        dialog = ReasonDialog(numbers, stage, used, self)
        dialog.given.connect(self._move)
        dialog.open()

    @Slot(object, object, str)
    def _move(self, numbers: list[int], stage: StageLabel, reason: str) -> None:
        self._follow = True
        self.work.move(numbers, stage, reason)

    @Slot(object, object)
    def _ask_missing(self, refused: tuple[Refused, ...], stage: StageLabel) -> None:
        dialog = QualifyDialog(refused, stage, self)
        dialog.qualified.connect(self._qualify)
        dialog.open()

    @Slot(object, object)
    def _qualify(self, said: Said, stage: StageLabel) -> None:
        self._follow = True
        self.work.qualify(said, stage)

    @Slot(str, object)
    def _worked(self, words: str, action: Id | None) -> None:
        self.refresh()
        if words:
            offer = partial(self.work.undo, action) if action is not None else None
            self.message.emit(words, self.tr("Undo") if offer else "", offer)

    @Slot(QPoint)
    def _offer_menu(self, where: QPoint) -> None:
        self._open_menu(where, only_stages=False)

    def _open_menu(self, where: QPoint, *, only_stages: bool) -> None:
        numbers = self.board.chosen_numbers()
        stages = [column.stage for column in self.board.columns() if column.stage.active]
        held = {one.stage.key for one in self.board.columns() if set(numbers) & set(one.model.numbers())}
        menu = CardMenu(numbers, stages, held, self, only_stages=only_stages)
        menu.stage_chosen.connect(self.move_cards)
        menu.open_wanted.connect(self.open_card)
        menu.capture_wanted.connect(self.open_on_capture)
        menu.list_wanted.connect(self.show_in_leads)
        menu.popup(where)

    def _current_lead(self) -> Lead | None:
        here = self.board.current_list()
        return here.cards.lead_at(here.row()) if here is not None else None

    def _refresh_card(self) -> None:
        if self._dialog is not None:
            self._desk.ask(partial(_read_lead, lead=self._dialog.lead().id), self._show_card, owner=self._dialog)

    def _show_card(self, lead: Lead | None) -> None:
        if self._dialog is not None and lead is not None:
            self._dialog.show_lead(lead, self._legend)

    @Slot()
    def _card_closed(self) -> None:
        self._dialog = None

    @Slot()
    def _show_count(self) -> None:
        count = sum(column.model.rowCount() for column in self.board.columns())
        number = QLocale().toString
        words = (
            self.tr("{count} leads · {selected} selected") if count != 1 else self.tr("1 lead · {selected} selected")
        )
        selected = len(self.board.selected_numbers())
        self._count.setText(fill(words, count=number(count), selected=number(selected)) if count else "")
        self._keys.setVisible(bool(count))

    def _key_words(self) -> str:
        words = self.tr("{on} next stage · M move to… · Space selects · Enter opens")
        return fill(words, on=key_text("Ctrl+Right").replace("Right", "→"))

    @Slot()
    def _go_to_board(self) -> None:
        if not self.board.take_focus():
            (self.empty.button if self._places.currentWidget() is self.empty else self.bar.search).setFocus()

    @Slot()
    def _go_to_capture(self) -> None:
        self.page_wanted.emit("capture")

    @Slot()
    def _start_search_anew(self) -> None:
        self.bar.clear_all()
        self.search()

    @Slot(object, object)
    def _changed(self, changes: ChangeSet, initiator: object) -> None:
        if initiator is not self.work and any(map(changes.touches, _SHOWN)):
            self._refresh_soon(_SOON_MS)

    @Slot()
    def _other_leads(self) -> None:
        self._refresh_soon(0)

    @Slot()
    def _event_chosen(self) -> None:
        self.bar.set_event(self._desk.event_now)
        self._refresh_soon(0)

    def _refresh_soon(self, after_ms: int) -> None:
        self._stale = True
        if self.isVisible():
            self._soon.start(after_ms)


def _read_board(store: Store, chosen: LeadFilter, word: Callable[[str], str]) -> _Read:
    legend = Legend(browse.staff_names(store), browse.currencies(store), word)
    total = browse.count_leads(store, LeadFilter(event_id=chosen.event_id))
    return _Read(boards.board(store, chosen), legend, total)


def _read_lead(store: Store, lead: Id) -> Lead | None:
    """The lead as it is now; None where it is gone."""
    try:
        return open_lead(store, lead).lead
    except KnownError:
        return None
