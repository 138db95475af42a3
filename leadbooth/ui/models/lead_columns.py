"""What the columns of a list of leads are called, how wide they start and what their cells say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt

from leadbooth.domain.event import Staff
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.domain.listing import COLUMNS, Column
from leadbooth.ui.i18n import channel_word, interest_word, local_time, stage_word
from leadbooth.ui.money import amount_text

Look = Literal["plain", "strong", "muted", "interest", "quality"]

translate = QCoreApplication.translate
NOTHING = "—"  # stands where a lead has no value


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """How a column is drawn. ``width`` is pixels at first, ``flexible`` columns share what room is left or missing."""

    width: int
    look: Look = "plain"
    flexible: bool = False
    falls_first: bool = False  # the first click sorts it highest first


LOOKS: Mapping[Column, ColumnLook] = {
    "name": ColumnLook(170, "strong", flexible=True),
    "company": ColumnLook(130, flexible=True),
    "email": ColumnLook(166, "muted", flexible=True),
    "phone": ColumnLook(136, "muted"),
    "job_title": ColumnLook(140, flexible=True),
    "country": ColumnLook(84),
    "interest": ColumnLook(78, "interest"),
    "quality": ColumnLook(94, "quality", falls_first=True),
    "stage": ColumnLook(90),
    "owner": ColumnLook(68),
    "channel": ColumnLook(108, "muted"),
    "badge_id": ColumnLook(110, "muted"),
    "met": ColumnLook(70, "muted", falls_first=True),
    "exported": ColumnLook(92, "muted"),
    "value": ColumnLook(96, falls_first=True),
    "close_on": ColumnLook(84, "muted"),
    "next_step": ColumnLook(140, flexible=True),
    "due_on": ColumnLook(84, "muted"),
    "tags": ColumnLook(120, "muted", flexible=True),
}
assert set(LOOKS) == set(COLUMNS)

GIVES_WAY: tuple[Column, ...] = (
    "tags", "exported", "badge_id", "channel", "close_on", "country", "job_title", "phone", "due_on", "next_step",
    "value", "owner", "email", "stage", "company", "met",
)  # fmt: skip
"""Columns that hide where there is hardly room, the first first."""


def column_title(column: Column) -> str:
    """The word above a column."""
    titles: Mapping[Column, str] = {
        "name": translate("Columns", "Name"),
        "company": translate("Columns", "Company"),
        "email": translate("Columns", "E-mail"),
        "phone": translate("Columns", "Phone"),
        "job_title": translate("Columns", "Job title"),
        "country": translate("Columns", "Country"),
        "interest": translate("Columns", "Interest"),
        "quality": translate("Columns", "Quality"),
        "stage": translate("Columns", "Stage"),
        "owner": translate("Columns", "Owner"),
        "channel": translate("Columns", "Channel"),
        "badge_id": translate("Columns", "Badge id"),
        "met": translate("Columns", "Met"),
        "exported": translate("Columns", "Exported"),
        "value": translate("Columns", "Value"),
        "close_on": translate("Columns", "Close"),
        "next_step": translate("Columns", "Next step"),
        "due_on": translate("Columns", "Due"),
        "tags": translate("Columns", "Tags"),
    }
    return titles[column]


def lead_title(lead: Lead) -> str:
    """What to call a lead: its name, or that only its badge is known."""
    if lead.badge_only:
        return translate("Columns", "Badge {id}").replace("{id}", lead.badge_id)
    return lead.title or translate("Columns", "No name yet")


@dataclass(frozen=True, slots=True)
class Legend:
    """What stands behind the ids and keys of leads: people, the currency of each event, what stages are called."""

    people: Mapping[Id, Staff] = field(default_factory=dict)
    currencies: Mapping[Id, str] = field(default_factory=dict)
    stage_word: Callable[[str], str] = stage_word


def cell_text(column: Column, lead: Lead, legend: Legend) -> str:
    """What a cell says."""
    match column:
        case "name":
            text = lead_title(lead)
        case "phone":
            text = lead.contact.phone or lead.contact.mobile
        case "interest":
            text = interest_word(lead.interest) if lead.interest else ""
        case "quality":
            text = QLocale().toString(lead.score)
        case "stage":
            text = legend.stage_word(lead.stage)
        case "owner":
            text = first_name(legend.people, lead.owner)
        case "channel":
            text = channel_word(lead.channel)
        case "badge_id" | "next_step":
            text = str(getattr(lead, column))
        case "met":
            text = met_text(lead.captured_at, QDate.currentDate())
        case "exported":
            text = translate("Columns", "Yes") if lead.exported else translate("Columns", "Not yet")
        case "value":
            text = "" if lead.value is None else amount_text(lead.value, legend.currencies.get(lead.event_id, ""))
        case "close_on" | "due_on":
            text = day_text(getattr(lead, column))
        case "tags":
            text = ", ".join(lead.tags)
        case _:
            text = str(getattr(lead.contact, column))
    return text or NOTHING


def first_name(people: Mapping[Id, Staff], person: Id | None) -> str:
    """What colleagues call somebody."""
    held = people.get(person) if person is not None else None
    return held.name.split()[0] if held and held.name.strip() else ""


def met_text(ms: int, today: QDate) -> str:
    """The time for somebody met today, the date for others; ``ms`` is since 1970, UTC."""
    if not ms:
        return ""
    day = QDateTime.fromMSecsSinceEpoch(ms).date()
    return local_time(ms) if day == today else _short(day, today)


def day_text(day: str) -> str:
    """A date (ISO or "") without its year where that is the present one."""
    return _short(QDate.fromString(day, Qt.DateFormat.ISODate), QDate.currentDate()) if day else ""


def _short(day: QDate, today: QDate) -> str:
    # Translators: a date of this year, as QLocale writes it
    return QLocale().toString(day, translate("Columns", "d MMM") if day.year() == today.year() else "yyyy-MM-dd")
