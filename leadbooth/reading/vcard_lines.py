"""The lines of a vCard as they should have arrived: breaks restored, folds undone, properties taken apart."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

MAX_LINES = 1000
_MAX_MARKS = 250
_MAX_GLUED = 16_000

BEGIN = re.compile(r"BEGIN\s{0,3}:\s{0,3}VCARD", re.IGNORECASE)

# The longest first: "FN" is looked for before "N".
_NAMES = sorted(
    (
        "ADR AGENT ANNIVERSARY BDAY BEGIN CATEGORIES CLASS EMAIL END FN GENDER GEO IMPP KEY KIND LABEL LANG"
        " LOGO MAILER MEMBER N NAME NICKNAME NOTE ORG PHOTO PRODID PROFILE RELATED REV ROLE SORT-STRING SOUND"
        " SOURCE TEL TITLE TZ UID URL VERSION"
    ).split(),
    key=len,
    reverse=True,
)
_NAME_ENDINGS = tuple(_NAMES)
_MARK = re.compile("[:;]")
_PARAMETER = re.compile("(?:CHARSET|ENCODING|LANGUAGE|TYPE|VALUE|QUOTED)", re.IGNORECASE)


class Property(NamedTuple):
    """One property: upper-case name and types, and the value as it stands (still encoded and escaped)."""

    name: str
    types: frozenset[str]
    value: str
    charset: str = ""
    encoding: str = ""


def logical_lines(text: str) -> Iterator[str]:
    """Property lines: any line ending, lost breaks restored, folds and quoted-printable breaks joined."""
    text = restore_breaks(text.replace("\r\n", "\n").replace("\r", "\n"))
    indent = _indent(text)
    held: list[str] = []
    quoted = False
    for physical in islice(text.split("\n", MAX_LINES), MAX_LINES):
        line = physical.removeprefix(indent)
        if quoted and held[-1].endswith("="):
            held[-1] = held[-1][:-1]
            held.append(line)
        elif held and line[:1] in (" ", "\t"):
            held.append(line[1:])
        else:
            yield "".join(held)
            held = [line]
            quoted = "QUOTED-PRINTABLE" in line[:200].upper()
    yield "".join(held)


def _indent(text: str) -> str:
    """The blanks before each line of an indented card; the line after BEGIN is never a fold."""
    start = BEGIN.search(text, 0, 1024)
    line = text[start.end() : start.end() + 200].lstrip("\n") if start else ""
    return line[: len(line) - len(line.lstrip(" \t"))]


def restore_breaks(text: str) -> str:
    """Give a card its line breaks back that a keyboard scanner or a form field has swallowed."""
    start = BEGIN.search(text, 0, 1024)
    after = text[start.end() : start.end() + 200].lstrip(" \t") if start else ""
    if start is None or not after or after.startswith("\n"):
        return text
    if after.startswith(("\\n", "\\r")):
        return text.replace("\\r", "").replace("\\n", "\n")
    spaced = text[start.end()].isspace()
    starts = islice(_property_starts(text[:_MAX_GLUED], spaced), _MAX_MARKS)
    pieces, last = [], 0
    for position in starts:
        pieces.append(text[last:position].strip())
        last = position
    return "\n".join((*pieces, text[last:].strip()))


def _property_starts(text: str, spaced: bool) -> Iterator[int]:
    """Where the known property names begin; ``spaced`` names stand after a blank, others after anything."""
    for mark in islice(_MARK.finditer(text), _MAX_MARKS):
        end = mark.start()
        if spaced:
            start = max(text.rfind(" ", max(0, end - 60), end), text.rfind("\t", max(0, end - 60), end)) + 1
            name = text[start:end].upper().rpartition(".")[2]
            known = start > 0 and (name in _NAME_ENDINGS or name.startswith("X-"))
        else:
            name = _known_ending(text, end)
            start, known = end - len(name), bool(name)
        # "Wallstr. N;" is an address, "N;CHARSET=" is a name.
        short = len(name) < 3 and mark[0] == ";" and not _PARAMETER.match(text, end + 1)
        if known and not short:
            yield start


def _known_ending(text: str, end: int) -> str:
    if not text.endswith(_NAME_ENDINGS, 0, end):
        return ""
    return next(name for name in _NAMES if text.endswith(name, 0, end))


def property_of(line: str) -> Property | None:
    """The property on a line, None where the line has no colon to part name and value."""
    head, colon, value = _split_head(line)
    if not colon:
        return None
    name, *parameters = head.split(";")
    types: list[str] = []
    charset = encoding = ""
    for parameter in parameters[:20]:
        key, equals, content = parameter.strip().upper().partition("=")
        content = content.strip('"')
        if not equals:
            types.append(key)
        elif key == "TYPE":
            types += content.split(",")
        elif key == "CHARSET":
            charset = content
        elif key == "ENCODING":
            encoding = content
        elif key == "PREF":
            types.append("PREF")
    if "QUOTED-PRINTABLE" in types:
        encoding = "QUOTED-PRINTABLE"
    elif "BASE64" in types:
        encoding = "B"
    name = name.strip().upper().rpartition(".")[2]
    return Property(name, frozenset(kind.strip() for kind in types), value.strip(), charset, encoding)


def _split_head(line: str) -> tuple[str, str, str]:
    """The line at its first colon that stands outside quotes."""
    head, colon, value = line.partition(":")
    for _ in range(8):
        if not colon or head.count('"') % 2 == 0:
            break
        more, colon, value = value.partition(":")
        head = f"{head}:{more}"
    return head, colon, value


def decoded(prop: Property) -> str:
    """The value as text: quoted-printable undone, and read in the character set that the property names."""
    value = prop.value[:8000]
    if prop.encoding in ("QUOTED-PRINTABLE", "Q"):
        return _decode_quoted(value, prop.charset)
    if not prop.charset or value.isascii():
        return value
    return _reread(value, prop.charset)


def _decode_quoted(value: str, charset: str) -> str:
    raw = binascii.a2b_qp(value.encode("utf-8", "replace"))
    for encoding in (charset or "utf-8", "utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return raw.decode("latin-1")


def _reread(value: str, charset: str) -> str:
    """Text whose bytes were taken for Latin-1 or cp1252, in the character set that it was written in."""
    for assumed in ("latin-1", "cp1252"):
        try:
            return value.encode(assumed).decode(charset)
        except (UnicodeError, LookupError, ValueError):
            continue
    return value
