"""A window with a field and a default button; says on standard output what became of the keys it was sent."""

import sys

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout

from leadbooth.reading.scanner_settings import ScannerSettings
from leadbooth.ui.scanner.channel import ScannerChannel
from leadbooth.ui.scanner.scan import Scan


class Window(QDialog):
    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("scanner window")
        self.field, button = QLineEdit(), QPushButton("Done")
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(button)
        button.setDefault(True)
        button.clicked.connect(self.on_clicked)
        self.field.textChanged.connect(self.on_text)

    @Slot()
    def on_clicked(self) -> None:
        sys.stdout.write("button\n")
        sys.stdout.flush()
        QApplication.quit()

    @Slot(str)
    def on_text(self, text: str) -> None:
        sys.stdout.write(f"text {text}\n")
        sys.stdout.flush()

    @Slot(object)
    def on_scanned(self, scan: Scan) -> None:
        sys.stdout.write(f"scan {scan.payload!r}\n")
        sys.stdout.flush()

    @Slot()
    def on_ready(self) -> None:
        self.field.setFocus()
        sys.stdout.write("ready\n")
        sys.stdout.flush()


def main() -> None:
    application = QApplication([])
    window = Window()
    channel = ScannerChannel(ScannerSettings(), window)
    channel.scanned.connect(window.on_scanned)
    channel.resume()
    window.show()
    window.activateWindow()
    QTimer.singleShot(300, window.on_ready)
    QTimer.singleShot(30_000, application.quit)
    application.exec()
    channel.pause()


if __name__ == "__main__":
    main()
