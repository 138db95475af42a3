"""What the columns of a list of leads are called, how wide they start and what their cells say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from leadbooth.domain.event import Staff
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead
from leadbooth.domain.listing import COLUMNS, Column
from leadbooth.ui.i18n import channel_word, interest_word, local_time, stage_word

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
}
assert set(LOOKS) == set(COLUMNS)

GIVES_WAY: tuple[Column, ...] = (
    "exported", "badge_id", "channel", "country", "job_title", "phone", "owner", "email", "stage", "company", "met",
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
    }
    return titles[column]


def lead_title(lead: Lead) -> str:
    """What to call a lead: its name, or that only its badge is known."""
    if lead.badge_only:
        return translate("Columns", "Badge {id}").replace("{id}", lead.badge_id)
    return lead.title or translate("Columns", "No name yet")


def cell_text(column: Column, lead: Lead, people: Mapping[Id, Staff]) -> str:
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
            text = stage_word(lead.stage)
        case "owner":
            text = first_name(people, lead.owner)
        case "channel":
            text = channel_word(lead.channel)
        case "badge_id":
            text = lead.badge_id
        case "met":
            text = met_text(lead.captured_at, QDate.currentDate())
        case "exported":
            text = translate("Columns", "Yes") if lead.exported else translate("Columns", "Not yet")
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
    if day == today:
        return local_time(ms)
    # Translators: a date of this year, as QLocale writes it
    return QLocale().toString(day, translate("Columns", "d MMM") if day.year() == today.year() else "yyyy-MM-dd")
