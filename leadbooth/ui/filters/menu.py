"""The menu behind "+ Filter", and the words for everything one can filter by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, QLocale, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from leadbooth.domain.event import Event
from leadbooth.domain.words import Channel, Interest
from leadbooth.ui.filters.known import Known
from leadbooth.ui.filters.picked import Condition, Kind, Picked, local_today
from leadbooth.ui.i18n import channel_word, fill, interest_word, translate


def condition_words(condition: Condition, known: Known) -> str:
    """What a chip says of a condition."""
    kind, value = condition
    match kind:
        case "interests":
            return interest_word(value)
        case "stages":
            return known.stage_word(value)
        case "channels":
            return channel_word(value)
        case "grades":
            return fill(translate("Filter", "Grade {grade}"), grade=value)
        case "owners":
            return fill(translate("Filter", "Owner: {name}"), name=known.owner_name(value))
        case "tags":
            return fill(translate("Filter", "Tag: {tag}"), tag=value)
        case "days":
            return days_words(*value)
    words = {
        "here": translate("Filter", "This event"),
        "mine": translate("Filter", "Mine"),
        "unexported": translate("Filter", "Not exported"),
        "badge_only": translate("Filter", "Badge only"),
        "to_finish": translate("Filter", "To finish"),
        "due": translate("Filter", "Due today or before"),
    }
    return words[kind]


def days_words(first: date, last: date) -> str:
    """Met today, yesterday, on a day, or between two."""
    today = local_today()
    if first == last == today:
        return translate("Filter", "Met today")
    if first == last == today - timedelta(days=1):
        return translate("Filter", "Met yesterday")
    if first == last:
        return fill(translate("Filter", "Met on {day}"), day=_day(first))
    return fill(translate("Filter", "Met {first} to {last}"), first=_day(first), last=_day(last))


def _day(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


class FilterMenu(QMenu):
    """Everything to filter by. `toggled` carries a Condition; `range_wanted` asks for two dates."""

    toggled = Signal(object)
    range_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, stages: bool = True) -> None:
        super().__init__(parent)
        self._stages = stages
        self.setObjectName("filter-menu")
        self._meanings: dict[QAction, Condition] = {}
        self._range: QAction | None = None
        self.triggered.connect(self._chosen)

    def offer(self, picked: Picked, known: Known, event: Event) -> None:
        """Fill it anew, with a tick at what is on."""
        self.clear()
        self._meanings = {}
        owners = [person.id for person in known.people.values() if person.active]
        self._submenu(self.tr("Interest"), "interests", [*map(str, Interest), ""], picked, known)
        if self._stages:
            stages = [one.key for one in known.stages if one.active or one.key in picked.stages]
            self._submenu(self.tr("Stage"), "stages", stages, picked, known)
        self._submenu(self.tr("Owner"), "owners", owners, picked, known)
        self._submenu(self.tr("Channel"), "channels", map(str, Channel), picked, known)
        self._submenu(self.tr("Grade"), "grades", "ABCD", picked, known)
        tags = list(dict.fromkeys((*known.tags, *picked.tags)))
        self._submenu(self.tr("Tag"), "tags", tags, picked, known).menuAction().setVisible(bool(tags))
        met = self._submenu(self.tr("Met"), "days", _usual_days(event), picked, known)
        met.addSeparator()
        self._range = met.addAction(self.tr("Between two dates…"))
        self.addSeparator()
        for switch in ("due", "to_finish", "badge_only"):
            self._item(self, Condition(switch), picked, known)

    def _submenu(self, title: str, kind: Kind, values: Iterable[Any], picked: Picked, known: Known) -> QMenu:
        menu = self.addMenu(title)
        for value in values:
            self._item(menu, Condition(kind, value), picked, known)
        return menu

    def _item(self, menu: QMenu, condition: Condition, picked: Picked, known: Known) -> None:
        action = menu.addAction(condition_words(condition, known).replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(picked.has(condition))
        self._meanings[action] = condition

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        if action is self._range:
            self.range_wanted.emit()
        elif action in self._meanings:
            self.toggled.emit(self._meanings[action])


def _usual_days(event: Event) -> list[tuple[date, date]]:
    today = local_today()
    yesterday = today - timedelta(days=1)
    days = [(today, today), (yesterday, yesterday)]
    if event.starts_on and event.ends_on:
        days.append((date.fromisoformat(event.starts_on), date.fromisoformat(event.ends_on)))
    return days
