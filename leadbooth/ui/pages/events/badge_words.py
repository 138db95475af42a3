"""Words for badge layouts: what a token can be, and what a reading has to remark."""

from __future__ import annotations

from collections.abc import Sequence

from leadbooth.domain.badge import BadgeProfile, BadgeReading
from leadbooth.domain.contact import CONTACT_FIELDS
from leadbooth.ui.i18n import field_word, fill, translate

_CONTEXT = "Badges"
Row = tuple[str, str]
"""What stands on the badge, and what it is read as."""


def token_word(column: str) -> str:
    """What a token is read as."""
    words = {
        "": translate(_CONTEXT, "Left out"),
        "badge_id": translate(_CONTEXT, "Badge id"),
        "name": translate(_CONTEXT, "Whole name"),
        "name_company": translate(_CONTEXT, "Name_Company"),
    }
    if column in words:
        return words[column]
    return field_word(column) if column in CONTACT_FIELDS else fill(translate(_CONTEXT, "Kept as {key}"), key=column)


def token_options() -> list[tuple[str, str]]:
    """Everything a token can be."""
    return [(name, token_word(name)) for name in ("", "badge_id", "name", "name_company", *CONTACT_FIELDS)]


def delimiter_options() -> list[tuple[str, str]]:
    """Delimiters that badges use; "" for one thing without any."""
    names = {
        "": translate(_CONTEXT, "None: the badge is one thing"),
        "\t": translate(_CONTEXT, "Tab"),
        "\n": translate(_CONTEXT, "New line"),
        "\x1d": translate(_CONTEXT, "Group separator (GS)"),
    }
    marks = ("^", "|", "::", "~", "*", "%", "$", ";", ",")
    return [*names.items(), *((mark, mark) for mark in marks)]


def preview_rows(payload: str, reading: BadgeReading, profile: BadgeProfile | None) -> list[Row]:
    """Token by token where the layout of the event reads the badge, else what is in each field."""
    if reading.format == "delimited" and profile is not None and profile.delimiter in payload and profile.delimiter:
        return _token_rows(payload, profile)
    known = reading.contact.known() | dict(reading.contact.extra)
    rows = [(value, token_word(name)) for name, value in known.items()]
    return [(reading.badge_id, token_word("badge_id")), *rows] if reading.badge_id else rows


def _token_rows(payload: str, profile: BadgeProfile) -> list[Row]:
    tokens = payload.strip("\r\n").split(profile.delimiter)
    columns: Sequence[str] = profile.columns
    last = len(tokens) - 1
    rows = []
    for place, token in enumerate(tokens):
        column = columns[place] if place < len(columns) else f"field_{place + 1}"
        rows.append((token.strip(), token_word("badge_id" if profile.id_last and place == last else column)))
    return rows


def summary(reading: BadgeReading) -> str:
    """Who the badge is read as, on one line."""
    contact = reading.contact
    badge = fill(translate(_CONTEXT, "badge {id}"), id=reading.badge_id) if reading.badge_id else ""
    parts = [contact.full_name, contact.job_title, contact.company, contact.email, badge]
    return " · ".join(part for part in parts if part) or translate(_CONTEXT, "Nothing readable")


def warning_words(code: str) -> str:
    """What a reading has to remark."""
    words = {
        "email_malformed": translate(_CONTEXT, "What stands where an e-mail belongs is none."),
        "empty": translate(_CONTEXT, "The badge holds nothing visible."),
        "fewer_columns": translate(_CONTEXT, "The badge has fewer tokens than the layout."),
        "guessed_columns": translate(_CONTEXT, "The layout does not fit: the meaning was guessed from the content."),
        "malformed_line": translate(_CONTEXT, "A part could not be read and was left out."),
        "missing_prefix": translate(_CONTEXT, "The badge id lacks the prefix of this layout."),
        "more_columns": translate(
            _CONTEXT, "The badge has more tokens than the layout; the rest is kept with the lead."
        ),
        "name_guessed": translate(_CONTEXT, "The name was guessed from a profile link."),
        "no_separator": translate(_CONTEXT, "The separator of the layout is not on the badge."),
        "opaque": translate(_CONTEXT, "The content is encrypted or unknown: it is kept as a badge id."),
        "several_cards": translate(_CONTEXT, "There is more than one card; the first is read."),
        "unsafe_link": translate(_CONTEXT, "A link that is no web address is kept as text."),
    }
    return words.get(code, code)
