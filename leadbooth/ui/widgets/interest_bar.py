"""How interested: three big buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from leadbooth.domain.words import Interest
from leadbooth.ui.theme import Tone, current_tokens, tone_colours, ui_font
from leadbooth.ui.widgets.labeled_button import LabeledButton
from leadbooth.ui.widgets.roving import neighbour, set_tab_stop

_TONES: dict[Interest, Tone] = {Interest.HOT: "hot", Interest.WARM: "warm", Interest.COLD: "cold"}


class InterestButton(LabeledButton):
    """One of the three: its word at the near edge, what it means at the far one."""

    padding = 11
    tall = 36
    spread = True
    cap = False

    def __init__(self, interest: Interest, text: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(text, hint=hint, parent=parent)
        self.interest = interest
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("tone", _TONES[interest])
        self.setAccessibleDescription(hint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def words_colour(self) -> str:
        tokens = current_tokens()
        if not self.isEnabled():
            return tokens.disabled
        return tone_colours(tokens, _TONES[self.interest]).text if self.isChecked() else tokens.muted

    def words_font(self) -> QFont:
        return ui_font(current_tokens().size_text, QFont.Weight.DemiBold)

    def hint_font(self) -> QFont:
        return ui_font(current_tokens().size_label)


class InterestBar(QWidget):
    """Hot, warm or cold; a second click on the chosen one takes it back.

    `interest_chosen` carries an Interest or None; it is not sent for `set_interest`.
    """

    interest_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = (
            (Interest.HOT, self.tr("Hot"), self.tr("ready to buy")),
            (Interest.WARM, self.tr("Warm"), self.tr("interested")),
            (Interest.COLD, self.tr("Cold"), self.tr("just looking")),
        )
        self.setAccessibleName(self.tr("How interested?"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._buttons = tuple(InterestButton(*each, parent=self) for each in words)
        for button in self._buttons:
            button.setObjectName(f"interest-{button.interest}")
            button.installEventFilter(self)
            button.clicked.connect(self._clicked)
            row.addWidget(button, 1)
        set_tab_stop(self._buttons, None)

    def buttons(self) -> tuple[InterestButton, ...]:
        """The three buttons, hot first."""
        return self._buttons

    def interest(self) -> Interest | None:
        """What is chosen now; None is not said."""
        return next((button.interest for button in self._buttons if button.isChecked()), None)

    def set_interest(self, interest: Interest | None) -> None:
        """Show a choice, silently."""
        for button in self._buttons:
            button.setChecked(button.interest == interest)
        set_tab_stop(self._buttons, next((b for b in self._buttons if b.isChecked()), None))

    def choose(self, interest: Interest) -> None:
        """Do what a click on that button does: choose it, or take it back."""
        for button in self._buttons:
            if button.interest == interest:
                button.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            target = neighbour(self._buttons, event.key(), mirrored=mirrored)
            if target is not None:
                set_tab_stop(self._buttons, target)
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _clicked(self) -> None:
        clicked = self.sender()
        if isinstance(clicked, InterestButton):
            self.set_interest(clicked.interest if clicked.isChecked() else None)
            set_tab_stop(self._buttons, clicked)
            self.interest_chosen.emit(self.interest())
