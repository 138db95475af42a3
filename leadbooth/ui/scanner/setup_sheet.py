"""The set-up sheet: one page to print that says how to set a scanner, with two codes to test it on."""

from __future__ import annotations

from pathlib import Path

import segno
from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, Qt, Slot
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from leadbooth.reading.scanner_check import TEST_CODE128_TEXT, TEST_QR_TEXT
from leadbooth.ui.scanner.code128 import code128_widths

_DOTS_PER_INCH = 300
_MM_PER_INCH = 25.4
_MARGIN_MM = 18.0


def save_setup_sheet(path: Path, page: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> None:
    """Write the sheet as a PDF of one page, A4 or Letter. An OSError says why it could not be written."""
    with path.open("ab"):
        pass  # the PDF writer tells nobody when the place is not writable
    writer = QPdfWriter(str(path))
    writer.setPageLayout(_page_layout(page))
    writer.setResolution(_DOTS_PER_INCH)
    writer.setTitle(QCoreApplication.translate("SetupSheet", "Setting up the scanner"))
    painter = QPainter(writer)
    paint_setup_sheet(painter, writer.width(), writer.resolution())
    painter.end()


def open_print_dialog(parent: QWidget) -> QPrintDialog:
    """Open the print dialog over ``parent``; the sheet is printed when it is accepted."""
    dialog = _SheetPrintDialog(parent)
    dialog.show()
    return dialog


class _SheetPrintDialog(QPrintDialog):
    """A print dialog that prints the sheet."""

    def __init__(self, parent: QWidget) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        super().__init__(self._printer, parent)
        self.setObjectName("setupSheetPrintDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.accepted.connect(self._print)

    @Slot()
    def _print(self) -> None:
        painter = QPainter()
        if painter.begin(self._printer):
            paint_setup_sheet(painter, self._printer.width(), self._printer.resolution())
            painter.end()


def _page_layout(page: QPageSize.PageSizeId) -> QPageLayout:
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    return QPageLayout(QPageSize(page), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def paint_setup_sheet(painter: QPainter, width: int, dots_per_inch: int) -> None:
    """Paint the sheet ``width`` dots wide; millimetres stay millimetres on any printer."""
    scale = dots_per_inch / _MM_PER_INCH
    painter.scale(scale, scale)
    width_mm = width / scale
    top = _paragraph(painter, QCoreApplication.translate("SetupSheet", "Setting up the scanner"), 0, width_mm, 7)
    for line in _steps():
        top = _paragraph(painter, line, top + 2, width_mm, 4)
    test = QCoreApplication.translate("SetupSheet", "Now open Settings, Scanner, Test, and scan these two codes:")
    top = _paragraph(painter, test, top + 8, width_mm, 4)
    _paint_qr(painter, TEST_QR_TEXT, top + 8, 36)
    _paint_code128(painter, TEST_CODE128_TEXT, 56, top + 16, width_mm - 60)
    _paragraph(painter, TEST_CODE128_TEXT, top + 38, width_mm, 3.5, left=56)


def _steps() -> list[str]:
    translate = QCoreApplication.translate
    return [
        translate("SetupSheet", "The scanner's own manual has codes for each of these; scan them once."),
        translate("SetupSheet", "1. Connection: USB keyboard (also called HID or wedge)."),
        translate("SetupSheet", "2. Keyboard country: the same as the keyboard layout of this laptop."),
        translate("SetupSheet", "3. Suffix: Enter (CR) after each code."),
        translate("SetupSheet", "4. AIM identifier: on, as a prefix. Codes of any length are then recognised."),
        translate("SetupSheet", "5. Delay between characters: none."),
        translate("SetupSheet", "6. Codes to read: QR, PDF417, Data Matrix, Aztec, Code 128, Code 39."),
    ]


def _paragraph(painter: QPainter, text: str, top: float, width: float, size_mm: float, left: float = 0) -> float:
    """Paint wrapped text and answer where it ends."""
    font = QFont()
    # Fonts have whole pixels only: draw at ten to the millimetre.
    font.setPixelSize(round(size_mm * 10))
    painter.save()
    painter.translate(left, top)
    painter.scale(0.1, 0.1)
    painter.setFont(font)
    room = QRectF(0, 0, (width - left) * 10, 10_000)
    used = painter.boundingRect(room, Qt.TextFlag.TextWordWrap, text)
    painter.drawText(used, Qt.TextFlag.TextWordWrap, text)
    painter.restore()
    return top + used.height() / 10


def _paint_qr(painter: QPainter, text: str, top: float, size_mm: float) -> None:
    rows = list(segno.make_qr(text, error="m").matrix)
    module = size_mm / len(rows)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                painter.fillRect(QRectF(x * module, top + y * module, module, module), Qt.GlobalColor.black)


def _paint_code128(painter: QPainter, text: str, left: float, top: float, width_mm: float) -> None:
    widths = code128_widths(text)
    module = width_mm / sum(widths)
    for index, modules in enumerate(widths):
        if index % 2 == 0:
            painter.fillRect(QRectF(left, top, modules * module, 20), Qt.GlobalColor.black)
        left += modules * module
