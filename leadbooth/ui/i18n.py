"""Words of the window: codes of the domain and of errors become sentences in the user's language."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from leadbooth.domain.quality import Reason
from leadbooth.errors import KnownError
from leadbooth.messages import MESSAGES

translate = QCoreApplication.translate
_PLACE = re.compile(r"\{(\w+)\}")


def fill(template: str, **values: object) -> str:
    """The translated ``template`` with each ``{name}`` replaced; a value is never read for placeholders itself."""
    return _PLACE.sub(lambda found: str(values.get(found[1], found[0])), template)


def sentence(error: Exception) -> str:
    """What happened, what is safe and what to do next, of a KnownError; of any other exception that it is our fault."""
    if not isinstance(error, KnownError) or error.code not in MESSAGES:
        return translate("Messages", "Something went wrong that should not. What you captured is safe.")
    happened, safe, do = (translate("Messages", part) for part in MESSAGES[error.code])
    return fill(f"{happened} {safe} {_in_the_window(error.code) or do}", **error.params)


def _in_the_window(code: str) -> str:
    """What to do, where the window has another way than the command line."""
    ways = {
        "no_store": translate("Messages", "Start LeadBooth anew to make one."),
        "passphrase_missing": translate("Messages", "Type one that you will remember."),
        "passphrase_needed": translate("Messages", "Type the passphrase."),
        "store_damaged": translate("Messages", "Restore the latest backup."),
        "payload_too_long": translate("Messages", "Scan the badge again, or type its id."),
    }
    return ways.get(code, "")


def interest_word(interest: str) -> str:
    """Hot, warm, cold; what a lead says that has none."""
    words = {
        "hot": translate("Words", "Hot"),
        "warm": translate("Words", "Warm"),
        "cold": translate("Words", "Cold"),
        "": translate("Words", "Not said"),
    }
    return words.get(interest, interest)


def stage_word(stage: str) -> str:
    """A built-in stage; one that an organisation added has its own name already."""
    words = {
        "lead": translate("Words", "Lead"),
        "contacted": translate("Words", "Contacted"),
        "prospect": translate("Words", "Prospect"),
        "meeting": translate("Words", "Meeting"),
        "proposal": translate("Words", "Proposal"),
        "won": translate("Words", "Won"),
        "lost": translate("Words", "Lost"),
    }
    return words.get(stage, stage)


def channel_word(channel: str) -> str:
    """How a lead came."""
    words = {
        "trade_show": translate("Words", "Trade show"),
        "networking": translate("Words", "Networking"),
        "chamber": translate("Words", "Chamber"),
        "advertising": translate("Words", "Advertising"),
        "direct_mail": translate("Words", "Direct mail"),
        "email_marketing": translate("Words", "E-mail marketing"),
        "outbound_call": translate("Words", "Outbound call"),
        "social_media": translate("Words", "Social media"),
        "website": translate("Words", "Website"),
        "ebook": translate("Words", "E-book"),
        "webinar": translate("Words", "Webinar"),
        "podcast": translate("Words", "Podcast"),
        "qa_session": translate("Words", "Q&A session"),
        "local_media": translate("Words", "Local media"),
        "community_service": translate("Words", "Community service"),
        "referral": translate("Words", "Referral"),
        "third_party": translate("Words", "Third party"),
    }
    return words.get(channel, channel)


def event_kind_word(kind: str) -> str:
    """What an event is."""
    words = {
        "trade_show": translate("Words", "Trade show"),
        "networking": translate("Words", "Networking event"),
        "chamber": translate("Words", "Chamber meetup"),
        "webinar": translate("Words", "Webinar"),
        "community": translate("Words", "Community or charity day"),
        "campaign": translate("Words", "Campaign"),
        "other": translate("Words", "Other"),
    }
    return words.get(kind, kind)


def purpose_word(purpose: str) -> str:
    """What somebody may be contacted for."""
    words = {
        "email": translate("Words", "E-mail"),
        "phone": translate("Words", "Phone"),
        "post": translate("Words", "Post"),
        "share": translate("Words", "Share with partners"),
    }
    return words.get(purpose, purpose)


def field_word(name: str) -> str:
    """The label of a contact field."""
    words = {
        "first_name": translate("Words", "First name"),
        "last_name": translate("Words", "Last name"),
        "job_title": translate("Words", "Job title"),
        "company": translate("Words", "Company"),
        "email": translate("Words", "E-mail"),
        "phone": translate("Words", "Phone"),
        "mobile": translate("Words", "Mobile"),
        "website": translate("Words", "Website"),
        "street": translate("Words", "Street"),
        "city": translate("Words", "City"),
        "region": translate("Words", "Region"),
        "postal_code": translate("Words", "Postal code"),
        "country": translate("Words", "Country"),
    }
    return words.get(name, name)


def magnet_word(magnet: str) -> str:
    """What is offered for contact data."""
    words = {
        "free_trial": translate("Words", "a free trial"),
        "consultation": translate("Words", "a free consultation"),
        "report": translate("Words", "a special report"),
        "tip_sheet": translate("Words", "a tip sheet"),
        "white_paper": translate("Words", "a white paper"),
        "ebook": translate("Words", "an e-book"),
        "webinar_seat": translate("Words", "a webinar seat"),
        "sample": translate("Words", "a sample product"),
        "demo": translate("Words", "a demo"),
        "prize_draw": translate("Words", "a prize draw"),
    }
    return words.get(magnet, magnet)


def part_word(part: str) -> str:
    """One of the five parts of a lead's quality."""
    words = {
        "accuracy": translate("Quality", "Accuracy"),
        "awareness": translate("Quality", "Awareness"),
        "incentive": translate("Quality", "Incentive"),
        "intent": translate("Quality", "Intent"),
        "interest": translate("Quality", "Interest"),
    }
    return words.get(part, part)


def reason_sentence(reason: Reason) -> str:
    """Why a part of the quality earned points."""
    words = {
        "email_valid": translate("Quality", "E-mail address of valid form at {domain}"),
        "email_free": translate("Quality", "E-mail address at {domain}, a free-mail domain"),
        "phone_valid": translate("Quality", "Phone number valid in {region}"),
        "business_name": translate("Quality", "The business has a name"),
        "full_name": translate("Quality", "First and last name"),
        "part_of_name": translate("Quality", "Part of the name"),
        "company": translate("Quality", "Company"),
        "job_title": translate("Quality", "Job title"),
        "machine_read": translate("Quality", "Mostly read from a badge or list, not typed"),
        "asked_for_contact": translate("Quality", "Asked for contact themselves"),
        "said_yes": translate("Quality", "Said yes to the shown text"),
        "talked": translate("Quality", "Somebody talked with them"),
        "signed_up": translate("Quality", "Imported from a sign-up"),
        "bought_list": translate("Quality", "Known from a list only"),
        "badge_only": translate("Quality", "The badge was taken, no more"),
        "came_for": translate("Quality", "Came for {magnet}"),
        "own_interest": translate("Quality", "Own interest, with nothing in return"),
        "answers": _answers_to(reason.params.get("part", "")),
        "interest_hot": translate("Quality", "Marked hot"),
        "interest_warm": translate("Quality", "Marked warm"),
        "interest_cold": translate("Quality", "Marked cold"),
        "came_again": translate("Quality", "Came a second time"),
    }
    said = dict(reason.params)
    if "magnet" in said:
        said["magnet"] = magnet_word(said["magnet"])
    return fill(words.get(reason.code, reason.code), **said)


def _answers_to(part: str) -> str:
    words = {
        "accuracy": translate("Quality", "Answers to the questions of accuracy"),
        "intent": translate("Quality", "Answers to the questions of intent"),
        "interest": translate("Quality", "Answers to the questions of interest"),
    }
    return words.get(part, part)


def nothing_earned(part: str) -> str:
    """Why a part of the quality has no points at all."""
    words = {
        "accuracy": translate("Quality", "Nothing is known yet that reaches somebody"),
        "awareness": translate("Quality", "Nothing is known of what the person knew"),
        "incentive": translate("Quality", "Nothing is known of what brought them"),
        "intent": translate("Quality", "No question of intent was answered"),
        "interest": translate("Quality", "Interest is not said"),
    }
    return words.get(part, part)


def local_time(ms: int) -> str:
    """A moment (milliseconds since 1970, UTC) as the laptop's clock shows it: 10:42."""
    return QLocale().toString(_local(ms).time(), QLocale.FormatType.ShortFormat)


def local_moment(ms: int, today: QDate | None = None) -> str:
    """The same with its day: today 10:42, yesterday 10:42, or the date."""
    moment, now = _local(ms), today or QDate.currentDate()
    days = moment.date().daysTo(now)
    if days == 0:
        return fill(translate("Words", "today {time}"), time=local_time(ms))
    if days == 1:
        return fill(translate("Words", "yesterday {time}"), time=local_time(ms))
    day = QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)
    return fill(translate("Words", "{day} {time}"), day=day, time=local_time(ms))


def _local(ms: int) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(ms)
