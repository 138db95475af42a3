"""Some chips that answer one question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from leadbooth.ui.widgets.chip import Chip
from leadbooth.ui.widgets.flow_layout import FlowLayout
from leadbooth.ui.widgets.roving import digit, neighbour, set_tab_stop

_DIGITS = 9


class ChipGroup(QWidget):
    """Choose one or several of some options, each a (key, text).

    Tab reaches the group, arrows move in it, Space toggles, the digits 1 to 9 pick. `chosen` carries a tuple
    of the chosen keys, in the order of the options; it is not sent for `set_chosen`. With `required` one of
    an exclusive group stays chosen. With `enter` the Enter key toggles as well; with `hints` the chips show
    their digits while the group has the focus, and no digit leaves it.
    """

    chosen = Signal(object)

    def __init__(
        self,
        options: Sequence[tuple[str, str]] = (),
        *,
        name: str = "",
        several: bool = False,
        required: bool = False,
        digits: bool = True,
        enter: bool = False,
        hints: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._several = several
        self._required = required
        self._digits = digits
        self._enter = enter
        self._hints = hints
        self._chips: dict[str, Chip] = {}
        self._offered: tuple[tuple[str, str], ...] = ()
        self._flow = FlowLayout(self, spacing=7)
        self.setAccessibleName(name)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other options; what was chosen and is still offered stays chosen."""
        if self._offered == tuple(options):
            return  # the same again: the focus stays
        self._offered = tuple(options)
        kept = self.chosen_keys()
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = {key: self._new_chip(key, text) for key, text in options}
        self.set_chosen(kept)

    def chips(self) -> tuple[Chip, ...]:
        """The chips, in order."""
        return tuple(self._chips.values())

    def chosen_keys(self) -> tuple[str, ...]:
        """The keys of the chips that are on."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def set_chosen(self, keys: Iterable[str]) -> None:
        """Turn on exactly these, silently."""
        wanted = set(keys)
        for key, chip in self._chips.items():
            chip.setChecked(key in wanted)
        self._place_tab_stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._hints and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_digits(shown=event.type() == QEvent.Type.FocusIn)
        if isinstance(event, QKeyEvent) and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            if event.type() == QEvent.Type.ShortcutOverride and self._is_ours(event):
                # A digit means this chip here, whatever it means to the window.
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._handle_key(event)
        return super().eventFilter(watched, event)

    def _new_chip(self, key: str, text: str) -> Chip:
        chip = Chip(text, parent=self)
        chip.setObjectName(f"chip-{key}")
        chip.installEventFilter(self)
        chip.clicked.connect(self._chip_clicked)
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _handle_key(self, event: QKeyEvent) -> bool:
        picked = self._digit_chip(event)
        if picked is not None:
            picked.setFocus(Qt.FocusReason.ShortcutFocusReason)
            picked.click()
            return True
        if self._enter and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._click_focused()
            return True
        if self._is_ours(event):
            return True
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        target = neighbour(self.chips(), event.key(), mirrored=mirrored)
        if target is None:
            return False
        set_tab_stop(self.chips(), target)
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _digit_chip(self, event: QKeyEvent) -> Chip | None:
        number = digit(event.key()) if self._digits else None
        chips = self.chips()
        return chips[number - 1] if number is not None and number <= len(chips) else None

    def _is_ours(self, event: QKeyEvent) -> bool:
        """Whether a digit means nothing but a chip here; one that names none does nothing then."""
        return self._digit_chip(event) is not None or (self._hints and digit(event.key()) is not None)

    def _click_focused(self) -> None:
        for chip in self.chips():
            if chip.hasFocus():
                chip.click()

    def _show_digits(self, *, shown: bool) -> None:
        for number, chip in enumerate(self.chips(), 1):
            says_more = number <= _DIGITS and chip.text() != str(number)
            chip.show_digit(str(number) if shown and says_more else "")

    def _place_tab_stop(self) -> None:
        on = [chip for chip in self.chips() if chip.isChecked()]
        set_tab_stop(self.chips(), on[0] if on else None)

    @Slot()
    def _chip_clicked(self) -> None:
        clicked = self.sender()
        if clicked not in self.chips():
            return  # it was replaced between press and release
        if not self._several:
            for chip in self.chips():
                chip.setChecked(chip is clicked and (chip.isChecked() or self._required))
        if isinstance(clicked, Chip):
            set_tab_stop(self.chips(), clicked)
        self.chosen.emit(self.chosen_keys())
