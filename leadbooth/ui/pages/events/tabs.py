"""The tabs of Event setup, in one table. Each is made when it is first shown.

A tab is a QWidget, made with the desk. It has ``show_event(event)``, called with an Event whenever the tab comes to
the front, another event is looked at, or somebody else changed this one: silent, and gentle to what is being typed.
What else it has, it has by these names:

- ``edited = Signal(object)``: a mapping of fields of Event to values. The page saves them shortly after and has all
  leads scored anew where weights or country changed; ``draft.AS_SAVED`` stands for what makes no sense.
- ``message = Signal(str, str, object)``: a toast, as pages send it; ``failed = Signal(object)``: an exception to be
  told of above the tab; ``save_wanted = Signal()``: save what was edited, now.
- ``save()`` and ``unsaved`` (a bool) of a tab that keeps something itself: called before it is left.
- ``side``: a widget for the column at the right, or None.
- ``wants_scan()`` and ``take_scan(payload, symbology)``, as pages have them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from leadbooth.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class TabEntry:
    """A tab: its id, its translated name and what makes it."""

    id: str
    text: str
    factory: Callable[[Desk], QWidget]


def tab_table() -> tuple[TabEntry, ...]:
    """Every tab, in the order somebody sets up an event."""
    translate = QCoreApplication.translate
    return (
        TabEntry("basics", translate("EventTabs", "Basics"), _basics),
        TabEntry("questions", translate("EventTabs", "Questions"), _questions),
        TabEntry("scoring", translate("EventTabs", "Scoring"), _scoring),
        TabEntry("badges", translate("EventTabs", "Badges"), _badges),
        TabEntry("magnets", translate("EventTabs", "Lead magnets"), _magnets),
        TabEntry("consent", translate("EventTabs", "Consent text"), _consent),
        TabEntry("team", translate("EventTabs", "Team & goals"), _team),
    )


def _basics(desk: Desk) -> QWidget:
    from leadbooth.ui.pages.events.basics import BasicsTab

    return BasicsTab(desk)


def _questions(desk: Desk) -> QWidget:
    from leadbooth.ui.pages.events.questions import QuestionsTab

    return QuestionsTab(desk)


def _scoring(desk: Desk) -> QWidget:
    from leadbooth.ui.pages.events.scoring import ScoringTab

    return ScoringTab(desk)


def _badges(desk: Desk) -> QWidget:
    from leadbooth.ui.pages.events.badges import BadgesTab

    return BadgesTab(desk)


def _magnets(desk: Desk) -> QWidget:
    from leadbooth.ui.pages.events.magnets import MagnetsTab

    return MagnetsTab(desk)


def _consent(desk: Desk) -> QWidget:
    from leadbooth.ui.pages.events.consent import ConsentTab

    return ConsentTab(desk)


def _team(desk: Desk) -> QWidget:
    from leadbooth.ui.pages.events.team import TeamTab

    return TeamTab(desk)
