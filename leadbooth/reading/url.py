"""Web addresses on badges. Nothing is ever fetched: an address is a website, at best with an id or a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from leadbooth.domain.badge import BadgeReading
from leadbooth.reading.aliases import field_of, is_id_key
from leadbooth.reading.draft import Pair, reading_of
from leadbooth.reading.names import split_name
from leadbooth.reading.scan import Scan
from leadbooth.reading.text import is_id, is_web_address

_MAX_LENGTH = 4000
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
# Hosts of digital business cards: the address itself is what is known of the person.
_CARD_HOSTS = frozenset("linkedin.com hihello.me hihello.com blinq.me popl.co poplme.co".split())
_BARE_HOSTS = ("www.", *(f"{host}/" for host in sorted(_CARD_HOSTS)))
# LinkedIn ends slugs that are taken with a few letters and digits.
_SLUG_TAIL = re.compile(r"[0-9a-f]*\d[0-9a-f]*|[a-z]*\d[a-z\d]*", re.IGNORECASE)


def parse(scan: Scan) -> BadgeReading | None:
    """An http(s) address, or a well-known host without its scheme."""
    text = scan.text.strip()
    scheme = _SCHEME.match(text)
    if not scheme and not text[:20].lower().startswith(_BARE_HOSTS):
        return None
    if len(text.split(None, 1)) != 1:
        return None
    address = text[:_MAX_LENGTH]
    host, path, query = _split(address[scheme.end() :] if scheme else address)
    name = list(_linkedin_name(host, path))
    pairs = [("website", address), *name, *_query_pairs(query), ("badge_id", _badge_id(host, path, query))]
    if not is_web_address(address):
        pairs[0] = ("link", address)
    return reading_of("url", pairs, ["name_guessed"] if name else [])


def _split(rest: str) -> tuple[str, list[str], list[tuple[str, str]]]:
    """Host without ``www.``, path segments and query parameters, all decoded."""
    rest = rest.partition("#")[0]
    location, _, query = rest.partition("?")
    host, _, path = location.partition("/")
    host = host.rpartition("@")[2].partition(":")[0].lower()
    segments = [unquote(segment) for segment in path.split("/", 20)[:20] if segment]
    parameters = [parameter.partition("=") for parameter in query.split("&", 50)[:50]]
    return host, segments, [(unquote(key), unquote(value.replace("+", " "))) for key, _, value in parameters]


def _card_host(host: str) -> str:
    """``linkedin.com`` for ``de.linkedin.com``; "" where the host holds no digital cards."""
    return next((known for known in sorted(_CARD_HOSTS) if host == known or host.endswith("." + known)), "")


def _linkedin_name(host: str, path: list[str]) -> Iterator[Pair]:
    if _card_host(host) != "linkedin.com" or len(path) < 2 or path[0].lower() not in ("in", "pub"):
        return
    words = path[1].split("-")[:8]
    while len(words) > 1 and _SLUG_TAIL.fullmatch(words[-1]):
        words.pop()
    if len(words) > 1 and all(word.isalpha() for word in words):
        name = split_name(" ".join(word if word in ("van", "von", "de") else word.capitalize() for word in words))
        yield "first_name", name.first
        yield "last_name", name.last


def _query_pairs(query: list[tuple[str, str]]) -> Iterator[Pair]:
    for key, value in query:
        if (field := field_of(key)) and field not in ("website", "language"):
            yield field, value


def _badge_id(host: str, path: list[str], query: list[tuple[str, str]]) -> str:
    """An id that is the same each time this badge is scanned, "" for an address anybody could carry."""
    for key, value in query:
        if is_id_key(key) and is_id(value):
            return value
    if card_host := _card_host(host):
        return "/".join([card_host, *path]) if path else ""
    last = path[-1] if path else ""
    is_code = len(last) >= 4 and any(map(str.isdigit, last)) and is_id(last) and "." not in last
    return last if is_code else ""
