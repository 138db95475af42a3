"""Search: conditions on leads for what somebody types, letter by letter.

Everything is asked of one trigram index. Words of three letters and more are found anywhere within a lead's text.
Shorter ones are found at the beginning of any word: a lead's text has a blank before and after each word, so that two
letters with the blank before them are a trigram, and one letter is any of those that begin with it. Fewer than four
letters in all are never ranked: too many leads match, and ranking them takes longer than the next key press.
"""

from __future__ import annotations

from dataclasses import dataclass

from leadbooth.domain.text import fold

_INDEXED = 3  # letters: shorter ones have no trigram of their own
_RANKED = 4
_SECOND = "abcdefghijklmnopqrstuvwxyz0123456789ə .,:;'’\"&@+-_/()#!?"
"""What stands after the first letter of a folded word in Latin script, or after a word of one letter."""


@dataclass(frozen=True, slots=True)
class Search:
    """A query ``sql`` for the row numbers of leads, with its parameters."""

    sql: str
    parameters: tuple[str, ...]
    ranked: bool


def parse(query: str) -> Search | None:
    """What ``query`` asks for; None for nothing."""
    words = fold(query).split()
    if not words:
        return None
    scanned = [word for word in words if len(word) == 1 and not word.isascii()]
    terms = [_term(word) for word in words if word not in scanned]
    ranked = not scanned and all(len(word) >= _INDEXED for word in words) and max(map(len, words)) >= _RANKED
    if not scanned:
        return Search("SELECT search_part.rowid FROM search_part WHERE search_part MATCH ?", (_all_of(terms),), ranked)
    # One letter of another script may be followed by anything: every text is looked at, which takes longer.
    sql = f"SELECT rid FROM search_doc WHERE {' AND '.join(['instr(text, ?) > 0'] * len(scanned))}"
    parameters = [f" {letter}" for letter in scanned]
    if terms:
        sql += " AND rid IN (SELECT rowid FROM search_part WHERE search_part MATCH ?)"
        parameters.append(_all_of(terms))
    return Search(sql, tuple(parameters), ranked)


def _term(word: str) -> str:
    if len(word) >= _INDEXED:
        return _quoted(word)
    if len(word) == _INDEXED - 1:
        return _quoted(f" {word}")
    return f"({' OR '.join(_quoted(f' {word}{second}') for second in _SECOND)})"


def _all_of(terms: list[str]) -> str:
    return " AND ".join(terms)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
