"""How the badges of an event are laid out: a known layout, or one made by hand."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from leadbooth.domain.badge import BadgeProfile
from leadbooth.reading import PRESETS
from leadbooth.ui.pages.events.badge_words import delimiter_options, token_options
from leadbooth.ui.widgets import ActionButton, ChoiceBox, Field, FlowLayout, Switch, text_label

_BY_HAND = "-"
_TOKEN_WIDTH = 124
_MOST_TOKENS = 40


class LayoutForm(QWidget):
    """A badge profile. `edited` carries it (None: badges are read as they come) whenever somebody changes it."""

    edited = Signal(object)
    guess_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile: BadgeProfile | None = None
        self._tokens: list[tuple[Field, ChoiceBox]] = []
        presets = [(key, profile.label) for key, profile in PRESETS.items()]
        itself = ("", self.tr("As the badge itself says"))
        self.preset = ChoiceBox([itself, *presets, (_BY_HAND, self.tr("Made by hand"))])
        self.preset.setObjectName("badge-preset")
        self.guess = ActionButton(self.tr("Guess from scans"))
        self.guess.setObjectName("badge-guess")
        self.delimiter = ChoiceBox(delimiter_options())
        self.delimiter.setObjectName("badge-delimiter")
        self.id_last = Switch(self.tr("The badge id comes last"))
        self.id_last.setObjectName("badge-id-last")
        self.fix_case = Switch(self.tr("Write JANE DOE as Jane Doe"))
        self.fix_case.setObjectName("badge-fix-case")
        self.more = ActionButton(self.tr("Add a token"), icon_name="plus")
        self.more.setObjectName("badge-more")
        self.less = ActionButton(self.tr("Remove the last"))
        self.less.setObjectName("badge-less")
        self._details = QWidget()
        self._flow_holder = QWidget()
        self._flow = FlowLayout(self._flow_holder, spacing=8)
        self._lay_out()
        self._connect()
        self.show_profile(None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        column.addWidget(Field(self.tr("Layout"), self.preset))
        says = self.tr(
            "vCards and other badges that name their fields need no layout. Badges with bare tokens do: choose "
            "the registrar's, or say what each token is."
        )
        column.addWidget(text_label(says, "muted", wrap=True))
        column.addWidget(self.guess, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._details)
        inner = QVBoxLayout(self._details)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addWidget(Field(self.tr("Separator"), self.delimiter))
        inner.addWidget(text_label(self.tr("What each token is"), "label"))
        self._flow_holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        inner.addWidget(self._flow_holder)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.more)
        buttons.addWidget(self.less)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        inner.addWidget(self.id_last)
        inner.addWidget(self.fix_case)
        column.addStretch(1)

    def _connect(self) -> None:
        self.preset.picked.connect(self._preset_picked)
        self.guess.clicked.connect(self.guess_wanted)
        self.delimiter.picked.connect(self._edit_by_hand)
        self.id_last.clicked.connect(self._edit_by_hand)
        self.fix_case.clicked.connect(self._edit_by_hand)
        self.more.clicked.connect(self._add_token)
        self.less.clicked.connect(self._remove_token)

    def profile(self) -> BadgeProfile | None:
        """The layout as it stands."""
        return self._profile

    def show_profile(self, profile: BadgeProfile | None) -> None:
        """Show a layout, silently."""
        self._profile = profile
        key = "" if profile is None else profile.key if profile.key in PRESETS else _BY_HAND
        self.preset.set_key(key)
        self._details.setVisible(profile is not None)
        if profile is None:
            return
        self.delimiter.set_key(profile.delimiter)
        self.id_last.setChecked(profile.id_last)
        self.fix_case.setChecked(profile.fix_case)
        self._show_tokens(profile.columns)
        self.less.setEnabled(bool(profile.columns))

    def _show_tokens(self, columns: tuple[str, ...]) -> None:
        while len(self._tokens) > len(columns):
            field, _ = self._tokens.pop()
            self._flow.removeWidget(field)
            field.hide()
            field.deleteLater()
        while len(self._tokens) < len(columns):
            self._tokens.append(self._new_token(len(self._tokens) + 1))
        for (_, box), column in zip(self._tokens, columns, strict=True):
            box.set_key(column)
        self._flow_holder.updateGeometry()

    def _new_token(self, number: int) -> tuple[Field, ChoiceBox]:
        box = ChoiceBox(token_options())
        box.setObjectName(f"badge-token-{number}")
        field = Field(self.tr("Token {number}").replace("{number}", str(number)), box)
        field.setFixedWidth(_TOKEN_WIDTH)
        box.picked.connect(self._edit_by_hand)
        self._flow.addWidget(field)
        field.show()
        return field, box

    def _tell(self, profile: BadgeProfile | None) -> None:
        self.show_profile(profile)
        self.edited.emit(profile)

    @Slot(str)
    def _preset_picked(self, key: str) -> None:
        if key == _BY_HAND:
            held = self._profile or BadgeProfile(delimiter="^", columns=("badge_id", "first_name", "last_name"))
            self._tell(replace(held, key="", label=""))
        else:
            self._tell(PRESETS[key] if key else None)

    @Slot()
    def _edit_by_hand(self) -> None:
        self._change(tuple(box.key() for _, box in self._tokens))

    @Slot()
    def _add_token(self) -> None:
        columns = tuple(box.key() for _, box in self._tokens)
        if len(columns) < _MOST_TOKENS:
            self._change((*columns, ""))

    @Slot()
    def _remove_token(self) -> None:
        self._change(tuple(box.key() for _, box in self._tokens[:-1]))

    def _change(self, columns: tuple[str, ...]) -> None:
        self._tell(
            replace(
                self._profile or BadgeProfile(),
                key="",
                label="",
                delimiter=self.delimiter.key(),
                columns=columns,
                id_last=self.id_last.isChecked(),
                fix_case=self.fix_case.isChecked(),
            )
        )
