"""Export: which leads, in which form, into which file; then the file, or why there is none."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QStandardPaths, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from leadbooth.domain.listing import LeadFilter
from leadbooth.exchange.csv_ import CsvFormat
from leadbooth.services import export
from leadbooth.services.export import Exported, Scope, filter_for
from leadbooth.ui.desk import Desk
from leadbooth.ui.dialogs.base import Dialog
from leadbooth.ui.i18n import fill, sentence
from leadbooth.ui.widgets import ActionButton, Banner, ChipGroup, Field, text_label

_CONTEXT = "ExportDialog"
_LINES = 12  # of the preview
_PREVIEW_HEIGHT = 150


class ExportDialog(Dialog):
    """Writes leads into a CSV file. ``chosen`` is the filter of whoever opened it. Use open()."""

    _progressed = Signal(object, object)

    def __init__(self, desk: Desk, chosen: LeadFilter | None = None, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate(_CONTEXT, "Export leads"), width=640, parent=parent)
        self.setObjectName("export-dialog")
        self._desk = desk
        self._chosen = chosen or filter_for("event", desk.event_now.id)
        self._counts: dict[Scope, int] = {}
        self._running = False
        self._written: Path | None = None
        self._cancelled = threading.Event()
        self._build()
        self._lay_out()
        self._connect()
        self._propose()
        self._show_preview()
        desk.ask(
            partial(export.count_scopes, event=desk.event_now.id, chosen=self._chosen), self._show_counts, owner=self
        )

    def _build(self) -> None:
        self.scope = ChipGroup(self._scope_words(), name=self.tr("Which leads"), required=True)
        self.form = ChipGroup(
            [("csv", self.tr("CSV")), ("excel", self.tr("CSV for Excel"))], name=self.tr("Format"), required=True
        )
        self.delimiter = ChipGroup(
            [(",", self.tr("Comma ,")), (";", self.tr("Semicolon ;"))], name=self.tr("Separator"), required=True
        )
        self.preview = QPlainTextEdit()
        self.preview.setObjectName("export-preview")
        self.preview.setAccessibleName(self.tr("How the file begins"))
        self.preview.setProperty("role", "mono")
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.preview.setMinimumHeight(_PREVIEW_HEIGHT)
        self.path = QLineEdit()
        self.path.setObjectName("export-path")
        self.browse = ActionButton(self.tr("Choose…"), icon_name="folder")
        self.browse.setObjectName("export-browse")
        self.remark = text_label("", "caption", wrap=True)
        self.progress = QProgressBar()
        self.progress.setObjectName("export-progress")
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.hide()
        self.banner = Banner()
        self.banner.setObjectName("export-banner")
        self.banner.hide()
        self.answer = ActionButton("")
        self.answer.setObjectName("export-answer")
        self.banner.add_button(self.answer)

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(24)
        for words, group in ((self.tr("Format"), self.form), (self.tr("Separator"), self.delimiter)):
            choices.addLayout(_labelled(words, group), 1)
        self.body.addLayout(_labelled(self.tr("Which leads"), self.scope))
        self.body.addLayout(choices)
        self.body.addLayout(_labelled(self.tr("How the file begins"), self.preview), 1)
        self.body.addWidget(self.remark)
        file = QHBoxLayout()
        file.setSpacing(8)
        file.addWidget(Field(self.tr("File"), self.path), 1)
        file.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(file)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.banner)
        self.cancel = self.add_button(ActionButton(self.tr("Cancel")), "export-cancel")
        self.save = self.add_button(ActionButton(self.tr("Save"), "primary"), "export-save")
        self.save.setDefault(True)

    def _connect(self) -> None:
        self.scope.chosen.connect(self._choice_changed)
        self.form.chosen.connect(self._form_changed)
        self.delimiter.chosen.connect(self._delimiter_changed)
        self.browse.clicked.connect(self._browse)
        self.path.textEdited.connect(self._path_edited)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.answer.clicked.connect(self._answered)
        self._progressed.connect(self._show_progress)

    def _propose(self) -> None:
        settings, event = self._desk.settings, self._desk.event_now
        all_of_event = self._chosen == filter_for("event", event.id)
        self.scope.set_chosen(["event" if all_of_event else "filter"])
        self.form.set_chosen(["excel" if settings.export_excel else "csv"])
        self.delimiter.set_chosen([settings.export_delimiter or _usual_delimiter(excel=settings.export_excel)])
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(settings.export_folder or documents)
        today = QDate.currentDate().toPython()
        self.path.setText(str(folder / export.file_name(event.name, today)))  # type: ignore[arg-type]

    def chosen_scope(self) -> Scope:
        """Which leads are asked for."""
        scope: Scope = self.scope.chosen_keys()[0]  # type: ignore[assignment]
        return scope

    def chosen_form(self) -> CsvFormat:
        """How the file is to be written."""
        return CsvFormat(excel=self.form.chosen_keys() == ("excel",), delimiter=self.delimiter.chosen_keys()[0])

    def reject(self) -> None:
        """Cancel what is being written, or close."""
        if self._running:
            self._cancelled.set()
        else:
            super().reject()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        """Chips that wrap take room that a window does not ask for by itself."""
        if (layout := self.layout()) is not None:
            self.setMinimumHeight(layout.totalMinimumHeightForWidth(self.width()))

    def _scope_words(self) -> list[tuple[str, str]]:
        words: list[tuple[Scope, str]] = [
            ("event", self.tr("This event · {count}")),
            ("new", self.tr("New since last export · {count}")),
            ("filter", self.tr("Current filter · {count}")),
            ("all", self.tr("All events · {count}")),
        ]
        number = QLocale().toString
        return [(scope, fill(text, count=number(self._counts.get(scope, 0)))) for scope, text in words]

    def _show_counts(self, counts: dict[Scope, int]) -> None:
        self._counts = counts
        for chip, (_, words) in zip(self.scope.chips(), self._scope_words(), strict=True):
            chip.setText(words)
        self._show_save()
        self._fit_height()

    def _show_save(self) -> None:
        count = self._counts.get(self.chosen_scope(), 0)
        words = self.tr("Save {count} leads") if count != 1 else self.tr("Save 1 lead")
        self.save.setText(fill(words, count=QLocale().toString(count)))
        self.save.setEnabled(count > 0 and not self._running and bool(self.path.text().strip()))

    def _filter(self) -> LeadFilter:
        return filter_for(self.chosen_scope(), self._desk.event_now.id, self._chosen)

    def _show_preview(self) -> None:
        excel = self.chosen_form().excel
        plain = self.tr("UTF-8 with one column per question; consent columns are included.")
        safe = self.tr("Formulas are neutralised, telephone numbers keep their plus; consent columns are included.")
        self.remark.setText(safe if excel else plain)
        job = partial(export.preview, chosen=self._filter(), form=self.chosen_form(), lines=_LINES)
        self._desk.ask(job, self.preview.setPlainText, owner=self)

    @Slot(object)
    def _choice_changed(self, _chosen: object) -> None:
        self.banner.hide()
        self._show_preview()
        self._show_save()

    @Slot(object)
    def _form_changed(self, _chosen: object) -> None:
        if not self._desk.settings.export_delimiter:
            self.delimiter.set_chosen([_usual_delimiter(excel=self.chosen_form().excel)])
        self._choice_changed(None)

    @Slot(object)
    def _delimiter_changed(self, chosen: tuple[str, ...]) -> None:
        self._desk.remember(export_delimiter=chosen[0])
        self._choice_changed(None)

    @Slot(str)
    def _path_edited(self, _text: str) -> None:
        self.banner.hide()
        self._show_save()

    @Slot()
    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Export leads"), self.path.text(), self.tr("CSV files (*.csv)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # this dialog asks itself, before it writes
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(self.path.setText)
        dialog.open()

    @Slot()
    def _save(self) -> None:
        target = Path(self.path.text().strip()).expanduser()
        if target.is_file():
            words = self.tr("{name} is there already.")
            self._say(fill(words, name=target.name), "warning", self.tr("Replace it"))
        else:
            self._write(target)

    @Slot()
    def _answered(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))
        else:
            self._write(Path(self.path.text().strip()).expanduser())

    def _write(self, target: Path) -> None:
        form = self.chosen_form()
        self._desk.remember(export_folder=str(target.parent), export_excel=form.excel)
        self._cancelled.clear()
        self._set_running(running=True)
        job = partial(
            export.export_csv,
            staff=self._desk.staff.id,
            target=target,
            chosen=self._filter(),
            scope=self.chosen_scope(),
            form=form,
            progress=self._watch,
        )
        self._desk.act_aside(job, self._finished, owner=self, failed=self._failed)

    def _watch(self, done: int, total: int) -> bool:
        """Called in the thread that writes."""
        self._progressed.emit(done, total)
        return not self._cancelled.is_set()

    @Slot(object, object)
    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _finished(self, exported: Exported) -> None:
        self._set_running(running=False)
        self._written = exported.path
        words = self.tr("{count} leads saved in {path}") if exported.count != 1 else self.tr("1 lead saved in {path}")
        said = fill(words, count=QLocale().toString(exported.count), path=exported.path)
        self._say(said, "ok", self.tr("Open folder"))
        self.cancel.setText(self.tr("Close"))
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: Exception) -> None:
        self._set_running(running=False)
        self._say(sentence(error), "error", "")

    def _say(self, words: str, tone: str, answer: str) -> None:
        if tone != "ok":
            self._written = None
        self.banner.show_message(words, tone)  # type: ignore[arg-type]
        self.answer.setText(answer)
        self.answer.setVisible(bool(answer))
        self.banner.show()
        self._fit_height()
        if answer:
            self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_running(self, *, running: bool) -> None:
        self._running = running
        self.progress.setVisible(running)
        self.progress.setValue(0)
        self.banner.hide()
        for widget in (self.scope, self.form, self.delimiter, self.path, self.browse):
            widget.setEnabled(not running)
        self._show_save()


def _usual_delimiter(*, excel: bool) -> str:
    """Excel takes a semicolon where the comma is the decimal sign."""
    return ";" if excel and QLocale().decimalPoint() == "," else ","


def _labelled(words: str, widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(5)
    column.addWidget(text_label(words, "label"))
    column.addWidget(widget, 1)
    return column
