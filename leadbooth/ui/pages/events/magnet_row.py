"""A lead magnet in its row: name, kind, and whether it is offered."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from leadbooth.domain.magnet import Magnet
from leadbooth.domain.words import MagnetKind
from leadbooth.ui.i18n import fill
from leadbooth.ui.pages.events.words import magnet_kind_word
from leadbooth.ui.theme import set_state
from leadbooth.ui.widgets import ActionButton, ChoiceBox

_KIND_WIDTH = 170


class MagnetRow(QWidget):
    """Edits one lead magnet. ``edited`` is sent while somebody types, ``finished`` when it is to be kept now."""

    edited = Signal()
    finished = Signal()

    def __init__(self, magnet: Magnet, *, held: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: Magnet | None = None
        self._magnet = magnet
        self.name = QLineEdit()
        self.name.setObjectName("magnet-name")
        self.name.setPlaceholderText(self.tr("Name, such as: Relay selection guide"))
        self.name.setAccessibleName(self.tr("Name of the lead magnet"))
        self.kind = ChoiceBox([(str(kind), magnet_kind_word(kind)) for kind in MagnetKind])
        self.kind.setObjectName("magnet-kind")
        self.kind.setFixedWidth(_KIND_WIDTH)
        self.turn = ActionButton("")
        self.turn.setObjectName("magnet-turn")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.kind)
        row.addWidget(self.turn)
        self._show(magnet)
        if held:
            self.was_kept(magnet)
        self.name.textEdited.connect(self._typed)
        self.name.editingFinished.connect(self.finished)
        self.kind.picked.connect(self._kind_picked)
        self.turn.clicked.connect(self._turn)

    @property
    def magnet(self) -> Magnet:
        """The lead magnet as edited."""
        return self._magnet

    @property
    def unsaved(self) -> bool:
        """Whether it is not kept as it stands; a new one without a name is nothing yet."""
        return self._magnet != self._held and (self._held is not None or bool(self._magnet.name))

    @property
    def held(self) -> Magnet | None:
        """The lead magnet as it is on the disk; None while it is not."""
        return self._held

    def was_kept(self, magnet: Magnet | None) -> None:
        """It is on the disk so."""
        self._held = magnet

    def take_news(self, magnet: Magnet) -> None:
        """Show what the store holds, unless it is being edited here."""
        if not self.unsaved and not self.name.hasFocus():
            self.was_kept(magnet)
            self._show(magnet)

    def start_naming(self) -> None:
        """Put the cursor where the name goes."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, magnet: Magnet) -> None:
        self._magnet = magnet
        if self.name.text() != magnet.name:
            self.name.setText(magnet.name)
        self.kind.set_key(magnet.kind)
        self.name.setEnabled(magnet.active)
        self.kind.setEnabled(magnet.active)
        self.turn.setText(self.tr("Retire") if magnet.active else self.tr("Bring back"))
        words = self.tr("Retire {name}") if magnet.active else self.tr("Bring back {name}")
        self.turn.setAccessibleName(fill(words, name=magnet.name))
        self.show_error("")

    def show_error(self, text: str) -> None:
        """Say what is wrong with the name; "" takes it back."""
        set_state(self.name, "tone", "error" if text else "")
        self.name.setAccessibleDescription(text)
        self.name.setToolTip(text)

    @Slot()
    def _typed(self) -> None:
        name = " ".join(self.name.text().split())
        self._magnet = replace(self._magnet, name=name)
        self.show_error("" if name or self._held is None else self.tr("A lead magnet needs a name."))
        self.edited.emit()

    @Slot()
    def _kind_picked(self) -> None:
        self._magnet = replace(self._magnet, kind=self.kind.key())
        self.finished.emit()

    @Slot()
    def _turn(self) -> None:
        self._show(replace(self._magnet, active=not self._magnet.active))
        self.finished.emit()
