"""Text helpers that all formats share: decoding, cleaning, splitting, and what a piece of text looks like.

Everything here does work in proportion to its input, whatever the input is.
"""

from __future__ import annotations

import codecs
import hashlib
import re

MAX_FIELD = 200
"""Characters kept of an ordinary contact field."""
MAX_ID = 128
"""Characters of the longest badge id that is kept as it is."""

_TO_SPACE = re.compile("[\t\n\v\f\r\x85\u2028\u2029]")
# Controls, soft hyphen, bidirectional marks and overrides, zero-width and other invisible format characters,
# lone surrogates, noncharacters and tags: none of them is part of anybody's name. Joiners are, in Persian, Sinhala,
# Malayalam and others, between two letters of those scripts.
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u070f\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"
    "\ufffe\uffff\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    "|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"
)
_EMAIL = re.compile(r"[\w.!#&'+/=?{}-]{1,64}@(?:[^\W_][\w-]{0,62}\.){1,8}[^\W_][\w-]{0,62}\.?")
_ANY_EMAIL = re.compile(r"[^\s<>\"(),;:@]{1,64}@[^\s<>\"(),;:@]{1,253}")
_WEB = re.compile(
    r"(?:https?://)?(?:[^\W_][\w-]{0,62}\.){1,8}[^\W\d_][\w-]{0,62}(?::\d{1,5})?(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\+?[\d\s().\-/]{6,30}(?:\s?(?:x|ext\.?)\s?\d{1,6})?", re.IGNORECASE)
_ID = re.compile(r"[A-Za-z0-9][\w.:/#-]*", re.ASCII)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def decode_bytes(data: bytes) -> str:
    """Text of raw bytes: what its byte order mark says, UTF-8, else cp1252, else Latin-1, which takes anything."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def clean_text(value: str, max_length: int = MAX_FIELD) -> str:
    """One line of visible text: no control, bidirectional or zero-width characters, single blanks.

    Markup stays what it is, text; only the first ``max_length`` characters are kept.
    """
    head = value[: 2 * max_length + 16]
    if not head.isprintable():
        head = _INVISIBLE.sub("", _TO_SPACE.sub(" ", head))
    return " ".join(head.split())[:max_length].rstrip()


def split_escaped(text: str, separator: str, limit: int = 200) -> list[str]:
    """The parts between separators that no backslash escapes; still escaped, at most ``limit`` of them."""
    pieces = text.split(separator, limit)
    if "\\" not in text:
        return pieces
    parts: list[str] = []
    held: list[str] = []
    for piece in pieces:
        held.append(piece)
        if (len(piece) - len(piece.rstrip("\\"))) % 2 == 0:
            parts.append(separator.join(held))
            held = []
    if held:
        parts.append(separator.join(held))
    return parts


def unescape(text: str) -> str:
    r"""Text without its backslash escapes: ``\n`` is a line break, any other escaped character is itself."""
    if "\\" not in text:
        return text
    # What nobody keeps need not be unescaped.
    return _ESCAPED.sub(_escaped_character, text[:8000])


def _escaped_character(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]


def is_email(text: str) -> bool:
    """Whether the whole text is one e-mail address."""
    return len(text) <= 254 and _EMAIL.fullmatch(text) is not None


def find_email(text: str) -> str:
    """The first thing with an @ in ``Jane <jane@example.org>`` or ``mailto:jane@example.org``; "" if none."""
    at = text.find("@")
    if at < 0:
        return ""
    match = _ANY_EMAIL.search(text, max(0, at - 64), at + 254)
    return match[0].strip(".'`") if match else ""


def is_web_address(text: str) -> bool:
    """Whether the whole text is an http(s) address or a bare host name; never ``javascript:`` or ``data:``."""
    return len(text) <= 2000 and _WEB.fullmatch(text) is not None


def is_phone(text: str) -> bool:
    """Whether the whole text looks like a telephone number (7 to 20 digits)."""
    if not (7 <= len(text) <= 40 and _PHONE.fullmatch(text)):
        return False
    return 7 <= sum(map(str.isdecimal, text)) <= 20


def is_id(text: str) -> bool:
    """Whether the whole text looks like a badge id: one short token of letters, digits and joining marks."""
    return len(text) <= MAX_ID and _ID.fullmatch(text) is not None


def stable_id(text: str) -> str:
    """A badge id for any text: the text if it is short and printable, else always the same digest."""
    trimmed = text.strip()
    if len(trimmed) <= MAX_ID and trimmed.isprintable():
        return trimmed
    return "sha256:" + hashlib.sha256(trimmed.encode("utf-8", "surrogatepass")).hexdigest()[:16]
