"""What is left when no format fits: a bare e-mail, a bare id, or something only the organiser can read."""

from __future__ import annotations

from leadbooth.domain.badge import BadgeReading
from leadbooth.reading.draft import reading_of
from leadbooth.reading.scan import Scan
from leadbooth.reading.text import clean_text, find_email, is_email, is_id, stable_id


def parse_email(scan: Scan) -> BadgeReading | None:
    """One e-mail address, perhaps with a name: ``Jane Doe <jane@example.org>``."""
    text = scan.text.strip()
    if is_email(text):
        return reading_of("email", [("email", text)])
    if len(text) > 400 or not text.endswith(">") or text.count("<") != 1:
        return None
    name, _, address = text.partition("<")
    if not is_email(find_email(address)):
        return None
    return reading_of("email", [("email", address), ("name", name.strip(" \"'"))])


def parse_id(scan: Scan) -> BadgeReading | None:
    """One short token: kept exactly, with leading zeros and case."""
    badge_id = _bare(scan)
    if not is_id(badge_id):
        return None
    profile = scan.profile
    warnings = []
    if profile and profile.delimiter:
        warnings.append("no_separator")
    if profile and not badge_id.startswith(profile.id_prefix):
        warnings.append("missing_prefix")
    return BadgeReading("id", badge_id, warnings=tuple(warnings))


def _bare(scan: Scan) -> str:
    """The payload without control characters that leaked in, and without Code 39's start and stop."""
    badge_id = clean_text(scan.text)
    if scan.symbology in ("", "code39") and len(badge_id) > 2 and badge_id[0] == badge_id[-1] == "*":
        return badge_id.strip("*")
    return badge_id


def read_unknown(scan: Scan) -> BadgeReading:
    """A badge id to complete: the payload itself if it is short and printable, else a digest of it."""
    if not clean_text(scan.text):
        return BadgeReading("unknown", stable_id(scan.text), warnings=("empty",))
    return BadgeReading("unknown", stable_id(scan.text), warnings=("opaque",))
