"""Dialogs of a whole set-up: what to call a copy, and what a file brings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, Signal, Slot
from PySide6.QtWidgets import QWidget

from leadbooth.domain.event import Event
from leadbooth.exchange.event_setup import Setup
from leadbooth.ui.dialogs.base import Dialog
from leadbooth.ui.i18n import fill, translate
from leadbooth.ui.pages.events.event_list import event_caption
from leadbooth.ui.pages.events.words import language_word
from leadbooth.ui.widgets import ActionButton, Banner, Field, text_label

_CONTEXT = "SetupDialogs"


class DuplicateDialog(Dialog):
    """Asks for the name of the next event. ``submitted`` carries it."""

    submitted = Signal(str)

    def __init__(self, event: Event, suggested: str, parent: QWidget | None = None) -> None:
        said = translate(
            _CONTEXT,
            "The new event gets everything that is prepared for {name}: questions, rules, badge layout, lead magnets, "
            "consent texts, team, goals and costs. It has no dates and no leads yet.",
        )
        title = translate(_CONTEXT, "Duplicate as a template")
        super().__init__(title, fill(said, name=event.name), parent=parent)
        self.setObjectName("duplicate-dialog")
        self._name = Field(self.tr("Name of the new event"))
        self._name.editor.setObjectName("duplicate-name")
        self._name.set_text(suggested)
        self.body.addWidget(self._name)
        cancel = self.add_button(ActionButton(self.tr("Cancel")), "duplicate-cancel")
        go = self.add_button(ActionButton(self.tr("Duplicate"), "primary"), "duplicate-go")
        go.setDefault(True)
        cancel.clicked.connect(self.reject)
        go.clicked.connect(self._submit)
        self._name.setFocus()

    @Slot()
    def _submit(self) -> None:
        name = self._name.text().strip()
        if not name:
            self._name.set_error(self.tr("needs a name"))
            self._name.setFocus()
            return
        self.submitted.emit(name)
        self.accept()


class ImportDialog(Dialog):
    """Shows what the file of a set-up brings. ``submitted`` carries the Setup once somebody wants it."""

    submitted = Signal(object)

    def __init__(self, setup: Setup, *, here: bool, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate(_CONTEXT, "Import a set-up"), parent=parent)
        self.setObjectName("import-dialog")
        self._setup = setup
        self.body.addWidget(text_label(setup.event.name, "heading", wrap=True))
        self.body.addWidget(text_label(event_caption(setup.event), "muted", wrap=True))
        self.brings = text_label("\n".join(what_it_brings(setup)), wrap=True)
        self.brings.setObjectName("import-brings")
        self.body.addWidget(self.brings)
        if here:
            says = self.tr(
                "This event is here already and is brought in line with the file. What the file does not have is "
                "retired. Leads and their answers stay as they are."
            )
            self.body.addWidget(Banner(says, "warning"))
        cancel = self.add_button(ActionButton(self.tr("Cancel")), "import-cancel")
        words = self.tr("Bring in line") if here else self.tr("Import")
        go = self.add_button(ActionButton(words, "primary"), "import-go")
        go.setDefault(True)
        go.setFocus()
        cancel.clicked.connect(self.reject)
        go.clicked.connect(self._submit)

    @Slot()
    def _submit(self) -> None:
        self.submitted.emit(self._setup)
        self.accept()


def what_it_brings(setup: Setup) -> list[str]:
    """A line for each thing that is prepared in a set-up."""
    event, number = setup.event, QLocale().toString
    rules = len(event.rating) + len(event.routing)
    tongues = ", ".join(sorted({language_word(text.language) for text in setup.texts}))
    team = ", ".join(person.name for person in setup.staff if person.id in event.team)
    lines = (
        (len(setup.asked), fill(translate(_CONTEXT, "Questions: {count}"), count=number(len(setup.asked)))),
        (rules, fill(translate(_CONTEXT, "Rules: {count}"), count=number(rules))),
        (event.badge_profile, translate(_CONTEXT, "A badge layout")),
        (setup.offered, fill(translate(_CONTEXT, "Lead magnets: {names}"), names=_names(setup))),
        (tongues, fill(translate(_CONTEXT, "Consent texts: {languages}"), languages=tongues)),
        (team, fill(translate(_CONTEXT, "Team: {names}"), names=team)),
        (event.goal_total, fill(translate(_CONTEXT, "Goal: {count} leads"), count=number(event.goal_total))),
        (event.costs, translate(_CONTEXT, "Costs")),
        (setup.campaign, fill(translate(_CONTEXT, "Campaign: {name}"), name=setup.campaign)),
    )
    return [words for there, words in lines if there] or [translate(_CONTEXT, "The basics only")]


def _names(setup: Setup) -> str:
    return ", ".join(magnet.name for magnet in setup.offered)
