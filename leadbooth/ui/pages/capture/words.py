"""Sentences of the Capture page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from leadbooth.domain.checks import check_email, check_phone
from leadbooth.domain.form import Question
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead, Meeting
from leadbooth.domain.qualify import Missing
from leadbooth.services.undo import Taken
from leadbooth.ui.i18n import fill, local_moment
from leadbooth.ui.models.lead_columns import lead_title
from leadbooth.ui.theme import Tone
from leadbooth.ui.widgets import key_text

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Status:
    """A few words after the label of a field."""

    text: str = ""
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class ConsentWording:
    """What is shown to the visitor, and the language it is in (ISO 639-1)."""

    text: str
    language: str


def subtitle(job_title: str, company: str) -> str:
    """Job title and company under the name, or whichever is known."""
    return " · ".join(part for part in (job_title, company) if part)


def email_status(address: str, *, finished: bool) -> Status:
    """What the form of an address tells; that it is no address only once it is ``finished``."""
    if not address:
        return Status()
    check = check_email(address)
    if not check.valid:
        return Status(translate("Capture", "not a valid address"), "error") if finished else Status()
    if check.disposable:
        return Status(translate("Capture", "disposable address"), "warning")
    if check.free_mail:
        return Status(translate("Capture", "✓ valid, free mail"), "ok")
    return Status(translate("Capture", "✓ valid"), "ok")


def phone_status(number: str, country: str) -> Status:
    """The country a number is valid in. ``country`` is where a number without + is from, ISO 3166 alpha-2 or ""."""
    region = check_phone(number, country) if number else ""
    return Status(fill(translate("Capture", "✓ {region}"), region=region), "ok") if region else Status()


def consent_wording(organisation: str) -> ConsentWording:
    """The text that is shown when somebody is asked."""
    if organisation:
        text = fill(
            translate(
                "Capture",
                "“{organisation} may send me offers and information in the ways chosen here. "
                "I can take this back at any time.”",
            ),
            organisation=organisation,
        )
    else:
        text = translate(
            "Capture",
            "“You may send me offers and information in the ways chosen here. I can take this back at any time.”",
        )
    language = translate("Capture", "en", "ISO 639-1 code of the language that the consent wording is translated to")
    return ConsentWording(text, language)


def met_before(lead: Lead, meetings: Sequence[Meeting]) -> str:
    """The latest earlier meeting in a few words; "" where there is none."""
    if not meetings:
        return ""
    latest = meetings[0]
    if latest.event_id != lead.event_id:
        words = translate("Capture", "Met at {event}, {day}")
    elif latest.by_name:
        words = translate("Capture", "Met before: {day}, {who}")
    else:
        words = translate("Capture", "Met before: {day}")
    return fill(words, event=latest.event_name, day=_day(latest.at), who=first_name(latest.by_name))


def all_meetings(meetings: Sequence[Meeting]) -> str:
    """Every earlier meeting, a line each."""
    words = translate("Capture", "{moment}, {event}: {who}")
    nobody = translate("Capture", "by somebody unknown")
    return "\n".join(
        fill(words, moment=local_moment(m.at), event=m.event_name, who=m.by_name or nobody) for m in meetings
    )


def already_here(lead: Lead, meetings: Sequence[Meeting]) -> str:
    """That a person was captured at this event before, by whom and when."""
    here = [meeting for meeting in meetings if meeting.event_id == lead.event_id]
    if not here:
        return translate("Capture", "Already here")
    words = (
        translate("Capture", "Already here: met by {who}, {moment}")
        if here[0].by_name
        else translate("Capture", "Already here: met {moment}")
    )
    return fill(words, who=first_name(here[0].by_name), moment=local_moment(here[0].at))


def _day(ms: int) -> str:
    day = QDateTime.fromMSecsSinceEpoch(ms).date()
    days = day.daysTo(QDate.currentDate())
    if days == 0:
        return translate("Capture", "today")
    if days == 1:
        return translate("Capture", "yesterday")
    this_year = day.year() == QDate.currentDate().year()
    return QLocale().toString(day, translate("Capture", "d MMM") if this_year else translate("Capture", "d MMM yyyy"))


def first_name(name: str) -> str:
    """What colleagues call somebody."""
    return next(iter(name.split()), "")


def saved_at(ms: int) -> str:
    """That everything is on the disk, and since when (milliseconds, UTC; 0 is since before it was opened)."""
    if not ms:
        return translate("Capture", "Saved")
    time = QDateTime.fromMSecsSinceEpoch(ms).toString(translate("Capture", "HH:mm:ss"))
    return fill(translate("Capture", "Saved {time}"), time=time)


def deleted(lead: Lead) -> str:
    """That a lead is gone, for the moment."""
    return fill(translate("Capture", "{lead} is deleted"), lead=lead_title(lead))


def taken_back(what: Taken, lead: Lead) -> str:
    """What undo took back."""
    words: Mapping[Taken, str] = {
        "captured": translate("Capture", "Undone: {lead} is no longer captured"),
        "deleted": translate("Capture", "Undone: {lead} is back"),
        "met": translate("Capture", "Undone: the last meeting with {lead}"),
        "note": translate("Capture", "Undone: the note about {lead}"),
        "moved": translate("Capture", "Undone: the move of {lead} to another stage"),
        "interest": translate("Capture", "Undone: the interest of {lead}"),
        "consent": translate("Capture", "Undone: the permission of {lead}"),
        "answer": translate("Capture", "Undone: the answer of {lead}"),
        "owner": translate("Capture", "Undone: {lead} is with the owner from before"),
        "deal": translate("Capture", "Undone: the value of {lead}"),
        "next": translate("Capture", "Undone: the next step with {lead}"),
        "tags": translate("Capture", "Undone: the tags of {lead}"),
        "finished": translate("Capture", "Undone: {lead} is to be finished again"),
        "edited": translate("Capture", "Undone: the edit of {lead}"),
        "other": translate("Capture", "Undone: the last change of {lead}"),
    }
    return fill(words[what], lead=lead_title(lead))


def leads_of(leads: Sequence[Id]) -> str:
    """That undo concerned several leads."""
    return fill(translate("Capture", "Undone: {count} leads"), count=QLocale().toString(len(leads)))


def is_prospect(lead: Lead) -> str:
    """That a lead was qualified."""
    return fill(translate("Capture", "{lead} is a prospect now"), lead=lead_title(lead))


def still_to_know(lacking: Missing) -> str:
    """What keeps a lead from being a prospect, in one line."""
    what = [translate("Capture", "how interested")] if lacking.interest else []
    what += [quoted(question.wording) for question in lacking.questions]
    return fill(translate("Capture", "To make a prospect, ask first: {what}"), what=", ".join(what))


def required_answers(questions: Sequence[Question]) -> str:
    """That required questions were not answered, and that nobody need answer them."""
    one = translate("Capture", "1 required answer is missing: {what}. {key} again to go on.")
    several = translate("Capture", "{count} required answers are missing: {what}. {key} again to go on.")
    return fill(
        one if len(questions) == 1 else several,
        count=len(questions),
        what=", ".join(quoted(question.wording) for question in questions),
        key=key_text("Ctrl+Return"),
    )


def quoted(wording: str) -> str:
    """The words of a question within a sentence."""
    return fill(translate("Capture", "“{words}”"), words=wording)
