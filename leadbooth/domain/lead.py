"""Lead: a person or business met at one event that may become a customer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from leadbooth.domain.consent_text import ConsentText
from leadbooth.domain.contact import Contact
from leadbooth.domain.ids import Id
from leadbooth.domain.quality import grade
from leadbooth.domain.words import LeadKind, Stage


@dataclass(frozen=True, slots=True)
class Lead:
    """One lead with what the screens show of it. Times are milliseconds since 1970, UTC.

    ``sources`` tells per contact field where its value came from (FieldSource). ``interest_by`` and ``owner_by`` tell
    who chose (SetBy). ``stage_reason`` is why it was won or lost. ``value`` is in the currency of the event;
    ``close_on`` and ``due_on``, of the ``next_step``, are ISO dates or "". ``to_finish``: captured in rapid mode and
    not qualified yet. ``party_id`` is the same for people who came together. ``exported`` is true while every change
    of the lead has left this laptop in an export.
    """

    id: Id
    event_id: Id
    contact: Contact
    kind: str = LeadKind.PERSON
    badge_id: str = ""
    interest: str = ""
    interest_by: str = ""
    stage: str = Stage.LEAD
    stage_reason: str = ""
    channel: str = ""
    campaign_id: Id | None = None
    owner: Id | None = None
    owner_by: str = ""
    value: float | None = None
    close_on: str = ""
    next_step: str = ""
    due_on: str = ""
    tags: tuple[str, ...] = ()
    to_finish: bool = False
    party_id: Id | None = None
    captured_at: int = 0
    captured_by: Id | None = None
    sources: Mapping[str, str] = field(default_factory=dict)
    score: int = 0
    exported: bool = False
    deleted: bool = False

    @property
    def title(self) -> str:
        """What to call the lead in a list: its name, else its company, e-mail or badge; "" when nothing is known."""
        contact = self.contact
        return contact.full_name or contact.company or contact.email or self.badge_id

    @property
    def grade(self) -> str:
        return grade(self.score)

    @property
    def badge_only(self) -> bool:
        """Whether nothing but a badge is known, so that somebody still has to be found behind it."""
        return bool(self.badge_id) and not self.contact.known()


@dataclass(frozen=True, slots=True)
class Defaults:
    """What each new lead gets in rapid mode or in a group, beyond what its badge says.

    ``channel`` "" is that of the event. A lead that was here already gets only what it lacks.
    """

    interest: str = ""
    channel: str = ""
    tags: tuple[str, ...] = ()
    to_finish: bool = False
    party_id: Id | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """That somebody was met: in which event, when and by whom. What "met before" is made of."""

    lead_id: Id
    event_id: Id
    event_name: str
    at: int
    by: Id | None
    by_name: str


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of a lead's history. ``code`` and ``params`` make the sentence; ``at`` is milliseconds, UTC."""

    code: str
    at: int
    by_name: str = ""
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Encounter:
    """A thing that happened with a lead. ``replaces`` names the note this one is a new wording of."""

    id: Id
    lead_id: Id
    kind: str
    at: int
    by: Id | None
    text: str = ""
    data: Mapping[str, object] = field(default_factory=dict)
    replaces: Id | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """One entry of the consent ledger, with the exact wording that was shown.

    ``text_id`` is the text of the event that it was, None for the built-in one.
    """

    purpose: str
    granted: bool
    at: int
    by: Id | None
    wording: str = ""
    text_version: int = 0
    language: str = ""
    method: str = ""
    text_id: Id | None = None

    def to(self, text: ConsentText) -> Consent:
        """The same said to a text of the event."""
        return replace(self, wording=text.wording, language=text.language, text_version=text.version, text_id=text.id)
