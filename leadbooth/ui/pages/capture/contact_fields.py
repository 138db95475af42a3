"""The contact fields of a lead, six at hand and the others behind "More fields"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from leadbooth.domain.contact import Contact
from leadbooth.ui.i18n import field_word, fill
from leadbooth.ui.pages.capture import words
from leadbooth.ui.widgets import ActionButton, Field

_AT_HAND = ("first_name", "last_name", "job_title", "company", "email", "phone")
_MORE = ("mobile", "website", "street", "city", "postal_code", "region", "country")


class UndoBelongsToThePage(QObject):
    """Keeps text fields from taking Ctrl+Z for themselves: undo takes back what was saved, and that is all there is."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
        ):
            event.ignore()
            return True
        return False


class _Disclosure(ActionButton):
    """Opens and closes what stands below it."""

    padding = 5
    gap = 6


class ContactFields(QWidget):
    """Shows a contact and says what is typed into it. ``more_button`` and ``more`` are laid out by the form."""

    typed = Signal(str, str)
    """Name of a contact field and its text."""
    left = Signal(str)
    """Name of a contact field whose typing is over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._country = ""
        self._undo = UndoBelongsToThePage(self)
        self._fields = {name: self._new_field(name) for name in (*_AT_HAND, *_MORE)}
        self.more = QWidget()
        self.more_button = _Disclosure("", "ghost", icon_name="chevron-right")
        self.more_button.setObjectName("more-fields")
        self.more_button.setCheckable(True)
        self.more_button.setAutoDefault(False)
        self.more_button.toggled.connect(self._show_more)
        self._lay_out()
        self._show_more(shown=False)

    def field(self, name: str) -> Field:
        """The field of a contact field's name."""
        return self._fields[name]

    def set_country(self, country: str) -> None:
        """Where phone numbers without + are from, ISO 3166 alpha-2 or ""."""
        self._country = country

    def show_contact(self, contact: Contact, unsent: Mapping[str, str], *, spare_focus: bool) -> None:
        """Show a contact; ``unsent`` texts go before it, and with ``spare_focus`` the field that is typed in stays."""
        for name, field in self._fields.items():
            if spare_focus and field.editor is QApplication.focusWidget():
                continue
            field.set_text(unsent.get(name, str(getattr(contact, name))))
        self.judge(contact)
        self._name_more_button()

    def judge(self, contact: Contact) -> None:
        """Say what is known of the address and the numbers, as far as they stand there as they were saved."""
        email = self._fields["email"]
        if email.text() == contact.email:
            status = words.email_status(contact.email, finished=email.editor is not QApplication.focusWidget())
            email.set_status(status.text, status.tone)
        else:
            email.set_status("")
        for name in ("phone", "mobile"):
            field, saved = self._fields[name], str(getattr(contact, name))
            status = words.phone_status(saved, contact.country or self._country)
            field.set_status(status.text if field.text() == saved else "", status.tone)

    def _new_field(self, name: str) -> Field:
        field = Field(field_word(name))
        field.editor.setObjectName(name.replace("_", "-"))
        field.editor.installEventFilter(self._undo)
        field.edited.connect(self._edit)
        field.left.connect(self._leave)
        return field

    @Slot(str)
    def _edit(self, text: str) -> None:
        self.typed.emit(self._name_of(self.sender()), text)
        self._name_more_button()

    @Slot()
    def _leave(self) -> None:
        self.left.emit(self._name_of(self.sender()))

    def _name_of(self, sender: QObject) -> str:
        return next(name for name, field in self._fields.items() if field is sender)

    @Slot(bool)
    def _show_more(self, shown: bool) -> None:
        self.more.setVisible(shown)
        self.more_button.set_icon_name("chevron-down" if shown else "chevron-right")
        self._name_more_button()

    def _name_more_button(self) -> None:
        filled = sum(bool(self._fields[name].text()) for name in _MORE)
        text = fill(self.tr("More fields ({count} filled)"), count=filled) if filled else self.tr("More fields")
        self.more_button.setText(text)

    def _lay_out(self) -> None:
        self._fill_grid(self, _AT_HAND, columns=3)
        self._fill_grid(self.more, _MORE, columns=4)

    def _fill_grid(self, place: QWidget, names: Iterable[str], *, columns: int) -> None:
        grid = QGridLayout(place)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        for number, name in enumerate(names):
            grid.addWidget(self._fields[name], number // columns, number % columns)
        for number in range(columns):
            grid.setColumnStretch(number, 1)
