"""The fixed vocabularies: kinds of lead, interest, channels, encounters, purposes. Values are what is stored."""

from __future__ import annotations

from enum import StrEnum


class LeadKind(StrEnum):
    """A lead is one or the other."""

    PERSON = "person"
    BUSINESS = "business"


class Interest(StrEnum):
    """How interested somebody is; not said is "" in a lead."""

    HOT = "hot"
    WARM = "warm"
    COLD = "cold"


class EventKind(StrEnum):
    """What an event is."""

    TRADE_SHOW = "trade_show"
    NETWORKING = "networking"
    CHAMBER = "chamber"
    WEBINAR = "webinar"
    COMMUNITY = "community"
    CAMPAIGN = "campaign"
    OTHER = "other"


class Channel(StrEnum):
    """How a lead came."""

    TRADE_SHOW = "trade_show"
    NETWORKING = "networking"
    CHAMBER = "chamber"
    ADVERTISING = "advertising"
    DIRECT_MAIL = "direct_mail"
    EMAIL_MARKETING = "email_marketing"
    OUTBOUND_CALL = "outbound_call"
    SOCIAL_MEDIA = "social_media"
    WEBSITE = "website"
    EBOOK = "ebook"
    WEBINAR = "webinar"
    PODCAST = "podcast"
    QA_SESSION = "qa_session"
    LOCAL_MEDIA = "local_media"
    COMMUNITY_SERVICE = "community_service"
    REFERRAL = "referral"
    THIRD_PARTY = "third_party"


CHANNEL_OF_EVENT = {
    EventKind.TRADE_SHOW: Channel.TRADE_SHOW,
    EventKind.NETWORKING: Channel.NETWORKING,
    EventKind.CHAMBER: Channel.CHAMBER,
    EventKind.WEBINAR: Channel.WEBINAR,
    EventKind.COMMUNITY: Channel.COMMUNITY_SERVICE,
    EventKind.CAMPAIGN: Channel.ADVERTISING,
    EventKind.OTHER: Channel.NETWORKING,
}
"""The channel a lead gets where its event names no other."""


class EncounterKind(StrEnum):
    """What happened with a lead."""

    SCAN = "scan"
    TYPED = "typed"
    NOTE = "note"
    CALL = "call"
    EMAIL = "email"
    MEETING = "meeting"
    ITEM_GIVEN = "item_given"
    STAGE_MOVED = "stage_moved"
    WITHDRAWN = "withdrawn"  # undo: the encounter it replaces does not count, what that one replaced does again
    IMPORTED = "imported"
    REQUESTED = "requested"  # asked for contact themselves


class Purpose(StrEnum):
    """What somebody may be contacted for. Each is asked separately."""

    EMAIL = "email"
    PHONE = "phone"
    POST = "post"
    SHARE = "share"  # with partners


class FieldSource(StrEnum):
    """Where a field of a lead came from."""

    TYPED = "typed"
    BADGE = "badge"
    LIST = "list"
    CARD = "card"
    IMPORT = "import"


class MagnetKind(StrEnum):
    """What is offered for contact data."""

    FREE_TRIAL = "free_trial"
    CONSULTATION = "consultation"
    REPORT = "report"
    TIP_SHEET = "tip_sheet"
    WHITE_PAPER = "white_paper"
    EBOOK = "ebook"
    WEBINAR_SEAT = "webinar_seat"
    SAMPLE = "sample"
    DEMO = "demo"
    PRIZE_DRAW = "prize_draw"


class ClaimState(StrEnum):
    """How far the promise of a lead magnet has come."""

    PROMISED = "promised"
    GIVEN = "given"
    SENT = "sent"


class CostKind(StrEnum):
    """What an event costs."""

    SPACE = "space"
    STAND = "stand"
    TRAVEL = "travel"
    STAFF = "staff"
    FREIGHT = "freight"
    PROMOTION = "promotion"
    GIVEAWAYS = "giveaways"
    OTHER = "other"


class SetBy(StrEnum):
    """Who chose a value that a rule may choose as well."""

    CAPTURE = "capture"
    RULE = "rule"
    STAFF = "staff"


class QuestionKind(StrEnum):
    """How a question is answered."""

    ONE = "one"
    SEVERAL = "several"
    YES_NO = "yes_no"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    RATING = "rating"


class Stage(StrEnum):
    """The built-in stages, in order. An organisation can rename them and add its own."""

    LEAD = "lead"
    CONTACTED = "contacted"
    PROSPECT = "prospect"
    MEETING = "meeting"
    PROPOSAL = "proposal"
    WON = "won"
    LOST = "lost"
