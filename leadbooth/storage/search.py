"""Search: conditions on leads for what somebody types, letter by letter.

Words of three letters and more are found anywhere within a lead's text by the trigram index; shorter ones at the
beginning of any word by a scan. Fewer than four letters in all are never ranked: too many leads match, and ranking
them takes longer than the next key press.
"""

from __future__ import annotations

from dataclasses import dataclass

from leadbooth.domain.text import fold

_INDEXED = 3  # letters: shorter ones have no trigram
_RANKED = 4


@dataclass(frozen=True, slots=True)
class Search:
    """A condition ``sql`` on ``search_part`` joined as in ``FROM_SEARCH``, with its parameters."""

    sql: str
    parameters: tuple[str, ...]
    ranked: bool


FROM_SEARCH = "search_part JOIN lead ON lead.rid = search_part.rowid"
"""Use with a ranked search; otherwise test ``lead.rid IN (...)`` with ``Search.sql``."""


def parse(query: str) -> Search | None:
    """What ``query`` asks for; None for nothing."""
    words = fold(query).split()
    if not words:
        return None
    indexed = [word for word in words if len(word) >= _INDEXED]
    short = [word for word in words if len(word) < _INDEXED]
    ranked = bool(indexed) and not short and max(map(len, indexed)) >= _RANKED
    conditions = ["search_part MATCH ?"] * bool(indexed) + ["search_doc.text LIKE ? ESCAPE '\\'"] * len(short)
    match = (" AND ".join(_quoted(word) for word in indexed),) if indexed else ()
    table = "search_part" if not short else "search_doc"
    if indexed and short:
        table = "search_doc JOIN search_part ON search_part.rowid = search_doc.rid"
    column = "search_part.rowid" if not short else "search_doc.rid"
    sql = f"SELECT {column} FROM {table} WHERE {' AND '.join(conditions)}"
    return Search(sql, (*match, *(f"% {_escaped(word)}%" for word in short)), ranked)


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
