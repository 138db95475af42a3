"""Consent texts: what an event shows for each purpose and language. Each wording has a version of its own."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from leadbooth.domain.consent_text import ConsentText, text_row
from leadbooth.domain.ids import Id
from leadbooth.domain.words import Purpose
from leadbooth.storage import offers as repository
from leadbooth.storage.log import Writer
from leadbooth.storage.store import Store

_LANGUAGE = re.compile(r"[a-z]{2}")


def list_consent_texts(store: Store, event: Id) -> list[ConsentText]:
    """The texts of an event, by purpose and language."""
    with store.reading() as db:
        return repository.consent_texts(db, event)


def text_for(store: Store, event: Id, purpose: str, language: str) -> ConsentText | None:
    """What an event shows for a purpose in a language; None where it has no text of its own."""
    row = text_row(event, purpose, language)
    return next((text for text in list_consent_texts(store, event) if text.id == row), None)


def save_consent_text(
    store: Store, event: Id, purpose: str, language: str, wording: str, *, staff: Id | None = None
) -> ConsentText:
    """Keep a wording; another one is another version. An empty one takes the text away: the built-in one is shown then.

    ``language`` is ISO 639-1. Raises ValueError for another purpose or language.
    """
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"no language: {language!r}")
    text = ConsentText(text_row(event, purpose, language), Purpose(purpose), language, wording.strip())
    with store.writing(staff) as writer:
        known = {one.id for one in repository.consent_texts(writer.db, event)}
        return record_text(writer, event, text, known)


def record_text(writer: Writer, event: Id, text: ConsentText, known: Collection[Id]) -> ConsentText:
    """Record a text as part of a larger action; answers it with its version, which is never less than ``text`` has.

    ``known`` are the ids of the texts that the event has now.
    """
    latest = repository.latest_text(writer.db, text.id)
    if not text.wording:
        if text.id in known:
            writer.delete("consent_text", text.id, event)
        return text if latest is None else replace(text, version=latest.version)
    if latest is not None:
        # One that was taken away gets a new version even for its old words: nothing else would bring it back.
        changed = latest.wording != text.wording or text.id not in known
        text = replace(text, version=max(text.version, latest.version + changed))
    values = {name: getattr(text, name) for name in ("purpose", "language", "wording", "version")}
    writer.edit("consent_text", text.id, event, {"text": values})
    return text
