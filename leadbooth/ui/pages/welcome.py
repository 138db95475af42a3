"""The first start: who, where, and a passphrase. Two fields are enough."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QWidget,
)

from leadbooth.domain.passphrase import LEAST
from leadbooth.domain.words import EventKind
from leadbooth.ui.i18n import event_kind_word, fill, sentence
from leadbooth.ui.secret_field import SecretField
from leadbooth.ui.session import FirstStart
from leadbooth.ui.shell.front import FrontPage
from leadbooth.ui.widgets import ActionButton, Banner, Chip, Field


class WelcomePage(FrontPage):
    """``submitted`` carries a FirstStart; then ``show_progress`` or ``show_error`` is called."""

    submitted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            translate("WelcomePage", "Ready in a minute"),
            translate(
                "WelcomePage", "Everything you capture stays on this laptop, encrypted, and works with no network."
            ),
            parent=parent,
        )
        self.setObjectName("welcomePage")
        self._name = self._line(self.tr("Your name"), "yourName")
        self._company = self._line(self.tr("Company"), "company", self.tr("optional"))
        self._event = self._line(self.tr("Event"), "eventName")
        self._event.set_text(_first_event())
        self._kind = QComboBox()
        self._kind.setObjectName("eventKind")
        self._kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._kind.setMinimumContentsLength(8)
        for kind in EventKind:
            self._kind.addItem(event_kind_word(kind), str(kind))
        self._passphrase = SecretField(
            self.tr("Passphrase"), self.tr("asked when LeadBooth starts or is locked"), judged=True
        )
        self._passphrase.editor.setObjectName("passphrase")
        self._keychain = Chip(self.tr("Keep the key in the system keychain"))
        self._keychain.setObjectName("keychain")
        self._keychain.hide()
        self._trouble = Banner(tone="error")
        self._trouble.setObjectName("trouble")
        self._trouble.hide()
        self._progress = QProgressBar()
        self._progress.setObjectName("progress")
        self._progress.setAccessibleName(self.tr("Making the sample data"))
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._sample = ActionButton(self.tr("Try with sample data"))
        self._sample.setObjectName("trySample")
        self._start = ActionButton(self.tr("Start capturing"), "primary")
        self._start.setObjectName("startCapturing")
        self._lay_out()
        self._connect()

    def shown(self) -> None:
        """Put the cursor where typing starts."""
        self._name.setFocus()

    def offer_keychain(self, name: str) -> None:
        """Offer to keep the key in the keychain of that name; "" where there is none."""
        self._keychain.setVisible(bool(name))
        self._keychain.setToolTip(name)
        self._keychain.setChecked(bool(name))
        self._keychain_toggled()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the sample data has come."""
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress.setVisible(total > 0)

    def show_error(self, error: Exception) -> None:
        """Say what is wrong at the field that it is about; everything can be tried again."""
        self._set_busy(busy=False)
        field = {"staff_name_missing": self._name, "event_name_missing": self._event}.get(getattr(error, "code", ""))
        if field is None:
            self._trouble.show_message(sentence(error), "error")
            self._trouble.show()
            return
        field.set_error(sentence(error))
        field.setFocus()

    @Slot()
    def _start_capturing(self) -> None:
        self._submit(sample=False)

    @Slot()
    def _try_sample(self) -> None:
        self._submit(sample=True)

    def _submit(self, *, sample: bool) -> None:
        wish = FirstStart(
            name=" ".join(self._name.text().split()),
            company=self._company.text().strip(),
            event_name=self._event.text().strip(),
            event_kind=str(self._kind.currentData()),
            passphrase=self._passphrase.text(),
            keychain=self._keychain.isChecked(),
            sample=sample,
        )
        if not self._is_missing_something(wish):
            self._set_busy(busy=True)
            self.submitted.emit(wish)

    def _is_missing_something(self, wish: FirstStart) -> bool:
        self._trouble.hide()
        missing = [
            (self._name, "" if wish.name else self.tr("Who captures?")),
            (self._event, "" if wish.event_name else self.tr("Where are you?")),
            (self._passphrase, self._passphrase_fault(wish)),
        ]
        for field, fault in missing:
            if fault or field is not self._passphrase:
                field.set_error(fault)
        faulty = [field for field, fault in missing if fault]
        if faulty:
            faulty[0].setFocus()
        return bool(faulty)

    def _passphrase_fault(self, wish: FirstStart) -> str:
        if not wish.passphrase and not wish.keychain:
            return self.tr("Please choose one")
        if wish.passphrase and len(wish.passphrase) < LEAST:
            return fill(self.tr("at least {least} characters"), least=LEAST)
        return ""

    def _set_busy(self, *, busy: bool) -> None:
        for widget in (self._name, self._company, self._event, self._kind, self._passphrase, self._keychain):
            widget.setEnabled(not busy)
        self._start.setEnabled(not busy)
        self._sample.setEnabled(not busy)
        if not busy:
            self._progress.hide()
        else:
            self._trouble.show_message(self.tr("Making an encrypted store…"), "neutral")
        self._trouble.setVisible(busy)

    @Slot()
    def _keychain_toggled(self) -> None:
        optional = self._keychain.isChecked() and not self._keychain.isHidden()
        remark = self.tr("asked when LeadBooth is locked; optional with the keychain")
        self._passphrase.set_remark(remark if optional else self.tr("asked when LeadBooth starts or is locked"))

    def _line(self, label: str, name: str, placeholder: str = "") -> Field:
        field = Field(label, placeholder=placeholder)
        field.editor.setObjectName(name)
        return field

    def _connect(self) -> None:
        self._start.clicked.connect(self._start_capturing)
        self._sample.clicked.connect(self._try_sample)
        self._keychain.toggled.connect(self._keychain_toggled)
        for field in (self._name, self._company, self._event, self._passphrase):
            if isinstance(field.editor, QLineEdit):
                field.editor.returnPressed.connect(self._start_capturing)

    def _lay_out(self) -> None:
        body = self.body
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(14)
        for place, field in enumerate((self._name, self._company, self._event, Field(self.tr("Kind"), self._kind))):
            grid.addWidget(field, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._passphrase, 2, 0, 1, 2)
        body.addLayout(grid)
        body.addSpacing(14)
        chip = QHBoxLayout()
        chip.addWidget(self._keychain)
        chip.addStretch(1)
        body.addLayout(chip)
        body.addWidget(self._trouble)
        body.addWidget(self._progress)
        body.addSpacing(20)
        buttons = QHBoxLayout()
        buttons.addWidget(self._sample)
        buttons.addStretch(1)
        buttons.addWidget(self._start)
        body.addLayout(buttons)


def _first_event() -> str:
    today = QLocale().toString(QDate.currentDate(), "d MMM yyyy")
    return fill(QCoreApplication.translate("WelcomePage", "My event, {day}"), day=today)
