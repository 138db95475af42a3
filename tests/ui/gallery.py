"""Draws every widget in both themes to PNG files, for people to look at.

Run it from the root of the repository: `python tests/ui/gallery.py FOLDER` (default: the current folder).
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSlider,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from leadbooth.domain.words import Interest
from leadbooth.ui.theme import app_icon, apply_theme, icon
from leadbooth.ui.theme.svg import icon_names
from leadbooth.ui.widgets import (
    ActionButton,
    Avatar,
    Banner,
    Card,
    ChipGroup,
    DateEdit,
    EmptyState,
    Field,
    FlowLayout,
    IconLabel,
    InterestBar,
    KeyHint,
    LabeledMeter,
    Meter,
    NavButton,
    Pill,
    SectionHeading,
    SpinBox,
    Switch,
    TimelineEntry,
    TimelineList,
    Toast,
    divider,
    icon_button,
    text_label,
)


def row(*widgets: QWidget, stretch: bool = True, spacing: int = 8) -> QHBoxLayout:
    layout = QHBoxLayout()
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget)
    if stretch:
        layout.addStretch(1)
    return layout


def side_bar() -> QWidget:
    bar = Card(margin=10, spacing=2)
    bar.setFixedWidth(188)
    brand = row(text_label("LeadBooth", "heading"))
    bar.body.addLayout(brand)
    for text, name, key in (
        ("Capture", "capture", "F1"),
        ("Leads", "leads", "F2"),
        ("Pipeline", "pipeline", "F3"),
        ("Follow-up", "follow-up", "F4"),
        ("Insights", "insights", "F5"),
        ("Event setup", "event", "F6"),
        ("Sync & export", "sync", "F7"),
        ("Settings", "settings", ""),
    ):
        button = NavButton(text, name, key=key)
        button.setChecked(name == "capture")
        bar.body.addWidget(button)
    bar.body.addStretch(1)
    return bar


def capture_card() -> QWidget:
    card = Card(margin=18, spacing=10)
    names = QVBoxLayout()
    names.setSpacing(0)
    names.addWidget(text_label("Jonas Weber", "title"))
    names.addWidget(text_label("Head of Grid Automation · Alder Energy", "muted"))
    head = row(Avatar("Jonas Weber"), stretch=False, spacing=12)
    head.addLayout(names)
    head.addStretch(1)
    head.addWidget(Pill("Saved 10:42:07", "ok"))
    head.addWidget(Pill("Met before: yesterday, Sam", "accent"))
    card.body.addLayout(head)
    grid = QGridLayout()
    grid.setSpacing(10)
    texts = ("Jonas", "Weber", "Head of Grid Automation", "Alder Energy", "jonas.weber@alder.example", "")
    labels = ("First name", "Last name", "Job title", "Company", "E-mail", "Phone")
    for number, (label, text) in enumerate(zip(labels, texts, strict=True)):
        field = Field(label, placeholder="+49 …")
        field.set_text(text)
        if label == "E-mail":
            field.set_status("✓ valid", "ok")
        if label == "Phone":
            field.set_error("too short for DE")
        grid.addWidget(field, number // 3, number % 3)
    card.body.addLayout(grid)
    card.body.addLayout(row(text_label("How interested?", "label"), KeyHint("1"), KeyHint("2"), KeyHint("3")))
    interest = InterestBar()
    interest.set_interest(Interest.HOT)
    card.body.addWidget(interest)
    chips = ChipGroup(
        [("r", "Relays"), ("s", "SCADA"), ("e", "Sensors"), ("o", "Other R&D")],
        name="Product line",
        several=True,
    )
    chips.set_chosen(["r", "e"])
    card.body.addWidget(text_label("Which product line?", "label"))
    card.body.addWidget(chips)
    card.body.addLayout(row(Switch("E-mail", checked=True), Switch("Phone", checked=True), Switch("Post")))
    card.body.addWidget(text_label("Note", "label"))
    note = QPlainTextEdit("Replacing relays in 40 substations from Q3.")
    note.setFixedHeight(58)
    card.body.addWidget(note)
    quality = LabeledMeter("Lead quality", stacked=True)
    quality.set_amount(86, 100, "86 · A")
    quality.setFixedWidth(210)
    foot = row(quality)
    for button in (
        ActionButton("Undo", key="Ctrl+Z"),
        ActionButton("Photo"),
        ActionButton("Voice note", icon_name="microphone"),
        ActionButton("Done, next person", "primary", key="Ctrl+Return"),
    ):
        foot.addWidget(button)
    card.body.addLayout(foot)
    return card


def detail_card() -> QWidget:
    card = Card()
    card.setFixedWidth(300)
    card.body.addWidget(SectionHeading("Today", "42 of 60"))
    meter = Meter()
    meter.set_amount(42, 60)
    card.body.addWidget(meter)
    card.body.addWidget(divider())
    for text, tone in (("Hot", "hot"), ("Warm", "warm"), ("Cold", "cold"), ("Badge only", "neutral")):
        line = row(text_label("Luc Moreau"))
        line.addWidget(Pill(text, tone))  # type: ignore[arg-type]
        card.body.addLayout(line)
    card.body.addLayout(
        row(
            Pill("Offline · 14 to sync", "neutral", dot_tone="warm"),
            Pill("Scanner ready", "ok", dot_tone="ok"),
        )
    )
    for name, value, most in (("Accuracy", 24, 25), ("Awareness", 20, 20), ("Incentive", 9, 15)):
        part = LabeledMeter(name)
        part.set_amount(value, most, f"{value}/{most}")
        card.body.addWidget(part)
    timeline = TimelineList()
    timeline.set_entries(
        [
            TimelineEntry("Badge scanned", "today 10:42 · Mara"),
            TimelineEntry("Marked Hot; wants 120 relays and a quote for forty substations", "today 10:43"),
        ]
    )
    card.body.addWidget(divider())
    card.body.addWidget(timeline)
    card.body.addStretch(1)
    return card


def inputs_card() -> QWidget:
    card = Card()
    combo = QComboBox()
    combo.addItems(["Trade show", "Webinar"])
    off = QLineEdit("Disabled")
    off.setEnabled(False)
    search = QLineEdit()
    search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
    search.setPlaceholderText("Search 12,480 leads…")
    for widget in (search, combo, SpinBox(), DateEdit(QDate(2026, 4, 20)), off):
        card.body.addWidget(widget)
    checks = [QCheckBox("Check"), QCheckBox("Checked"), QRadioButton("Radio"), QRadioButton("On")]
    checks[1].setChecked(True)
    checks[3].setChecked(True)
    card.body.addLayout(row(*checks))
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setValue(40)
    progress = QProgressBar()
    progress.setValue(60)
    card.body.addWidget(slider)
    card.body.addWidget(progress)
    buttons = [ActionButton("Delete", "danger"), ActionButton("Ghost", "ghost"), QPushButton("Plain")]
    disabled = ActionButton("Off", "primary", key="Ctrl+E")
    disabled.setEnabled(False)
    card.body.addLayout(row(*buttons, disabled, icon_button("more", "More")))
    card.body.addWidget(Banner("14 leads are only on this laptop.", "warning"))
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
    card.body.addWidget(box)
    group = QGroupBox("Group")
    QVBoxLayout(group).addWidget(text_label("Inside a group", "muted"))
    card.body.addWidget(group)
    card.body.addStretch(1)
    return card


def views_card() -> QWidget:
    card = Card()
    model = QStandardItemModel(4, 3, card)
    model.setHorizontalHeaderLabels(["Name", "Company", "Quality"])
    table = QTableView()
    table.setModel(model)
    table.setWordWrap(False)
    table.horizontalHeader().setStretchLastSection(True)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.verticalHeader().setDefaultSectionSize(38)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    for line in range(4):
        for column, text in enumerate(("Jonas Weber", "Alder Energy", "86")):
            model.setItem(line, column, QStandardItem(text))
    table.selectRow(1)
    listing = QListWidget()
    listing.addItems([f"Entry {number}" for number in range(12)])
    listing.setCurrentRow(1)
    tabs = QTabWidget()
    tabs.addTab(EmptyState("leads", "No leads yet", "Scan a badge or type.", action="Capture"), "First")
    tabs.addTab(QWidget(), "Second")
    card.body.addWidget(table)
    card.body.addWidget(listing)
    card.body.addWidget(tabs)
    return card


def icons_card() -> QWidget:
    card = Card()
    holder = QWidget()
    flow = FlowLayout(holder, spacing=12)
    for name in icon_names():
        flow.addWidget(IconLabel(name, size=20, colour="text"))
    card.body.addWidget(holder)
    return card


def gallery() -> QWidget:
    page = QWidget()
    page.setObjectName("gallery")
    grid = QGridLayout(page)
    grid.addWidget(side_bar(), 0, 0)
    grid.addWidget(capture_card(), 0, 1)
    grid.addWidget(detail_card(), 0, 2)
    below = QHBoxLayout()
    below.addWidget(inputs_card(), 1)
    below.addWidget(views_card(), 1)
    below.addWidget(icons_card(), 1)
    grid.addLayout(below, 1, 0, 1, 3)
    return page


def draw(app: QApplication, folder: Path, name: str) -> None:
    apply_theme(app, "dark" if name == "dark" else "light")
    page = gallery()
    if name == "mirrored":
        page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.resize(QSize(1366, 1100))
    page.show()
    toast = Toast(page)
    toast.show_message("Jonas Weber was deleted.", action="Undo")
    for _ in range(3):
        app.processEvents()
    page.grab().save(str(folder / f"gallery-{name}.png"))
    menu = QMenu()
    menu.addAction(icon("edit"), "Edit")
    checked = menu.addAction("Checked")
    checked.setCheckable(True)
    checked.setChecked(True)
    menu.addSeparator()
    menu.addMenu("More").addAction("Inside")
    menu.addAction("Off").setEnabled(False)
    message = QMessageBox(QMessageBox.Icon.Warning, "LeadBooth", "14 leads are only on this laptop. Quit?")
    message.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel)
    day = DateEdit(QDate(2026, 4, 20))
    for label, widget in (
        ("menu", menu),
        ("message", message),
        ("calendar", day.calendarWidget()),
    ):
        widget.show()
        app.processEvents()
        widget.grab().save(str(folder / f"gallery-{name}-{label}.png"))
        widget.close()
    page.close()


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setWindowIcon(app_icon())
    for name in ("light", "dark", "mirrored"):
        draw(app, folder, name)


if __name__ == "__main__":
    main()
