"""Gives a key that was held back to the widget it was meant for, with all it would have done there."""

from __future__ import annotations

from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


@dataclass(frozen=True, slots=True)
class HeldKey:
    """A key press kept back: a copy of its event, and the widget that would have had it."""

    event: QKeyEvent
    widget: QWidget


def resend(held: HeldKey) -> None:
    """Sends press and release, or triggers the shortcut the key stands for; nothing if the widget is gone."""
    if not shiboken6.isValid(held.widget):
        return
    if not _is_wanted_as_text(held) and _trigger_shortcut(held):
        return
    QApplication.sendEvent(held.widget, held.event)
    if shiboken6.isValid(held.widget):
        QApplication.sendEvent(held.widget, copy_of(held.event, QEvent.Type.KeyRelease))


def copy_of(event: QKeyEvent, kind: QEvent.Type) -> QKeyEvent:
    """The same key as another type of event, owned by us."""
    return QKeyEvent(kind, event.key(), event.modifiers(), event.text(), event.isAutoRepeat(), event.count())


def _is_wanted_as_text(held: HeldKey) -> bool:
    override = copy_of(held.event, QEvent.Type.ShortcutOverride)
    override.ignore()
    QApplication.sendEvent(held.widget, override)
    return override.isAccepted()


def _trigger_shortcut(held: HeldKey) -> bool:
    """Does what Qt's own shortcut map would have done; holding the key back has kept it from that."""
    wanted = _spellings(held.event)
    window = held.widget.window()
    for shortcut in window.findChildren(QShortcut):
        if shortcut.key() in wanted and shortcut.isEnabled() and _reaches(shortcut, held.widget):
            shortcut.activated.emit()
            return True
    for action in window.findChildren(QAction):
        if any(key in wanted for key in action.shortcuts()) and action.isEnabled() and _reaches(action, held.widget):
            action.trigger()
            return True
    return False


def _spellings(event: QKeyEvent) -> list[QKeySequence]:
    """The key sequences an event stands for: a sign that needs Shift on this keyboard is also meant without it."""
    spellings = [QKeySequence(event.keyCombination())]
    if event.modifiers() == Qt.KeyboardModifier.ShiftModifier and not event.text().isalnum():
        spellings.append(QKeySequence(event.key()))
    return spellings


def _reaches(shortcut: QShortcut | QAction, widget: QWidget) -> bool:
    """Whether the shortcut is meant for keys in this widget."""
    if isinstance(shortcut, QShortcut):
        context, owners = shortcut.context(), [shortcut.parent()]
    else:
        context, owners = shortcut.shortcutContext(), list(shortcut.associatedObjects())
    places = [owner for owner in owners if isinstance(owner, QWidget)]
    match context:
        case Qt.ShortcutContext.WidgetShortcut:
            return widget in places
        case Qt.ShortcutContext.WidgetWithChildrenShortcut:
            return any(place is widget or place.isAncestorOf(widget) for place in places)
    return any(place.window() is widget.window() and place.isVisible() for place in places)
