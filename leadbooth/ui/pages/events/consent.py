"""Tab: what a visitor is shown, word for word, before they say what they may be contacted for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leadbooth.domain.changes import ChangeSet
from leadbooth.domain.consent_text import ConsentText
from leadbooth.domain.event import Event
from leadbooth.domain.ids import Id
from leadbooth.domain.words import Purpose
from leadbooth.services import consent_texts
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.events.wording import WordingField
from leadbooth.ui.pages.events.words import language_word, languages, usual_language
from leadbooth.ui.widgets import ChipGroup, ChoiceBox, text_label


class ConsentTab(QWidget):
    """A wording for each purpose, in one language at a time. Each is kept when it is left."""

    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._event: Id = desk.event_now.id
        self._texts: dict[tuple[str, str], ConsentText] = {}
        self._language = usual_language()
        self._added: list[str] = [self._language]  # languages to show beside those that have texts
        self.languages = ChipGroup(name=self.tr("Language"), required=True, digits=False)
        self.another = ChoiceBox((("", self.tr("Another language…")), *languages()))
        self.another.setObjectName("consent-language")
        self.another.setAccessibleName(self.tr("Another language"))
        self.fields = {purpose: WordingField(purpose) for purpose in Purpose}
        self._lay_out()
        self.languages.chosen.connect(self._language_chosen)
        self.another.picked.connect(self._language_added)
        for field in self.fields.values():
            field.finished.connect(self.save)

    def _lay_out(self) -> None:
        says = self.tr(
            "The sentence that is shown beside each switch, exactly. Another wording is another version: permissions "
            "that were given before keep the wording and the version they were given for."
        )
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.languages, 1)
        row.addWidget(self.another)
        self.another.setMinimumContentsLength(len(self.tr("Another language…")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        column.addWidget(text_label(says, "muted", wrap=True))
        column.addLayout(row)
        for field in self.fields.values():
            column.addWidget(field)
        column.addStretch(1)

    def show_event(self, event: Event) -> None:
        """Show the texts of an event; one that is not kept yet stays."""
        if event.id != self._event:
            self._event, self._texts = event.id, {}
            self._show_texts(anew=True)
        job = partial(consent_texts.list_consent_texts, event=event.id)
        self._desk.ask(job, partial(self._take_texts, event.id), owner=self)

    def _take_texts(self, event: Id, texts: Sequence[ConsentText]) -> None:
        if event == self._event:
            self._texts = {(text.purpose, text.language): text for text in texts if text.wording}
            self._show_texts()

    def _show_texts(self, *, anew: bool = False) -> None:
        used = {language for _, language in self._texts}
        shown = sorted(used | set(self._added), key=language_word)
        self.languages.set_options([(code, language_word(code)) for code in shown])
        self.languages.set_chosen([self._language])
        for purpose, field in self.fields.items():
            if anew or not field.unsaved:
                field.show_text(self._texts.get((purpose, self._language)))

    @Slot(object)
    def _language_chosen(self, keys: tuple[str, ...]) -> None:
        self._show_language(keys[0])

    @Slot(str)
    def _language_added(self, language: str) -> None:
        self.another.set_key("")
        if language:
            self._added.append(language)
            self._show_language(language)
            self.fields[Purpose.EMAIL].editor.setFocus()

    def _show_language(self, language: str) -> None:
        self.save()
        self._language = language
        self._show_texts(anew=True)

    @property
    def unsaved(self) -> bool:
        """Whether a wording is not on the disk."""
        return any(field.unsaved for field in self.fields.values())

    @Slot()
    def save(self) -> None:
        """Keep what was typed, now."""
        for field in self.fields.values():
            if field.unsaved:
                self._keep(field)

    def _keep(self, field: WordingField) -> None:
        event, language, wording = self._event, self._language, field.wording()
        job = partial(
            consent_texts.save_consent_text,
            event=event,
            purpose=field.purpose,
            language=language,
            wording=wording,
            staff=self._desk.staff.id,
        )
        self._desk.act(job, partial(self._was_kept, event), owner=self, failed=self.failed.emit)

    def _was_kept(self, event: Id, text: ConsentText) -> None:
        self._desk.changed.emit(ChangeSet(touched={"consent_text": frozenset({text.id})}), self)
        if event != self._event:
            return
        if text.wording:
            self._texts[text.purpose, text.language] = text
        else:
            self._texts.pop((text.purpose, text.language), None)
        if text.language == self._language:
            self.fields[Purpose(text.purpose)].was_kept(text)
