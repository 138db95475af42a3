"""What stands on the scan card while rapid mode is on: that it is, what each lead gets, how many are to finish."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from leadbooth.domain.event import Event
from leadbooth.domain.words import Channel, Interest
from leadbooth.ui.i18n import channel_word, fill, interest_word
from leadbooth.ui.widgets import ChipGroup, ChoiceBox, Pill, text_label

_ROOM = 32  # pixels beside the words of a list that opens


class RapidBar(QWidget):
    """``chosen`` tells that what each lead gets was changed: ask ``interest``, ``channel`` and ``tags``."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = Pill(self.tr("Rapid mode on"), "accent", dot_tone="accent")
        self._state.setObjectName("rapid-state")
        self.to_finish = text_label("", "strong")
        self.to_finish.setObjectName("to-finish-count")
        self._interest = ChipGroup(
            [(interest, interest_word(interest)) for interest in Interest],
            name=self.tr("Interest of each lead"),
            digits=False,
        )
        self._interest.setObjectName("rapid-interest")
        self._channel = ChoiceBox()
        self._channel.setObjectName("rapid-channel")
        self._channel.setAccessibleName(self.tr("Channel of each lead"))
        self._tags = QLineEdit()
        self._tags.setObjectName("rapid-tags")
        self._tags.setPlaceholderText(self.tr("Tags"))
        self._tags.setAccessibleName(self.tr("Tags of each lead, with commas between"))
        self._lay_out()
        self._interest.chosen.connect(self._tell)
        self._channel.picked.connect(self._tell)
        self._tags.textChanged.connect(self._tell)
        self.show_count(0)

    def interest(self) -> str:
        """The interest each lead gets, "" for none."""
        return next(iter(self._interest.chosen_keys()), "")

    def channel(self) -> str:
        """The channel each lead gets, "" for that of the event."""
        return self._channel.key()

    def tags(self) -> list[str]:
        """The tags each lead gets."""
        named = (" ".join(name.split()) for name in self._tags.text().split(","))
        return list(dict.fromkeys(filter(None, named)))

    def set_event(self, event: Event) -> None:
        """Whose channel each lead gets unless another is chosen."""
        others = [channel for channel in Channel if channel != event.channel]
        words = [(str(channel), channel_word(channel)) for channel in others]
        self._channel.set_options([("", channel_word(event.channel)), *words])
        listed = self._channel.view()
        listed.setMinimumWidth(listed.sizeHintForColumn(0) + _ROOM)

    def show_count(self, count: int) -> None:
        """Say how many are to finish."""
        self.to_finish.setText(fill(self.tr("To finish: {count}"), count=count))

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._state)
        head.addStretch(1)
        head.addWidget(self.to_finish)
        ways = QHBoxLayout()
        ways.setSpacing(6)
        ways.addWidget(self._channel, 3)
        ways.addWidget(self._tags, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._interest)
        column.addLayout(ways)
