"""What a delimited payload probably means: its delimiter, and its columns from what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from leadbooth.domain.badge import BadgeProfile
from leadbooth.reading.presets import PRESETS
from leadbooth.reading.text import is_email, is_id, is_phone, is_web_address

_STRONG = ("::", "^", "|", "\t", "~")
_WEAK = ("\n", "\x1d", "\x1e", "*", "%", "$", ";", ",")
_MAX_SAMPLES = 50
_MAX_COLUMNS = 30
_MAX_LENGTH = 4000

_COMPANY = re.compile(
    r"\b(?:inc|ltd|llc|gmbh|corp|co|ag|kg|plc|bv|b\.v|nv|sa|s\.a|srl|spa|oy|ab|pty|group|university|hospital|solutions"
    r"|technologies|consulting|company)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:manager|engineer|director|developer|nurse|consultant|analyst|architect|president|vp|ceo|cto|cfo|coo|head"
    r"|officer|lead|founder|owner|sales|marketing|specialist|scientist|professor|student|assistant|leiter)\b",
    re.IGNORECASE,
)
_NUMBERS = {"number": "postal_code", "long_number": "phone"}
_SLOTS = ("first_name", "last_name", "job_title", "company", "city", "region", "country")


def guess_profile(samples: Sequence[str]) -> BadgeProfile | None:
    """A profile for badges of which these payloads are examples; None where nothing can be made of them.

    A known layout that fits every sample wins; else columns are named by their content. Badges with a bare id
    give a profile that says so.
    """
    samples = [sample.strip("\r\n") for sample in samples if sample.strip()]
    if samples and all(is_id(sample.strip()) for sample in samples):
        return BadgeProfile(columns=("badge_id",))
    return guess_delimited(samples)


def guess_delimited(samples: Sequence[str]) -> BadgeProfile | None:
    """As ``guess_profile``, for payloads with a delimiter only."""
    samples = [sample[:_MAX_LENGTH] for sample in samples[:_MAX_SAMPLES]]
    delimiter = _delimiter(samples)
    if not delimiter:
        return None
    rows = [[token.strip() for token in sample.split(delimiter, _MAX_COLUMNS)] for sample in samples]
    if all(sum(map(bool, row)) < 2 for row in rows):
        return None
    known = next((preset for preset in PRESETS.values() if _fits(preset, delimiter, rows)), None)
    if known:
        return known
    columns = _columns(rows)
    return BadgeProfile(delimiter=delimiter, columns=columns) if _is_sure(delimiter, columns) else None


def _delimiter(samples: Sequence[str]) -> str:
    """The delimiter that every sample holds, the one with most tokens; weak ones need two occurrences."""
    if not samples:
        return ""
    for marks, least in ((_STRONG, 1), (_WEAK, 2)):
        counts = {mark: min(sample.count(mark) for sample in samples) for mark in marks}
        best = max(marks, key=counts.__getitem__)
        if counts[best] >= least:
            return best
    return ""


def _is_sure(delimiter: str, columns: tuple[str, ...]) -> bool:
    """Prose holds commas too: weak delimiters need something that only a badge has."""
    if delimiter in _STRONG:
        return any(column and not column.startswith("field_") for column in columns)
    return "email" in columns or "phone" in columns or ("badge_id" in columns and len(columns) > 2)


def _fits(preset: BadgeProfile, delimiter: str, rows: list[list[str]]) -> bool:
    """Whether each row has the preset's columns, with an e-mail exactly where the preset has one."""
    columns = (*preset.columns, "badge_id") if preset.id_last else preset.columns
    # Short layouts say too little to be told apart.
    if preset.delimiter != delimiter or (len(columns) < 5 and "name_company" not in columns):
        return False
    return all(len(row) == len(columns) and all(map(_agrees, columns, row)) for row in rows)


def _agrees(column: str, token: str) -> bool:
    if not token:
        return True
    if column == "name_company":
        return "_" in token
    if column == "badge_id":
        return is_id(token) and not is_email(token)
    return is_email(token) == (column == "email")


def _columns(rows: list[list[str]]) -> tuple[str, ...]:
    width = max(map(len, rows))
    kinds = [_kind([row[index] for row in rows if index < len(row) and row[index]]) for index in range(width)]
    names = {index: kind for index, kind in enumerate(kinds) if kind in ("email", "website", "phone")}
    if (place := _id_place(kinds)) is not None:
        names[place] = "badge_id"
    for index, kind in enumerate(kinds):
        # A short number beside the id can be anything; after the names it is a postal code.
        if kind in _NUMBERS and index not in names and (kind == "long_number" or index > 2):
            names[index] = _NUMBERS[kind]
    names.update(_text_columns([i for i, kind in enumerate(kinds) if kind in _TEXT and i not in names], kinds))
    return tuple(names.get(index, "" if kinds[index] == "empty" else f"field_{index + 1}") for index in range(width))


_TEXT = ("name", "word", "company", "job_title")


def _kind(values: list[str]) -> str:
    """What most of the values of one column are."""
    if not values:
        return "empty"
    kinds = [_value_kind(value) for value in values]
    return max(dict.fromkeys(kinds), key=kinds.count)


def _value_kind(value: str) -> str:
    if is_email(value):
        return "email"
    if value.isdecimal():
        return "long_number" if len(value) >= 7 else "number"
    if is_phone(value):
        return "phone"
    if is_id(value) and any(map(str.isdigit, value)):
        return "code"
    if "." in value and (value.lower().startswith(("http", "www.")) and is_web_address(value)):
        return "website"
    if _COMPANY.search(value[:200]):
        return "company"
    if _TITLE.search(value[:200]):
        return "job_title"
    return "name" if " " in value else "word"


def _id_place(kinds: list[str]) -> int | None:
    """The column of the id: the first if it looks like one, else the last, else any other code."""
    last = len(kinds) - 1
    candidates: Iterable[int] = (0, last, *range(1, last))
    return next((index for index in candidates if kinds[index] in ("code", *_NUMBERS)), None)


def _text_columns(indexes: list[int], kinds: list[str]) -> dict[int, str]:
    """Names for the columns of words: by what they hold, else in the order that badges use."""
    names: dict[int, str] = {}
    for index in indexes:
        kind = kinds[index]
        if kind in ("company", "job_title") and kind not in names.values():
            names[index] = kind
    rest = [index for index in indexes if index not in names]
    if rest and (kinds[rest[0]] == "name" or len(rest) == 1):
        names[rest.pop(0)] = "name"
        slots = [slot for slot in _SLOTS[2:] if slot not in names.values()]
    else:
        slots = [slot for slot in _SLOTS if slot not in names.values()]
    # One column after the name is more often a company than a job.
    if len(rest) == (1 if "name" in names.values() else 3) and "job_title" in slots and "company" in slots:
        slots.remove("job_title")
    names.update(zip(rest, slots, strict=False))
    return names
