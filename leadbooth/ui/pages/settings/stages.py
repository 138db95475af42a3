"""Pipeline stages: what the organisation calls them, which it adds, and which it does without."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.listing import LeadFilter
from leadbooth.domain.pipeline import BUILT_IN, StageLabel
from leadbooth.domain.words import Stage
from leadbooth.errors import KnownError
from leadbooth.services import browse, stages
from leadbooth.storage.store import Store
from leadbooth.ui.desk import Desk
from leadbooth.ui.i18n import fill, sentence, stage_word
from leadbooth.ui.pages.settings.section import Section
from leadbooth.ui.pages.settings.stage_list import StageList
from leadbooth.ui.runner import Failed
from leadbooth.ui.stage_names import stage_names, stage_title
from leadbooth.ui.theme import set_state
from leadbooth.ui.widgets import ActionButton, ChipGroup, FlowLayout, WrappedLabel, text_label

Done = Callable[[ChangeSet], None] | None

_BUILT_IN = frozenset(stage.key for stage in BUILT_IN)
_NEEDED = frozenset({Stage.LEAD, Stage.PROSPECT, Stage.WON, Stage.LOST})


class StagesSection(Section):
    """The stages in their order. Whatever is changed holds at once, and leads keep the stage they are in."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("stages", desk, parent)
        self._names = stage_names(desk)
        self._held: Mapping[str, int] = {}
        self.list = StageList()
        self._about = text_label("", "muted", wrap=True)
        self._about.setObjectName("stageAbout")
        self._outcome = ChipGroup(
            [("open", self.tr("Still open")), ("won", stage_word("won")), ("lost", stage_word("lost"))],
            name=self.tr("Leads in this stage are"),
            required=True,
            digits=False,
        )
        self._outcome.setObjectName("stageOutcome")
        self._new = QLineEdit()
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        said = self.tr(
            "Choose a name and press Enter to change it. Drag a stage, or press Alt with an arrow, to move it. "
            "Leads stay in their stage whatever becomes of it."
        )
        body = self.card(self.tr("Pipeline stages"), said)
        self._rename = self._button(self.tr("Rename"), "renameStage", "Return")
        self._hide = self._button(self.tr("Hide"), "hideStage")
        self._up = self._button(self.tr("Up"), "stageUp", "Alt+Up")
        self._down = self._button(self.tr("Down"), "stageDown", "Alt+Down")
        body.addWidget(self.list)
        self._wrong = _Wrong("stageWrong")
        body.addWidget(self._wrong)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        for button in (self._rename, self._hide, self._up, self._down):
            flow.addWidget(button)
        body.addWidget(buttons)
        body.addWidget(self._about)
        self._outcome_label = text_label(self.tr("Leads in this stage are"), "label")
        body.addWidget(self._outcome_label)
        body.addWidget(self._outcome)
        new = self.card(self.tr("Add a stage"), self.tr("It comes before those that end the pipeline."))
        self._new.setObjectName("newStage")
        self._new.setAccessibleName(self.tr("Name of the new stage"))
        self._new.setPlaceholderText(self.tr("for example: Trial running"))
        self._add = ActionButton(self.tr("Add"), icon_name="plus")
        self._add.setObjectName("addStage")
        self._wrong_new = _Wrong("newStageWrong")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._new, 1)
        row.addWidget(self._add)
        new.addLayout(row)
        new.addWidget(self._wrong_new)

    def _button(self, words: str, name: str, key: str = "") -> ActionButton:
        button = ActionButton(words, key=key)
        button.setObjectName(name)
        return button

    def _connect(self) -> None:
        self._names.changed.connect(self._show)
        self.list.chosen.connect(self._offer)
        self.list.renamed.connect(self._keep_name)
        self.list.ordered.connect(self._keep_order)
        self._rename.clicked.connect(self.list.rename)
        self._hide.clicked.connect(self._turn)
        self._up.clicked.connect(self._move_up)
        self._down.clicked.connect(self._move_down)
        self._outcome.chosen.connect(self._keep_outcome)
        self._add.clicked.connect(self._add_new)
        self._new.returnPressed.connect(self._add_new)
        self._new.textEdited.connect(self._take_back_errors)

    def shown(self) -> None:
        """Read how many leads are in stages that are hidden."""
        hidden = [stage.key for stage in self._names.stages() if not stage.active]
        self.desk.ask(lambda store: _held_in(store, hidden), self._take_held, owner=self)

    def _take_held(self, held: Mapping[str, int]) -> None:
        self._held = held
        self._show_rows()

    @Slot()
    def _show(self) -> None:
        self._show_rows()
        if self.isVisible():
            self.shown()

    def _show_rows(self) -> None:
        found = self._names.stages()
        self.list.show_stages(found, {stage.key: self._remark(stage) for stage in found})
        self._offer()

    def _remark(self, stage: StageLabel) -> str:
        if not stage.active:
            return self._hidden_words(self._held.get(stage.key, 0))
        own = stage.label and stage.key in _BUILT_IN and stage.label != stage_word(stage.key)
        words = [stage_word(stage.key)] if own else []
        if stage.outcome and stage.key not in (Stage.WON, Stage.LOST):
            words.append(stage_word(stage.outcome))
        return " · ".join(words)

    def _hidden_words(self, count: int) -> str:
        if count == 1:
            return self.tr("hidden · 1 lead is in it")
        return fill(self.tr("hidden · {count} leads are in it"), count=QLocale().toString(count))

    def _chosen(self) -> StageLabel | None:
        return next((stage for stage in self._names.stages() if stage.key == self.list.key()), None)

    @Slot()
    def _offer(self) -> None:
        stage, row = self._chosen(), self.list.currentRow()
        if stage is None:
            return
        self._hide.setText(self.tr("Hide") if stage.active else self.tr("Bring back"))
        self._hide.setEnabled(stage.key not in _NEEDED)
        self._up.setEnabled(row > 0)
        self._down.setEnabled(row < self.list.count() - 1)
        self._about.setText(self._said_of(stage))
        own = stage.key not in _BUILT_IN
        self._outcome.setVisible(own)
        self._outcome_label.setVisible(own)
        self._outcome.set_chosen([stage.outcome or "open"])

    def _said_of(self, stage: StageLabel) -> str:
        name = stage_title(stage)
        if stage.key in _NEEDED:
            words = self.tr("“{name}” is needed: rules speak of it. It can be renamed and moved, not hidden.")
        elif not stage.active:
            words = self.tr("“{name}” is hidden: no lead is moved there any more, those in it stay.")
        else:
            words = self.tr("“{name}” can be hidden: it is offered no more then, its leads stay in it.")
        return fill(words, name=name)

    @Slot(str, str)
    def _keep_name(self, key: str, typed: str) -> None:
        name = " ".join(typed.split())
        if not name and key not in _BUILT_IN:
            self._fail(KnownError("stage_name_missing"))
            return
        label = "" if key in _BUILT_IN and name in ("", stage_word(key)) else name
        stage = next(stage for stage in self._names.stages() if stage.key == key)
        self._keep(replace(stage, label=label))

    @Slot()
    def _keep_order(self) -> None:
        places = {key: place for place, key in enumerate(self.list.keys())}
        self._save(sorted(self._names.stages(), key=lambda stage: places.get(stage.key, len(places))))

    @Slot()
    def _move_up(self) -> None:
        self.list.move_chosen(-1)

    @Slot()
    def _move_down(self) -> None:
        self.list.move_chosen(1)

    @Slot()
    def _turn(self) -> None:
        if (stage := self._chosen()) is not None:
            self._keep(replace(stage, active=not stage.active))

    @Slot(object)
    def _keep_outcome(self, chosen: tuple[str, ...]) -> None:
        if (stage := self._chosen()) is not None:
            self._keep(replace(stage, outcome="" if "open" in chosen else next(iter(chosen), "")))

    def _keep(self, edited: StageLabel) -> None:
        self._save([edited if one.key == edited.key else one for one in self._names.stages()])

    @Slot()
    def _add_new(self) -> None:
        name = " ".join(self._new.text().split())
        if not name:
            self._fail_new(KnownError("stage_name_missing"))
            self._new.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        held = list(self._names.stages())
        at = next((place for place, stage in enumerate(held) if stage.outcome), len(held))
        self._save([*held[:at], StageLabel("", name), *held[at:]], self._added, self._fail_new)

    def _added(self, _changes: object) -> None:
        self._new.clear()

    def _save(self, wanted: Sequence[StageLabel], done: Done = None, failed: Failed | None = None) -> None:
        self._take_back_errors()
        failed = failed or self._fail
        if _same_name(wanted):
            failed(KnownError("stage_name_twice"))
            return
        staff = self.desk.staff.id
        self.desk.act(lambda store: stages.save_stages(store, wanted, staff=staff), done, owner=self, failed=failed)

    def _fail(self, error: Exception) -> None:
        self._wrong.say(error)
        self._show_rows()

    def _fail_new(self, error: Exception) -> None:
        self._wrong_new.say(error)

    @Slot()
    def _take_back_errors(self) -> None:
        self._wrong.hide()
        self._wrong_new.hide()


class _Wrong(WrappedLabel):
    """What keeps a change from being saved."""

    def __init__(self, name: str) -> None:
        super().__init__("", "label")
        self.setObjectName(name)
        set_state(self, "tone", "error")
        self.hide()

    def say(self, error: Exception) -> None:
        self.setText(sentence(error))
        self.show()


def _held_in(store: Store, hidden: Sequence[str]) -> dict[str, int]:
    return {key: browse.count_leads(store, LeadFilter(stages=(key,))) for key in hidden}


def _same_name(wanted: Sequence[StageLabel]) -> bool:
    """Whether two stages that are offered would be called the same on the screen."""
    shown = [stage_title(stage).casefold() for stage in wanted if stage.active]
    return len(set(shown)) < len(shown)
