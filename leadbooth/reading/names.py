"""Names of people: a whole name into first and last, and capitals into ordinary case."""

from __future__ import annotations

import re
from typing import NamedTuple

_PARTICLES = frozenset(
    "van der den von vom zu zur zum ter 't de del della dello di du dos des la bin ibn bint el".split()
)
# These are also given names or words: they count as particles in lower case only.
_LOWER_PARTICLES = _PARTICLES | frozenset("al af av ben da das do le les ten te het abu ap san und y e".split())
_PREFIXES = frozenset("mr mrs ms miss mx dr prof professor herr frau sir dame rev ing dipl-ing mag mme sr sra".split())
_SUFFIXES = frozenset("jr sr ii iii iv phd md mba esq cpa cfa msc bsc pmp rn dds".split())
_CJK = re.compile("[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af\uff66-\uff9f]+")
_WORD = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?<!Mc)(?<!Mac)(?=[A-ZÀ-Þ])")


class PersonName(NamedTuple):
    """A name in the parts that a form asks for; each may be ""."""

    first: str = ""
    last: str = ""
    prefix: str = ""
    suffix: str = ""


def split_name(full: str) -> PersonName:
    """``Jan van der Berg``, ``Berg, Jan``, ``Dr. Jane Doe, PhD``, ``山田 太郎``; one word is a first name."""
    head, comma, tail = full.partition(",")
    if comma and not all(_is_suffix(word) for word in tail.replace(",", " ").split()):
        first, prefix, suffix = _without_titles(tail.replace(",", " ").split())
        last, *_ = _without_titles(head.split())
        return PersonName(" ".join(first), " ".join(last), prefix, suffix)
    words, prefix, suffix = _without_titles(full.replace(",", " ").split())
    first_words, last_words = _split_words(words)
    return PersonName(" ".join(first_words), " ".join(last_words), prefix, suffix)


def _split_words(words: list[str]) -> tuple[list[str], list[str]]:
    if len(words) < 2:
        return words, []
    if words[0] in _LOWER_PARTICLES:
        return [], words
    if all(_CJK.fullmatch(word) for word in words):
        return words[1:], words[:1]
    for index in range(1, len(words) - 1):
        if _is_particle(words[index]):
            return words[:index], words[index:]
    return words[:-1], words[-1:]


def _is_particle(word: str) -> bool:
    return word in _LOWER_PARTICLES or word.lower() in _PARTICLES


def _without_titles(words: list[str]) -> tuple[list[str], str, str]:
    start, end = 0, len(words)
    while start < end - 1 and words[start].rstrip(".").lower() in _PREFIXES:
        start += 1
    while end - 1 > start and _is_suffix(words[end - 1]):
        end -= 1
    return words[start:end], " ".join(words[:start]), " ".join(words[end:])


def _is_suffix(word: str) -> bool:
    return word.replace(".", "").lower() in _SUFFIXES


def split_camel(word: str) -> str:
    """``JaneDoe`` as ``Jane Doe``; names such as ``McDonald`` stay whole."""
    return word if " " in word else _CAMEL.sub(" ", word)


def fix_case(name: str) -> str:
    """``JANE O'BRIEN-VAN DAM`` as ``Jane O'Brien-van Dam``; a name in mixed case is left as it is."""
    if name != name.upper() and name != name.lower():
        return name
    return _WORD.sub(_fixed_word, name)


def _fixed_word(match: re.Match[str]) -> str:
    word = match[0].lower()
    alone = len(match[0]) == len(match.string)
    return word if word in _PARTICLES and not alone else word.capitalize()
