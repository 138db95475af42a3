"""Search: conditions on leads for what somebody types, letter by letter.

Everything is asked of one trigram index. Words of three letters and more are found anywhere within a lead's text.
Shorter ones are found at the beginning of any word: a lead's text has a blank before and after each word, so that two
letters with the blank before them are a trigram, and one letter is any of those that begin with it. Fewer than four
letters in all are never ranked: too many leads match, and ranking them takes longer than the next key press.

The index takes the newest leads in batches: writing to it costs a capture as much as all else it writes. Until then
a search looks at their texts one by one.
"""

from __future__ import annotations

from dataclasses import dataclass

from leadbooth.domain.text import fold
from leadbooth.storage.db import Db

TAIL = 64
"""The most leads that wait to be indexed."""

_INDEXED = 3  # letters: shorter ones have no trigram of their own
_RANKED = 4
_SECOND = "abcdefghijklmnopqrstuvwxyz0123456789ə .,:;'’\"&@+-_/()#!?"
"""What stands after the first letter of a folded word in Latin script, or after a word of one letter."""

_NEW_FIRST = -1_000_000  # as a rank: the smaller, the closer
_IN_TAIL = "rid > (SELECT indexed_rid FROM replica)"


@dataclass(frozen=True, slots=True)
class Search:
    """Queries for the row numbers of leads; both take ``parameters``.

    ``sql`` answers ``found``, ``ranked_sql`` also ``closeness`` (smaller is closer) and is "" where ranking is of no
    use.
    """

    sql: str
    ranked_sql: str
    parameters: tuple[str, ...]


def parse(query: str) -> Search | None:
    """What ``query`` asks for; None for nothing."""
    words = fold(query).split()
    if not words:
        return None
    needles = tuple(word if len(word) >= _INDEXED else f" {word}" for word in words)
    looked_at = " AND ".join(["instr(text, ?) > 0"] * len(needles))
    if any(len(word) == 1 and not word.isascii() for word in words):
        # One letter of another script may be followed by anything: every text is looked at, which takes longer.
        return Search(f"SELECT rid AS found FROM search_doc WHERE {looked_at}", "", needles)
    tail = f"FROM search_doc WHERE {_IN_TAIL} AND {looked_at}"
    index = "FROM search_part WHERE search_part MATCH ?"
    ranked = ""
    if all(len(word) >= _INDEXED for word in words) and max(map(len, words)) >= _RANKED:
        ranked = f"SELECT rowid AS found, rank AS closeness {index} UNION ALL SELECT rid, {_NEW_FIRST} {tail}"
    match = " AND ".join(map(_term, words))
    return Search(f"SELECT rowid AS found {index} UNION ALL SELECT rid {tail}", ranked, (match, *needles))


def _term(word: str) -> str:
    if len(word) >= _INDEXED:
        return _quoted(word)
    if len(word) == _INDEXED - 1:
        return _quoted(f" {word}")
    return f"({' OR '.join(_quoted(f' {word}{second}') for second in _SECOND)})"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def catch_up(db: Db, tail: int = TAIL) -> None:
    """Index the leads that wait for it, where they are more than ``tail``."""
    indexed, newest = db.rows("SELECT indexed_rid, (SELECT max(rid) FROM search_doc) FROM replica")[0]
    if (newest or 0) - indexed <= tail:
        return
    db.run(f"INSERT INTO search_part(rowid, text) SELECT rid, text FROM search_doc WHERE {_IN_TAIL} ORDER BY rid")
    db.run("UPDATE replica SET indexed_rid = ?", (newest,))
