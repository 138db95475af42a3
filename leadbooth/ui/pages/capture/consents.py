"""May we contact you: a switch a way, and the wording that is shown, of the event or the built-in one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leadbooth.domain.consent_text import ConsentText
from leadbooth.domain.words import Purpose
from leadbooth.ui.i18n import fill, purpose_word
from leadbooth.ui.pages.capture import words
from leadbooth.ui.pages.capture.edits import Consented
from leadbooth.ui.widgets import ChoiceBox, Switch, text_label

_ALWAYS = frozenset({Purpose.EMAIL, Purpose.PHONE, Purpose.POST})
"""What is always asked; sharing with partners only where the event has a text for it."""

_LANGUAGE_LETTERS = 8


class ConsentSwitches(QWidget):
    """Shows what somebody may be contacted for; ``answered`` carries a Consented for the wording that stands below.

    Languages can be chosen where the event has texts in several.
    """

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._built_in = words.consent_wording("")
        self._texts: dict[tuple[str, str], ConsentText] = {}
        self._caption = text_label("", "caption", wrap=True)
        self._caption.setObjectName("consent-wording")
        self._switches = {purpose: self._new_switch(purpose) for purpose in Purpose}
        self.language = ChoiceBox()
        self.language.setMinimumContentsLength(_LANGUAGE_LETTERS)
        self.language.setObjectName("consent-language")
        self.language.setAccessibleName(self.tr("Language of the wording"))
        self.language.picked.connect(self._show_wordings)
        self._lay_out()
        self.set_texts(())

    def switch(self, purpose: Purpose) -> Switch:
        """The switch of a purpose."""
        return self._switches[purpose]

    def wording(self) -> str:
        """What is shown to the visitor."""
        return self._caption.text()

    def set_organisation(self, name: str) -> None:
        """Who asks."""
        self._built_in = words.consent_wording(name)
        self._show_wordings()

    def set_texts(self, texts: Sequence[ConsentText]) -> None:
        """The event's own texts, where it has any."""
        self._texts = {(text.purpose, text.language): text for text in texts}
        languages = sorted({text.language for text in texts})
        chosen = self.language.key()
        self.language.set_options([(language, _name(language)) for language in languages])
        if chosen not in languages and languages:
            usual = self._built_in.language
            self.language.set_key(usual if usual in languages else languages[0])
        self.language.setVisible(len(languages) > 1)
        asked = {text.purpose for text in texts}
        for purpose, switch in self._switches.items():
            switch.setVisible(purpose in _ALWAYS or purpose in asked)
        self._show_wordings()

    def show_granted(self, granted: Collection[str]) -> None:
        """Show for what purposes consent stands, silently."""
        for purpose, switch in self._switches.items():
            switch.setChecked(purpose in granted)

    def _new_switch(self, purpose: Purpose) -> Switch:
        switch = Switch(purpose_word(purpose))
        switch.setObjectName(f"consent-{purpose}")
        switch.clicked.connect(self._answer)
        return switch

    @Slot(bool)
    def _answer(self, granted: bool) -> None:
        purpose = next(purpose for purpose, switch in self._switches.items() if switch is self.sender())
        text = self._text_of(purpose)
        self.answered.emit(Consented(purpose, granted, self._wording_of(purpose), self._language_of(text), text))

    def _text_of(self, purpose: Purpose) -> ConsentText | None:
        return self._texts.get((purpose, self.language.key()))

    def _wording_of(self, purpose: Purpose) -> str:
        text = self._text_of(purpose)
        return text.wording if text else self._built_in.text

    def _language_of(self, text: ConsentText | None) -> str:
        return text.language if text else self._built_in.language

    @Slot()
    def _show_wordings(self) -> None:
        """One wording stands alone; several are told apart by the way they are for."""
        wordings = {one: self._wording_of(one) for one, switch in self._switches.items() if not switch.isHidden()}
        for purpose, wording in wordings.items():
            self._switches[purpose].setAccessibleDescription(wording)
        if len(set(wordings.values())) == 1:
            self._caption.setText(next(iter(wordings.values())))
            return
        line = self.tr("{purpose}: {wording}")
        said = [fill(line, purpose=purpose_word(one), wording=wording) for one, wording in wordings.items()]
        self._caption.setText("\n".join(said))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        for switch in self._switches.values():
            row.addWidget(switch)
        row.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(text_label(self.tr("May we contact you?"), "label"))
        head.addStretch(1)
        head.addWidget(self.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self._caption)


def _name(language: str) -> str:
    """What a language (ISO 639-1) is called."""
    return QLocale.languageToString(QLocale(language).language())
