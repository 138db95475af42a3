"""Event set-up as one file: one person prepares, every laptop takes it in; and last year's as a template."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from leadbooth.domain.event import Event, Staff
from leadbooth.domain.form import Question, key_for
from leadbooth.domain.ids import Id
from leadbooth.errors import KnownError
from leadbooth.exchange import event_setup as form
from leadbooth.exchange.event_setup import Setup
from leadbooth.exchange.plain import FaultError
from leadbooth.services import consent_texts, events, magnets, questions
from leadbooth.storage import events as repository
from leadbooth.storage import offers
from leadbooth.storage.db import Db
from leadbooth.storage.files import known_os_error, write_atomically
from leadbooth.storage.log import Writer
from leadbooth.storage.store import Store

__all__ = [
    "Setup",
    "duplicate_event",
    "export_setup",
    "file_name",
    "import_setup",
    "read_setup",
    "setup_of",
    "suggested_name",
]

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:/(\d\d))?(?!\d)")  # 2026, or 2026/27


def suggested_name(name: str) -> str:
    """What to call the next event after one of this name: its year is the next, else it is a copy."""
    following = _YEAR.sub(_next_year, name)
    return following if following != name else f"{name} (copy)"


def _next_year(found: re.Match[str]) -> str:
    year, end = int(found[1]) + 1, found[2]
    if end is None:
        return str(year)
    return f"{year}/{(year + 1) % 100:02}" if int(end) == year % 100 else f"{year}/{end}"


def file_name(event: str) -> str:
    """What to call the file of an event's set-up, in letters that every system takes."""
    words = re.sub(r"[\W_]+", "-", event).strip("-").lower()
    return f"{words[:80] or 'event'}{form.SUFFIX}"


def setup_of(store: Store, event: Id) -> Setup:
    """All that is prepared for an event. Raises KnownError("event_gone")."""
    with store.reading() as db:
        return _setup(db, event)


def _setup(db: Db, event: Id) -> Setup:
    found = repository.get(db, event)
    if found is None:
        raise KnownError("event_gone")
    everybody = repository.staff(db)
    known = {person.id for person in everybody}
    found = _with_staff(found, {person: person for person in known})
    named = {*found.team, *(owner for rule in found.routing for owner in rule.owners)}
    setup = Setup(
        event=found,
        questions=tuple(repository.questions(db, event)),
        texts=tuple(offers.consent_texts(db, event)),
        magnets=tuple(offers.magnets(db, event)),
        staff=tuple(person for person in everybody if person.id in named),
        campaign=next((one.name for one in repository.campaigns(db) if one.id == found.default_campaign_id), ""),
    )
    return setup.with_questions({question.id: question.id for question in setup.questions})


def _with_staff(event: Event, ids: Mapping[Id, Id]) -> Event:
    """The event with its team and the owners of its rules under other ids; who is not among them is left out."""

    def mapped(people: Sequence[Id]) -> tuple[Id, ...]:
        return tuple(dict.fromkeys(ids[person] for person in people if person in ids))

    routing = tuple(replace(rule, owners=mapped(rule.owners)) for rule in event.routing)
    return replace(event, team=mapped(event.team), routing=routing)


def export_setup(store: Store, event: Id, target: Path) -> None:
    """Write the set-up of an event into a file that every laptop can read, whole or not at all.

    Raises KnownError("event_gone", "setup_not_fitting", "disk_full", "folder_read_only" ...).
    """
    data = form.write_setup(setup_of(store, event))
    try:
        form.parse_setup(data)
    except FaultError as error:
        raise KnownError("setup_not_fitting", reason=str(error)) from error
    write_atomically(target, data)


def read_setup(path: Path) -> Setup:
    """The set-up in a file, checked as a whole; nothing is written.

    Raises KnownError("setup_unreadable", "setup_newer", "file_missing", "file_error" ...).
    """
    try:
        with path.open("rb") as file:
            data = file.read(form.MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise KnownError("file_missing", path=str(path)) from error
    except OSError as error:
        raise known_os_error(error, path) from error
    try:
        return form.parse_setup(data)
    except form.NewerError as error:
        raise KnownError("setup_newer", path=str(path), found=error.args[0], known=form.VERSION) from error
    except FaultError as error:
        raise KnownError("setup_unreadable", path=str(path), reason=str(error)) from error


def import_setup(store: Store, setup: Setup, *, staff: Id | None = None) -> Event:
    """Make the event of a set-up, or bring the one that is here in line with it, as one action.

    What the set-up does not have is retired. Leads and answers stay as they are; where weights or the country are
    others, ``rescoring.rescore`` has work to do then. Raises KnownError("setup_taken") where it names something that
    belongs to another event.
    """
    with store.writing(staff) as writer:
        return _take_in(writer, setup)


def duplicate_event(store: Store, event: Id, name: str, *, staff: Id | None = None) -> Event:
    """Another event prepared as this one: without dates, leads, archived and retired things, all under new ids.

    Raises KnownError("event_gone", "event_name_missing").
    """
    name = name.strip()
    if not name:
        raise KnownError("event_name_missing")
    with store.writing(staff) as writer:
        return _take_in(writer, form.as_template(_setup(writer.db, event), name))


def _take_in(writer: Writer, setup: Setup) -> Event:
    held = repository.get(writer.db, setup.event.id)
    event = replace(
        _with_staff(setup.event, _staff(writer, setup.staff)),
        default_campaign_id=events.record_campaign(writer, setup.campaign),
        archived=held is not None and held.archived,
    )
    _keep(writer, "event", event.id, event.id, events.event_groups(event))
    _take_in_questions(writer, event.id, setup.questions)
    _take_in_texts(writer, event.id, setup)
    _take_in_magnets(writer, event.id, setup)
    return event


def _staff(writer: Writer, people: Sequence[Staff]) -> dict[Id, Id]:
    """Who here is meant by whom: by id, else by name, else made."""
    here = repository.staff(writer.db)
    known = {person.id: person for person in here}
    named = {person.name.casefold(): person for person in sorted(here, key=lambda person: person.active)}
    meant = dict[Id, Id]()
    for person in people:
        found = known.get(person.id) or named.get(person.name.casefold())
        if found is None or (person.active and not found.active):
            found = replace(found or person, active=person.active)
            events.record_staff(writer, found)
        meant[person.id] = found.id
    return meant


def _take_in_questions(writer: Writer, event: Id, news: Sequence[Question]) -> None:
    here = {question.id: question for question in repository.questions(writer.db, event)}
    keys = {question.key for question in news}
    for position, question in enumerate(news):
        held = here.pop(question.id, None)
        version = max(question.version, questions.next_version(held, question)) if held else question.version
        kept = replace(question, position=position, version=version)
        _keep(writer, "question", question.id, event, questions.question_groups(kept))
    for position, question in enumerate(here.values(), len(news)):
        key = key_for(question.key, keys) if question.key in keys else question.key
        keys.add(key)
        questions.record_question(writer, event, replace(question, key=key, position=position, active=False))


def _take_in_texts(writer: Writer, event: Id, setup: Setup) -> None:
    here = {text.id: text for text in offers.consent_texts(writer.db, event)}
    gone = [replace(text, wording="") for text in here.values() if text.id not in {one.id for one in setup.texts}]
    for text in (*setup.texts, *gone):
        consent_texts.record_text(writer, event, text, here)


def _take_in_magnets(writer: Writer, event: Id, setup: Setup) -> None:
    here = {magnet.id: magnet for magnet in offers.magnets(writer.db, event)}
    for magnet in setup.magnets:
        here.pop(magnet.id, None)
        _keep(writer, "magnet", magnet.id, event, magnets.magnet_groups(magnet))
    for magnet in here.values():
        magnets.record_magnet(writer, event, replace(magnet, active=False))


def _keep(writer: Writer, table: str, row: Id, event: Id, groups: Mapping[str, Mapping[str, Any]]) -> None:
    """Write a row of the event; never one of another event, which a file made by hand could name."""
    held = offers.whereabouts(writer.db, table, row)
    if held is not None and held.event != event:
        raise KnownError("setup_taken")
    writer.edit(table, row, event, groups)
    if held is not None and held.deleted:
        writer.revive(table, row, event)
