"""A short message that goes away by itself, with something to take back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from leadbooth.ui.theme import icon
from leadbooth.ui.widgets.buttons import ActionButton, icon_button
from leadbooth.ui.widgets.labels import text_label

_MARGIN = 18
_LIFT = 60  # over the row of buttons that a page ends with
_WIDEST = 520


class Toast(QFrame):
    """One message at the bottom of its parent, at the far edge; a new one takes the place of the old.

    `action_chosen` is sent when its button (such as Undo) is pressed. It waits while the mouse or the focus
    is on it, and is announced to assistive technology.
    """

    action_chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_over)
        self._text = text_label("", wrap=True)
        self.button = ActionButton("", "inverse")
        self.button.clicked.connect(self._act)
        self._close = icon_button("close", self.tr("Close this message"))
        self._close.setIcon(icon("close", "inverse_text"))
        self._close.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._lay_out()
        parent.installEventFilter(self)
        self.hide()

    def show_message(self, text: str, *, action: str = "", seconds: float = 6.0) -> None:
        """Say something for so long; `action` is the word on its button, if there is something to do."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self._timer.setInterval(round(seconds * 1000))
        self._timer.start()
        self._place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def text(self) -> str:
        """What it says, or said last."""
        return self._text.text()

    @Slot()
    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible():
            self._timer.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        row = self._row
        row.setContentsMargins(14, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(self.button)
        row.addWidget(self._close)

    def _place(self) -> None:
        room = self._host.size() - QSize(2 * _MARGIN, 2 * _MARGIN)
        self._text.setWordWrap(False)
        width = min(self.sizeHint().width(), room.width(), _WIDEST)
        self._text.setWordWrap(True)
        height = max(self._row.totalHeightForWidth(width), self._row.totalMinimumSize().height())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = _MARGIN if mirrored else _MARGIN + room.width() - width
        self.setGeometry(x, _MARGIN + room.height() - height - _LIFT, width, height)

    @Slot()
    def _act(self) -> None:
        self.dismiss()
        self.action_chosen.emit()

    @Slot()
    def _time_over(self) -> None:
        if self.button.hasFocus() or self._close.hasFocus():
            self._timer.start()
        else:
            self.hide()
