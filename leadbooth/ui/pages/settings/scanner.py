"""How the scanner of this laptop is set, with a sheet to set it up by and a place to try it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QWidget

from leadbooth.reading.keyboards import KEYBOARDS
from leadbooth.reading.scanner_settings import PREFIX_KEYS, ScannerSettings
from leadbooth.storage.files import known_os_error
from leadbooth.ui.desk import Desk
from leadbooth.ui.pages.settings.section import Section, beside
from leadbooth.ui.scanner.check_page import CheckPage
from leadbooth.ui.widgets import ActionButton, Field, SpinBox, Switch

_BAUDS = (9600, 19200, 38400, 57600, 115200)


class ScannerSection(Section):
    """Every change is heard by the channel at once, through the settings of the desk."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("scanner", desk, parent)
        self._showing = False
        self._suffix = self._choices(
            "scannerSuffix", [("enter", "Enter"), ("tab", "Tab"), ("none", self.tr("nothing"))]
        )
        keys = [("", self.tr("none")), ("]", self.tr("AIM identifier")), *((key, key) for key in PREFIX_KEYS)]
        self._prefix = self._choices("scannerPrefix", keys)
        layouts = [(key, key.upper()) for key in KEYBOARDS]
        self._scanner_layout = self._choices("scannerLayout", layouts)
        self._computer_layout = self._choices("computerLayout", layouts)
        self._caps_lock = Switch(self.tr("Repair scans made while Caps Lock is on"))
        self._caps_lock.setObjectName("fixCapsLock")
        self._lines = Switch(self.tr("Codes of several lines in an unknown format"))
        self._lines.setObjectName("joinLines")
        self._length = SpinBox(3, 40)
        self._length.setObjectName("minLength")
        port = desk.settings.scanner.serial_port
        self._port = self._choices("serialPort", [("", self.tr("none")), *([(port, port)] if port else [])])
        self._baud = self._choices("serialBaud", [(str(baud), str(baud)) for baud in _BAUDS])
        self._check = CheckPage(desk.settings.scanner)
        self._lay_out()
        self._show(desk.settings.scanner)
        self._connect()

    def shown(self) -> None:
        """Look which serial ports there are now."""
        from leadbooth.ui.scanner.serial import list_serial_ports

        self._showing = True
        chosen = self.desk.settings.scanner.serial_port
        self._port.clear()
        self._port.addItem(self.tr("none"), "")
        for port in list_serial_ports():
            self._port.addItem(f"{port.name} {port.description}".strip(), port.name)
        if self._port.findData(chosen) < 0:
            self._port.addItem(chosen, chosen)
        self._port.setCurrentIndex(self._port.findData(chosen))
        self._showing = False

    def _show(self, settings: ScannerSettings) -> None:
        self._showing = True
        for box, value in (
            (self._suffix, settings.suffix),
            (self._prefix, settings.prefix),
            (self._scanner_layout, settings.scanner_layout),
            (self._computer_layout, settings.computer_layout),
            (self._baud, str(settings.serial_baud)),
            (self._port, settings.serial_port),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        self._caps_lock.setChecked(settings.fix_caps_lock)
        self._lines.setChecked(settings.join_lines)
        self._length.setValue(settings.min_length)
        self._check.set_settings(settings)
        self._showing = False

    @Slot()
    def _keep(self) -> None:
        if self._showing:
            return
        self._remember(
            suffix=self._suffix.currentData(),
            prefix=self._prefix.currentData(),
            scanner_layout=self._scanner_layout.currentData(),
            computer_layout=self._computer_layout.currentData(),
            fix_caps_lock=self._caps_lock.isChecked(),
            join_lines=self._lines.isChecked(),
            min_length=self._length.value(),
            serial_port=self._port.currentData(),
            serial_baud=int(self._baud.currentData()),
        )

    def _remember(self, **values: Any) -> None:
        settings = replace(self.desk.settings.scanner, **values)
        self._check.set_settings(settings)
        self.desk.remember(scanner=settings)

    @Slot(object)
    def _put_right(self, settings: ScannerSettings) -> None:
        self.desk.remember(scanner=settings)
        self._show(settings)

    @Slot()
    def _print(self) -> None:
        from leadbooth.ui.scanner.setup_sheet import open_print_dialog

        open_print_dialog(self)

    @Slot()
    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the set-up sheet"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self.tr("LeadBooth scanner.pdf"))
        dialog.fileSelected.connect(self.save_sheet_to)
        dialog.open()

    @Slot(str)
    def save_sheet_to(self, path: str) -> None:
        """Write the set-up sheet as a PDF."""
        from pathlib import Path

        from leadbooth.ui.scanner.setup_sheet import save_setup_sheet

        try:
            save_setup_sheet(Path(path))
        except OSError as error:
            self.desk.failed.emit(known_os_error(error, Path(path)))
            return
        self.message.emit(self.tr("The set-up sheet is written."), "", None)

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        for key, text in choices:
            box.addItem(text, key)
        return box

    def _connect(self) -> None:
        for box in (self._suffix, self._prefix, self._scanner_layout, self._computer_layout, self._baud, self._port):
            box.currentIndexChanged.connect(self._keep)
        for switch in (self._caps_lock, self._lines):
            switch.toggled.connect(self._keep)
        self._length.valueChanged.connect(self._keep)
        self._check.settings_changed.connect(self._put_right)

    def _lay_out(self) -> None:
        said = self.tr("USB scanners work without any setting. Print the sheet where one does not.")
        sheet = self.card(self.tr("Set-up sheet"), said)
        paper = ActionButton(self.tr("Print…"), icon_name="print")
        paper.setObjectName("printSheet")
        save = ActionButton(self.tr("Save as PDF…"))
        save.setObjectName("saveSheet")
        paper.clicked.connect(self._print)
        save.clicked.connect(self._ask_where)
        sheet.addLayout(beside(paper, save))
        self._check.setContentsMargins(-9, -9, -9, -9)
        self.card(self.tr("Test")).addWidget(self._check)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        fields = (
            Field(self.tr("The scanner ends a code with"), self._suffix),
            Field(self.tr("It starts a code with"), self._prefix),
            Field(self.tr("Keyboard country of the scanner"), self._scanner_layout),
            Field(self.tr("Keyboard layout of this laptop"), self._computer_layout),
            Field(self.tr("Shortest code"), self._length),
        )
        for place, field in enumerate(fields):
            grid.addWidget(field, place // 2, place % 2)
        body = self.card(self.tr("USB scanner"))
        body.addLayout(grid)
        body.addWidget(self._caps_lock)
        body.addWidget(self._lines)
        serial = self.card(self.tr("Serial scanner"))
        ports = QGridLayout()
        ports.setHorizontalSpacing(10)
        ports.addWidget(Field(self.tr("Port"), self._port), 0, 0)
        ports.addWidget(Field(self.tr("Speed (baud)"), self._baud), 0, 1)
        serial.addLayout(ports)
