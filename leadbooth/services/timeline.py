"""Timeline: what happened with a lead, out of its encounters, its consents and the log.

An answer is told with the question as it was asked then, whatever became of the form. What was taken back is not told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from leadbooth.domain.changes import Change
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Encounter, TimelineEntry
from leadbooth.domain.words import EncounterKind, SetBy
from leadbooth.storage import events, leads
from leadbooth.storage.db import Db
from leadbooth.storage.log import history

_CONTACT = frozenset({"identity", "organisation", "contact", "address"})


@dataclass(frozen=True, slots=True)
class _Names:
    """What stands behind the ids of a lead."""

    staff: Mapping[Id, str]
    currency: str


def timeline(db: Db, lead: Id) -> list[TimelineEntry]:
    """What happened with a lead, latest first."""
    names = _names(db, lead)
    entries = [*_encounters(db, lead, names), *_consents(db, lead, names), *_edits(history(db, lead), names)]
    # Of one moment, what followed from an answer stands above it.
    return sorted(entries, key=lambda entry: entry.at)[::-1]


def _names(db: Db, lead: Id) -> _Names:
    held = leads.get(db, lead)
    event = events.get(db, held.event_id) if held else None
    return _Names(
        staff={person.id: person.name for person in events.staff(db)},
        currency=event.currency if event else "",
    )


def _encounters(db: Db, lead: Id, names: _Names) -> Iterator[TimelineEntry]:
    for encounter in leads.encounters(db, lead):
        yield TimelineEntry(encounter.kind, encounter.at, _name(names, encounter.by), _params(encounter))


def _params(encounter: Encounter) -> dict[str, str]:
    if encounter.kind == EncounterKind.NOTE:
        return {"text": encounter.text}
    if encounter.kind == EncounterKind.STAGE_MOVED:
        stages = {name: str(encounter.data.get(name) or "") for name in ("from", "stage")}
        return {**stages, "reason": encounter.text}
    return {}


def _consents(db: Db, lead: Id, names: _Names) -> Iterator[TimelineEntry]:
    for entry in leads.consents(db, lead):
        code = "consent_granted" if entry.granted else "consent_withdrawn"
        params = {"purpose": entry.purpose, "version": str(entry.text_version), "method": entry.method}
        yield TimelineEntry(code, entry.at, _name(names, entry.by), params)


def _edits(changes: list[Change], names: _Names) -> Iterable[TimelineEntry]:
    """Edits of the lead and of its answers. One that went on for a while, as somebody typed, is told once."""
    told: dict[tuple[Id, Id, str], TimelineEntry] = {}
    undone = {change.undoes for change in changes if change.undoes}
    known, wordings = False, dict[Id, str]()
    for change in changes:
        if change.undoes is None and change.action not in undone:
            found = _of_lead(change, names, known=known) if change.table == "lead" else _of_answer(change, wordings)
            for about, code, params in found:
                entry = TimelineEntry(code, change.hlc >> 20, _name(names, change.actor), params)
                told[change.action, change.row_id, about] = entry
        known = known or change.table == "lead"
    return told.values()


_Said = Iterator[tuple[str, str, dict[str, str]]]
"""What an edit is about, its code, and what its sentence needs."""


def _of_lead(change: Change, names: _Names, *, known: bool) -> _Said:
    """``known``: the lead was there before this change."""
    if change.kind == "delete":
        yield "deleted", "deleted", {}
    if change.kind != "set" or change.body is None:
        return
    for group, values in change.body.items():
        if (group == "qualification" and (known or values.get("interest"))) or (
            group == "ownership" and (known or values.get("owner_by") == SetBy.RULE)
        ):
            yield group, *_chosen(group, values, names)
        elif known and group == "rapid" and not values.get("to_finish"):
            yield group, "finished", {}
        elif known and group in ("deal", "next", "tags"):
            yield group, *_planned(group, values, names)
    if known and set(change.body) & _CONTACT:
        yield "contact", "edited", {}


def _chosen(group: str, values: Mapping[str, Any], names: _Names) -> tuple[str, dict[str, str]]:
    """Interest and owner, which a rule may choose as well."""
    if group == "qualification":
        code, params = "marked", {"interest": str(values.get("interest") or "")}
        by_rule = values.get("interest_by") == SetBy.RULE
    else:
        code, params = "given", {"name": _name(names, values.get("owner"))}
        by_rule = values.get("owner_by") == SetBy.RULE
    if not any(params.values()):
        return f"not_{code}", {}
    return f"{code}_by_rule" if by_rule else code, params


def _planned(group: str, values: Mapping[str, Any], names: _Names) -> tuple[str, dict[str, str]]:
    """What is to come of a lead."""
    if group == "tags":
        return "tagged", {"tags": ", ".join(values.get("tags") or ())}
    if group == "deal":
        value = values.get("value")
        worth = {"value": "" if value is None else repr(value), "currency": names.currency}
        return "valued", {**worth, "close_on": values.get("close_on") or ""}
    return "planned", {"step": values.get("next_step") or "", "due_on": values.get("due_on") or ""}


def _of_answer(change: Change, wordings: dict[Id, str]) -> _Said:
    """``wordings`` keeps, for each answer, how it was asked last."""
    if change.table != "answer":
        return
    if change.kind == "delete" and change.row_id in wordings:
        yield "answer", "not_answered", {"question": wordings[change.row_id]}
    elif change.kind == "set" and change.body:
        said = change.body.get("answer", {})
        wordings[change.row_id] = str(said.get("wording") or "")
        yield "answer", *_answered(wordings[change.row_id], said.get("value"))


def _answered(question: str, value: Any) -> tuple[str, dict[str, str]]:
    if isinstance(value, bool):
        return "answered_yes" if value else "answered_no", {"question": question}
    if isinstance(value, list | tuple):
        return "answered", {"question": question, "said": ", ".join(map(str, value))}
    is_whole = isinstance(value, float) and value.is_integer()
    return "answered", {"question": question, "said": str(int(value) if is_whole else value)}


def _name(names: _Names, staff: Id | None) -> str:
    return names.staff.get(staff, "") if staff is not None else ""
