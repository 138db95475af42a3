"""Tokens between delimiters, in the order that the event's profile names, or that their content suggests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leadbooth.domain.badge import BadgeProfile, BadgeReading
from leadbooth.reading.draft import Pair, reading_of
from leadbooth.reading.guess import guess_delimited
from leadbooth.reading.names import split_camel
from leadbooth.reading.scan import Scan
from leadbooth.reading.text import clean_text, is_email, is_id

_MAX_TOKENS = 64


def parse(scan: Scan) -> BadgeReading | None:
    """By the profile where its delimiter is there, else by a guess that says so."""
    profile, text = scan.profile, scan.text
    if is_email(text.strip()):
        return None
    if profile and not profile.delimiter and profile.columns == ("badge_id",):
        badge_id = clean_text(text)
        return (
            reading_of("id", [("badge_id", badge_id)], _prefix_warning(badge_id, profile)) if is_id(badge_id) else None
        )
    has_layout = profile is not None and profile.delimiter and (profile.columns or profile.id_last)
    if profile and has_layout and profile.delimiter in text:
        return read_row(text, profile)
    guess = guess_delimited([text])
    if guess is None:
        return None
    return read_row(text, guess, ["guessed_columns", *(["no_separator"] if has_layout else [])])


def read_row(text: str, profile: BadgeProfile, warnings: Iterable[str] = ()) -> BadgeReading:
    """One payload by a profile with a delimiter; tokens without a column are kept as ``field_N``."""
    codes = list(warnings)
    tokens = text.split(profile.delimiter, _MAX_TOKENS)[:_MAX_TOKENS]
    if profile.trim:
        tokens = [token.strip() for token in tokens]
    pairs: list[Pair] = []
    if profile.id_last:
        while len(tokens) > 1 and not tokens[-1]:
            tokens.pop()
        pairs.append(("badge_id", tokens.pop()))
    if len(tokens) < len(profile.columns):
        codes.append("fewer_columns")
    if any(tokens[len(profile.columns) :]):
        codes.append("more_columns")
    for index, token in enumerate(tokens):
        column = profile.columns[index] if index < len(profile.columns) else f"field_{index + 1}"
        pairs += _column_pairs(column, token)
    reading = reading_of("delimited", pairs, codes)
    codes += _prefix_warning(reading.badge_id, profile)
    return BadgeReading(
        reading.format,
        reading.badge_id,
        reading.contact,
        tuple(dict.fromkeys(codes + list(reading.warnings))),
    )


def _column_pairs(column: str, token: str) -> Iterator[Pair]:
    if column == "name_company":
        name, _, company = token.partition("_")
        yield "name", split_camel(name)
        yield "company", company
    elif column == "name":
        yield "name", split_camel(token)
    elif column:
        yield column, token


def _prefix_warning(badge_id: str, profile: BadgeProfile) -> list[str]:
    return [] if badge_id.startswith(profile.id_prefix) else ["missing_prefix"]
